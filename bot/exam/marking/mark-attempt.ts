import type { Blueprint } from '../paper/blueprint.ts';
import type { Answer, Paper, PaperQuestion } from '../paper/paper.ts';
import { gradingState } from './grading-state.ts';
import { partOf, toHundredths, toMarks, type Hundredths } from './hundredths.ts';
import { markQuestion } from './mark-question.ts';
import { questionOfCase, questionsOf } from './marking.ts';
import type { Grading, QuestionMark, Ruling } from './result.ts';

export interface MarkedAttempt {
  readonly marks: readonly QuestionMark[];
  readonly total: number;
  readonly of: number;
}

interface AttemptToMark {
  /** By slot. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Of this person. */
  readonly gradings: readonly Grading[];
  readonly rulings: readonly Ruling[];
  readonly doubleMarking: Blueprint['doubleMarking'];
}

/**
 * What a person's answers to a paper earn, all in whole hundredths. Where questions were dropped by a ruling, what the others
 * earned is weighted by total ÷ (total − dropped), once, on the sum, so that everybody's marks are rounded the same way;
 * where all were dropped, everybody has everything.
 */
export function markAttempt(paper: Paper, attempt: AttemptToMark): MarkedAttempt {
  const marked = questionsOf(paper).map((question) => markOne(question, attempt));
  const total = toHundredths(paper.total);
  const dropped = marked.reduce((sum, { isDropped, of }) => sum + (isDropped ? of : 0), 0);
  const earned = Math.max(0, marked.reduce((sum, each) => sum + each.earned, 0));
  return {
    marks: marked.map(({ slot, earned: own, of, basis, isDropped }) => ({ slot, earned: toMarks(own), of: isDropped ? 0 : toMarks(of), basis })),
    total: toMarks(dropped === 0 ? earned : dropped === total ? total : partOf(earned, total, total - dropped)),
    of: paper.total,
  };
}

interface Marked {
  readonly slot: string;
  readonly earned: Hundredths;
  readonly of: Hundredths;
  readonly basis: QuestionMark['basis'];
  readonly isDropped: boolean;
}

function markOne(asked: PaperQuestion, { answers, gradings, rulings, doubleMarking }: AttemptToMark): Marked {
  const { slot, question, rule, marks } = asked;
  const marked = { slot, of: toHundredths(marks), isDropped: false };
  const answer = answers[slot] ?? null;
  const decision = rulingOn(asked, rulings)?.decision;
  switch (decision?.kind) {
    case 'give-all':
      return { ...marked, earned: marked.of, basis: 'ruling' };
    case 'drop':
      return { ...marked, earned: 0, basis: 'ruling', isDropped: true };
    case 'accept': {
      const keys = decision.isOnly ? decision.keys : [undefined, ...decision.keys];
      return { ...marked, earned: Math.max(...keys.map((key) => markQuestion(question, answer, rule, marks, key) ?? 0)), basis: 'ruling' };
    }
  }
  const earned = markQuestion(question, answer, rule, marks);
  if (earned !== undefined) return { ...marked, earned, basis: 'rule' };
  const state = gradingState(asked, gradings.filter((grading) => grading.slot === slot), doubleMarking);
  return state.needs === 'nothing' ? { ...marked, earned: state.earned, basis: 'person' } : { ...marked, earned: 0, basis: 'none' };
}

/** The last ruling on a question that changes anything; upholding leaves what was ruled before. */
export function rulingOn(asked: PaperQuestion, rulings: readonly Ruling[]): Ruling | undefined {
  return rulings.findLast(({ itemId, version, question, decision }) => decision.kind !== 'uphold'
    && itemId === asked.itemId && version === asked.version && (question === undefined || question === questionOfCase(asked)));
}
