import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import { dayInWords } from '../../knowledge/day.ts';
import type { Answer, Approved, Drafted, Quotation, QuotedProvision } from '../consult/answer.ts';
import type { Guidance } from '../guidance/choose-guidance.ts';
import type { Office, OfficeId } from '../guidance/offices.ts';
import { renderOffices } from './render-offices.ts';

type Offices = Readonly<Record<OfficeId, Office>>;

/** Shown with every answer that quotes law; short, so that it is read. */
const NOTICE = '以上条文为原文摘录，不是人工智能生成，也不代替律师意见。';
const VETTED_NOTICE = '以上答复由法律顾问审定，条文为原文摘录；只供参考，不是正式的法律意见。';
/** The words that 人工智能生成合成内容标识办法 (in force since 2025-09-01), article 4, asks for in a text that a model wrote. */
export const AI_LABEL = '【人工智能生成】';
const AI_NOTICE = '结论、理由和步骤由人工智能生成；条文、引文和数字已与法律原文核对，但结论是否适合您的情况，以律师或法律顾问的意见为准。不是正式的法律意见。';
/** Where anyone can turn, when nothing more fitting is known. */
const ANYONE: readonly OfficeId[] = ['legal-hotline', 'township-justice', 'government-hotline'];

/** An answer as plain Chinese text: conclusion, articles word for word, what to do, where to turn. */
export function renderAnswer(answer: Answer, offices: Offices): string {
  const { drafted, approved, guidance } = answer;
  if (answer.provisions.length === 0 && !approved && !guidance) return [answer.opening, ...renderNotes(answer.notes)].join('\n\n');
  return [
    answer.opening,
    ...(approved ? [renderApproved(approved)] : []),
    ...(drafted ? [renderConclusion(drafted, answer.provisions)] : []),
    ...answer.provisions.map((one, place) => renderProvision(one, place + 1, answer)),
    ...renderNotes(answer.notes),
    ...(drafted && drafted.steps.length > 0 ? [renderSteps(drafted, offices)] : []),
    ...(guidance ? [renderGuidance(guidance, drafted === undefined || drafted.steps.length === 0)] : []),
    renderOffices([...(drafted?.steps.flatMap(({ office }) => office ?? []) ?? []), ...(guidance?.offices ?? []), ...ANYONE], offices),
    drafted ? AI_NOTICE : approved ? VETTED_NOTICE : answer.provisions.length > 0 ? NOTICE : '',
  ].filter((part) => part !== '').join('\n\n');
}

function renderApproved({ text, by, on }: Approved): string {
  const who = [by, on && dayInWords(on)].filter((part) => part !== undefined).join('，');
  return who === '' ? text : `${text}\n（审定：${who}）`;
}

function renderConclusion({ conclusion, reasons, wouldChange, confidence }: Drafted, provisions: readonly QuotedProvision[]): string {
  const placed = (articles: readonly number[]): string => articles
    .map((place) => `〔${place + 1}〕${provisions[place]!.pieces[0]!.article}`).join('、');
  return [
    `${AI_LABEL}【结论】${conclusion}${confidence === 'low' ? '（把握不大，请以顾问答复为准）' : ''}`,
    '【理由】',
    ...reasons.map(({ text, articles }, index) => ` ${index + 1}. ${text}（依据：${placed(articles)}）`),
    ...(wouldChange.length === 0 ? [] : ['【哪些情况会改变结论】', ...wouldChange.map((line) => ` · ${line}`)]),
  ].join('\n');
}

function renderSteps({ steps, materials }: Drafted, offices: Offices): string {
  return [
    '【怎么办】',
    ...steps.map(({ text, office }, index) => ` ${index + 1}. ${text}${office ? `（${offices[office].name}）` : ''}`),
    ...(materials.length === 0 ? [] : [`【带上】${materials.join('；')}`]),
  ].join('\n');
}

function renderNotes(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : [['【请注意】', ...notes.map((note) => ` · ${note}`)].join('\n')];
}

function renderProvision({ pieces, why }: QuotedProvision, number: number, answer: Answer): string {
  const [first] = pieces as readonly [Quotation, ...Quotation[]];
  return [
    `${number}. ${formatTitle(first.law)}${first.article}`,
    `   ${[first.level, validity(first, answer), ...(first.region === '全国' ? [] : [`适用于${first.region.replaceAll('/', '')}`])].join(' · ')}`,
    ...(first.path.length > 0 ? [`   ${first.path.join(' › ')}`] : []),
    ...renderPieces(pieces),
    `   （选它的理由：${why}）`,
  ].join('\n');
}

/** Pieces in order, each line of the law on a line; what is left out shows as an ellipsis. */
function renderPieces(pieces: readonly Quotation[]): string[] {
  const lines = pieces.flatMap(({ paragraph, item, quote, omittedBefore }) => [
    ...(omittedBefore ? ['……'] : []),
    ...(paragraph !== null && item === null ? [`〔第${paragraph}款〕`] : []),
    ...quote.split('\n'),
  ]);
  const isCutOff = pieces.some((piece) => piece.omittedAfter);
  const isPartial = isCutOff || pieces.some((piece) => piece.omittedBefore);
  return [...lines, ...(isPartial ? [`${isCutOff ? '……' : ''}（摘录，全文可查该条）`] : [])].map((line) => `   ┃ ${line}`);
}

/** 现行有效，自2021年1月1日起施行; of a text quoted for a day in the past 2019年5月1日有效. */
function validity({ version, isAssumed }: Quotation, { date, today }: Answer): string {
  const since = version.from === null ? '施行日期不详' : isAssumed ? `施行日期未载明，按${dayInWords(version.from)}推定` : `自${dayInWords(version.from)}起施行`;
  const until = version.to === null ? '' : `，自${dayInWords(version.to)}起不再有效`;
  return `${date === today ? version.status : `${dayInWords(date)}${version.status === '现行有效' ? '有效' : version.status}`}，${since}${until}`;
}

/** @param isAlone false where a draft has said what to do: only the statutory periods are added then */
function renderGuidance({ name, steps, deadlines, materials }: Guidance, isAlone: boolean): string {
  return [
    ...(isAlone ? [`【怎么办】${name}`, ...steps.map((step, index) => ` ${index + 1}. ${step}`)] : []),
    ...(deadlines.length === 0 ? [] : ['【别错过期限】', ...deadlines.map(({ what, period, from, source }) =>
      ` · ${what}：${period}，从${from}起算（${formatTitle(source.law)}${source.article}）`)]),
    ...(materials.length === 0 || !isAlone ? [] : [`【带上】${materials.join('；')}`]),
  ].join('\n');
}
