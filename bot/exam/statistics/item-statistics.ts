import { correlation, LEAST_PEOPLE, mean, type Figure } from './figure.ts';
import type { Sitter } from './sitter.ts';

/** 试题统计 of one item version (or one question of a case). */
export interface ItemStatistics {
  readonly item: string;
  /** People who had it on their paper, whether they answered or not. */
  readonly n: number;
  /**
   * 难度 (容易度) p: mean share of the marks that was earned, 0 to 1; of a question that is right or wrong the share of
   * people who were right. Lord & Novick, Statistical Theories of Mental Test Scores, 1968, ch. 15; for partial
   * marks the mean over the maximum.
   */
  readonly facility: Figure;
  /**
   * 区分度 r: Pearson's correlation of the marks of this question with the marks of all others on the paper, −1 to 1.
   * The question itself is left out of the sum, or it would correlate with itself (corrected point-biserial, item-rest
   * correlation: Henrysson, Psychometrika 28, 1963, 211–218; on the point-biserial Lord & Novick 1968, ch. 15). As
   * people may have had different papers, the rest is the share of its marks that was earned: on one paper that changes
   * nothing in r.
   */
  readonly discrimination: Figure;
  /** 选项分布; undefined below `LEAST_PEOPLE` and for short answers. */
  readonly options?: readonly OptionStatistics[];
}

/** How many took an option, and how well they did otherwise: a wrong one that the best take is perhaps none. */
export interface OptionStatistics {
  /** Place as the author wrote it; undefined: not answered. */
  readonly option?: number;
  readonly n: number;
  /** Of all who had the question; options of a multiple choice add up to more than 1. */
  readonly share: number;
  /** Mean share of the marks of the rest, of those who chose it. */
  readonly meanRest: number;
}

interface Observation {
  readonly share: number;
  readonly rest: number | undefined;
  readonly chosen?: readonly number[];
}

/** By item, in the order in which they first appear. */
export function itemStatistics(sitters: readonly Sitter[]): ItemStatistics[] {
  const observed = new Map<string, Observation[]>();
  for (const { responses } of sitters) {
    const [earned, of] = [total(responses, 'earned'), total(responses, 'of')];
    for (const response of responses) {
      const rest = of - response.of;
      const list = observed.get(response.item) ?? [];
      observed.set(response.item, list);
      list.push({ share: response.earned / response.of, rest: rest > 0 ? (earned - response.earned) / rest : undefined, ...(response.chosen && { chosen: response.chosen }) });
    }
  }
  return [...observed].map(([item, observations]) => statisticsOf(item, observations));
}

function statisticsOf(item: string, observations: readonly Observation[]): ItemStatistics {
  const n = observations.length;
  if (n < LEAST_PEOPLE) return { item, n, facility: { reason: 'too-few' }, discrimination: { reason: 'too-few' } };
  const shares = observations.map(({ share }) => share);
  const rests = observations.flatMap(({ rest }) => rest ?? []);
  const options = optionStatistics(observations);
  return {
    item,
    n,
    facility: { value: mean(shares) },
    discrimination: rests.length < n ? { reason: 'one-question' } : correlation(shares, rests),
    ...(options.length > 0 && { options }),
  };
}

function optionStatistics(observations: readonly Observation[]): OptionStatistics[] {
  const closed = observations.filter(({ chosen }) => chosen !== undefined);
  const places = [...new Set(closed.flatMap(({ chosen }) => chosen!))].sort((a, b) => a - b);
  const table = [...places, undefined].map((option) => ({ option, those: closed.filter(({ chosen }) => (option === undefined ? chosen!.length === 0 : chosen!.includes(option))) }));
  return table.filter(({ those }) => those.length > 0).map(({ option, those }) => ({
    ...(option !== undefined && { option }), n: those.length, share: those.length / observations.length, meanRest: mean(those.map(({ rest }) => rest ?? 0)),
  }));
}

function total(responses: Sitter['responses'], what: 'earned' | 'of'): number {
  return responses.reduce((sum, response) => sum + response[what], 0);
}

/**
 * What a discrimination says of an item, by the rule of thumb of Ebel, Measuring Educational Achievement, 1965 (made for
 * upper-lower differences, in use for correlations as well): 0.40 and up very good, 0.30 good, 0.20 marginal, below
 * poor. Below 0 the better people got it wrong: look at the key.
 */
export function discriminationInWords(value: number): string {
  if (value < 0) return '负值，请核对答案';
  return value >= 0.4 ? '很好' : value >= 0.3 ? '较好' : value >= 0.2 ? '一般，可改进' : '较差，应修改';
}
