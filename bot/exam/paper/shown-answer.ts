import type { Question } from '../../../knowledge/bank/item.ts';
import { optionLetters } from '../../../knowledge/bank/option-letter.ts';
import type { ShownAnswer } from '../sitting/view.ts';
import type { Answer, Arrangement } from './paper.ts';

/** More than anybody writes by hand in two hours; characters, not bytes. */
export const LONGEST_TEXT = 5_000;

/** An answer with the places of options as they stand on the person's sheet. */
export function toShown(answer: Answer, { options }: Arrangement, slot: string): ShownAnswer {
  const order = options[slot];
  if (answer === null || !('chosen' in answer) || !order) return answer;
  return { chosen: answer.chosen.map((place) => order.indexOf(place)).sort(ascending) };
}

/**
 * What an examinee sent, by the author's places; an answer that says nothing (no option, no text) counts as taken back.
 * @param shown not trusted
 * @returns undefined: it is no answer to this question
 */
export function fromShown(shown: ShownAnswer, question: Question, { options }: Arrangement, slot: string): Answer | undefined {
  if (shown === null) return null;
  if (typeof shown !== 'object') return undefined;
  switch (question.type) {
    case 'true-false':
      return 'truth' in shown && typeof shown.truth === 'boolean' ? { truth: shown.truth } : undefined;
    case 'short-answer':
      if (!('text' in shown) || typeof shown.text !== 'string' || [...shown.text].length > LONGEST_TEXT) return undefined;
      return shown.text.trim() === '' ? null : { text: shown.text };
    case 'single':
    case 'multiple': {
      if (!('chosen' in shown) || !Array.isArray(shown.chosen)) return undefined;
      const chosen: readonly unknown[] = shown.chosen;
      const isPlace = (place: unknown): place is number => Number.isInteger(place) && (place as number) >= 0 && (place as number) < question.options.length;
      if (!chosen.every(isPlace) || new Set(chosen).size < chosen.length || (question.type === 'single' && chosen.length > 1)) return undefined;
      const order = options[slot];
      return chosen.length === 0 ? null : { chosen: chosen.map((place) => order?.[place] ?? place).sort(ascending) };
    }
  }
}

/** The letters that somebody saw before options, ACD; an explanation speaks of the author's (选A), which may be others. */
export function lettersShown({ options }: Arrangement, slot: string, chosen: readonly number[]): string {
  const order = options[slot];
  return optionLetters(chosen.map((place) => order?.indexOf(place) ?? place).sort(ascending));
}

const ascending = (a: number, b: number): number => a - b;
