import { describe, expect, it } from 'vitest';
import { countLaws, lawPriorOf } from '../../../knowledge/ranker/law-prior.ts';
import { listedVectors } from '../../../knowledge/ranker/listed-vectors.ts';
import { SIGNALS, signalsOf, type RankCandidate, type Signal } from '../../../knowledge/ranker/signals.ts';

const ceiling = { words: 20, bigrams: 40, heading: 10 };
const candidate = (changes: Partial<RankCandidate>): RankCandidate => ({
  lawId: 1, chapter: '1 第一章', level: '法律', length: 100, amending: false, named: false,
  lexical: { words: 10, bigrams: 20, heading: 0 }, cosine: 0.5, sentenceCosine: 0.5,
  lawPrior: -3, votes: undefined, ...changes,
});

/** The third lies across the others. */
const vectors = listedVectors([[1, 0], [1, 0], [0, 1]].map((values) => Float32Array.from(values)));

function signalOf(rows: Float32Array, index: number, name: Signal): number {
  return rows[index * SIGNALS.length + SIGNALS.indexOf(name)]!;
}

describe('signalsOf', () => {
  const rows = signalsOf([
    candidate({}),
    candidate({ cosine: 0.8, lexical: { words: 5, bigrams: 5, heading: 5 } }),
    candidate({ lawId: 2, chapter: '2 ', level: '司法解释', cosine: 0.1, lexical: { words: 0, bigrams: 0, heading: 0 } }),
  ], vectors, ceiling);

  it('has a row per candidate', () => expect(rows).toHaveLength(3 * SIGNALS.length));

  it('measures words by what the question could reach', () => {
    expect(signalOf(rows, 0, 'words')).toBe(0.5);
    expect(signalOf(rows, 1, 'heading')).toBe(0.5);
  });

  it('ranks by each side', () => {
    expect([0, 1, 2].map((index) => Math.exp(signalOf(rows, index, 'lexicalRank')))).toEqual([1, 2, 3].map((rank) => expect.closeTo(rank, 4)));
    expect([0, 1, 2].map((index) => Math.exp(signalOf(rows, index, 'cosineRank')))).toEqual([2, 1, 3].map((rank) => expect.closeTo(rank, 4)));
  });

  it('compares with what is best by either side', () => {
    expect([0, 1, 2].map((index) => signalOf(rows, index, 'denseFeedback'))).toEqual([2, 2, 1].map((share) => expect.closeTo(share / Math.sqrt(5), 5)));
  });

  it('looks at the rest of the chapter and never at the candidate itself', () => {
    expect(signalOf(rows, 0, 'chapterCosine')).toBeCloseTo(0.8 / 2);
    expect(signalOf(rows, 2, 'chapterCosine')).toBe(0);
  });

  it('tells silence of the memory from its absence', () => {
    expect(signalOf(rows, 0, 'memory')).toBe(0);
    const votes = { article: 0.9, articles: 1, law: 1, articleWords: 0, articlesWords: 0, lawWords: 0, chapter: 0.9 };
    const withVotes = signalsOf([candidate({ votes })], vectors, ceiling);
    expect(signalOf(withVotes, 0, 'memory')).toBe(1);
    expect(signalOf(withVotes, 0, 'articleVote')).toBeCloseTo(0.9);
  });

  it('gives finite numbers for one candidate, for none, and for a question without known terms', () => {
    expect(signalsOf([], listedVectors([]), ceiling)).toHaveLength(0);
    expect(signalsOf([candidate({ lexical: { words: 0, bigrams: 0, heading: 0 } })], vectors, { words: 0, bigrams: 0, heading: 0 }).every(Number.isFinite)).toBe(true);
  });
});

describe('the prior on the law', () => {
  const prior = lawPriorOf(countLaws([['民法典', '民法典'], ['民法典'], ['刑法']]));

  it('counts a law once a question', () => expect(prior('民法典')).toBeCloseTo(Math.log(2.3 / 4)));

  it('gives a law that was never asked about a little', () => {
    expect(prior('铁路法')).toBeCloseTo(Math.log(0.3 / 4));
    expect(prior('刑法')).toBeGreaterThan(prior('铁路法'));
  });
});
