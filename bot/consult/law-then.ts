import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import { statusOn, type Day, type Law } from '../../knowledge/law.ts';

/**
 * Those of the laws that no held text was in force of on a day, each once: what they said then cannot be quoted.
 * 立法法 article 104 has the facts judged by the law of their day.
 */
export function lawsWithoutText(laws: readonly Law[], day: Day, corpus: Pick<Corpus, 'versionsOf'>): Law[] {
  const each = [...new Map(laws.map((law) => [law.id, law])).values()];
  return each.filter(({ id }) => !corpus.versionsOf(id).some(({ validity }) => statusOn(validity, day) === '现行有效'));
}
