import { expect, onTestFinished, test, vi } from 'vitest';
import { startTelegram } from '../../../../bot/channels/telegram/start-telegram.ts';
import { readConfig } from '../../../../bot/config.ts';
import { openBot } from '../../../../bot/open-bot.ts';
import { createDesk } from '../../../../bot/review/desk.ts';
import { openVettedStore } from '../../../../knowledge/vetted/vetted-store.ts';
import { startTelegram as startStandIn } from '../../../support/telegram-stand-in.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { OFFICES } from '../../dialogue/talk.ts';
import { HOME, sampleLaw } from '../../sample.ts';
import { STARTERS } from './open-channel.ts';

const sample = sampleLaw();
const TODAY = '2026-01-05';

/** The bot of a deployment over the sample law, in Telegram. */
async function open() {
  const telegram = await startStandIn();
  const faults: unknown[] = [];
  const stateFolder = temporaryFolder();
  const bot = await openBot({
    data: sample.data, stateFolder, region: HOME, today: TODAY, environment: {}, isConversation: true, watchMs: 20,
    config: { ...readConfig({}), data: sample.data, region: HOME, offices: OFFICES }, searcherOptions: {},
  });
  const channel = await startTelegram({
    config: { token: telegram.token, apiRoot: telegram.apiRoot, updates: { by: 'polling' } },
    delivery: bot.delivery, inbox: bot.state.inbox, outbox: bot.state.outbox, store: bot.state.telegram, offices: OFFICES, starters: STARTERS, perMinute: 100,
    findArticle: (id) => {
      const { law, provision } = bot.searcher.corpus.provisionsInContext([id])[0]!;
      return { citation: `《${law.title}》${provision.label}`, path: provision.path, validity: { text: '现行有效' }, nextText: null, paragraphs: [{ number: null, text: provision.text, items: [] }] };
    },
    onWarning: (message, error) => void faults.push(message, error), onError: (error) => void faults.push(error),
  });
  onTestFinished(async () => {
    await channel.close();
    await bot.close();
  });
  return { telegram, bot, faults, stateFolder };
}

test('from a question to an adviser\'s answer', async () => {
  const { telegram, bot, faults } = await open();
  const li = telegram.user();
  await li.writes('工厂拖欠工资三个月，一共8000元，能要补偿吗？');
  const answer = await li.sees(({ buttons }) => buttons.some(({ text }) => text === '请法律顾问看'));
  expect(answer.html).toMatch(/〔1〕<b>《[^》]+》第\S+条<\/b>\n.*\n(?:.*\n)?<blockquote/u);
  expect(answer.versions[0]!.text).toBe('收到，正在查找条文……');

  await li.taps('〔1〕全文');
  const article = await li.sees(({ buttons }) => buttons.some(({ text }) => text.includes('返回')));
  expect(article.html).toMatch(/^<b>《[^》]+》第\S+条<\/b>\n现行有效\n/u);
  await li.taps(/返回/u);
  expect(await li.sees(({ id, buttons }) => id === answer.id && buttons.length === answer.buttons.length)).toMatchObject({ html: answer.html });

  await li.writes('那我能马上走人吗？');
  const followUp = await li.sees(({ id, buttons }) => id !== answer.id && buttons.some(({ text }) => text === '👎 不对'));
  await li.taps(followUp.buttons.find(({ text }) => text === '👎 不对')!);
  const handedOver = await li.sees(/已转给法律顾问复核（编号 A\d+）/u);
  const caseId = /编号 (A\d+)/u.exec(handedOver.text)![1]!;

  const vetted = openVettedStore(sample.data);
  onTestFinished(() => vetted.close());
  const desk = createDesk({ cases: bot.state.cases, corpus: bot.searcher.corpus, vetted, date: TODAY, region: HOME, now: () => new Date() });
  expect(await desk.answer(caseId, { by: '张律师', text: '请带上工资条到劳动监察大队投诉。' })).toMatchObject({ state: 'answered' });
  const letter = await li.sees('请带上工资条');
  expect(letter.versions[0]!.text).toBe('法律顾问答复了您的问题：');
  expect(letter.text).toContain('张律师');
  expect(faults).toEqual([]);
});

test('a fact that decides is asked for, and tapped', async () => {
  const { telegram } = await open();
  const li = telegram.user();
  await li.writes('老板拖欠工资三个月，能要补偿吗？');
  const question = await li.sees(({ buttons }) => buttons.some(({ text }) => text === '跳过'));
  await li.taps(question.buttons[0]!);
  await li.sees(({ buttons }) => buttons.some(({ text }) => text === '跳过' || text.includes('全文')));
  const asked = () => li.chat.find(({ id }) => id === question.id)!;
  await vi.waitUntil(() => asked().text.includes('您选了'));
  expect(asked()).toMatchObject({ text: `${question.text}\n\n您选了：${question.buttons[0]!.text}`, buttons: [] });
});

test('voice, a region, help, the own data, and forgetting it', async () => {
  const { telegram, bot } = await open();
  const li = telegram.user();
  await li.sendsVoice();
  await li.sees('语音我还听不了');
  await li.writes('/region 陕西省西安市');
  await li.sees('以后按陕西省西安市');
  await li.writes('/help');
  await li.sees('/forget');
  await li.writes('/exam');
  await li.sees('没有安排任前法律知识考试');
  await li.writes('/export');
  await vi.waitUntil(() => li.chat.some(({ text, document }) => document !== undefined || text.includes('"resident"')), { timeout: 5000 });
  await li.writes('/forget 确定');
  await li.sees('已经删除');
  await vi.waitUntil(async () => (await bot.state.outbox.pending(`telegram:${li.id}`)).length === 0);
  expect(await bot.state.personalData.export(`telegram:${li.id}`)).toMatchObject({ messages: [], conversation: null, outbox: [{}], telegram: { messages: [{ slot: 0 }] } });
});
