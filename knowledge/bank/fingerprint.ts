import type { ItemContent, Question } from './item.ts';

/** Blanks and punctuation, but not what is part of a figure: 1.5万 is not 15万. */
const MARKS = /(?!(?<=\d)[.:/~%-]\d)[\s\p{P}\p{Cf}]/gu;

/**
 * The same for items that ask the same: stem and options in any order, whatever their width, spacing and punctuation.
 * The key does not count.
 */
export function fingerprint(content: ItemContent): string {
  return content.type === 'case' ? JSON.stringify([plainText(content.stem), ...content.questions.map(partsOf)]) : JSON.stringify(partsOf(content));
}

/** Whether two items with one fingerprint are answered alike; of short answers nobody can tell. */
export function sameKey(a: ItemContent, b: ItemContent): boolean {
  return JSON.stringify(keysOf(a)) === JSON.stringify(keysOf(b));
}

function partsOf(question: Question): readonly string[] {
  return 'options' in question ? ['choice', plainText(question.stem), ...question.options.map(plainText).sort()] : [question.type, plainText(question.stem)];
}

function keysOf(content: ItemContent): readonly unknown[] {
  return (content.type === 'case' ? content.questions : [content]).map((question) => {
    if ('options' in question) return question.key.map((place) => plainText(question.options[place] ?? '')).sort();
    return question.type === 'true-false' ? question.key : null;
  });
}

/** A text as it is compared: width, spacing and punctuation do not count. */
export const plainText = (text: string): string => text.normalize('NFKC').replaceAll(MARKS, '');
