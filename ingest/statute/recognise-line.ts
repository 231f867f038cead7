import { formatNumeral, NUMERAL_CLASS, parseNumeral } from '../../knowledge/numerals.ts';
import type { SourceLine } from '../../knowledge/documents/source.ts';

/** What one line is by its form alone; whether it really is that is decided where its neighbours are known. */
export type LineKind =
  | { readonly kind: 'heading'; readonly rank: number; readonly text: string }
  | { readonly kind: 'article'; readonly number: number; readonly sub: number; readonly label: string;
      readonly marker: string; readonly rest: string; readonly spaced: boolean }
  | { readonly kind: 'numbered'; readonly scheme: NumberScheme; readonly label: string;
      readonly marker: string; readonly rest: string }
  | { readonly kind: 'annex'; readonly label: string }
  | { readonly kind: 'contents' }
  | { readonly kind: 'text' };

/** Outermost first: 一、 （一） 1. (1); `dotted` is 5.1.1 of a technical standard. */
export type NumberScheme = 'dotted' | 'han' | 'han-bracket' | 'arabic' | 'arabic-bracket';

export const SCHEME_DEPTH: Record<NumberScheme, number> = {
  dotted: 0, han: 1, 'han-bracket': 2, arabic: 3, 'arabic-bracket': 4,
};

const DIVISION_RANK: Record<string, number> = { 编: 1, 分编: 2, 章: 3, 节: 4, 目: 5 };
const N = NUMERAL_CLASS;
/** A dash that an editor or a scanner left where 一 stood: 第三十－条. */
const DASH = /[－─—]/g;
const DIVISION = new RegExp(`^第 ?[${N}]+ ?(分编|编|章|节|目)(?= |$|[^ ，。；、的第至])`);
const ARTICLE = new RegExp(`^(第 ?([${N}－─—]+) ?条(?: ?之 ?([一二三四五六七八九十百]+|\\d+)(?![年月日个]))?)(.*)$`, 's');
const BARE_HEADING = /^(总 ?则|分 ?则|附 ?则|序 ?言|前 ?言|罚 ?则)$/;
const ANNEX = /^(附件|附表|附录|附图|附)( ?[一二三四五六七八九十\d]{1,3})?(?=[：:\s、.．]|$)/;
/** 附：某部公告的《某目录》。, which may be long. */
const NAMED_ANNEX = /^附(?:件)?[：:][^。；]{0,80}》。?$/;
const CONTENTS = /^目 ?[录次]$/;
/** A sentence that happens to begin with 第三条: what follows binds it to the sentence. */
const RUNS_ON = /^(规定|所列|所称|第|的|、|和|及|与|至|或|中|之|款|以及|，|。|；|）|\)|”|》|修改|改为|删|增加|后)/;

/** Classifies a line by its beginning. Lines of tables are always text. */
export function recogniseLine(line: SourceLine): LineKind {
  const text = line.text;
  if (line.table) return { kind: 'text' };
  if (CONTENTS.test(text)) return { kind: 'contents' };
  const article = recogniseArticle(text);
  if (article) return article;
  const division = DIVISION.exec(text);
  if (division && isHeadingText(text)) {
    return { kind: 'heading', rank: DIVISION_RANK[division[1]!]!, text };
  }
  if (BARE_HEADING.test(text)) return { kind: 'heading', rank: 3, text };
  const annex = ANNEX.exec(text);
  if (annex && (line.heading !== undefined || text.length <= 40 || NAMED_ANNEX.test(text))) {
    return { kind: 'annex', label: annex[0].replaceAll(' ', '') };
  }
  return recogniseNumbered(text) ?? { kind: 'text' };
}

function recogniseArticle(text: string): LineKind | undefined {
  const match = ARTICLE.exec(text);
  if (!match) return undefined;
  const [, marker, numeral, subNumeral, tail] = match as unknown as [string, string, string, string | undefined, string];
  const number = parseNumeral(numeral.replaceAll(DASH, '一'));
  const sub = subNumeral === undefined ? 0 : parseNumeral(subNumeral);
  if (number === undefined || sub === undefined || number > 9999 || sub > 99) return undefined;
  const spaced = tail === '' || /^[\s：:【（(]/.test(tail);
  if (!spaced && RUNS_ON.test(tail)) return undefined;
  return {
    kind: 'article',
    number,
    sub,
    label: `第${formatNumeral(number)}条${sub > 0 ? `之${formatNumeral(sub)}` : ''}`,
    marker,
    rest: tail.trim(),
    spaced,
  };
}

const NUMBERED: readonly [NumberScheme, RegExp][] = [
  ['dotted', /^(\d{1,2}(?:\.\d{1,3}){1,4})(?= |(?<=\..*\.\d+)[\u4e00-\u9fff])/],
  ['han', /^([一二三四五六七八九十百]+)[、．.]/],
  ['han-bracket', /^[（(]([一二三四五六七八九十百]+)[）)]/],
  ['arabic', /^(\d{1,3})(?:[.．、](?!\d)|(?=[ ])[ ](?=[\u4e00-\u9fff]))/],
  ['arabic-bracket', /^[（(](\d{1,3})[）)]/],
];

function recogniseNumbered(text: string): LineKind | undefined {
  for (const [scheme, pattern] of NUMBERED) {
    const match = pattern.exec(text);
    if (!match) continue;
    const label = scheme.endsWith('bracket') ? `（${match[1]}）` : match[1]!;
    return { kind: 'numbered', scheme, label, marker: match[0], rest: text.slice(match[0].length).trim() };
  }
  return undefined;
}

/** Short, and not a sentence. */
export function isHeadingText(text: string): boolean {
  return text.length <= 50 && !/[。；：，！？;]$/.test(text) && !/。/.test(text);
}
