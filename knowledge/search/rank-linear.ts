import type { IndexResult } from '../index/port.ts';
import type { Level } from '../law.ts';
import { lexicalSignals, type LawFacts, type Ranked } from './rank.ts';

/** Measured on `npm run eval -- retrieval`; the order follows the Legislation Law (立法法), articles 98 to 102. */
const LEVEL_PRIOR: Record<Level, number> = {
  宪法: -0.1, 法律: 0.3, 监察法规: 0, 行政法规: 0, 司法解释: 0.1, 地方性法规: 0, 部门规章: 0, 地方政府规章: -0.05, 规范性文件: -0.1,
};
const NAMED_PRIOR = 0.5;
const AMENDING_PRIOR = -0.3;
/** Scores of this kind lie close together: a hit with two thirds of the best score is already doubtful. */
const CONTRAST = 4;

/**
 * Ranking by words alone: lexical score × (1 + rank of the norm + law named − only amends). It stands in where there is
 * no trained ranker or no vector. Equal scores by id.
 */
export function rankLinear(result: IndexResult, facts: LawFacts): Ranked[] {
  const ranked = result.candidates
    .filter((candidate) => candidate.score > 0)
    .map((candidate) => {
      const priors = {
        level: LEVEL_PRIOR[candidate.level],
        named: facts.named.has(candidate.lawId) ? NAMED_PRIOR : 0,
        amending: facts.amending.has(candidate.lawId) ? AMENDING_PRIOR : 0,
      };
      return {
        provisionId: candidate.provisionId,
        score: candidate.score * (1 + priors.level + priors.named + priors.amending),
        signals: { ...lexicalSignals(candidate, result), ...priors },
      };
    })
    .sort((a, b) => b.score - a.score || a.provisionId - b.provisionId);
  const best = ranked[0]?.score ?? 1;
  return ranked.map((one) => ({ ...one, relative: (one.score / best) ** CONTRAST }));
}
