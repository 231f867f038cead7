import { formatNumeral } from '../numerals.ts';
import { articleLabel } from './article-label.ts';
import type { Citation } from './citation.ts';

/** What of a citation is written; its place in a text does not matter. */
export type Citable = Pick<Citation, 'law' | 'article' | 'paragraph' | 'item' | 'subitem'>;

export interface FormatOptions {
  /** The law's own title, for example as resolved; by default as the citation wrote it. */
  readonly title?: string;
  /** Leaves out 中华人民共和国. */
  readonly short?: boolean;
}

/**
 * The citation as statutes and courts write it: 《中华人民共和国劳动合同法》第三十九条第一款第（二）项.
 * Marks inside the title become 〈〉 (GB/T 15834-2011).
 */
export function formatCitation(citation: Citable, { title = citation.law?.title, short = false }: FormatOptions = {}): string {
  return `${title === undefined ? '' : formatTitle(title, short)}${formatPlace(citation)}`;
}

/** 《…》 around a title, with the marks inside it one step lower. */
export function formatTitle(title: string, short = false): string {
  const inner = title.replaceAll('《', '〈').replaceAll('》', '〉');
  return `《${short ? inner.replaceAll('中华人民共和国', '') : inner}》`;
}

/** 第三十九条第一款第（二）项 without the law. */
export function formatPlace({ article, paragraph, item, subitem }: Citable): string {
  const last = article?.last;
  return [
    article && articleLabel(article.number, article.sub),
    last && `至${articleLabel(last.number, last.sub)}`,
    paragraph !== undefined && formatParagraph(paragraph),
    item !== undefined && `第（${formatNumeral(item)}）项`,
    subitem !== undefined && `第${formatNumeral(subitem)}目`,
  ].filter(Boolean).join('');
}

function formatParagraph(paragraph: number): string {
  if (paragraph === -1) return '最后一款';
  return paragraph < 0 ? `倒数第${formatNumeral(-paragraph)}款` : `第${formatNumeral(paragraph)}款`;
}
