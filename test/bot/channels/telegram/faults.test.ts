import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { ConfigError } from '../../../../bot/config.ts';
import type { Incoming } from '../../../../bot/dialogue/incoming.ts';
import { say } from '../../../../bot/dialogue/reply.ts';
import { failsWith, hangsUp, isBusy, losesAnswer, takes } from '../../../support/telegram-stand-in/faults.ts';
import { startTelegram } from '../../../support/telegram-stand-in.ts';
import { openChannel, type Channel } from './open-channel.ts';

const echo = (incoming: Incoming) => [say(`答：${incoming.text}`)];
const said = ({ chat }: Pick<ReturnType<Channel['telegram']['user']>, 'chat'>) =>
  chat.filter(({ isFromBot }) => isFromBot).map(({ text }) => text);

describe('an answer arrives once', () => {
  test.each([
    ['sending is refused by 500', 'sendMessage', failsWith(500)],
    ['sending is refused by the gateway', 'sendMessage', failsWith(502)],
    ['sending breaks off before', 'sendMessage', hangsUp()],
    ['editing is refused by 500', 'editMessageText', failsWith(500)],
    ['editing breaks off before', 'editMessageText', hangsUp()],
    ['editing breaks off after', 'editMessageText', losesAnswer()],
    ['everything is slow', '*', takes(300)],
  ])('where %s', async (_, method, fault) => {
    const { telegram } = await openChannel(echo);
    const li = telegram.user();
    telegram.strikes(method, fault);
    await li.writes('押金');
    await li.sees('答：押金');
    await pause(300);
    expect(said(li)).toEqual(['答：押金']);
  });

  test('where sending breaks off after, and what is left over says something true', async () => {
    const { telegram } = await openChannel(echo);
    const li = telegram.user();
    telegram.strikes('sendMessage', losesAnswer());
    await li.writes('押金');
    await li.sees('答：押金');
    expect(said(li)).toEqual(['收到，请稍候……', '答：押金']);
  });
});

test('one warning for a fault that lasts, with no token and nothing of residents in it', async () => {
  const { telegram, warnings, errors } = await openChannel(echo);
  const li = telegram.user();
  telegram.strikes('sendMessage', failsWith(502), { times: 3 });
  await li.writes('我的押金');
  await li.sees('答：我的押金');
  expect(warnings).toHaveLength(1);
  expect(warnings[0]!.message).toContain('Telegram 暂时连不上');
  const told = JSON.stringify(warnings.map(({ error }) => [String(error), (error as Error).stack, error]));
  expect(told).not.toContain(telegram.token);
  expect(told).not.toContain('押金');
  expect(errors).toEqual([]);
});

test('who is told to wait waits; others do not', async () => {
  const { telegram } = await openChannel(echo);
  const [li, wang] = [telegram.user(), telegram.user()];
  telegram.strikes('sendMessage', isBusy(1), { chat: li });
  const started = Date.now();
  await li.writes('一');
  await wang.writes('二');
  await wang.sees('答：二', { timeout: 800 });
  const answer = await li.sees('答：一');
  expect(answer.at - started).toBeGreaterThanOrEqual(1000);
});

test('where many are told to wait, all do', async () => {
  const { telegram } = await openChannel(echo);
  const people = Array.from({ length: 3 }, () => telegram.user());
  for (const person of people) telegram.strikes('sendMessage', isBusy(1), { chat: person });
  for (const person of people) await person.writes('一');
  await vi.waitUntil(() => telegram.calls.filter(({ outcome }) => outcome === 429).length === 3);
  const wang = telegram.user();
  const started = Date.now();
  await wang.writes('二');
  await wang.sees('答：二');
  expect(Date.now() - started).toBeGreaterThan(700);
});

test('the limits of Telegram are kept to', async () => {
  const { telegram } = await openChannel(echo, { telegram: { limits: { perSecond: 30 } }, options: { perSecond: 25 } });
  const people = Array.from({ length: 30 }, () => telegram.user());
  for (const person of people) await person.writes('一');
  await Promise.all(people.map((person) => person.sees('答：一', { timeout: 20_000 })));
  expect(telegram.calls.filter(({ outcome }) => outcome === 429)).toEqual([]);
});

