import type { Question } from '../item.ts';
import { optionLetters } from '../option-letter.ts';
import { isTrueFalseOptions } from './read-key.ts';
import type { SaidType } from './read-type.ts';

/** A question, or why what was read is none, in Chinese and with what to do. */
export type Made<T = Question> = { readonly ok: true; readonly made: T } | { readonly ok: false; readonly reason: string };

export const failed = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason });

/**
 * A question of options, checked: enough options, none empty, none twice where one is right and the other wrong, a key
 * that fits them and the type. Options that only say 正确 and 错误 make a true/false question.
 */
export function makeChoice(
  stem: string, options: readonly string[], places: readonly number[], said?: SaidType, keepOrder?: boolean,
): Made {
  if (stem === '') return failed('没有题干。');
  if (said === 'short-answer') return failed('题型写的是简答题，却有选项，请改正题型或删去选项。');
  if (options.length < 2) return failed('选项不足两个，请补齐选项。');
  const blank = options.indexOf('');
  if (blank !== -1) return failed(`选项 ${optionLetters([blank])} 是空的，请补上，或把后面的选项往前移。`);
  const key = [...new Set(places)].sort((a, b) => a - b);
  if (key.length === 0) return failed('没有标出正确选项。');
  if (key.at(-1)! >= options.length) return failed(`答案是 ${optionLetters(key)}，但只有 ${options.length} 个选项，请核对。`);
  const truth = said === 'multiple' ? undefined : isTrueFalseOptions(options);
  if (truth !== undefined) {
    return key.length === 1 ? { ok: true, made: { type: 'true-false', stem, key: key[0] === truth.right } }
      : failed('判断题只能有一个答案。');
  }
  if (said === 'true-false') return failed('题型写的是判断题，但选项不是“正确、错误”，请改正题型或选项。');
  if (said === 'single' && key.length > 1) return failed(`题型写的是单选题，答案却是 ${optionLetters(key)}，请核对题型和答案。`);
  const type = said === 'multiple' || key.length > 1 ? 'multiple' : 'single';
  return { ok: true, made: { type, stem, options, key, ...(keepOrder === true && { keepOrder }) } };
}

/** What a person should look at before approving a question that was read, one Chinese sentence each. */
export function doubtsOf(question: Question): readonly string[] {
  if (question.type === 'true-false' || question.type === 'short-answer') return [];
  const { type, options, key } = question;
  const twins = options.flatMap((option, place) => (options.indexOf(option) === place ? [] : [[options.indexOf(option), place]]));
  return [
    ...twins.map((pair) => `选项 ${optionLetters(pair)} 文字相同，请核对。`),
    ...(type === 'multiple' && key.length === 1 ? ['多选题只有一个答案，请核对。'] : []),
  ];
}
