import type { ShortAnswerQuestion } from '../item.ts';

type Points = ShortAnswerQuestion['points'];

const POINT = /^(.*?)\s*[（(]\s*(\d+(?:\.\d+)?)\s*(%|分)?\s*[）)]\s*[；;。]?$/s;
const NUMBERED = /^(?:[（(]?\d{1,2}[、.．)）]|[①-⑳]|[（(][一二三四五六七八九十]{1,2}[）)])\s*/;
const NUMBER_INSIDE = /(?<=[。；;）)\s])(?=[①-⑳]|[（(]\d{1,2}[）)](?!\s*分))/;
const MARKS = /[（(【[]\s*(?:得|给|计|共)?\s*(\d+(?:\.\d+)?)\s*分\s*[）)】\]]/g;

/**
 * What a short answer is marked by: its 采分点 as listed, or, where nobody lists any, the parts of the reference answer.
 * @returns undefined for a list that {@link readPoints} cannot read
 */
export const pointsOf = (reference: string, listed: string | undefined): Points | undefined =>
  (listed === undefined ? referencePoints(reference) : readPoints(listed));

/**
 * 采分点, each ending with its share: `说明主体（40%）`, `说明主体（3分）` or `说明主体（0.4）`; marks are made shares of their sum.
 * @returns undefined where a point has no share, or shares do not add up to 1
 */
export function readPoints(text: string): Points | undefined {
  if (text === '') return [];
  const blocks: string[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    open = open === '' ? line : `${open}\n${line}`;
    if (!POINT.test(open)) continue;
    blocks.push(open);
    open = '';
  }
  if (open.trim() !== '') return undefined;
  const read = blocks.map((block) => POINT.exec(block)!).map(([, words, value, unit]) => ({ text: words!.trim(), value: Number(value), unit: unit ?? '' }));
  const units = new Set(read.map(({ unit }) => unit));
  const sum = read.reduce((total, { value }) => total + value, 0);
  const whole = units.has('分') ? sum : units.has('%') ? 100 : 1;
  if (units.size !== 1 || sum === 0 || Math.abs(sum / whole - 1) > 1e-6 || read.some(({ text: words }) => words === '')) return undefined;
  return read.map(({ text: words, value }) => ({ text: words, share: value / whole }));
}

/** A point as {@link readPoints} reads it back, share for share. */
export function formatPoint({ text, share }: Points[number]): string {
  const percent = Number((share * 100).toPrecision(12));
  return percent / 100 === share ? `${text}（${percent}%）` : `${text}（${share}）`;
}

/**
 * Points of a reference answer: its numbered parts, or the parts that carry marks (（2分）). With marks the shares are in
 * proportion to them, without marks equal. Where only some parts carry marks, or nothing is numbered or marked, there
 * are none: the answer is marked as a whole.
 */
function referencePoints(reference: string): Points {
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
