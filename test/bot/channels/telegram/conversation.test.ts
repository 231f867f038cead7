import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { Incoming } from '../../../../bot/dialogue/incoming.ts';
import { say } from '../../../../bot/dialogue/reply.ts';
import { openChannel, type Channel } from './open-channel.ts';

/** Says again what it hears. */
const echo = (incoming: Incoming) => [say(`答：${incoming.text}`)];

/** Nothing waits: every update was confirmed, every reply delivered. */
async function settled({ telegram, state }: Channel): Promise<void> {
  await vi.waitUntil(async () => telegram.waiting.length === 0 && (await state.outbox.waiting('telegram')).length === 0, { timeout: 5000 });
}

/** Resolves after everything that was on its way has had time to come. */
const moment = (): Promise<void> => pause(150);

describe('a question', () => {
  test('is worked on and answered in one message', async () => {
    const channel = await openChannel(async function* () {
      yield { kind: 'progress', stage: 'searching' };
      await pause(1200);
      yield { kind: 'progress', stage: 'drafting' };
      await pause(100);
      yield say('押金应当退还。');
    });
    const li = channel.telegram.user();
    await li.writes('房东不退押金怎么办');
    await li.sees('收到，正在查找条文……');
    const answer = await li.sees('押金应当退还。');
    expect(answer.versions.map(({ text }) => text)).toEqual(['收到，正在查找条文……', '收到，正在起草答复……', '押金应当退还。']);
    expect(li.chat).toHaveLength(2);
    await settled(channel);
    expect(channel.errors).toEqual([]);
  });

  test('leaves no placeholder behind where all of it is deleted meanwhile', async () => {
    const channel = await openChannel(async function* ({ resident }) {
      yield { kind: 'progress', stage: 'searching' };
      await pause(100);
      await channel.state.personalData.forget(resident);
      yield say('已经删除。');
    });
    const li = channel.telegram.user();
    await li.writes('删除我的数据');
    await li.sees('已经删除。');
    await settled(channel);
    expect(li.chat.map(({ text }) => text)).toEqual(['删除我的数据', '已经删除。']);
  });

  test('never shows progress over its answer, and not faster than Telegram likes', async () => {
    const channel = await openChannel(async function* () {
      for (let round = 0; round < 20; round += 1) {
        yield { kind: 'progress', stage: round % 2 === 0 ? 'searching' : 'checking' };
        await pause(5);
      }
      yield say('好了。');
    });
    const li = channel.telegram.user();
    await li.writes('押金');
    await li.sees('好了。');
    await pause(1100);
    expect(li.chat.at(-1)!.versions.map(({ text }) => text)).toEqual(['收到，正在查找条文……', '好了。']);
  });

  test('is answered in several messages where one does not hold it', async () => {
    const long = Array.from({ length: 1000 }, (_, index) => `第${index}句话说明了一件事。`).join('');
    const channel = await openChannel(() => [say(long), say('还有一句。')]);
    const li = channel.telegram.user();
    await li.writes('押金');
    await li.sees('还有一句。');
    await settled(channel);
    const parts = li.chat.slice(1).map(({ text }) => text);
    expect(parts).toHaveLength(5);
    expect(parts.join('')).toBe(`${long}还有一句。`);
    for (const part of parts) expect(part).toMatch(/。$/u);
  });

  test('of many people are answered side by side, those of one in order', async () => {
    const channel = await openChannel(async function* ({ text }) {
      await pause(20);
      yield say(`答：${text}`);
    });
    const people = Array.from({ length: 10 }, () => channel.telegram.user());
    for (let round = 0; round < 3; round += 1) for (const person of people) await person.writes(`第${round}问`);
    await Promise.all(people.map((person) => person.sees('答：第2问')));
    for (const person of people) {
      expect(person.chat.filter(({ isFromBot }) => isFromBot).map(({ text }) => text)).toEqual(['答：第0问', '答：第1问', '答：第2问']);
    }
  });
});

test('the same update twice is answered once', async () => {
  const channel = await openChannel(echo);
  const li = channel.telegram.user();
  await li.writes('押金');
  await li.sees('答：押金');
  channel.telegram.redelivers(channel.telegram.updates[0]!);
  await settled(channel);
  await moment();
  expect(li.chat).toHaveLength(2);
});

test.each([
  ['voice', 'voice', (li: ReturnType<Channel['telegram']['user']>) => li.sendsVoice()],
  ['a photo with words', 'image 这样合法吗', (li: ReturnType<Channel['telegram']['user']>) => li.sendsPhoto({ caption: '这样合法吗' })],
  ['a file', 'file', (li: ReturnType<Channel['telegram']['user']>) => li.sendsDocument()],
])('%s comes as what it is', async (_, heard, send) => {
  const { telegram } = await openChannel(({ attachment, text }) => [say(`${attachment} ${text}`.trim())]);
  const li = telegram.user();
  await send(li);
  expect((await li.sees(/./u)).text).toMatch(new RegExp(`^${heard}$|收到`, 'u'));
  await li.sees(heard);
});

describe('an edited message', () => {
  test('is answered anew, once, where its words changed', async () => {
    const channel = await openChannel(echo);
    const li = channel.telegram.user();
    const asked = await li.writes('押金不退，电话13800000000');
    await li.sees('答：押金不退');
    await li.edits(asked, '押金不退，电话13900000000');
    await settled(channel);
    await moment();
    expect(li.chat, 'what is masked is no change').toHaveLength(2);
    await li.edits(asked, '押金不退，租了两年');
    expect(await li.sees('答：押金不退，租了两年')).toMatchObject({ replyTo: asked.id });
    await li.edits(asked, '押金不退，租了三年');
    await settled(channel);
    await moment();
    expect(li.chat).toHaveLength(3);
  });
});

