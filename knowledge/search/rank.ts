import type { IndexResult, LexicalSignals } from '../index/port.ts';
import type { Level } from '../law.ts';

/** What made a hit's score: `score = lexical × (1 + level + named + amending)`. */
export interface Signals extends LexicalSignals {
  readonly lexical: number;
  /** Share of the question's words (each by its rarity) that the provision holds, 0 to 1. */
  readonly coverage: number;
  /** The lexical score in units of one word that stands in a single provision: the same in a small corpus and a large one. */
  readonly strength: number;
  /** Rank of the norm: people's questions are decided by statute before regulation. */
  readonly level: number;
  /** The question names this law. */
  readonly named: number;
  /** Below zero for a decision that only amends another text. */
  readonly amending: number;
}

export interface Ranked {
  readonly provisionId: number;
  readonly score: number;
  readonly signals: Signals;
}

/** What is known of laws as wholes when candidates are ranked. */
export interface LawFacts {
  readonly named: ReadonlySet<number>;
  readonly amending: ReadonlySet<number>;
}

/** Measured on `npm run eval -- retrieval`; the order follows the Legislation Law (立法法), articles 98 to 102. */
const LEVEL_PRIOR: Record<Level, number> = {
  宪法: -0.1, 法律: 0.3, 监察法规: 0, 行政法规: 0, 司法解释: 0.1, 地方性法规: 0, 部门规章: 0, 地方政府规章: -0.05, 规范性文件: -0.1,
};
const NAMED_PRIOR = 0.5;
const AMENDING_PRIOR = -0.3;

/** Candidates in the order of their final score; equal scores by id. */
export function rank({ candidates, ceiling, size }: IndexResult, facts: LawFacts): Ranked[] {
  const most = ceiling.words + ceiling.bigrams;
  return candidates
    .map(({ provisionId, lawId, level, score: lexical, signals }) => {
      const priors = {
        level: LEVEL_PRIOR[level],
        named: facts.named.has(lawId) ? NAMED_PRIOR : 0,
        amending: facts.amending.has(lawId) ? AMENDING_PRIOR : 0,
      };
      return {
        provisionId,
        score: lexical * (1 + priors.level + priors.named + priors.amending),
        signals: {
          ...signals,
          lexical,
          coverage: most === 0 ? 0 : (signals.words + signals.bigrams) / most,
          strength: lexical / Math.log(1 + size),
          ...priors,
        },
      };
    })
    .sort((a, b) => b.score - a.score || a.provisionId - b.provisionId);
}

/** Whether a title is that of a decision that only changes another text. */
export function isAmending(title: string): boolean {
  return /修正案|关于(修改|废止|修订).*的决定$/.test(title);
}
