import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { WholeArticle } from '../../../../bot/channels/telegram/article.ts';
import type { Answer } from '../../../../bot/consult/answer.ts';
import type { Incoming } from '../../../../bot/dialogue/incoming.ts';
import { say, type Reply } from '../../../../bot/dialogue/reply.ts';
import { openChannel, type ChannelOptions } from './open-channel.ts';

const quotation = (article: string, provisionId: number) => ({
  provisionId, law: '押金条例', article, level: '行政法规', region: '全国', path: ['第一章　总则'], paragraph: null, item: null, quote: `${article}的原文。`, omittedBefore: false, omittedAfter: true,
  version: { status: '现行有效', from: '2020-01-01', to: null }, isAssumed: false,
});
const ANSWER = {
  mode: 'provisions', question: '押金', date: '2026-01-01', today: '2026-01-01', region: '全国', opening: '与您的问题最相关的现行规定是：', notes: [], flags: [],
  provisions: [{ pieces: [quotation('第三条', 31)], why: '写到了押金' }, { pieces: [quotation('第四条', 41)], why: '写到了退还' }],
} as unknown as Answer;
const answered = (recordId = 'r1'): Reply => ({ kind: 'answer', answer: ANSWER, recordId });

const article = (text: string, more: Partial<WholeArticle> = {}): WholeArticle => ({
  citation: '《押金条例》第三条', path: ['第一章　总则'], validity: { text: '现行有效，自2020年1月1日起施行' }, nextText: null, paragraphs: [
    { number: 1, text, items: [] }, { number: 2, text: '有下列情形之一的：', items: [{ text: '（一）期满；', subitems: [{ text: '1. 已经搬走；' }] }] },
  ], ...more,
});

const QUESTION: Reply = { kind: 'question', text: '租期到了吗？', choices: [{ id: 'lease-over', label: '已经到期' }, { id: 'skip', label: '跳过' }] };

async function open(script: (incoming: Incoming) => readonly Reply[], options: ChannelOptions = {}) {
  const heard: Incoming[] = [];
  const channel = await openChannel((incoming) => {
    heard.push(incoming);
    return script(incoming);
  }, { ...options, options: { findArticle: (id) => (id === 31 ? article('押金应当退还。') : undefined), ...options.options } });
  return { ...channel, heard, restart: () => channel.stop().then(channel.start), li: channel.telegram.user() };
}

const labels = (message: { readonly buttons: readonly { readonly text: string }[] }) => message.buttons.map(({ text }) => text);

describe('a citation', () => {
  test('opens the whole article in place and goes back, after a restart too', async () => {
    const { li, restart } = await open(() => [answered()]);
    await li.writes('押金');
    const answer = await li.sees('第三条的原文');
    await restart();
    await li.taps('〔1〕全文');
    const shown = await li.sees('〔第1款〕');
    expect(shown.id).toBe(answer.id);
    expect(shown.html).toBe('<b>《押金条例》第三条</b>\n现行有效，自2020年1月1日起施行\n第一章　总则\n'
      + '<blockquote>〔第1款〕\n押金应当退还。\n〔第2款〕\n有下列情形之一的：\n（一）期满；\n1. 已经搬走；</blockquote>');
    expect(labels(shown)).toEqual(['〔2〕全文', '‹ 返回答复']);
    await li.seesToast(({ text }) => text === '');
    await li.taps('‹ 返回答复');
    expect(await li.sees('第三条的原文')).toMatchObject({ id: answer.id, html: answer.html, buttons: answer.buttons });
  });

  test('that is not there any more is told', async () => {
    const { li } = await open(() => [answered()]);
    await li.writes('押金');
    await li.sees('第四条的原文');
    await li.taps('〔2〕全文');
    expect(await li.seesToast('查不到')).toMatchObject({ isAlert: true });
  });

  test('too long for a message is cut, and says so', async () => {
    const { li } = await open(() => [answered()], { options: { findArticle: () => article('押金应当退还。'.repeat(900), { nextText: { text: '这一条自2027年1月1日起将有修改。' } }) } });
    await li.writes('押金');
    await li.sees('第三条的原文');
    await li.taps('〔1〕全文');
    const shown = await li.sees('这一条很长');
    expect(shown.text).toMatch(/押金应当退还。\n（这一条很长，这里放不下，后面的没有显示。）\n这一条自2027年1月1日起将有修改。$/u);
    expect(shown.text.length).toBeGreaterThan(4000);
  });
});

describe('a choice', () => {
  test('is said once, and stands where the buttons were', async () => {
    const { li, heard } = await open(({ choice }) => (choice === undefined ? [QUESTION] : [say(`知道了：${choice}`)]));
    await li.writes('押金');
    const question = await li.sees('租期到了吗？');
    expect(labels(question)).toEqual(['已经到期', '跳过']);
    await li.taps('已经到期');
    await li.sees('知道了：lease-over');
    await vi.waitUntil(() => li.chat.find(({ id }) => id === question.id)!.text.includes('您选了'));
    expect(li.chat.find(({ id }) => id === question.id)).toMatchObject({ html: '租期到了吗？\n\n您选了：<b>已经到期</b>', buttons: [] });
    await li.taps(question.buttons[1]!);
    await li.seesToast('已经选过了');
    expect(heard.map(({ choice }) => choice)).toEqual([undefined, 'lease-over']);
  });

  test('of a question that is past is not said', async () => {
    const { li, heard } = await open(() => [QUESTION]);
    await li.writes('押金');
    const first = await li.sees('租期到了吗？');
    await li.writes('别的事');
    await li.sees(({ id }) => id !== first.id);
    await li.taps(first.buttons[0]!);
    await li.seesToast('前面的事');
    expect(heard).toHaveLength(2);
  });

  test('is nobody else\'s in a group', async () => {
    const { telegram, heard } = await open(() => [QUESTION]);
    const group = telegram.group();
    const [li, wang] = [telegram.user().in(group), telegram.user().in(group)];
    await li.writes('@fazhi_bot 押金');
    await li.sees('租期到了吗？');
    await wang.taps('已经到期');
    await wang.seesToast('给别人的');
    expect(heard).toHaveLength(1);
  });
});

