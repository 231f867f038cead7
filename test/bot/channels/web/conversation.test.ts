import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Entry } from '../../../../bot/channels/web/entry.ts';
import { residentOf } from '../../../../bot/channels/web/session.ts';
import { say } from '../../../../bot/dialogue/reply.ts';
import { openScripted, openWeb, type Browser } from './open-web.ts';

const RECORD = '9b2c1d1e-0000-4000-8000-000000000001';

const residentIn = ({ cookie }: Browser): string => residentOf(cookie!.split('=')[1]!);

/** Words of an entry. */
const wordsOf = (entry: Entry): string =>
  (entry.kind === 'message' ? entry.text : entry.reply.sections.flat().map((block) => ('text' in block ? block.text : '')).join(''));

test('a message is answered while the page listens: the message, signs of work, the reply, the end of it', async () => {
  const { browser } = await openWeb();
  const page = browser();
  expect(await page.conversation()).toEqual({ region: '陕西省/安康市/恒口示范区', entries: [], cursor: '0-0', starters: [] });
  const tab = await page.tab('0-0');
  const { id, response } = await page.post('押金不退怎么办');
  expect([response.status, await response.json()]).toEqual([202, { isNew: true }]);
  await tab.until(({ events }) => events.some(({ event }) => event === 'handled'));
  expect(tab.events).toEqual([
    { event: 'entry', id: '1-0', data: { kind: 'message', id, text: '押金不退怎么办', at: expect.any(String) as string } },
    { event: 'progress', data: { messageId: id, text: '正在查找条文……' } },
    { event: 'entry', id: '1-1', data: {
      kind: 'reply', id: 1, inReplyTo: id, at: expect.any(String) as string,
      reply: { kind: 'text', sections: [[{ kind: 'text', text: '答：押金不退怎么办' }]], choices: [] },
    } },
    { event: 'handled', data: { messageId: id } },
  ]);
});

test('a reload shows what the events told, and they go on where it ends', async () => {
  const { browser } = await openWeb();
  const page = browser();
  await page.conversation();
  const tab = await page.tab();
  for (const text of ['一', '二', '三']) await page.post(text);
  await tab.until(({ entries }) => entries.length === 6);
  const { entries, cursor } = await page.conversation();
  expect(entries).toHaveLength(6);
  expect(entries.toSorted(byWords)).toEqual(tab.entries.toSorted(byWords));
  const after = await page.tab(cursor);
  await page.post('四');
  await after.until((own) => own.entries.length === 2);
  expect(after.entries.map(wordsOf)).toEqual(['四', '答：四']);
});

const byWords = (a: Entry, b: Entry): number => wordsOf(a).localeCompare(wordsOf(b));

test('only the last hundred are shown', async () => {
  const { browser, state } = await openWeb();
  const page = browser();
  await page.conversation();
  for (let number = 1; number <= 120; number += 1) await state.outbox.put(residentIn(page), say(`第${number}封`));
  const { entries, cursor } = await page.conversation();
  expect([entries.length, wordsOf(entries[0]!), wordsOf(entries.at(-1)!), cursor]).toEqual([100, '第21封', '第120封', '0-120']);
});

test('all tabs of a session get everything, also what another of them sent', async () => {
  const { browser } = await openWeb();
  const page = browser();
  await page.conversation();
  const tabs = [await page.tab(), await page.tab(), await page.tab()];
  await page.post('甲');
  await page.post('乙');
  for (const tab of tabs) await tab.until(({ events }) => events.filter(({ event }) => event === 'handled').length === 2);
  expect(tabs[1]!.events).toEqual(tabs[0]!.events);
  expect(tabs[2]!.events).toEqual(tabs[0]!.events);
});

test('the same id posted again, also at once, is answered once', async () => {
  const { browser } = await openWeb();
  const page = browser();
  await page.conversation();
  const id = randomUUID();
  const said = await Promise.all([1, 2, 3].map(async () => (await page.post('押金', { id })).response.json()));
  expect(said.filter((one) => (one as { isNew: boolean }).isNew)).toHaveLength(1);
  const tab = await page.tab();
  await tab.until(({ entries }) => entries.length === 2);
  expect((await page.conversation()).entries.map(wordsOf)).toEqual(['押金', '答：押金']);
});

