/** Below so many people no figure is given: it would say more of them than of the item. */
export const LEAST_PEOPLE = 10;

/** Why there is no figure. */
export type NoFigure =
  /** Fewer than {@link LEAST_PEOPLE} people. */
  | 'too-few'
  /** Everybody has the same marks: nothing can go together with them. */
  | 'no-variance'
  /** Fewer than two questions. */
  | 'one-question'
  /** People answered different questions. */
  | 'different-papers';

/** A number, or why there is none. */
export type Figure = { readonly value: number } | { readonly reason: NoFigure };

export const NO_FIGURE_NAMES: Readonly<Record<NoFigure, string>> = {
  'too-few': `不足 ${LEAST_PEOPLE} 人，不统计`, 'no-variance': '得分全部相同，无法计算', 'one-question': '只有一道题，无法计算', 'different-papers': '各人题目不同，无法计算',
};

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** With n − 1: people are a sample of those who might sit it. */
export function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

/** Smaller spreads are what binary fractions leave of none. */
const NO_SPREAD = 1e-12;

/** Pearson's product-moment correlation of pairs. */
export function correlation(xs: readonly number[], ys: readonly number[]): Figure {
  const [spreadX, spreadY] = [variance(xs), variance(ys)];
  if (spreadX < NO_SPREAD || spreadY < NO_SPREAD) return { reason: 'no-variance' };
  const [middleX, middleY] = [mean(xs), mean(ys)];
  const covariance = xs.reduce((sum, x, place) => sum + (x - middleX) * (ys[place]! - middleY), 0) / (xs.length - 1);
  return { value: covariance / Math.sqrt(spreadX * spreadY) };
}
