import { expect, test } from 'vitest';
import { openLawBrowser } from '../../../../bot/browse/open-law-browser.ts';
import type { Entry } from '../../../../bot/channels/web/entry.ts';
import { residentOf } from '../../../../bot/channels/web/session.ts';
import type { ProvisionBlock } from '../../../../bot/presentation/block.ts';
import { asText } from '../../../../bot/presentation/plain-text.ts';
import { openTalk } from '../../dialogue/talk.ts';
import { sampleLaw } from '../../sample.ts';
import { openWeb, type Browser } from './open-web.ts';

const sample = sampleLaw();

const open = async () => {
  const { bot } = await openTalk(sample.data);
  return openWeb({}, { delivery: bot.delivery, state: bot.state, laws: openLawBrowser(bot.searcher), corpus: bot.searcher.corpus });
};

type ReplyEntry = Extract<Entry, { kind: 'reply' }>;

/** Says something and waits for what is said to it. */
async function say(page: Browser, text: string, more: Parameters<Browser['post']>[1] = {}): Promise<ReplyEntry[]> {
  const { cursor } = await page.conversation();
  const tab = await page.tab(cursor);
  const { id } = await page.post(text, more);
  await tab.until(({ events }) => events.some(({ event, data }) => event === 'handled' && (data as { messageId: string }).messageId === id));
  tab.cut();
  return tab.entries.filter((entry): entry is ReplyEntry => entry.kind === 'reply' && entry.inReplyTo === id);
}

const wordsOf = (replies: readonly ReplyEntry[]): string => replies.map(({ reply }) => asText(reply.sections)).join('\n');

test('a question about the sample law: asked back, answered, the article opened, thumbs down, an adviser, everything deleted', async () => {
  const { browser, state, errors } = await open();
  const page = browser();
  await page.conversation();

  const [question] = await say(page, '老板欠薪一直不付工钱，能要迟付补偿吗？');
  const company = question!.reply.choices.find(({ label }) => label.includes('公司'))!;
  const answers = await say(page, company.label, { choice: company.id });
  const answer = answers.find(({ reply }) => reply.recordId !== undefined)!.reply;
  const provision = answer.sections.flat().find((block): block is ProvisionBlock => block.kind === 'provision')!;
  const article = await (await page.fetch(`/api/articles/${provision.provisionId}?on=${provision.on}`)).json() as { name: string; text: string };
  expect(provision.title).toContain(article.name);
  for (const line of provision.lines.filter((one) => !/^[〔…（]/u.test(one))) expect(article.text).toContain(line);

  // The answer is nobody else's to judge.
  const other = browser();
  await other.conversation();
  await say(other, '', { rating: { recordId: answer.recordId!, isGood: false } });
  expect(await state.cases.all()).toEqual([]);

  const [thanks] = await say(page, '', { rating: { recordId: answer.recordId!, isGood: false } });
  expect(thanks!.reply.kind).toBe('hand-over');
  const cases = await state.cases.all();
  expect(cases.map(({ reasons }) => reasons)).toEqual([['thumbs-down']]);
  await state.outbox.put(residentOf(page.cookie!.split('=')[1]!), { kind: 'reviewed', caseId: cases[0]!.id, text: '可以要，带上工资条来。', isQuestion: false });
  const { entries } = await page.conversation();
  expect(wordsOf([entries.at(-1) as ReplyEntry])).toContain('带上工资条来');
  expect((await other.conversation()).entries.filter(({ kind }) => kind === 'message')).toEqual([]);

  expect(wordsOf(await say(page, '/forget 确定'))).toContain('已经删除');
  const left = (await page.conversation()).entries;
  expect([left.length, wordsOf(left as ReplyEntry[])]).toEqual([1, expect.stringContaining('已经删除')]);
  expect(errors).toEqual([]);
});

test('the page shows the place that the resident has chosen', async () => {
  const { browser } = await open();
  const page = browser();
  await page.conversation();
  await say(page, '/region 陕西省西安市');
  expect((await page.conversation()).region).toBe('陕西省/西安市');
  expect((await browser().conversation()).region).toBe('陕西省/安康市/恒口示范区');
});
