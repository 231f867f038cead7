import { LEAST_PEOPLE, mean, variance, type Figure, type NoFigure } from './figure.ts';
import type { Sitter } from './sitter.ts';

/** 试卷统计 of those who answered the same questions. */
export interface TestStatistics {
  readonly n: number;
  readonly questions: number;
  /** Marks, not shares. */
  readonly mean: Figure;
  /** Standard deviation of the total marks, with n − 1. */
  readonly deviation: Figure;
  /**
   * 信度 α = k/(k−1) · (1 − Σσᵢ²/σₜ²): Cronbach, Psychometrika 16, 1951, 297–334. Where every question is
   * right or wrong and they all have the same marks, it is KR-20: Kuder & Richardson, Psychometrika 2, 1937, 151–160,
   * formula 20 (Lord & Novick 1968, ch. 4).
   */
  readonly alpha: Figure;
  readonly isKr20: boolean;
  /** 测量标准误 in marks: s · √(1 − α) (Lord & Novick 1968, ch. 3); a negative α, which chance can bring about, counts as 0. */
  readonly standardError: Figure;
}

export function testStatistics(sitters: readonly Sitter[]): TestStatistics {
  const n = sitters.length;
  const columns = columnsOf(sitters);
  const questions = columns?.length ?? 0;
  const none = (reason: NoFigure): TestStatistics => ({ n, questions, mean: { reason }, deviation: { reason }, alpha: { reason }, isKr20: false, standardError: { reason } });
  if (n < LEAST_PEOPLE) return none('too-few');
  if (columns === undefined) return none('different-papers');
  const totals = sitters.map(({ responses }) => responses.reduce((sum, { earned }) => sum + earned, 0));
  const spread = variance(totals);
  const alpha = alphaOf(columns, spread);
  return {
    n, questions,
    mean: { value: mean(totals) },
    deviation: { value: Math.sqrt(spread) },
    alpha,
    isKr20: isRightOrWrong(sitters),
    standardError: 'value' in alpha ? { value: Math.sqrt(spread * (1 - Math.max(0, alpha.value))) } : alpha,
  };
}

/** Marks of everybody, question by question; undefined where not everybody answered the same ones. */
function columnsOf(sitters: readonly Sitter[]): number[][] | undefined {
  const items = sitters[0]?.responses.map(({ item }) => item) ?? [];
  const rows = sitters.map(({ responses }) => new Map(responses.map(({ item, earned }) => [item, earned])));
  const isSame = rows.every((row) => row.size === items.length && items.every((item) => row.has(item)));
  return isSame ? items.map((item) => rows.map((row) => row.get(item)!)) : undefined;
}

function alphaOf(columns: readonly (readonly number[])[], spread: number): Figure {
  const k = columns.length;
  if (k < 2) return { reason: 'one-question' };
  if (spread < 1e-12) return { reason: 'no-variance' };
  const within = columns.reduce((sum, column) => sum + variance(column), 0);
  return { value: k / (k - 1) * (1 - within / spread) };
}

function isRightOrWrong(sitters: readonly Sitter[]): boolean {
  const responses = sitters.flatMap((sitter) => sitter.responses);
  return responses.every(({ earned, of }) => of === responses[0]!.of && (earned === 0 || earned === of));
}
