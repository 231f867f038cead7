import { dayInWords } from '../../../knowledge/day.ts';
import { chinaTime } from '../../review/answer-by.ts';
import type { Instant } from '../sitting/sitting.ts';

/** 2026年12月1日 09:00, in China. */
export function minuteInWords(instant: Instant): string {
  const china = chinaTime(new Date(instant));
  return `${dayInWords(china.slice(0, 10))} ${china.slice(11, 16)}`;
}

/** Marks as they are written: at most two decimals, none that say nothing. */
export function marksInWords(marks: number): string {
  return String(roundMarks(marks));
}

/** Sums of marks without what binary fractions leave behind. */
export function roundMarks(marks: number): number {
  return Math.round((marks + Number.EPSILON * Math.sign(marks)) * 100) / 100;
}
