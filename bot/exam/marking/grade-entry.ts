import type { NewEntry } from '../sitting/exam-store.ts';
import type { Instant } from '../sitting/sitting.ts';
import { gradingState, mostPerPoint } from './grading-state.ts';
import { toHundredths } from './hundredths.ts';
import type { Marking, MarkingFacts } from './marking.ts';
import { answersToMark, isNamed } from './next-to-mark.ts';

export type GradeRefusal =
  /** No such answer, or none that people mark, or one of who has the marker's name. */
  | { readonly refusal: 'no-answer' }
  /** The marks of this sitting are fixed; what is wrong is challenged. */
  | { readonly refusal: 'marked' }
  /** Others have marked it as often as is needed. */
  | { readonly refusal: 'done' }
  /** Not a number for each point from 0 to the most it can earn, with two decimals at most. */
  | { readonly refusal: 'bad-points'; readonly most: readonly number[] };

export interface Grade {
  readonly marker: string;
  /** From `nextToMark`. */
  readonly id: string;
  readonly points: readonly number[];
  readonly at: Instant;
}

/**
 * A marker's marks for an answer as a line of the journal. Who has marked it already puts their own marks right, as long
 * as no third person has marked because of them; nobody marks the same answer in two rounds.
 */
export function gradeEntry(marking: Marking, { marker, id, points, at }: Grade, secret: string): NewEntry | GradeRefusal {
  const answer = answersToMark(marking, secret).find((each) => each.id === id);
  if (!answer || isNamed(marking, answer.candidate, marker)) return { refusal: 'no-answer' };
  if (marking.state === 'marked' || marking.state === 'archived') return { refusal: 'marked' };
  const most = mostPerPoint(answer.asked);
  const isGood = points.length === most.length && points.every((marks, place) => marks >= 0 && marks <= most[place]! && marks === toHundredths(marks) / 100);
  if (!isGood) return { refusal: 'bad-points', most };
  const own = answer.gradings.find((grading) => grading.marker === marker)?.round;
  const isSettledByThird = own !== undefined && own !== 'third' && answer.gradings.some(({ round }) => round === 'third');
  const { needs } = gradingState(answer.asked, answer.gradings, marking.doubleMarking);
  const round = own ?? needs;
  if (round === 'nothing' || isSettledByThird) return { refusal: 'done' };
  const facts: MarkingFacts['graded'] = { slot: answer.asked.slot, round, points };
  return { at, by: marker, candidate: answer.candidate, kind: 'graded', facts: { ...facts } };
}
