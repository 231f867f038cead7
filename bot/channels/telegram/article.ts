import type { Day } from '../../../knowledge/law.ts';
import { joined, marked, plain, type RichText } from './rich-text.ts';
import { MOST, split } from './split.ts';

/** A whole article. */
export interface WholeArticle {
  /** 《中华人民共和国民法典》第一千零七十九条 */
  readonly citation: string;
  /** Headings above it, outermost first. */
  readonly path: readonly string[];
  readonly validity: { readonly text: string };
  /** What the version after this one makes of it. */
  readonly nextText: { readonly text: string } | null;
  readonly paragraphs: readonly {
    /** Null where there is only one 款. */
    readonly number: number | null;
    readonly text: string;
    readonly items: readonly { readonly text: string; readonly subitems: readonly { readonly text: string }[] }[];
  }[];
}

/** @returns undefined where the corpus does not hold it any more */
export type FindArticle = (provisionId: number, on: Day) => WholeArticle | undefined;

const CUT = '（这一条很长，这里放不下，后面的没有显示。）';

/** A whole article in one message, cut where it is too long for one. */
export function showArticle({ citation, path, validity, nextText, paragraphs }: WholeArticle): RichText {
  const head = joined([marked('bold', citation), plain(validity.text), ...(path.length > 0 ? [plain(path.join(' › '))] : [])], '\n');
  const lines = paragraphs.flatMap(({ number, text, items }) => [
    ...(number === null ? [] : [`〔第${number}款〕`]),
    ...[text, ...items.flatMap((item) => [item.text, ...item.subitems.map((subitem) => subitem.text)])].filter((line) => line !== ''),
  ]);
  // Who asked for all of it gets it unfolded.
  const words = marked('quote', lines.join('\n'));
  const notes = nextText ? [plain(nextText.text)] : [];
  const whole = joined([head, words, ...notes], '\n');
  if (whole.text.length <= MOST) return whole;
  const room = MOST - notes.reduce((sum, { text }) => sum + text.length + 1, CUT.length + 1);
  return joined([split(joined([head, words], '\n'), room)[0]!, plain(CUT), ...notes], '\n');
}
