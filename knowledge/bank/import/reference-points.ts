import type { ShortAnswerQuestion } from '../item.ts';

const NUMBERED = /^(?:[（(]?\d{1,2}[、.．)）]|[①-⑳]|[（(][一二三四五六七八九十]{1,2}[）)])\s*/;
const NUMBER_INSIDE = /(?<=[。；;）)\s])(?=[①-⑳]|[（(]\d{1,2}[）)](?!\s*分))/;
const MARKS = /[（(【[]\s*(?:得|给|计|共)?\s*(\d+(?:\.\d+)?)\s*分\s*[）)】\]]/g;

/**
 * Points of a reference answer: its numbered parts, or the parts that carry marks (（2分）). With marks the shares are in
 * proportion to them, without marks equal. Where only some parts carry marks, or nothing is numbered or marked, there
 * are none: the answer is marked as a whole.
 */
export function referencePoints(reference: string): ShortAnswerQuestion['points'] {
  const lines = reference.split('\n').flatMap((line) => line.split(NUMBER_INSIDE)).map((line) => line.trim());
  const numbered = lines.filter((line) => NUMBERED.test(line));
  const parts = numbered.length >= 2 ? numbered : marked(reference);
  const marks = parts.map((part) => [...part.matchAll(MARKS)].reduce((sum, match) => sum + Number(match[1]), 0));
  const total = marks.reduce((sum, mark) => sum + mark, 0);
  if (parts.length < 2 || (total > 0 && marks.includes(0))) return [];
  return parts.map((part, index) => ({
    text: part.replace(NUMBERED, '').replaceAll(MARKS, '').replace(/^[\s，,；;。]+|[\s，,；;]+$/g, ''),
    share: total > 0 ? marks[index]! / total : 1 / parts.length,
  }));
}

/** Each part ends with its marks. */
function marked(reference: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of reference.matchAll(MARKS)) {
    parts.push(reference.slice(from, match.index + match[0].length).trim());
    from = match.index + match[0].length;
  }
  return reference.slice(from).replaceAll(/[\s。；;，,]/g, '') === '' ? parts : [];
}
