import { describe, expect, test } from 'vitest';
import { decideProvisions } from '../../../bot/consult/decide-provisions.ts';
import type { Hit } from '../../../knowledge/search/open-searcher.ts';

const CLOSE = { strength: 5, coverage: 0.8 };

/** A hit of which only what deciding looks at is not plain. */
function hit(text: string, relative = 1, { strength, coverage, cosine }: { strength: number; coverage: number; cosine?: number } = CLOSE): Hit {
  return {
    law: { id: 1, key: '示例法', title: '示例法', level: '法律', region: '全国' },
    version: { id: 1, lawId: 1, title: '示例法', level: '法律', region: '全国', validity: { fromBasis: 'unknown' } },
    provision: { id: 1, versionId: 1, kind: 'article', label: '第一条', path: [], text },
    score: 1,
    relative,
    signals: { words: 0, bigrams: 0, heading: 0, lexical: 0, strength, coverage, ...(cosine !== undefined && { cosine }) },
  };
}

const textsOf = (hits: readonly Hit[]): string[] | undefined => decideProvisions(hits)?.hits.map(({ provision }) => provision.text);

describe('the provisions that decide a question', () => {
  test.each<[string, number[], number]>([
    ['two, even where the second is far behind', [1, 0.01], 2],
    ['those near the best, to four', [1, 0.9, 0.8, 0.7, 0.6], 4],
    ['none that is far from the best after the second', [1, 0.5, 0.4, 0.05, 0.04], 3],
    ['one, where there is only one', [1], 1],
  ])('%s', (_name, relatives, expected) => {
    const texts = relatives.map((_, index) => `${'甲乙丙丁戊'[index]}。`);
    expect(textsOf(relatives.map((relative, index) => hit(texts[index]!, relative)))).toEqual(texts.slice(0, expected));
  });

  test('the same words in two documents once', () => {
    expect(textsOf([hit('养犬应当登记。'), hit('养犬，应当 登记'), hit('牵绳。'), hit('清理犬粪。')])).toEqual(['养犬应当登记。', '牵绳。', '清理犬粪。']);
  });

  test('none for no hits', () => {
    expect(decideProvisions([])).toBeUndefined();
  });

  test.each<[string, { strength: number; coverage: number; cosine?: number }, 'none' | 'weak' | 'sure']>([
    ['neither rare words nor half of the question', { strength: 0.5, coverage: 0.1 }, 'none'],
    ['half of the question, in common words', { strength: 0.5, coverage: 0.6 }, 'sure'],
    ['rare words of a long question', { strength: 6, coverage: 0.1 }, 'sure'],
    ['a little more than chance', { strength: 2.3, coverage: 0.3 }, 'weak'],
    ['another meaning, and words by chance', { strength: 3.5, coverage: 0.3, cosine: 0.4 }, 'none'],
    ['a doubtful meaning and no word', { strength: 0, coverage: 0, cosine: 0.55 }, 'none'],
    ['a doubtful meaning with a rare word', { strength: 2.7, coverage: 0.15, cosine: 0.51 }, 'weak'],
    ['the meaning without a word', { strength: 0, coverage: 0, cosine: 0.9 }, 'sure'],
    ['half of the meaning and many rare words', { strength: 9, coverage: 0.3, cosine: 0.45 }, 'sure'],
  ])('what the best hit shares with the question: %s', (_name, signals, expected) => {
    const decided = decideProvisions([hit('甲。', 1, signals), hit('乙。')]);
    expect(decided === undefined ? 'none' : decided.isWeak ? 'weak' : 'sure').toBe(expected);
  });
});
