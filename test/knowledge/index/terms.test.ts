import { describe, expect, test } from 'vitest';
import { termsOf } from '../../../knowledge/index/terms.ts';

describe('terms of a text', () => {
  test('pairs of neighbours do not reach over punctuation', () => {
    expect(termsOf('离婚，登记').bigrams).toEqual(['离婚', '登记']);
    expect(termsOf('养犬证').bigrams).toEqual(['养犬', '犬证']);
    expect(termsOf('犬').bigrams).toEqual([]);
  });

  test('width and case make no difference', () => {
    expect(termsOf('ＡＢ１２')).toEqual(termsOf('ab12'));
  });

  test('words are those of the law, without marks', () => {
    const { words } = termsOf('夫妻共同财产，由双方协商。');
    expect(words).toContain('夫妻');
    expect(words.filter((word) => /[，。]/.test(word))).toEqual([]);
  });

  test('nothing but marks has no terms', () => {
    expect(termsOf('——……！')).toEqual({ words: [], bigrams: [], runs: [] });
  });
});