describe('thumbs', () => {
  test('count once, and go', async () => {
    const { li, heard, restart } = await open(({ rating }) => (rating ? [say('已转给法律顾问。')] : [answered()]));
    await li.writes('押金');
    const answer = await li.sees('第三条的原文');
    await li.taps('👎 不对');
    await li.sees('已转给法律顾问。');
    await vi.waitUntil(() => !labels(li.chat.find(({ id }) => id === answer.id)!).includes('👎 不对'));
    await restart();
    await li.taps(answer.buttons.find(({ text }) => text.includes('👍'))!);
    await li.seesToast('已经评价过了');
    expect(heard.map(({ rating }) => rating)).toEqual([undefined, { recordId: 'r1', isGood: false }]);
  });
});

describe('a person', () => {
  test('is asked for once, for the last answer only', async () => {
    let records = 0;
    const { li, heard } = await open(({ text }) => [text === '/human' ? say('已转给法律顾问。') : answered(`r${records++}`)]);
    await li.writes('押金');
    const first = await li.sees('第三条的原文');
    await li.writes('那利息呢');
    await li.sees(({ id, buttons }) => id !== first.id && buttons.length > 0);
    await li.taps(first.buttons.find(({ text }) => text === '请法律顾问看')!);
    await li.seesToast('已经有新的答复');
    await li.taps('请法律顾问看');
    await li.sees('已转给法律顾问。');
    await li.taps('请法律顾问看');
    await li.seesToast('已经请');
    expect(heard.map(({ text }) => text)).toEqual(['押金', '那利息呢', '/human']);
  });
});

describe('a topic', () => {
  test('shows its questions, one asks itself, and there is a way back', async () => {
    const { li } = await open(({ text }) => (text === '/start' ? [{ kind: 'welcome', text: '您好，我是法治助手。' }] : [say(`答：${text}`)]));
    await li.writes('/start');
    const welcome = await li.sees('您好，我是法治助手。');
    expect(labels(welcome)).toEqual(['劳动工资', '婚姻家庭']);
    await li.taps('劳动工资');
    const questions = await li.sees('【劳动工资】');
    expect(questions).toMatchObject({ id: welcome.id });
    expect(labels(questions)).toEqual(['老板拖欠工资怎么办？', '没签劳动合同能要赔偿吗？', '‹ 其他问题']);
    await li.taps('老板拖欠工资怎么办？');
    expect(await li.sees('答：')).toMatchObject({ text: '您问：老板拖欠工资怎么办？\n\n答：老板拖欠工资怎么办？' });
    await li.taps('‹ 其他问题');
    expect(await li.sees('您好，我是法治助手。')).toMatchObject({ id: welcome.id, buttons: welcome.buttons });
  });
});

describe('a late tap', () => {
  test('on something that was forgotten gets a friendly word', async () => {
    const { li, state } = await open(() => [answered()]);
    await li.writes('押金');
    const answer = await li.sees('第三条的原文');
    await vi.waitUntil(async () => (await state.outbox.waiting('telegram')).length === 0);
    await state.personalData.forget(`telegram:${li.id}`);
    for (const button of answer.buttons) {
      await li.taps(button);
      expect(await li.seesToast('已经不在了')).toMatchObject({ isAlert: false });
    }
  });

  test('on a button of another time gets a friendly word', async () => {
    const { li, errors } = await open(() => [answered()]);
    await li.writes('押金');
    const answer = await li.sees('第三条的原文');
    for (const data of ['old-button', 'article:1:99', 'topic:1:gone', 'ask:1:labour:99', 'choice:1:0']) {
      await li.taps({ ...answer.buttons[0]!, data });
      await li.seesToast(/不能用了|不在了|查不到/u);
    }
    expect(errors).toEqual([]);
  });

  test('on a message that is gone does not harm', async () => {
    const { li, telegram, errors } = await open(() => [answered()]);
    await li.writes('押金');
    const answer = await li.sees('第三条的原文');
    telegram.strikes('editMessageText', { kind: 'refusal', status: 400 });
    await li.taps('〔1〕全文');
    await li.seesToast('');
    await pause(100);
    await li.taps(answer.buttons[0]!);
    await li.sees('〔第1款〕');
    expect(errors.length).toBeLessThanOrEqual(1);
  });
});

test('tapping too fast gets one word', async () => {
  const { li } = await open(() => [answered()], { options: { perMinute: 3 } });
  await li.writes('押金');
  const answer = await li.sees('第三条的原文');
  for (let round = 0; round < 5; round += 1) await li.taps(answer.buttons[0]!);
  await vi.waitUntil(() => li.toasts.length === 5, { timeout: 5000 });
  expect(li.toasts.map(({ text }) => text)).toEqual(['', '', expect.stringContaining('有点快'), '', '']);
});
