import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import type { Day, Law } from '../../knowledge/law.ts';
import { versionOn } from './changed-since.ts';

/**
 * Those of the laws that no held text was in force of on a day, each once: what they said then cannot be quoted.
 * 立法法 article 104 has the facts judged by the law of their day.
 */
export function lawsWithoutText(laws: readonly Law[], day: Day, corpus: Pick<Corpus, 'versionsOf'>): Law[] {
  const each = [...new Map(laws.map((law) => [law.id, law])).values()];
  return each.filter(({ id }) => versionOn(corpus.versionsOf(id), day) === undefined);
}

/** Whether every one of the laws had on a day the text that it has today, so that nothing hangs on the day. */
export function isUnchangedSince(laws: readonly Law[], day: Day, today: Day, corpus: Pick<Corpus, 'versionsOf'>): boolean {
  return laws.every(({ id }) => {
    const versions = corpus.versionsOf(id);
    return versionOn(versions, day)?.id === versionOn(versions, today)?.id;
  });
}
