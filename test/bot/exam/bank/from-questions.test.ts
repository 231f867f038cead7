import { expect, test } from 'vitest';
import { itemsFromQuestions, provisionsCited, type FrequentQuestion } from '../../../../bot/exam/bank/from-questions.ts';
import { checkItem } from '../../../../knowledge/bank/check/check-item.ts';
import type { ChoiceQuestion, Item } from '../../../../knowledge/bank/item.ts';
import { corpusOf } from '../../../knowledge/bank/items.ts';

const choiceOf = ({ content }: Pick<Item, 'content'>): ChoiceQuestion => content as ChoiceQuestion;
const DAY = '2025-06-01';
const ARTICLES = Array.from({ length: 20 }, (_, index) => `示例事项之${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[index]}由县级人民政府负责办理。`);
const LAW = { title: '示例条例', articles: ARTICLES };

const asked = (question: string, count = 1, ...articles: string[]): FrequentQuestion =>
  ({ question, count, citations: articles.map((article) => ({ law: '示例条例', article })) });

test('a question becomes a practice item whose right option is the article that its answer cites', () => {
  const { corpus } = corpusOf(LAW);
  const { drafts: [item], skipped } = itemsFromQuestions([asked('戊事项找谁办？', 7, '第五条', '第六条')], corpus, DAY);
  expect(skipped).toEqual([]);
  expect(item).toMatchObject({
    content: { type: 'single', stem: '居民问：“戊事项找谁办？”答复这个问题，应当依据《示例条例》的哪一条？' },
    explanation: `《示例条例》第五条：${ARTICLES[4]}`, use: 'practice', topic: '居民常见问题', source: '居民提问 7 次',
    citations: [{ lawKey: '示例条例', label: '第五条', text: ARTICLES[4] }],
  });
  expect(item).not.toHaveProperty('model');
  const { options, key } = choiceOf(item!);
  expect(options[key[0]!]).toBe(`第五条（${ARTICLES[4]}）`);
  expect(options).toHaveLength(4);
  expect(options.filter((option) => option.startsWith('第六条')), 'the answer cites it too').toEqual([]);
  expect(checkItem(item!)).toEqual([]);
});

test('the same question gives the same item; the right option has no place of its own; what is asked most comes first', () => {
  const { corpus } = corpusOf(LAW);
  const questions = Array.from({ length: 12 }, (_, index) => asked(`第${index}个问题？`, index, '第十条'));
  const { drafts } = itemsFromQuestions(questions, corpus, DAY);
  expect(itemsFromQuestions(questions.toReversed(), corpus, DAY).drafts).toEqual(drafts);
  expect(drafts[0]!.content.stem).toContain('第11个问题？');
  expect(new Set(drafts.map((item) => choiceOf(item).key[0])).size).toBeGreaterThan(2);
});

test('an article that refers to the right one, or to which it refers, is no wrong option', () => {
  const articles = ARTICLES.map((text, index) => (index < 5 ? `违反本条例第九条的，由主管部门处理之${index}。` : text)).with(8, '依照第十条、第十二条至第十四条办理示例登记的手续。');
  const { corpus } = corpusOf({ ...LAW, articles: articles.slice(0, 18) });
  const { drafts } = itemsFromQuestions(Array.from({ length: 10 }, (_, index) => asked(`问${index}？`, 1, '第九条')), corpus, DAY);
  const wrong = new Set(drafts.flatMap((item) => choiceOf(item).options.map((option) => option.split('（')[0])));
  expect(drafts).toHaveLength(10);
  for (const label of ['第一条', '第五条', '第十条', '第十二条', '第十三条', '第十四条']) expect(wrong).not.toContain(label);
});

test('what rests on no law in force, or on a law too short, is skipped with the reason', () => {
  const { corpus } = corpusOf(LAW, { title: '短条例', articles: ARTICLES.slice(0, 3) });
  const { drafts, skipped } = itemsFromQuestions(
    [asked('甲？', 3, '第九十条'), { question: '乙？', count: 2, citations: [{ law: '短条例', article: '第一条' }] }, asked('丙？', 1)], corpus, DAY);
  expect(drafts).toEqual([]);
  expect(skipped).toEqual([
    { question: '甲？', reason: '答复没有引用现行有效的条文。' },
    { question: '乙？', reason: '《短条例》中没有足够的其他条文可作干扰项。' },
    { question: '丙？', reason: '答复没有引用现行有效的条文。' },
  ]);
});

test('a citation without a number is found by its words', () => {
  const { corpus } = corpusOf(LAW);
  const [found] = provisionsCited({ question: '问？', citations: [{ law: '示例条例', article: null, text: ARTICLES[6]! }] }, corpus, DAY);
  expect(found?.provision.label).toBe('第七条');
});
