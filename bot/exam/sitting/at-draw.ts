import type { HallFacts } from './journal.ts';
import type { Candidate, JournalEntry, SittingPlan } from './sitting.ts';

/** Everybody as they were when they came on the roster: before what the journal says was corrected. */
export function asFirstListed(candidates: readonly Candidate[], journal: readonly JournalEntry[]): Candidate[] {
  const first = new Map<string, Candidate>();
  for (const { kind, candidate, facts } of journal) {
    if (kind === 'amended' && !first.has(candidate!)) first.set(candidate!, (facts as unknown as HallFacts['amended']).from);
  }
  return candidates.map((candidate) => first.get(candidate.number) ?? candidate);
}

interface Listed {
  readonly plan: SittingPlan;
  readonly candidates: readonly Candidate[];
}

/** Plan and roster as the draw left them, before what the journal says was changed until the opening. */
export function atDraw({ plan, candidates }: Listed, journal: readonly JournalEntry[]): Listed {
  const rescheduled = journal.find(({ kind }) => kind === 'rescheduled');
  const enrolled = new Set(journal.flatMap(({ kind, candidate }) => (kind === 'enrolled' ? [candidate] : [])));
  return {
    plan: rescheduled ? { ...plan, opensAt: (rescheduled.facts as unknown as HallFacts['rescheduled']).from } : plan,
    candidates: asFirstListed(candidates, journal).filter(({ number }) => !enrolled.has(number)),
  };
}
