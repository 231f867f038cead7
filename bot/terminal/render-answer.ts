import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import { dayInWords } from '../../knowledge/day.ts';
import type { Answer, Quotation, QuotedProvision } from '../consult/answer.ts';
import type { Guidance } from '../consult/guidance/choose-guidance.ts';
import type { Office, OfficeId } from '../consult/guidance/offices.ts';

type Offices = Readonly<Record<OfficeId, Office>>;

/** Shown with every answer that quotes law; short, so that it is read. */
const NOTICE = '以上条文为原文摘录，不是人工智能生成，也不代替律师意见。';
/** Where anyone can turn, when nothing more fitting is known. */
const ANYONE: readonly OfficeId[] = ['legal-hotline', 'township-justice', 'government-hotline'];

/** An answer as plain Chinese text: conclusion, articles word for word, what to do, where to turn. */
export function renderAnswer(answer: Answer, offices: Offices): string {
  if (answer.provisions.length === 0) return answer.opening;
  return [
    answer.opening,
    ...answer.provisions.map((one, place) => renderProvision(one, place + 1)),
    ...(answer.guidance ? [renderGuidance(answer.guidance)] : []),
    renderOffices(answer.guidance?.offices ?? [], offices),
    NOTICE,
  ].join('\n\n');
}

function renderProvision({ pieces, why }: QuotedProvision, number: number): string {
  const [first] = pieces as readonly [Quotation, ...Quotation[]];
  return [
    `${number}. ${formatTitle(first.law)}${first.article}`,
    `   ${[first.level, validity(first), ...(first.region === '全国' ? [] : [`适用于${first.region.replaceAll('/', '')}`])].join(' · ')}`,
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

/** 现行有效，自2021年1月1日起施行. */
function validity({ version, isAssumed }: Quotation): string {
  const since = version.from === null ? '施行日期不详' : isAssumed ? `施行日期未载明，按${dayInWords(version.from)}推定` : `自${dayInWords(version.from)}起施行`;
  const until = version.to === null ? '' : `，自${dayInWords(version.to)}起不再有效`;
  return `${version.status}，${since}${until}`;
}

function renderGuidance({ name, steps, deadlines, materials }: Guidance): string {
  return [
    `【怎么办】${name}`,
    ...steps.map((step, index) => ` ${index + 1}. ${step}`),
    ...(deadlines.length === 0 ? [] : ['【别错过期限】', ...deadlines.map(({ what, period, from, source }) =>
      ` · ${what}：${period}，从${from}起算（${formatTitle(source.law)}${source.article}）`)]),
    ...(materials.length === 0 ? [] : [`【带上】${materials.join('；')}`]),
  ].join('\n');
}

function renderOffices(chosen: readonly OfficeId[], offices: Offices): string {
  const ids = [...new Set([...chosen, ...ANYONE])];
  return ['【找谁】', ...ids.map((id) => {
    const { name, phone, address, hours, what } = offices[id];
    return ` · ${[name, phone, address, hours].filter((part) => part !== undefined).join(' ')}：${what}`;
  })].join('\n');
}
