import { articleLabel } from '../../citation/article-label.ts';
import { expandCitation } from '../../citation/expand-citation.ts';
import { parseCitations } from '../../citation/parse-citations.ts';
import type { ItemCitation } from '../item.ts';

/** As exports write them, one after the other. */
const PLAIN = /^《([^《》]+)》(第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十百]+)?)$/;

export interface ReadCitations {
  readonly citations: readonly ItemCitation[];
  /** Everything that the text says is in the citations: nothing is lost when only they are kept. */
  readonly isWhole: boolean;
}

/** What a cell or line of 法律依据 cites: 《宪法》第三条；《立法法》第九条、第十条. A law without an article is no citation of an item. */
export function readItemCitations(text: string): ReadCitations {
  const parts = text.split(/[；;\n]/).map((part) => part.trim()).filter((part) => part !== '');
  const plain = parts.map((part) => PLAIN.exec(part));
  if (plain.every((match) => match !== null)) {
    return { citations: plain.map((match) => ({ law: match[1]!, article: match[2]! })), isWhole: true };
  }
  const found = parseCitations(text);
  const citations = found.flatMap((citation) => {
    const { law } = citation;
    return law === undefined ? [] : expandCitation(citation).flatMap(({ article }) =>
      (article === undefined ? [] : [{ law: law.title, article: articleLabel(article.number, article.sub) }]));
  });
  const rest = found.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  const isWhole = !/[\p{L}\p{N}]/u.test(rest.replaceAll(/[和与及]/g, ''))
    && found.every(({ law, article, paragraph, item, subitem }) =>
      law !== undefined && article !== undefined && paragraph === undefined && item === undefined && subitem === undefined);
  return { citations, isWhole };
}
