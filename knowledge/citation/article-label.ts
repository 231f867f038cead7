import { formatNumeral, parseNumeral } from '../numerals.ts';
import type { ArticleNumber } from './citation.ts';

/** The label of an article as the law writes it: 133, 1 → 第一百三十三条之一. @throws RangeError as formatNumeral does. */
export function articleLabel(number: number, sub?: number): string {
  return `第${formatNumeral(number)}条${sub === undefined ? '' : `之${formatNumeral(sub)}`}`;
}

const LABEL = /^第?([一二三四五六七八九十百千零〇○\d０-９]+)(?:条(?:之([一二三四五六七八九十百\d０-９]+))?|之([一二三四五六七八九十百\d０-９]+)条)$/;

/** Reads 第一百三十三条之一, 第133条之1, 第133之一条 or 133条; undefined when the text is no label of an article. */
export function parseArticleLabel(label: string): ArticleNumber | undefined {
  const match = LABEL.exec(label.replace(/\s/g, ''));
  const number = match ? parseNumeral(match[1]!) : undefined;
  if (!match || !number) return undefined;
  const subDigits = match[2] ?? match[3];
  if (subDigits === undefined) return { number };
  const sub = parseNumeral(subDigits);
  return sub ? { number, sub } : undefined;
}
