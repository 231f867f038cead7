import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../knowledge/index/port.ts';
import type { Level } from '../../../knowledge/law.ts';
import { rankLinear } from '../../../knowledge/search/rank-linear.ts';
import { sparseQuery } from '../../../knowledge/search/query.ts';

const NONE = { named: new Set<number>(), amending: new Set<number>() };
const ceiling = { words: 10, bigrams: 10, heading: 5 };
const candidate = (provisionId: number, level: Level, score: number): Candidate =>
  ({ provisionId, lawId: provisionId, level, chapter: provisionId, length: 20, score, signals: { words: score / 2, bigrams: score / 2, heading: 0 } });

describe('ranking by words alone', () => {
  test('a statute before a regulation of the same words, and not before one that fits far better', () => {
    const ids = (...candidates: Candidate[]) => rankLinear({ candidates, ceiling, size: 100 }, NONE).map(({ provisionId }) => provisionId);
    expect(ids(candidate(1, '规范性文件', 4), candidate(2, '行政法规', 4), candidate(3, '法律', 4), candidate(4, '司法解释', 4))).toEqual([3, 4, 2, 1]);
    expect(ids(candidate(1, '法律', 4), candidate(2, '行政法规', 8))).toEqual([2, 1]);
    expect(ids(candidate(9, '法律', 4), candidate(7, '法律', 4), candidate(8, '法律', 4))).toEqual([7, 8, 9]);
  });

  test('says how the score came about', () => {
    const [ranked] = rankLinear({ candidates: [candidate(1, '法律', 4)], ceiling, size: 100 }, { named: new Set([1]), amending: new Set([1]) });
    const { lexical, coverage, strength, level, named, amending } = ranked!.signals;
    expect({ lexical, coverage }).toEqual({ lexical: 4, coverage: 0.2 });
    expect(strength).toBeCloseTo(4 / Math.log(101), 10);
    expect(named).toBeGreaterThan(0);
    expect(amending).toBeLessThan(0);
    expect(ranked!.score).toBeCloseTo(lexical * (1 + level! + named! + amending!), 10);
  });

  test('says how near each is to the best: 1 for it, and the less the lower the score', () => {
    const near = rankLinear({ candidates: [candidate(1, '法律', 6), candidate(2, '法律', 4), candidate(3, '法律', 1)], ceiling, size: 100 }, NONE)
      .map(({ relative }) => relative);
    expect(near[0]).toBe(1);
    expect(near[1]).toBeLessThan(2 / 3);
    expect(near[2]).toBeLessThan(near[1]!);
    expect(near[2]).toBeGreaterThan(0);
  });

  test('what shares no term with the question is no hit, however near its meaning; none at all is none', () => {
    const { signals, ...rest } = candidate(1, '法律', 0);
    expect(rankLinear({ candidates: [{ ...rest, signals, cosine: 0.9 }], ceiling, size: 100 }, NONE)).toEqual([]);
    expect(rankLinear({ candidates: [], ceiling, size: 0 }, NONE)).toEqual([]);
  });
});

describe('the query of a question', () => {
  test('what people put around it does not count', () => {
    expect([...sparseQuery('请问离婚怎么办？').words.keys()]).toEqual([...sparseQuery('离婚').words.keys()]);
  });

  test('unless there is nothing else', () => {
    expect(sparseQuery('怎么办').words.size).toBeGreaterThan(0);
  });

  test('a term that comes again weighs more, but not as much again', () => {
    const once = sparseQuery('离婚').words.get('离婚')!;
    const twice = sparseQuery('离婚，离婚').words.get('离婚')!;
    expect(once).toBe(1);
    expect(twice).toBeGreaterThan(once);
    expect(twice).toBeLessThan(2 * once);
  });
});
