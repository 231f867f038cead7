import type { Corpus } from '../corpus/corpus.ts';
import type { Day, Region } from '../law.ts';
import { applies } from '../region.ts';
import { standingOf, type BoundAnswer } from '../vetted/bind.ts';
import { byEssence, essenceOf } from '../vetted/same-question.ts';
import type { VettedAnswer } from '../vetted/vetted-answer.ts';

/** Vetted answers as they are now. */
export interface VettedSource {
  all(): readonly BoundAnswer[];
  /** Another value whenever an answer has been added, changed or removed. */
  changes(): string;
}

/** What an adviser approved for a question, where every provision that it cites applies there and still reads as it did. */
export type VettedFor = (question: string, where: { readonly date: Day; readonly region: Region }) =>
  { readonly answer: VettedAnswer; readonly provisionIds: readonly number[] } | undefined;

/** {@link VettedFor} over the vetted answers as they are now; without any, nothing is vetted. */
export function createVettedFor(corpus: Corpus, vetted: VettedSource | undefined): VettedFor {
  if (!vetted) return () => undefined;
  let essences: { changes: string; byEssence: ReadonlyMap<string, readonly BoundAnswer[]> } | undefined;
  return (question, { date, region }) => {
    const changes = vetted.changes();
    if (essences?.changes !== changes) essences = { changes, byEssence: byEssence(vetted.all()) };
    const ofHere = (essences.byEssence.get(essenceOf(question)) ?? []).filter(({ answer, bindings }) =>
      // Given word for word only where all that it cites is bound, and applies here.
      bindings.length === answer.citations.length && bindings.every((one) => applies(one.region, region)));
    return ofHere.flatMap((bound) => {
      const standing = standingOf(bound, corpus, date);
      return standing.standing === 'active' ? [{ answer: bound.answer, provisionIds: standing.provisionIds }] : [];
    }).at(-1);
  };
}