describe('in a group', () => {
  test('only who addresses the bot is answered, to their message', async () => {
    const channel = await openChannel(echo, { telegram: { privacyMode: false } });
    const group = channel.telegram.group();
    const li = channel.telegram.user().in(group);
    await li.writes('今天天气不错');
    const asked = await li.writes('@fazhi_bot 押金不退怎么办');
    const answer = await li.sees('答：押金不退怎么办');
    expect(answer.replyTo).toBe(asked.id);
    await li.writes('那利息呢', { replyTo: answer });
    await li.sees('答：那利息呢');
    await settled(channel);
    await moment();
    expect(group.chat.filter(({ isFromBot }) => isFromBot)).toHaveLength(2);
  });

  test('two people are two residents', async () => {
    const heard: Incoming[] = [];
    const { telegram } = await openChannel((incoming) => {
      heard.push(incoming);
      return echo(incoming);
    });
    const group = telegram.group();
    const [li, wang] = [telegram.user(), telegram.user()];
    await li.in(group).writes('@fazhi_bot 一');
    await wang.in(group).writes('@fazhi_bot 二');
    await wang.in(group).sees('答：二');
    expect(heard).toMatchObject([{ resident: `telegram:${group.id}:${li.id}`, isPublic: true }, { resident: `telegram:${group.id}:${wang.id}` }]);
  });
});

test('who writes too fast gets one word and no answer', async () => {
  const channel = await openChannel(echo, { options: { perMinute: 3 } });
  const [li, wang] = [channel.telegram.user(), channel.telegram.user()];
  for (let round = 0; round < 6; round += 1) await li.writes(`第${round}问`);
  await li.sees('您发得有点快');
  await wang.writes('我呢');
  await wang.sees('答：我呢');
  await settled(channel);
  await moment();
  expect(li.chat.filter(({ isFromBot }) => isFromBot).map(({ text }) => text).sort()).toEqual([expect.stringContaining('您发得有点快'), '答：第0问', '答：第1问', '答：第2问']);
});

describe('who has blocked the bot', () => {
  test('finds what was for them when they come back', async () => {
    const channel = await openChannel(async function* ({ text }) {
      await pause(100);
      yield say(`答：${text}`);
    });
    const li = channel.telegram.user();
    await li.writes('押金');
    await li.blocks();
    await vi.waitUntil(async () => (await channel.state.telegram.unreachable()).length === 1, { timeout: 5000 });
    await vi.waitUntil(async () => (await channel.state.outbox.pending(`telegram:${li.id}`)).length === 1, { timeout: 5000 });
    await channel.stop();
    const before = channel.telegram.calls.length;
    await channel.start();
    await moment();
    expect(channel.telegram.calls.slice(before).filter(({ method }) => method === 'sendMessage'), 'it is not tried in vain').toEqual([]);
    await li.unblocks();
    await li.sees('答：押金');
    await settled(channel);
    expect(await channel.state.telegram.unreachable()).toEqual([]);
  });

  test('is known by the refusal as well, and let in when they write', async () => {
    const channel = await openChannel(echo);
    const li = channel.telegram.user();
    channel.telegram.strikes('sendMessage', { kind: 'refusal', status: 403 }, { chat: li });
    await li.writes('押金');
    await vi.waitUntil(async () => (await channel.state.telegram.unreachable()).length === 1, { timeout: 5000 });
    await li.writes('还在吗');
    await li.sees('答：还在吗');
    expect(li.chat.filter(({ isFromBot }) => isFromBot).map(({ text }) => text)).toEqual(['答：押金', '答：还在吗']);
  });
});

test('a letter of an adviser comes by itself, under words that say so', async () => {
  const channel = await openChannel(echo);
  const li = channel.telegram.user();
  await li.writes('您好');
  await li.sees('答：您好');
  await channel.state.outbox.put(`telegram:${li.id}`, { kind: 'reviewed', caseId: 'A0001', text: '【人工复核答复】编号 A0001：应当退还。', isQuestion: false });
  const letter = await li.sees('应当退还。');
  expect(letter.versions[0]!.text).toBe('法律顾问答复了您的问题：');
  expect(letter.html).toContain('<b>【人工复核答复】</b>');
});

test('the own data comes as a file where it is long, and as words where it is short', async () => {
  const channel = await openChannel(({ text }) => [{ kind: 'own-data', data: { text: text.repeat(1000) } }]);
  const li = channel.telegram.user();
  await li.writes('您好，我的数据');
  await vi.waitUntil(() => li.chat.some(({ document }) => document), { timeout: 5000 });
  expect(JSON.parse(li.chat.at(-1)!.document!.content.toString())).toEqual({ text: '您好，我的数据'.repeat(1000) });
  await li.writes('短');
  await li.sees('"短');
  await settled(channel);
});

test('commands are offered in Chinese', async () => {
  const { telegram } = await openChannel(echo);
  await vi.waitUntil(() => telegram.commands.length > 0, { timeout: 5000 });
  expect(telegram.commands.map(({ command }) => command)).toEqual(['start', 'help', 'human', 'new', 'region', 'practice', 'exam', 'export', 'forget']);
  for (const { description } of telegram.commands) expect(description).toMatch(/\p{Script=Han}/u);
});
