import type { Blueprint } from '../paper/blueprint.ts';
import type { Paper, PaperQuestion } from '../paper/paper.ts';
import { replay } from '../sitting/replay.ts';
import type { Attempt, Candidate, JournalEntry, SittingPlan, SittingState } from '../sitting/sitting.ts';
import type { Challenge, Grading, Ruling } from './result.ts';

/** What marks are made of: everything was fixed at the draw but the journal. */
export interface MarkingSources {
  readonly plan: SittingPlan;
  readonly doubleMarking: Blueprint['doubleMarking'];
  readonly candidates: readonly Candidate[];
  readonly papers: readonly Paper[];
  readonly journal: readonly JournalEntry[];
}

/** A sitting as those see it who mark: the journal, read. */
export interface Marking extends Omit<MarkingSources, 'journal'> {
  readonly state: SittingState;
  /** By staff number. */
  readonly attempts: ReadonlyMap<string, Attempt>;
  readonly gradings: readonly Grading[];
  readonly challenges: readonly Challenge[];
  readonly rulings: readonly Ruling[];
}

/** What the journal says of the kinds that follow the closing. */
export interface MarkingFacts {
  graded: Pick<Grading, 'slot' | 'round' | 'points'>;
  challenged: Omit<Challenge, 'candidate' | 'by' | 'at'>;
  ruled: Omit<Ruling, 'by' | 'at'>;
}

export function markingOf({ journal, ...fixed }: MarkingSources): Marking {
  const { sitting, attempts } = replay('', fixed.plan, fixed.candidates, journal);
  const entries = <Kind extends keyof MarkingFacts>(kind: Kind): (Pick<JournalEntry, 'at' | 'by' | 'candidate'> & { readonly facts: MarkingFacts[Kind] })[] =>
    journal.flatMap((entry) => (entry.kind === kind ? [{ ...entry, facts: entry.facts as unknown as MarkingFacts[Kind] }] : []));
  return {
    ...fixed,
    state: sitting.state,
    attempts: new Map(attempts.map((attempt) => [attempt.candidate, attempt])),
    gradings: entries('graded').map(({ facts, candidate, by, at }) => ({ ...facts, candidate: candidate!, marker: by!, at })),
    challenges: entries('challenged').map(({ facts, candidate, by, at }) => ({ ...facts, ...(candidate !== undefined && { candidate }), ...(by !== undefined && { by }), at })),
    rulings: entries('ruled').map(({ facts, by, at }) => ({ ...facts, by: by!, at })),
  };
}

/** The paper that was drawn for somebody; undefined for who is exempt. */
export function paperOf({ papers }: Pick<Marking, 'papers'>, { paperId }: Pick<Candidate, 'paperId'>): Paper | undefined {
  return papers.find(({ id }) => id === paperId);
}

export function questionsOf({ sections }: Paper): PaperQuestion[] {
  return sections.flatMap(({ questions }) => questions);
}

/** The place of a question in its case, from 1; undefined: it is no case. */
export function questionOfCase({ slot }: Pick<PaperQuestion, 'slot'>): number | undefined {
  const place = slot.split('.')[1];
  return place === undefined ? undefined : Number(place);
}
