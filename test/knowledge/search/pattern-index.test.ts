import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEXICON, patternOf } from '../../../knowledge/search/lexicon/lexicon.ts';
import { createPatternIndex, neededCharacters } from '../../../knowledge/search/lexicon/pattern-index.ts';

describe('the characters that a pattern needs', () => {
  test.each([
    ['老板', '老'],
    ['老板|东家', '老东'],
    ['(欠|拖)工(资|钱)', '工'],
    ['(欠|拖)(工资|薪)(?!。)', '欠拖'],
    ['(?:欠了)?薪', '薪'],
    ['我们?公', '我'],
    ['欠{0,2}薪', '薪'],
    ['[欠拖]+', '欠拖'],
    ['\\d薪', '薪'],
    ['(?<!不)能', '能'],
    ['利息[^。]{0,8}高', '利'],
  ])('%s: one of %s', (pattern, characters) => {
    expect([...neededCharacters(pattern)!].join('')).toBe(characters);
  });

  test.each(['老?', '.*', '老板|.', '(老|)', '[^老]', '\\d', '(?=老)'])('%s: none', (pattern) => {
    expect(neededCharacters(pattern)).toBeUndefined();
  });
});

test('no entry of the lexicon is overlooked in a text that it speaks to', () => {
  const patterns = LEXICON.map(patternOf);
  const index = createPatternIndex(LEXICON.map(({ when }) => when));
  // Texts out of what the patterns are made of, in their order, so that many match.
  const pieces = LEXICON.map(({ when }) => when.split(/[|()…?+*[\]{}^!<.:,\\]+/u).filter((piece) => piece !== ''));
  const texts = fc.array(fc.constantFrom(...pieces).chain((some) => fc.subarray(some)), { minLength: 1, maxLength: 4 }).map((parts) => parts.flat().join(''));
  let matches = 0;
  fc.assert(fc.property(texts, (text) => {
    const expected = [...patterns.keys()].filter((number) => patterns[number]!.test(text));
    matches += expected.length;
    expect(index(text).filter((number) => patterns[number]!.test(text))).toEqual(expected);
  }), { numRuns: 2000 });
  expect(matches).toBeGreaterThan(2000);
});
