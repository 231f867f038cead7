import type { ArticleView } from '../../browse/article-view.ts';
import { provisionAsText, type Style } from '../../presentation/plain-text.ts';
import { harmlessIn } from './harmless.ts';

/** A whole article, with what has become of it since. */
export function articleAsText(view: ArticleView, style: Style): string {
  const { citation, validity, path, paragraphs, text, nextText } = harmlessIn(view);
  const numbered = paragraphs.flatMap(({ number, text: words, items }) => [
    ...(number === null ? [] : [`〔第${number}款〕`]),
    ...[words, ...items.flatMap((item) => [item.text, ...item.subitems.map((subitem) => subitem.text)])].filter((part) => part !== '').flatMap((part) => part.split('\n')),
  ]);
  const lines = numbered.length > 0 ? numbered : text.split('\n');
  return provisionAsText({ title: citation, facts: [validity.text], path, lines, after: nextText === null ? [] : [nextText.text] }, style);
}
