import type { Question } from '../../../knowledge/bank/item.ts';
import type { MarkingRule } from '../paper/blueprint.ts';
import type { Answer } from '../paper/paper.ts';
import { partOf, toHundredths, type Hundredths } from './hundredths.ts';

/** What is right: places of options, ascending, or whether a statement is true. */
export type Key = readonly number[] | boolean;

/**
 * What a rule gives for an answer; below 0 where a wrong answer deducts. An answer that is not there, or is none to this
 * kind of question, earns 0. Ticking every option earns something only where every option is right.
 * @param key what counts as right; the question's own unless an adviser ruled otherwise
 * @returns undefined: people have to mark it
 */
export function markQuestion(question: Question, answer: Answer, rule: MarkingRule, marks: number, key?: Key): Hundredths | undefined {
  if (answer === null || ('text' in answer && answer.text.trim() === '')) return 0;
  if (question.type === 'short-answer') return 'text' in answer ? undefined : 0;
  const right = key ?? question.key;
  if (typeof right === 'boolean') {
    return 'truth' in answer ? byRule(rule, marks, { right: answer.truth === right ? 1 : 0, wrong: answer.truth === right ? 0 : 1, of: 1 }) : 0;
  }
  if (!('chosen' in answer) || answer.chosen.length === 0) return 0;
  const chosen = new Set(answer.chosen);
  const hits = right.filter((place) => chosen.has(place)).length;
  return byRule(rule, marks, { right: hits, wrong: chosen.size - hits, of: right.length });
}

function byRule(rule: MarkingRule, marks: number, { right, wrong, of }: { readonly right: number; readonly wrong: number; readonly of: number }): Hundredths {
  const all = toHundredths(marks);
  if (wrong === 0 && right === of) return all;
  const isSubset = wrong === 0 && right > 0;
  switch (rule.kind) {
    case 'half-for-subset':
      return isSubset ? partOf(all, 1, 2) : 0;
    case 'per-option':
      return isSubset ? partOf(all, right, of) : 0;
    case 'deduct':
      return -toHundredths(rule.wrong);
    case 'all-or-nothing':
    case 'points':
      return 0;
  }
}
