import type { IndexResult } from '../index/port.ts';
import { lexicalSignals, type LawFacts, type Ranked } from './rank.ts';
import { rankLinear } from './rank-linear.ts';

/** Damps the difference between the first ranks; the value of Cormack, Clarke and Büttcher (SIGIR 2009). */
const DAMPING = 60;

/**
 * Reciprocal rank fusion of words and meaning, for vectors of an encoder that the trained ranker does not know.
 * Equal scores by id.
 */
export function rankFused(result: IndexResult, facts: LawFacts): Ranked[] {
  const byWords = rankLinear(result, facts);
  const byMeaning = result.candidates.filter((candidate) => candidate.cosine !== undefined)
    .sort((a, b) => b.cosine! - a.cosine! || a.provisionId - b.provisionId);
  const scores = new Map<number, number>();
  for (const list of [byWords, byMeaning]) {
    list.forEach(({ provisionId }, place) => scores.set(provisionId, (scores.get(provisionId) ?? 0) + 1 / (DAMPING + place + 1)));
  }
  const signals = new Map(byWords.map((one) => [one.provisionId, one.signals]));
  const best = Math.max(...scores.values());
  return result.candidates
    .map((candidate) => {
      const score = scores.get(candidate.provisionId) ?? 0;
      return {
        provisionId: candidate.provisionId,
        score,
        relative: score / best,
        signals: { ...(signals.get(candidate.provisionId) ?? lexicalSignals(candidate, result)), cosine: candidate.cosine ?? 0 },
      };
    })
    .sort((a, b) => b.score - a.score || a.provisionId - b.provisionId);
}
