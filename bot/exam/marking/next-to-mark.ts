import { hash } from 'node:crypto';
import type { PaperQuestion } from '../paper/paper.ts';
import { gradingState, mostPerPoint } from './grading-state.ts';
import { rulingOn } from './mark-attempt.ts';
import { markQuestion } from './mark-question.ts';
import { paperOf, questionOfCase, questionsOf, type Marking } from './marking.ts';
import type { Grading } from './result.ts';

/** A short answer as a marker sees it: whose it is, and what others gave for it, is not said. */
export interface ToMark {
  /** Stands for the answer, and tells nothing of the person, not even which other answers are theirs. */
  readonly id: string;
  readonly material?: string;
  readonly stem: string;
  readonly reference: string;
  /** 采分点 and the most that each can earn; one without words where the answer is marked as a whole. */
  readonly points: readonly { readonly text: string; readonly most: number }[];
  readonly marks: number;
  readonly text: string;
  /** How many this marker has before them, this one included. */
  readonly left: number;
}

/** An answer that people have to mark, with whose it is: never for a marker's eyes. */
export interface OpenAnswer {
  readonly id: string;
  readonly candidate: string;
  readonly asked: PaperQuestion;
  readonly text: string;
  readonly gradings: readonly Grading[];
  readonly needs: Grading['round'] | 'nothing';
}

/**
 * The next answer for a marker, question by question, so that one measure is used for all answers to it; each marker has
 * another order of the answers, so that two seldom mark the same one at a time.
 * Answers of who has the marker's name are left to others.
 * @param secret known to the server alone: who has it can tell whose answer an id stands for
 */
export function nextToMark(marking: Marking, marker: string, secret: string): ToMark | undefined {
  const open = answersToMark(marking, secret).filter(({ needs, gradings, candidate }) => needs !== 'nothing'
    && gradings.every((grading) => grading.marker !== marker) && !isNamed(marking, candidate, marker));
  const [first] = open;
  if (!first) return undefined;
  const rank = ({ id }: OpenAnswer): string => hash('sha256', `${marker}\n${id}`);
  const same = open.filter(({ asked }) => questionKey(asked) === questionKey(first.asked));
  const answer = same.reduce((least, each) => (rank(each) < rank(least) ? each : least));
  return { id: answer.id, ...withoutWho(answer), left: open.length };
}

/** What a marker, or a model, sees of an answer. */
export function withoutWho({ asked, text }: Pick<OpenAnswer, 'asked' | 'text'>): Omit<ToMark, 'id' | 'left'> {
  const { material, question, marks } = asked;
  const { reference, points } = question.type === 'short-answer' ? question : { reference: '', points: [] };
  return {
    ...(material !== undefined && { material }), stem: question.stem, reference, marks, text,
    points: mostPerPoint(asked).map((most, place) => ({ text: points[place]?.text ?? '', most })),
  };
}

/** Whether somebody may be the marker: nobody marks their own answers, and whose name is the same leaves them to others. */
export function isNamed({ candidates }: Pick<Marking, 'candidates'>, candidate: string, marker: string): boolean {
  return candidates.some(({ number, name }) => number === candidate && name.replaceAll(/\s/g, '') === marker.replaceAll(/\s/g, ''));
}

/** Answers that people mark, of those who have handed in; by question, in the order of the papers. */
export function answersToMark(marking: Marking, secret: string): OpenAnswer[] {
  const gradings = Map.groupBy(marking.gradings, ({ candidate, slot }) => `${candidate}\n${slot}`);
  const answers = marking.candidates.flatMap((candidate): OpenAnswer[] => {
    const attempt = marking.attempts.get(candidate.number);
    const paper = paperOf(marking, candidate);
    if (!paper || (attempt?.state !== 'submitted' && attempt?.state !== 'closed-by-time')) return [];
    return questionsOf(paper).flatMap((asked) => {
      const answer = attempt.answers[asked.slot] ?? null;
      if (markQuestion(asked.question, answer, asked.rule, asked.marks) !== undefined || answer === null || !('text' in answer) || rulingOn(asked, marking.rulings)) return [];
      const given = gradings.get(`${candidate.number}\n${asked.slot}`) ?? [];
      const id = hash('sha256', `${secret}\n${candidate.number}\n${asked.slot}`).slice(0, 16);
      return [{ id, candidate: candidate.number, asked, text: answer.text, gradings: given, needs: gradingState(asked, given, marking.doubleMarking).needs }];
    });
  });
  return [...Map.groupBy(answers, ({ asked }) => questionKey(asked)).values()].flat();
}

function questionKey(asked: PaperQuestion): string {
  return `${asked.itemId} ${asked.version} ${questionOfCase(asked) ?? ''}`;
}
