import { expect, onTestFinished, test } from 'vitest';
import { openBank } from '../../../knowledge/bank/open-bank.ts';
import { bind } from '../../../knowledge/vetted/bind.ts';
import { openVettedStore } from '../../../knowledge/vetted/vetted-store.ts';
import { openState } from '../../../bot/state/open-state.ts';
import { says } from '../../support/openai-stand-in/behaviour.ts';
import { startOpenAi } from '../../support/openai-stand-in.ts';
import { HOME, runBot, sampleLaw } from '../sample.ts';

const sample = sampleLaw();
const RULE = '恒口示范区房屋租住便民规定（示例文本）';
const exam = (args: readonly string[], settings: NodeJS.ProcessEnv = {}) => runBot('commands/exam.ts', [...args, '--data', sample.data, '--region', HOME, '--as', '王经办'], settings);
const jsonOf = (out: string): unknown => JSON.parse(out.trim().split('\n').at(-1)!);
const items = () => {
  const bank = openBank(sample.data);
  onTestFinished(() => bank.close());
  return bank.list();
};

test('draft: what stands is a draft with author and model, what does not is named with why', async () => {
  const { text } = sample.searcher.corpus.laws().filter(({ title }) => title === RULE).flatMap(({ id }) => sample.searcher.corpus.versionsOf(id))
    .flatMap(({ id }) => sample.searcher.corpus.provisionsOf(id)).find(({ label }) => label === '第十八条')!;
  const [sentence] = text.split('。');
  const good = { type: 'true-false', stem: `${sentence}。`, options: [], right: [1], quotes: [sentence], explanation: '条文的原话。', difficulty: 2 };
  const bad = { ...good, type: 'single', stem: '押金应当在（ ）退还。', options: ['九十九日内', '八十八日内'], right: [1] };
  const server = await startOpenAi(says({ items: [good, bad] }));
  const { code, out, err } = await exam(['draft', RULE, '第十八条', '--count', '3', '--use', '练习', '--topic', '租房', '--json'], { LLM_BASE_URL: server.baseUrl, LLM_MODEL: '示例模型' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(`《${RULE}》第十八条：模型 示例模型 起草，经办人 王经办。已存 1 题，待审定；没有通过核对 1 题`);
  expect(out).toMatch(/没有通过核对：押金应当在（ ）退还。\n　　\S/u);
  expect(JSON.stringify(server.requests[0]!.body.messages)).toContain('true-false（判断题）：1 道');
  expect(items()).toMatchObject([{ status: 'draft', author: '王经办', model: '示例模型', use: 'practice', topic: '租房', citations: [{ label: '第十八条' }] }]);
  expect(jsonOf((await exam(['draft', RULE, '第十八条', '--json'], { LLM_BASE_URL: server.baseUrl, LLM_MODEL: '示例模型' })).out)).toMatchObject({ added: [], known: 1 });
});

test.for<[string, string[], string]>([
  ['no model', ['draft', RULE, '第十八条'], '请设置环境变量 LLM_BASE_URL（接口地址）和 LLM_MODEL（模型名称）'],
  ['too many', ['draft', RULE, '第十八条', '--count', '99'], '--count 请写 1 到 12'],
  ['no such use', ['draft', RULE, '第十八条', '--use', '别的'], '--use'],
])('draft is refused: %s', async ([, args, words]) => {
  const { code, out, err } = await exam(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(words);
});

test('draft is refused: no such article', async () => {
  const { code, err } = await exam(['draft', RULE, '第九百条']);
  expect([code, err]).toEqual([1, expect.stringContaining('第九百条')]);
});

test('questions: what people ask and an adviser has answered becomes practice drafts, once; nobody’s data comes along', async () => {
  const { corpus } = sample.searcher;
  const store = openVettedStore(sample.data);
  store.put([bind({ id: 'a', questions: ['房东不退押金怎么办？'], answer: '应当退还。', citations: [{ law: RULE, article: '第十八条' }] }, corpus, '2026-01-05')]);
  store.close();
  const state = await openState(sample.data);
  const ask = (id: string, resident: string, standalone: string) => state.records.put({ id, resident, at: '2026-01-05T00:00:00.000Z', content: { asked: { standalone } } as never });
  await ask('1', 'web:甲', '请问房东不退押金咋办');
  await ask('2', 'web:乙', '房东不退押金怎么办');
  for (const [place, who] of ['web:甲', 'web:乙'].entries()) {
    await ask(`o${place}`, who, '狗咬了人谁赔');
    await ask(`p${place}`, who, '我叫〔姓名〕，邻居太吵怎么办');
  }
  await state.close();
  const before = items().length;
  expect((await exam(['questions', '--dry-run'])).out).toContain('可以出 1 题');
  expect(items()).toHaveLength(before);
  const { out } = await exam(['questions', '--json']);
  expect(jsonOf(out)).toMatchObject({ added: [expect.any(String)], open: [{ question: '狗咬了人谁赔', count: 2 }], personal: 1 });
  expect(out).not.toContain('〔');
  expect(items().at(-1)).toMatchObject({ status: 'draft', author: '王经办', use: 'practice', source: '居民提问 2 次', content: { stem: expect.stringContaining('房东不退押金怎么办？') }, citations: [{ label: '第十八条' }] });
  expect(jsonOf((await exam(['questions', '--json'])).out)).toMatchObject({ added: [], known: 1 });
});
