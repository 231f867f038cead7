import { describe, expect, test } from 'vitest';
import type { Feedback, MockMarked, NextAnswer, PracticeAnswered } from '../../../../../bot/channels/web/practice/api-types.ts';
import type { MockBegun } from '../../../../../bot/practice/mock-exam.ts';
import { openState } from '../../../../../bot/state/open-state.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { blueprint, item, numbers, part, section } from '../../../exam/sample.ts';
import { standInBank } from '../../../practice/stand-in-bank.ts';
import { AS_OWN_PAGE, openWeb, practiceOver, type Browser, type Web } from '../open-web.ts';

/** In everything that must not be seen before the answer. */
const SECRET = '秘密';
const secret = { explanation: SECRET, citations: [{ law: '示例规定', article: '第三条', lawKey: '示例规定', region: '全国', label: '第三条', words: '0'.repeat(32), text: SECRET }] };
const ITEMS = [...numbers(4).map((number) => item(number, secret)), item(10, { type: 'multiple', ...secret }), item(20, { type: 'true-false', ...secret }), item(900, { use: 'formal', topic: '正式', ...secret })];
const MOCK = blueprint([part([section({ count: 4 }), section({ name: '二、判断题', type: 'true-false', count: 1 })])], { passMark: 6 });

async function open(messages = { perResident: 0, perAddress: 0 }): Promise<{ web: Web; page: Browser; bank: ReturnType<typeof standInBank> }> {
  const state = await openState(temporaryFolder());
  const bank = standInBank(ITEMS);
  const web = await openWeb({ practice: practiceOver(state, bank, [{ name: '模拟', blueprint: MOCK }]), messages });
  const page = web.browser();
  await page.fetch('/api/practice');
  return { web, page, bank };
}
const post = (page: Browser, path: string, body: unknown, headers: Record<string, string> = AS_OWN_PAGE): Promise<Response> => page.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
const json = async <T>(response: Response): Promise<T> => await response.json() as T;
const menu = async (page: Browser): Promise<PracticeAnswered> => json(await page.fetch('/api/practice'));
const next = async (page: Browser, query: string): Promise<NextAnswer['item']> => (await json<NextAnswer>(await page.fetch(`/api/practice/next?${query}`))).item;

