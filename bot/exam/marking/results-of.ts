import type { Candidate } from '../sitting/sitting.ts';
import { markAttempt } from './mark-attempt.ts';
import { paperOf, type Marking } from './marking.ts';
import type { Result } from './result.ts';

/** Everybody's result, in the order of the candidates: a function of what was fixed at the draw and the journal. */
export function resultsOf(marking: Marking): Result[] {
  return marking.candidates.map((candidate) => resultOf(marking, candidate));
}

function resultOf(marking: Marking, candidate: Candidate): Result {
  const { number, exempt, paperId = '' } = candidate;
  const paper = paperOf(marking, candidate);
  const attempt = marking.attempts.get(number);
  const nothing = { candidate: number, paperId, marks: [], total: 0, of: paper?.total ?? 0 };
  if (exempt !== undefined) return { ...nothing, outcome: 'exempt' };
  if (!paper || !attempt || attempt.state === 'not-started') return { ...nothing, outcome: 'absent' };
  if (attempt.state === 'voided') return { ...nothing, outcome: 'voided' };
  const marked = markAttempt(paper, {
    answers: attempt.answers, gradings: marking.gradings.filter((grading) => grading.candidate === number),
    rulings: marking.rulings, doubleMarking: marking.doubleMarking,
  });
  const isUnfinished = attempt.state === 'in-progress' || marked.marks.some(({ basis }) => basis === 'none');
  return { candidate: number, paperId, ...marked, outcome: isUnfinished ? 'unfinished-marking' : marked.total >= marking.plan.passMark ? 'passed' : 'failed' };
}
