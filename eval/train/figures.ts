import { linearScores } from '../../knowledge/ranker/linear-score.ts';
import { scoreRows, type RankerNetwork } from '../../knowledge/ranker/network.ts';
import { mean, recallAt, reciprocalRankAt, type GoldRanks } from '../metrics.ts';
import type { CandidateList, QuestionCandidates } from './candidates.ts';
import type { Material } from './material.ts';

export interface Figures {
  readonly 'recall@1': number;
  readonly 'recall@10': number;
  readonly 'recall@100': number;
  readonly 'mrr@10': number;
}

/** Ways of finding that a table compares. */
export const WAYS = ['BM25 alone', 'encoder alone', 'fused', 'fused with vetted answers'] as const;
export type Way = (typeof WAYS)[number];

/** Ranks of every question's gold articles, by each way. */
export type RanksByWay = Readonly<Record<Way, readonly GoldRanks[]>>;

/** @param described candidates of questions that neither encoder nor rankers have seen */
export function ranksOf(material: Material, described: readonly QuestionCandidates[], rankers: readonly RankerNetwork[]): RanksByWay {
  const ranked = (list: CandidateList): GoldRanks => goldRanks(material, list.question, orderBy(list, sumOf(rankers, list)));
  return {
    'BM25 alone': described.map(({ without, lexicalBest }) => goldRanks(material, without.question, lexicalBest)),
    'encoder alone': described.map(({ without, denseBest }) => goldRanks(material, without.question, denseBest)),
    fused: described.map(({ without }) => ranked(without)),
    'fused with vetted answers': described.map(({ withMemory }) => ranked(withMemory)),
  };
}

/**
 * Ranks by the vectors of an encoder that no ranker was trained on, as search with such an encoder has them.
 * @param described candidates by these vectors
 */
export function untrainedRanksOf(material: Material, described: readonly QuestionCandidates[]): { alone: GoldRanks[]; fused: GoldRanks[] } {
  return {
    alone: described.map(({ without, denseBest }) => goldRanks(material, without.question, denseBest)),
    fused: described.map(({ without }) => goldRanks(material, without.question, orderBy(without, linearScores(without.rows)))),
  };
}

function goldRanks(material: Material, question: number, best: ArrayLike<number>): GoldRanks {
  const rankOf = new Map(Array.from(best, (passage, index) => [passage, index + 1]));
  return material.questions[question]!.gold.map((same) => {
    const ranks = same.flatMap((passage) => rankOf.get(passage) ?? []);
    return ranks.length === 0 ? undefined : Math.min(...ranks);
  });
}

function sumOf(rankers: readonly RankerNetwork[], { passages, rows }: CandidateList): Float64Array {
  const total = new Float64Array(passages.length);
  for (const ranker of rankers) scoreRows(ranker, rows).forEach((score, index) => (total[index]! += score));
  return total;
}

function orderBy({ passages }: CandidateList, scores: ArrayLike<number>): number[] {
  return [...passages.keys()].sort((a, b) => scores[b]! - scores[a]! || passages[a]! - passages[b]!).map((index) => passages[index]!);
}

export function figuresOf(ranks: readonly GoldRanks[]): Figures {
  return {
    'recall@1': mean(ranks.map((one) => recallAt(1, one))),
    'recall@10': mean(ranks.map((one) => recallAt(10, one))),
    'recall@100': mean(ranks.map((one) => recallAt(100, one))),
    'mrr@10': mean(ranks.map((one) => reciprocalRankAt(10, one))),
  };
}

/** Rows of a table: name and one column per figure. */
export function table(rows: readonly (readonly [name: string, figures: Figures])[]): string {
  const columns = ['recall@1', 'recall@10', 'recall@100', 'mrr@10'] as const;
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `${''.padEnd(width)}  ${columns.map((column) => column.padStart(12)).join('')}`,
    ...rows.map(([name, figures]) => `${name.padEnd(width)}  ${columns.map((column) => figures[column].toFixed(3).padStart(12)).join('')}`),
  ].join('\n');
}
