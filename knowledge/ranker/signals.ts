import type { CandidateVectors, LexicalSignals } from '../index/port.ts';
import type { Level } from '../law.ts';
import { dot } from './listed-vectors.ts';
import type { Chapter, Votes } from './memory.ts';

/** What is known of one candidate before candidates are compared with each other. */
export interface RankCandidate {
  readonly lawId: number;
  /** The same for all provisions under the same headings of the same law, and for no others. */
  readonly chapter: Chapter;
  readonly level: Level;
  /** Characters of the text. */
  readonly length: number;
  /** A decision that only amends another text. */
  readonly amending: boolean;
  /** The question names the law. */
  readonly named: boolean;
  readonly lexical: LexicalSignals;
  /** Cosine of question and provision. */
  readonly cosine: number;
  /** Cosine of the question and the sentence of the provision that is nearest to it. */
  readonly sentenceCosine: number;
  /** Log of the share of people's questions that the law answers; see {@link LawPrior}. */
  readonly lawPrior: number;
  /** What vetted answers say for it; undefined when there is no memory. */
  readonly votes: Votes | undefined;
}

/** What the ranker looks at, in the order of its weights. */
export const SIGNALS = [
  'words', 'bigrams', 'heading', 'lexicalShare', 'lexicalRank',
  'cosine', 'cosineBehindBest', 'cosineRank', 'denseFeedback', 'lexicalFeedback',
  'sentenceCosine', 'lawPrior', 'chapterCosine', 'lawCosine', 'lawShareDense', 'lawShareLexical', 'chapterShareDense',
  'length', 'statute', 'regulation', 'interpretation', 'rule', 'amending', 'named',
  'memory', 'articleVote', 'articleVotes', 'lawVote', 'articleWordVote', 'articleWordVotes', 'lawWordVote', 'chapterVote',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** What headings weigh beside the text in the lexical score. */
const HEADING = 0.6;
/** How many of the best show what the question is about. */
const FEEDBACK = 5;
const TOP = 30;

/**
 * Signals of all candidates of one question.
 * @param vectors of the candidates
 * @param ceiling lexical signals of an imagined provision that held every term of the question
 * @returns candidates × SIGNALS, row by row in the order given
 */
export function signalsOf(candidates: readonly RankCandidate[], vectors: CandidateVectors, ceiling: LexicalSignals): Float32Array {
  const lexical = Float64Array.from(candidates, ({ lexical: { words, bigrams, heading } }) => words + bigrams + HEADING * heading);
  const cosine = Float64Array.from(candidates, (candidate) => candidate.cosine);
  const byLexical = order(lexical);
  const byCosine = order(cosine);
  const lexicalRank = ranks(byLexical);
  const cosineRank = ranks(byCosine);
  const bestLexical = Math.max(lexical[byLexical[0] ?? 0] ?? 0, 1e-6);
  const bestCosine = Math.max(cosine[byCosine[0] ?? 0] ?? 0, 0);
  const [denseCentre, lexicalCentre] = [byCosine, byLexical].map((ordered) => centre(Array.from(ordered.slice(0, FEEDBACK), (index) => vectors.of(index))));
  const feedback = vectors.products(denseCentre!, lexicalCentre!);
  const laws = groups(candidates, byCosine, ({ lawId }) => lawId);
  const chapters = groups(candidates, byCosine, ({ chapter }) => chapter);
  const lawsTopDense = shares(Array.from(byCosine.slice(0, TOP), (index) => candidates[index]!.lawId));
  const lawsTopLexical = shares(Array.from(byLexical.slice(0, TOP), (index) => candidates[index]!.lawId));
  const chaptersTopDense = shares(Array.from(byCosine.slice(0, TOP), (index) => candidates[index]!.chapter));
  // A column at a time: 13,000 values are written with every question.
  const columns: Record<Signal, (candidate: RankCandidate, index: number) => number> = {
    words: (candidate) => candidate.lexical.words / Math.max(ceiling.words, 1),
    bigrams: (candidate) => candidate.lexical.bigrams / Math.max(ceiling.bigrams, 1),
    heading: (candidate) => candidate.lexical.heading / Math.max(ceiling.heading, 1),
    lexicalShare: (_, index) => lexical[index]! / bestLexical,
    lexicalRank: (_, index) => Math.log(lexicalRank[index]!),
    cosine: (candidate) => candidate.cosine,
    cosineBehindBest: (candidate) => bestCosine - candidate.cosine,
    cosineRank: (_, index) => Math.log(cosineRank[index]!),
    denseFeedback: (_, index) => feedback[2 * index]!,
    lexicalFeedback: (_, index) => feedback[2 * index + 1]!,
    sentenceCosine: (candidate) => candidate.sentenceCosine,
    lawPrior: (candidate) => candidate.lawPrior,
    chapterCosine: (candidate, index) => meanOfOthers(chapters.get(candidate.chapter)!, index, cosine, 2),
    lawCosine: (candidate, index) => meanOfOthers(laws.get(candidate.lawId)!, index, cosine, 4),
    lawShareDense: (candidate) => lawsTopDense.get(candidate.lawId) ?? 0,
    lawShareLexical: (candidate) => lawsTopLexical.get(candidate.lawId) ?? 0,
    chapterShareDense: (candidate) => chaptersTopDense.get(candidate.chapter) ?? 0,
    length: (candidate) => Math.log(candidate.length + 1),
    statute: (candidate) => Number(candidate.level === '法律'),
    regulation: (candidate) => Number(candidate.level === '行政法规'),
    interpretation: (candidate) => Number(candidate.level === '司法解释'),
    rule: (candidate) => Number(candidate.level === '部门规章'),
    amending: (candidate) => Number(candidate.amending),
    named: (candidate) => Number(candidate.named),
    memory: ({ votes }) => Number(votes !== undefined),
    articleVote: ({ votes }) => votes?.article ?? 0,
    articleVotes: ({ votes }) => votes?.articles ?? 0,
    lawVote: ({ votes }) => votes?.law ?? 0,
    articleWordVote: ({ votes }) => votes?.articleWords ?? 0,
    articleWordVotes: ({ votes }) => votes?.articlesWords ?? 0,
    lawWordVote: ({ votes }) => votes?.lawWords ?? 0,
    chapterVote: ({ votes }) => votes?.chapter ?? 0,
  };
  const rows = new Float32Array(candidates.length * SIGNALS.length);
  SIGNALS.forEach((name, column) => {
    const valueOf = columns[name];
    for (let index = 0; index < candidates.length; index += 1) rows[index * SIGNALS.length + column] = valueOf(candidates[index]!, index);
  });
  return rows;
}

/** The signals of one candidate by name, out of the rows of all. */
export function namedSignals(rows: Float32Array, index: number): Record<Signal, number> {
  return Object.fromEntries(SIGNALS.map((name, column) => [name, rows[index * SIGNALS.length + column]!])) as Record<Signal, number>;
}

/** Indices by falling value. */
function order(values: Float64Array): Uint32Array {
  return Uint32Array.from(values, (_, index) => index).sort((a, b) => values[b]! - values[a]! || a - b);
}

/** 1-based rank of every index. */
function ranks(ordered: Uint32Array): Uint32Array {
  const result = new Uint32Array(ordered.length);
  ordered.forEach((index, place) => (result[index] = place + 1));
  return result;
}

/** Members of each group, best cosine first. */
function groups<Key>(candidates: readonly RankCandidate[], byCosine: Uint32Array, keyOf: (candidate: RankCandidate) => Key): Map<Key, number[]> {
  const members = new Map<Key, number[]>();
  for (const index of byCosine) {
    const key = keyOf(candidates[index]!);
    const group = members.get(key);
    if (group) group.push(index);
    else members.set(key, [index]);
  }
  return members;
}

/** Mean of the best `count` values of a group without the candidate itself; 0 stands in for members that are missing. */
function meanOfOthers(group: readonly number[], self: number, values: Float64Array, count: number): number {
  let sum = 0;
  let taken = 0;
  for (const index of group) {
    if (index === self) continue;
    sum += values[index]!;
    taken += 1;
    if (taken === count) break;
  }
  return sum / count;
}

function shares<Key>(keys: readonly Key[]): Map<Key, number> {
  const result = new Map<Key, number>();
  for (const key of keys) result.set(key, (result.get(key) ?? 0) + 1 / keys.length);
  return result;
}

/** Unit vector in the middle of some; empty for none. */
function centre(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) vector.forEach((value, index) => (sum[index]! += value));
  const length = Math.sqrt(dot(sum, sum)) || 1;
  return sum.map((value) => value / length);
}