test('what a choice, a rating and a command are reaches the dialogue; a rating is no words in the conversation', async () => {
  const asked: unknown[] = [];
  const { browser } = await openWeb({}, await openScripted(async function* (incoming) {
    asked.push(incoming);
    yield say('好');
  }));
  const page = browser();
  await page.conversation();
  const resident = residentIn(page);
  const tab = await page.tab();
  const choice = await page.post('公司', { choice: 'employer-company' });
  const rating = await page.post('', { rating: { recordId: RECORD, isGood: false } });
  const command = await page.post('/region 陕西省西安市');
  await tab.until(({ entries }) => entries.length === 5);
  expect(asked).toEqual([
    { resident, messageId: choice.id, text: '公司', choice: 'employer-company' },
    { resident, messageId: rating.id, text: '', rating: { recordId: RECORD, isGood: false } },
    { resident, messageId: command.id, text: '/region 陕西省西安市' },
  ]);
  const shown = ['公司', '好', '好', '/region 陕西省西安市', '好'];
  expect(tab.entries.map(wordsOf).toSorted()).toEqual(shown.toSorted());
  expect((await page.conversation()).entries).toHaveLength(5);
});

test('a letter of an adviser arrives, in the tab that is open and in the next one', async () => {
  const { browser, state } = await openWeb();
  const page = browser();
  await page.conversation();
  const tab = await page.tab();
  await new Promise((resolve) => void setTimeout(resolve, 60));
  const letter = { kind: 'reviewed', caseId: 'A0001', text: '顾问说：可以要回来。', isQuestion: false } as const;
  await state.outbox.put(residentIn(page), letter);
  // Read from the database before the news of it comes.
  const early = await page.tab();
  for (const one of [tab, early]) await one.until(({ entries }) => entries.length === 1);
  await new Promise((resolve) => void setTimeout(resolve, 100));
  for (const one of [tab, early, await page.tab()]) {
    await one.until(({ entries }) => entries.length === 1);
    expect(one.entries).toEqual([{
      kind: 'reply', id: 1, inReplyTo: null, at: expect.any(String) as string,
      reply: { kind: 'reviewed', sections: [[{ kind: 'text', text: '顾问说：可以要回来。' }]], choices: [] },
    }]);
  }
});

test('another session sees nothing of it, whatever it guesses', async () => {
  const { browser } = await openWeb();
  const [page, other] = [browser(), browser()];
  await page.conversation();
  await other.conversation();
  expect(other.cookie).not.toBe(page.cookie);
  const [own, spying] = [await page.tab(), await other.tab('0-0')];
  const { id } = await page.post('我的秘密');
  await own.until(({ entries }) => entries.length === 2);
  // The id of another's message is one of its own, and nothing comes back of the other.
  expect(await (await other.post('别人的', { id })).response.json()).toEqual({ isNew: true });
  await spying.until(({ entries }) => entries.length === 2);
  expect(JSON.stringify([spying.events, (await other.conversation()).entries])).not.toContain('秘密');
  const [resident, secret] = [residentIn(page), page.cookie!.split('=')[1]!];
  const guesses = [resident, resident.slice('web:'.length), `${secret.slice(0, -1)}_`, '', 'x'.repeat(43), '../../etc'];
  for (const guess of guesses) {
    const guessing = browser();
    guessing.cookie = `fazhi=${guess}`;
    expect([guess, (await guessing.conversation()).entries]).toEqual([guess, []]);
  }
});

test('a page without a session is told to open one', async () => {
  const { browser } = await openWeb();
  const response = await browser().fetch('/api/events');
  expect([response.status, await response.json()]).toEqual([401, { error: { code: 'no-session', message: expect.stringContaining('请刷新页面') as string } }]);
  expect((await browser().post('你好')).response.status).toBe(401);
});

test('personal data is masked in what the page gets back', async () => {
  const { browser, state } = await openWeb();
  const page = browser();
  await page.conversation();
  const tab = await page.tab();
  await page.post('我的电话是13800000000，押金不退', { choice: '13800000000' });
  await tab.until(({ entries }) => entries.length === 2);
  expect(JSON.stringify(tab.entries)).not.toContain('13800000000');
  expect(JSON.stringify(await state.inbox.unhandled('web')) + JSON.stringify(await state.inbox.latest(residentIn(page), 9))).not.toContain('13800000000');
});
