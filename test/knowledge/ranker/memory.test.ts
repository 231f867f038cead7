import { describe, expect, it } from 'vitest';
import { countVotes, type Voter } from '../../../knowledge/ranker/memory.ts';

const voter = (cosine: number, words: number, ...provisions: number[]): Voter =>
  ({ cosine, words, provisions, laws: [1], chapters: ['1 第一章'] });

describe('countVotes', () => {
  it('gives a provision the likeness of the nearest question that it answered', () => {
    const { votesFor, provisions } = countVotes([voter(0.9, 0.2, 7), voter(0.5, 0.6, 7, 8)]);
    expect(votesFor(7, 1, '1 第一章')).toMatchObject({ article: 0.9, articleWords: 0.6, chapter: 0.9 });
    expect(votesFor(8, 1, '1 第一章')).toMatchObject({ article: 0.5, articleWords: 0.6 });
    expect([...provisions].sort()).toEqual([7, 8]);
  });

  it('shares one vote among all questions', () => {
    const { votesFor } = countVotes([voter(0.9, 0.2, 7), voter(0.5, 0.6, 8)]);
    expect(votesFor(7, 1, '').articles + votesFor(8, 1, '').articles).toBeCloseTo(1);
    expect(votesFor(7, 1, '').law).toBeCloseTo(1);
    expect(votesFor(7, 1, '').articles).toBeGreaterThan(votesFor(8, 1, '').articles);
  });

  it('is silent about what no question was answered by, and without a memory', () => {
    const silent = { article: 0, articles: 0, law: 0, articleWords: 0, articlesWords: 0, lawWords: 0, chapter: 0 };
    expect(countVotes([voter(0.9, 0.2, 7)]).votesFor(9, 2, 'other')).toEqual(silent);
    expect(countVotes([]).votesFor(9, 2, 'other')).toEqual(silent);
    expect(countVotes([]).provisions).toEqual([]);
  });

  it('does not let a question vote by words that shares none', () => {
    expect(countVotes([voter(0.9, 0, 7)]).votesFor(7, 1, '')).toMatchObject({ article: 0.9, articleWords: 0, lawWords: 0 });
  });
});