describe('practice on the web', () => {
  test('the menu, an item without its key, the answer with it, the book of wrong answers', async () => {
    const { page } = await open();
    expect(await menu(page)).toMatchObject({ items: 6, topics: [{ topic: '示例主题', count: 6 }], wrong: 0, answered: 0, mocks: [{ name: '模拟', questions: 5, total: 10 }] });
    const asked = (await next(page, 'mode=any'))!;
    const answer = asked.type === 'true-false' ? { truth: false } : { chosen: [3] };
    const feedback = await json<Feedback>(await post(page, '/api/practice/answer', { id: asked.id, version: asked.version, answer }));
    expect(feedback).toMatchObject({ isRight: false, explanation: SECRET, articles: [{ title: '《示例规定》第三条', text: SECRET, href: `/law/${encodeURIComponent('示例规定')}/3` }] });
    expect(await menu(page)).toMatchObject({ wrong: 1, answered: 1, right: 0 });
    expect(await next(page, 'mode=wrong')).toEqual(asked);
    expect(await post(page, '/api/practice/answer', { id: asked.id, version: 1, answer: feedback.key }).then(json<Feedback>)).toMatchObject({ isRight: true });
    expect(await next(page, 'mode=wrong')).toBeNull();
    expect(await next(page, 'mode=due')).toBeNull();
  });

  test('by topic, by law, daily', async () => {
    const { page } = await open();
    expect(await next(page, 'mode=topic&which=示例主题')).not.toBeNull();
    expect(await next(page, 'mode=topic&which=正式')).toBeNull();
    expect(await next(page, 'mode=law&which=示例规定')).not.toBeNull();
    expect(await next(page, 'mode=daily')).toEqual(await next(page, 'mode=daily'));
  });

  test('no key leaves before the answer, of whatever is asked for', async () => {
    const { page } = await open();
    const said = [await (await page.fetch('/api/practice')).text()];
    for (const mode of ['any', 'daily', 'wrong', 'due', 'topic&which=示例主题', 'law&which=示例规定']) said.push(await (await page.fetch(`/api/practice/next?mode=${mode}`)).text());
    for (let time = 0; time < 5; time += 1) said.push(await (await post(page, '/api/practice/mocks', { name: '模拟', postType: '' })).text());
    for (const text of said) {
      expect(text).not.toContain(SECRET);
      expect(keysIn(JSON.parse(text)).filter((key) => ['key', 'explanation', 'citations', 'articles', 'isRight', 'right', 'difficulty', 'hash'].includes(key))).toEqual(text === said[0] ? ['right'] : []);
    }
  });

  test('a mock exam: begun, handed in, handed in again; another resident’s book stays empty', async () => {
    const { page, web } = await open();
    const begun = await json<MockBegun>(await post(page, '/api/practice/mocks', { name: '模拟', postType: '' }));
    const answers = Object.fromEntries(begun.sheet.sections.flatMap(({ questions }) => questions).map(({ slot, type, options }) => [slot, type === 'true-false' ? { truth: false } : { chosen: [options.indexOf('提前公告')] }]));
    const handIn = () => post(page, '/api/practice/results', { ticket: begun.ticket, answers });
    const marked = await json<MockMarked>(await handIn());
    expect(marked).toMatchObject({ total: 8, of: 10, passMark: 6, isPassed: true, dropped: 0 });
    expect(marked.questions[4]).toMatchObject({ answer: '错', right: '对', explanation: SECRET, articles: [{ text: SECRET }] });
    expect(await json(await handIn())).toEqual(marked);
    expect(await menu(page)).toMatchObject({ answered: 5, right: 4, wrong: 1 });
    expect(await menu(web.browser())).toMatchObject({ answered: 0, wrong: 0 });
  });

  test('an item that was revised meanwhile is not judged', async () => {
    const { page, bank } = await open();
    bank.put({ ...bank.get('Q00001')!, version: 2 });
    const response = await post(page, '/api/practice/answer', { id: 'Q00001', version: 1, answer: { chosen: [0] } });
    expect([response.status, await response.text()]).toEqual([409, expect.not.stringContaining(SECRET)]);
  });

  test.for<[string, unknown, number]>([
    ['answer', {}, 400], ['answer', { id: 'Q00001', version: 1, answer: { chosen: [] } }, 400], ['answer', { id: 'Q00001', version: 1, answer: { text: 'A' } }, 400],
    ['answer', { id: 'Q00001', version: 1, answer: { truth: true } }, 409], ['answer', { id: 'Q00001', version: 1, answer: { chosen: [25] } }, 409],
    ['answer', { id: 'Q00900', version: 1, answer: { chosen: [0] } }, 409], ['mocks', { name: '没有', postType: '' }, 409], ['mocks', { name: '模拟' }, 400],
    ['results', { ticket: {}, answers: {} }, 400],
  ])('%s with %j is refused', async ([path, body, status]) => {
    const { page } = await open();
    const response = await post(page, `/api/practice/${path}`, body);
    expect([response.status, (await response.text()).includes(SECRET)]).toEqual([status, false]);
  });

  test('a forged ticket shows no key of formal items; a bent one is refused', async () => {
    const { page } = await open();
    const { ticket } = await json<MockBegun>(await post(page, '/api/practice/mocks', { name: '模拟', postType: '' }));
    const sections = [{ ...ticket.sections[0]!, items: [{ id: 'Q00900', version: 1 }] }];
    expect(await (await post(page, '/api/practice/results', { ticket: { ...ticket, sections }, answers: {} })).text()).not.toContain(SECRET);
    const twice = [{ ...ticket.sections[0]!, items: [{ id: 'Q00001', version: 1 }, { id: 'Q00001', version: 1 }] }];
    expect((await post(page, '/api/practice/results', { ticket: { ...ticket, sections: twice }, answers: {} })).status).toBe(400);
  });

  test('other sites, other forms and people without a session are refused; too many answers are slowed down', async () => {
    const { web, page } = await open({ perResident: 1, perAddress: 1 });
    const body = { id: 'Q00001', version: 1, answer: { chosen: [0] } };
    expect((await post(page, '/api/practice/answer', body, { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await post(page, '/api/practice/answer', body, { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(403);
    expect((await post(web.browser(), '/api/practice/answer', body)).status).toBe(401);
    expect((await web.browser().fetch('/api/practice/next?mode=any')).status).toBe(401);
    expect((await page.fetch('/api/practice/next?mode=other')).status).toBe(400);
    const statuses = [];
    for (let time = 0; time < 8; time += 1) statuses.push((await post(page, '/api/practice/answer', body)).status);
    expect(statuses).toEqual([...Array<number>(6).fill(200), 429, 429]);
  });
});

function keysIn(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...keysIn(inner)]) : [];
}
