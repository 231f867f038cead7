import { describe, expect, it } from 'vitest';
import { buildLexicalIndex, lexicalSums, scoreOf } from '../../../eval/train/lexical.ts';
import { bestOf } from '../../../eval/train/candidates.ts';
import { inventedEntries } from './invented.ts';

describe('the lexical index of training', () => {
  const { index, ask } = buildLexicalIndex(inventedEntries());

  it('finds a provision by its own words', () => {
    const asked = ask(inventedEntries()[17]!.provision.text);
    expect(bestOf(scoreOf(lexicalSums(index, asked)), 1)).toEqual([17]);
  });

  it('gives no provision more than the ceiling', () => {
    const asked = ask(inventedEntries()[17]!.provision.text);
    const sums = lexicalSums(index, asked);
    for (const field of ['words', 'bigrams', 'heading'] as const) expect(Math.max(...sums[field])).toBeLessThanOrEqual(asked.ceiling[field] + 1e-3);
  });

  it('finds nothing by words that it does not hold', () => {
    expect(Math.max(...scoreOf(lexicalSums(index, ask('龘龘'))))).toBe(0);
  });
});
