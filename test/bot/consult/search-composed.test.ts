import { expect, test } from 'vitest';
import { searchComposed } from '../../../bot/consult/search-composed.ts';
import type { Hit } from '../../../knowledge/search/open-searcher.ts';

const hit = (id: number, relative: number, score = relative): Hit => ({ provision: { id }, relative, score }) as Hit;

/** A searcher that knows what each text finds, and what it was asked. */
function knowing(found: Record<string, Hit[]>) {
  const asked: string[] = [];
  return {
    asked,
    search: (text: string) => {
      asked.push(text);
      return Promise.resolve(found[text] ?? []);
    },
  };
}

const OPTIONS = { date: '2026-01-01', region: '全国', limit: 3 };

test('a question to which nothing was added is searched as it is', async () => {
  const searcher = knowing({ 被辞退了能要多少钱: [hit(1, 1), hit(2, 0.4)] });
  expect(await searchComposed(searcher, '被辞退了能要多少钱', OPTIONS)).toEqual([hit(1, 1), hit(2, 0.4)]);
  expect(searcher.asked).toEqual(['被辞退了能要多少钱']);
});

test('what was added narrows the question down and does not drown it', async () => {
  const searcher = knowing({
    '没签合同被辞退，没说理由': [hit(37, 1, 5), hit(82, 0.9, 4), hit(21, 0.5)],
    没签合同被辞退: [hit(82, 1, 6), hit(46, 0.6)],
  });
  const found = await searchComposed(searcher, '没签合同被辞退；没说理由', OPTIONS);
  expect(found.map(({ provision }) => provision.id)).toEqual([82, 37, 46]);
  expect(found[0]).toMatchObject({ relative: 1, score: 6 });
  expect(found[1]!.relative).toBeCloseTo(0.5 / 0.95);
});

test('finding nothing stays nothing', async () => {
  expect(await searchComposed(knowing({}), '甲；乙', OPTIONS)).toEqual([]);
});