describe('what Telegram does not take', () => {
  test('is sent as plain words', async () => {
    const { telegram, warnings } = await openChannel(() => [say('【结论】a < b')]);
    const li = telegram.user();
    telegram.strikes((call) => call.params['parse_mode'] === 'HTML', { kind: 'refusal', status: 400 }, { times: 9 });
    await li.writes('押金');
    expect(await li.sees('a < b')).toMatchObject({ text: '【结论】a < b', html: '【结论】a &lt; b' });
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('改用纯文字')]);
  });

  test('not even so, is sent in small pieces', async () => {
    const { telegram } = await openChannel(() => [say(`${'押金应当退还。'.repeat(300)}`)]);
    const li = telegram.user();
    telegram.strikes('editMessageText', { kind: 'refusal', status: 400 }, { times: 9 });
    await li.writes('押金');
    await vi.waitUntil(() => said(li).slice(1).join('') === '押金应当退还。'.repeat(300), { timeout: 5000 });
    expect(said(li).length).toBeGreaterThan(3);
  });

  test('in a chat that was cleared is sent anew', async () => {
    const { telegram } = await openChannel(async function* () {
      yield { kind: 'progress', stage: 'searching' };
      await pause(200);
      yield say('押金应当退还。');
    });
    const li = telegram.user();
    await li.writes('押金');
    const placeholder = await li.sees('收到');
    await fetch(`${telegram.apiRoot}/bot${telegram.token}/deleteMessage?chat_id=${li.id}&message_id=${placeholder.id}`);
    await li.sees('押金应当退还。');
    expect(said(li)).toEqual(['押金应当退还。']);
  });
});

/** What it does fails so many times first. */
function failing<Words extends unknown[], T>(failures: number, work: (...words: Words) => Promise<T>): (...words: Words) => Promise<T> {
  let left = failures;
  return async (...words) => {
    if (left-- > 0) throw new Error('the database is away');
    return work(...words);
  };
}

describe('the database is away', () => {
  test('for a moment: no message is confirmed before it is kept, and none is lost', async () => {
    const channel = await openChannel(echo, {
      options: { perMinute: 1 }, around: (_, delivery) => ({ delivery: { ...delivery, accept: failing(3, delivery.accept) } }),
    });
    const li = channel.telegram.user();
    await li.writes('押金');
    await vi.waitUntil(() => channel.errors.length === 3, { timeout: 10_000 });
    expect(channel.telegram.waiting).toHaveLength(1);
    await li.sees('答：押金');
    expect(said(li), 'trying again is not writing too fast').toEqual(['答：押金']);
  });

  test('while answering: what Telegram took is not sent again', async () => {
    const { telegram } = await openChannel(echo, { around: (state) => ({ store: { ...state.telegram, putSent: failing(3, state.telegram.putSent) } }) });
    const li = telegram.user();
    await li.writes('押金');
    await li.sees('答：押金');
    expect(said(li)).toEqual(['答：押金']);
  });

  test('while reading what is to be sent', async () => {
    const { telegram } = await openChannel(echo, { around: ({ outbox }) => ({ outbox: { ...outbox, pending: failing(2, outbox.pending) } }) });
    const li = telegram.user();
    await li.writes('押金');
    await li.sees('答：押金');
    expect(said(li)).toEqual(['答：押金']);
  });
});

describe('at the start', () => {
  const broken = { token: '7000000009:AAWrongWrongWrongWrongWrongWrongWrong' };

  test('a wrong token is told, by the name of its variable', async () => {
    const started = openChannel(echo, { config: broken });
    await expect(started).rejects.toThrow(ConfigError);
    await expect(started).rejects.toThrow(/TELEGRAM_BOT_TOKEN/u);
    await expect(started).rejects.not.toThrow(broken.token);
  });

  test('Telegram that is away is waited for', async () => {
    const { telegram, warnings } = await openChannel(echo);
    await telegram.stop();
    expect(warnings).toEqual([]);
    const port = Number(new URL(telegram.apiRoot).port);
    const channel = await openChannel(echo, { config: { apiRoot: telegram.apiRoot } });
    expect(channel.warnings.map(({ message }) => message)).toEqual([expect.stringContaining('TELEGRAM_PROXY')]);
    const back = await startTelegram({ port });
    const li = back.user();
    await li.writes('押金');
    await li.sees('答：押金');
  });
});

test('updates that cannot be fetched are fetched later', async () => {
  const { telegram, warnings } = await openChannel(echo);
  await vi.waitUntil(() => telegram.isPolled, { timeout: 5000 });
  const li = telegram.user();
  telegram.strikes('getUpdates', failsWith(502), { times: 2 });
  await li.writes('一');
  await li.sees('答：一');
  await li.writes('二');
  await li.sees('答：二');
  expect(warnings.length).toBeLessThanOrEqual(1);
});
