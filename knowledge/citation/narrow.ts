import { formatNumeral } from '../numerals.ts';
import type { Citation } from './citation.ts';
import { structure, type Item, type Paragraph, type Subitem } from './structure.ts';

export interface Narrowed {
  readonly paragraph?: Paragraph;
  readonly item?: Item;
  readonly subitem?: Subitem;
}

export type NotThere =
  | { readonly finding: 'no-such-paragraph'; readonly paragraphs: number; readonly detail: string }
  | { readonly finding: 'no-such-item'; readonly items: number; readonly detail: string };

/** The 款, 项 and 目 of a provision's text that a citation names; `detail` goes on from the name of the article. */
export function narrow(text: string, { paragraph: number, item, subitem }: Pick<Citation, 'paragraph' | 'item' | 'subitem'>): Narrowed | NotThere {
  if (number === undefined && item === undefined) return {};
  const paragraphs = structure(text);
  if (number === undefined) return narrowItem(paragraphs, item!, subitem);
  const paragraph = paragraphs.at(number < 0 ? number : number - 1);
  if (!paragraph) {
    return { finding: 'no-such-paragraph', paragraphs: paragraphs.length, detail: `只有${count(paragraphs.length)}款，没有${number < 0 ? '倒数' : ''}第${formatNumeral(Math.abs(number))}款。` };
  }
  if (item === undefined) return { paragraph };
  return narrowItem([paragraph], item, subitem);
}

function narrowItem(paragraphs: readonly Paragraph[], number: number, subitemNumber: number | undefined): Narrowed | NotThere {
  const holding = paragraphs.filter((paragraph) => paragraph.items.some((item) => item.number === number));
  if (holding.length > 1) return {};
  const [paragraph] = holding;
  const item = paragraph?.items.find((candidate) => candidate.number === number);
  if (!paragraph || !item) {
    const items = Math.max(0, ...paragraphs.map((candidate) => candidate.items.length));
    return { finding: 'no-such-item', items, detail: items === 0 ? '不分项。' : `只有${count(items)}项，没有第（${formatNumeral(number)}）项。` };
  }
  if (subitemNumber === undefined) return { paragraph, item };
  const subitem = item.subitems.find((candidate) => candidate.number === subitemNumber);
  if (!subitem) return { finding: 'no-such-item', items: item.subitems.length, detail: `第（${formatNumeral(number)}）项没有第${formatNumeral(subitemNumber)}目。` };
  return { paragraph, item, subitem };
}

/** 两款, not 二款. */
const count = (number: number): string => (number === 2 ? '两' : formatNumeral(number));
