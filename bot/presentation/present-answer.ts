import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import { dayInWords } from '../../knowledge/day.ts';
import type { Answer, Approved, Drafted, Quotation, QuotedProvision } from '../consult/answer.ts';
import type { Guidance } from '../guidance/choose-guidance.ts';
import type { Office, OfficeId } from '../guidance/offices.ts';
import type { Block, ProvisionBlock, Section } from './block.ts';

export type Offices = Readonly<Record<OfficeId, Office>>;

/** Shown with every answer that quotes law; short, so that it is read. */
const NOTICE = '以上条文为原文摘录，不是人工智能生成，也不代替律师意见。';
const VETTED_NOTICE = '以上答复由法律顾问审定，条文为原文摘录；只供参考，不是正式的法律意见。';
/** The words that 人工智能生成合成内容标识办法 (in force since 2025-09-01), article 4, asks for in a text that a model wrote. */
export const AI_LABEL = '人工智能生成';
const AI_NOTICE = '结论、理由和步骤由人工智能生成；条文、引文和数字已与法律原文核对，但结论是否适合您的情况，以律师或法律顾问的意见为准。不是正式的法律意见。';
/** Where anyone can turn, when nothing more fitting is known. */
const ANYONE: readonly OfficeId[] = ['legal-hotline', 'township-justice', 'government-hotline'];

/** An answer in words: conclusion, articles word for word, what to do, where to turn. */
export function presentAnswer(answer: Answer, offices: Offices): Section[] {
  const { drafted, approved, guidance } = answer;
  const opening: Section = [{ kind: 'text', text: answer.opening }];
  if (answer.provisions.length === 0 && !approved && !guidance) return [opening, ...presentNotes(answer.notes)];
  const notice = drafted ? AI_NOTICE : approved ? VETTED_NOTICE : answer.provisions.length > 0 ? NOTICE : undefined;
  return [
    ...(answer.opening === '' ? [] : [opening]),
    ...(approved ? [presentApproved(approved)] : []),
    ...(drafted ? [presentConclusion(drafted, answer.provisions)] : []),
    ...answer.provisions.map((one, place): Section => [presentProvision(one, place + 1, answer)]),
    ...presentNotes(answer.notes),
    ...(drafted && drafted.steps.length > 0 ? [presentSteps(drafted, offices)] : []),
    ...(guidance ? [presentGuidance(guidance, drafted === undefined || drafted.steps.length === 0)] : []),
    [presentOffices([...(drafted?.steps.flatMap(({ office }) => office ?? []) ?? []), ...(guidance?.offices ?? []), ...ANYONE], offices)],
    ...(notice === undefined ? [] : [[{ kind: 'notice', text: notice } satisfies Block]]),
  ].filter((section) => section.length > 0);
}

/** Where to turn, each place once. */
export function presentOffices(ids: readonly OfficeId[], offices: Offices): Block {
  return { kind: 'offices', title: '找谁', offices: [...new Set(ids)].map((id) => offices[id]) };
}

function presentApproved({ text, by, on }: Approved): Section {
  const who = [by, on && dayInWords(on)].filter((part) => part !== undefined).join('，');
  return [{ kind: 'text', text: who === '' ? text : `${text}\n（审定：${who}）` }];
}

function presentConclusion({ conclusion, reasons, wouldChange, confidence }: Drafted, provisions: readonly QuotedProvision[]): Section {
  const placed = (articles: readonly number[]): string => articles
    .map((place) => `〔${place + 1}〕${provisions[place]!.pieces[0]!.article}`).join('、');
  return [
    { kind: 'text', label: AI_LABEL, title: '结论', text: `${conclusion}${confidence === 'low' ? '（把握不大，请以顾问答复为准）' : ''}` },
    { kind: 'list', title: '理由', isOrdered: true, items: reasons.map(({ text, articles }) => `${text}（依据：${placed(articles)}）`) },
    ...points('哪些情况会改变结论', wouldChange),
  ];
}

function presentSteps({ steps, materials }: Drafted, offices: Offices): Section {
  return [
    { kind: 'list', title: '怎么办', isOrdered: true, items: steps.map(({ text, office }) => `${text}${office ? `（${offices[office].name}）` : ''}`) },
    ...presentMaterials(materials),
  ];
}

const presentMaterials = (materials: readonly string[]): Block[] => (materials.length === 0 ? [] : [{ kind: 'text', title: '带上', text: materials.join('；') }]);

const points = (title: string, items: readonly string[]): Block[] => (items.length === 0 ? [] : [{ kind: 'list', title, isOrdered: false, items }]);

const presentNotes = (notes: readonly string[]): Section[] => (notes.length === 0 ? [] : [points('请注意', notes)]);

function presentProvision({ pieces, why }: QuotedProvision, number: number, answer: Answer): ProvisionBlock {
  const [first] = pieces as readonly [Quotation, ...Quotation[]];
  return {
    kind: 'provision',
    number,
    title: `${formatTitle(first.law)}${first.article}`,
    facts: [first.level, validity(first, answer), ...(first.region === '全国' ? [] : [`适用于${first.region.replaceAll('/', '')}`])],
    path: first.path,
    lines: linesOf(pieces),
    why,
    provisionId: first.provisionId,
    on: answer.date,
  };
}

/** Pieces in order, each line of the law on a line; what is left out shows as an ellipsis. */
function linesOf(pieces: readonly Quotation[]): string[] {
  const lines = pieces.flatMap(({ paragraph, item, quote, omittedBefore }) => [
    ...(omittedBefore ? ['……'] : []),
    ...(paragraph !== null && item === null ? [`〔第${paragraph}款〕`] : []),
    ...quote.split('\n'),
  ]);
  const isCutOff = pieces.some((piece) => piece.omittedAfter);
  const isPartial = isCutOff || pieces.some((piece) => piece.omittedBefore);
  return [...lines, ...(isPartial ? [`${isCutOff ? '……' : ''}（摘录，全文可查该条）`] : [])];
}

/** 现行有效，自2021年1月1日起施行; of a text quoted for a day in the past 2019年5月1日有效. */
function validity({ version, isAssumed }: Quotation, { date, today }: Answer): string {
  const since = version.from === null ? '施行日期不详' : isAssumed ? `施行日期未载明，按${dayInWords(version.from)}推定` : `自${dayInWords(version.from)}起施行`;
  const until = version.to === null ? '' : `，自${dayInWords(version.to)}起不再有效`;
  return `${date === today ? version.status : `${dayInWords(date)}${version.status === '现行有效' ? '有效' : version.status}`}，${since}${until}`;
}

/** @param isAlone false where a draft has said what to do: only the statutory periods are added then */
function presentGuidance({ name, steps, deadlines, materials }: Guidance, isAlone: boolean): Section {
  return [
    ...(isAlone ? [{ kind: 'list', title: '怎么办', about: name, isOrdered: true, items: steps } satisfies Block] : []),
    ...points('别错过期限', deadlines.map(({ what, period, from, source }) => `${what}：${period}，从${from}起算（${formatTitle(source.law)}${source.article}）`)),
    ...(isAlone ? presentMaterials(materials) : []),
  ];
}
