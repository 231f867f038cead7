import { expect, test } from 'vitest';
import type { Question } from '../../eval/dataset.ts';
import { evaluateRetrieval } from '../../eval/retrieval.ts';
import type { Hit, SearchOptions } from '../../knowledge/search/open-searcher.ts';

const HOW = { date: '2026-01-01', region: '陕西省/安康市' };

/** A hit on 示例法 第N条, with everything about it that scoring does not look at left plain. */
function hit(label: string, text: string, key = '示例法'): Hit {
  return {
    law: { id: 1, key, title: key, level: '法律', region: '全国' },
    version: { id: 1, lawId: 1, title: key, level: '法律', region: '全国', validity: { fromBasis: 'unknown' } },
    provision: { id: 1, versionId: 1, kind: 'article', label, path: [], text },
    score: 1,
    relative: 1,
    signals: { words: 0, bigrams: 0, heading: 0, lexical: 0, coverage: 0, strength: 0, level: 0, named: 0, amending: 0 },
  };
}

/** Answers each question with its own hits and remembers how it was asked. */
function searcher(answers: Record<string, Hit[]>) {
  const asked: { question: string; options: SearchOptions }[] = [];
  return {
    asked,
    async search(question: string, options: SearchOptions): Promise<Hit[]> {
      asked.push({ question, options });
      return (answers[question] ?? []).slice(0, options.limit);
    },
  };
}

const question = (text: string, ...gold: Question['gold']): Question => ({ id: text, question: text, gold });
const filler = (count: number): Hit[] => Array.from({ length: count }, (_, index) => hit(`第${index + 100}条`, `别的${index}。`));

test('asks as a resident would, a hundred deep, once more to warm up', async () => {
  const stub = searcher({});
  await evaluateRetrieval(stub, [question('甲'), question('乙')], HOW);
  expect(stub.asked.slice(1)).toEqual([
    { question: '甲', options: { ...HOW, limit: 100 } },
    { question: '乙', options: { ...HOW, limit: 100 } },
  ]);
  expect(stub.asked).toHaveLength(3);
});

test('figures of four questions, worked by hand', async () => {
  const stub = searcher({
    first: [hit('第一条', '甲。')],
    sixth: [...filler(5), hit('第二条', '乙。')],
    half: [...filler(1), hit('第三条', '丙。')],
    never: filler(100),
  });
  const figures = await evaluateRetrieval(stub, [
    question('first', { law: '中华人民共和国示例法', article: '第一条', text: '' }),
    question('sixth', { law: '《示例法》', article: '第2条', text: '' }),
    question('half', { law: '示例法', article: '第三条', text: '' }, { law: '示例法', article: '第九条', text: '没有。' }),
    question('never', { law: '示例法', article: '第一条', text: '甲甲。' }),
    question('no gold'),
  ], HOW);
  expect(figures).toMatchObject({ questions: 5, 'recall@1': 1 / 4, 'recall@5': (1 + 0 + 0.5) / 4, 'recall@10': 2.5 / 4, 'recall@20': 2.5 / 4, 'recall@100': 2.5 / 4 });
  expect(figures['mrr@10']).toBeCloseTo((1 + 1 / 6 + 1 / 2) / 4, 12);
  const half = (1 / Math.log2(3)) / (1 + 1 / Math.log2(3));
  expect(figures['ndcg@10']).toBeCloseTo((1 + 1 / Math.log2(7) + half) / 4, 12);
  expect(figures.p50).toBeGreaterThanOrEqual(0);
  expect(figures.p95).toBeGreaterThanOrEqual(figures.p50);
});

test.each<[string, Hit, Question['gold'][number], number]>([
  ['law and article', hit('第一百三十三条之一', '甲。'), { law: '示例法', article: '第133条之一', text: '乙。' }, 1],
  ['another sub-article', hit('第一百三十三条之一', '甲。'), { law: '示例法', article: '第一百三十三条', text: '乙。' }, 0],
  ['another law', hit('第一条', '甲。', '别的法'), { law: '示例法', article: '第一条', text: '乙。' }, 0],
  ['the same words under another title', hit('第九条', '养犬，应当登记。', '别的法'), { law: '示例法', article: '第一条', text: '养犬应当登记' }, 1],
  ['a gold without a number by its words', hit('一', '养犬应当登记。'), { law: '示例法', article: null, text: '养犬应当登记。' }, 1],
  ['a gold without text by title and article', hit('第一条', '养犬应当登记。'), { law: '示例法', article: '第1条' }, 1],
  ['a gold without text and another article', hit('第二条', '养犬应当登记。'), { law: '示例法', article: '第一条' }, 0],
  ['a gold without text and a hit without words', hit('第二条', '。'), { law: '示例法', article: '第一条' }, 0],
  ['a gold without a number and other words', hit('一', '养犬应当登记。'), { law: '示例法', article: null, text: '养犬不必登记。' }, 0],
])('what counts as found: %s', async (_name, found, gold, expected) => {
  const figures = await evaluateRetrieval(searcher({ 问: [found] }), [question('问', gold)], HOW);
  expect(figures['recall@1']).toBe(expected);
});
