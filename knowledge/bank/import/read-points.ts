import type { ShortAnswerQuestion } from '../item.ts';

type Points = ShortAnswerQuestion['points'];

const POINT = /^(.*?)\s*[（(]\s*(\d+(?:\.\d+)?)\s*(%|分)?\s*[）)]\s*[；;。]?$/s;

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
