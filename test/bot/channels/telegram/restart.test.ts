import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { say } from '../../../../bot/dialogue/reply.ts';
import { openState } from '../../../../bot/state/open-state.ts';
import { takes } from '../../../support/telegram-stand-in/faults.ts';
import { startTelegram } from '../../../support/telegram-stand-in.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { openChannel, type Channel } from './open-channel.ts';

const PLACEHOLDER = /^(?:收到|（还有下文)/u;
const said = ({ chat }: Pick<ReturnType<Channel['telegram']['user']>, 'chat'>) => chat.filter(({ isFromBot }) => isFromBot).map(({ text }) => text);

describe('a restart', () => {
  test('while an answer is being worked on: it goes on in the same message', async () => {
    let round = 0;
    const channel = await openChannel(async function* () {
      round += 1;
      yield { kind: 'progress', stage: 'searching' };
      if (round === 1) await pause(300).then(() => Promise.reject(new Error('killed')));
      yield say('押金应当退还。');
    });
    const li = channel.telegram.user();
    await li.writes('押金');
    await li.sees('正在查找');
    await channel.stop();
    await li.writes('还有利息');
    await channel.start();
    await vi.waitUntil(() => said(li).filter((text) => text === '押金应当退还。').length === 2, { timeout: 5000 });
    expect(said(li)).toEqual(['押金应当退还。', '押金应当退还。']);
  });

  test('while an answer is being sent', async () => {
    const channel = await openChannel(({ text }) => [say(`答：${text}`), say(`再答：${text}`)]);
    const li = channel.telegram.user();
    const end = channel.telegram.strikes('*', takes(50), { times: 100 });
    await li.writes('押金');
    await li.sees('收到');
    await channel.stop();
    end();
    expect(said(li).length).toBeLessThan(3);
    await channel.start();
    await li.sees('再答：押金');
    await vi.waitUntil(async () => (await channel.state.outbox.waiting('telegram')).length === 0);
    expect(said(li)).toEqual(['答：押金', '再答：押金']);
  });

  test('after a crisis was answered and before the rest: progress does not stand over it', async () => {
    let round = 0;
    const channel = await openChannel(async function* () {
      round += 1;
      yield { kind: 'crisis', crisis: 'violence', text: '请先保护自己。', offices: [] };
      yield { kind: 'progress', stage: 'searching' };
      if (round === 1) await pause(300).then(() => Promise.reject(new Error('killed')));
      await pause(200);
      yield say('保护令可以向法院申请。');
    });
    const li = channel.telegram.user();
    await li.writes('他打我');
    expect((await li.sees('请先保护自己。')).versions[0]!.text).toContain('110');
    await channel.stop();
    await channel.start();
    await li.sees('保护令');
    expect(said(li)).toEqual(['请先保护自己。\n【找谁】', '保护令可以向法院申请。']);
    expect(li.chat[1]!.versions).toHaveLength(2);
  });
});

test('killed again and again, the bot answers every message once', async () => {
  const telegram = await startTelegram();
  const folder = temporaryFolder();
  await (await openState(folder)).close();
  const people = Array.from({ length: 8 }, () => telegram.user());
  let bot: ChildProcess | undefined;
  const launch = (): void => {
    bot = spawn('node', [fileURLToPath(new URL('echo-bot.ts', import.meta.url)), folder, telegram.apiRoot, telegram.token], { stdio: 'ignore' });
  };
  onTestFinished(() => void bot?.kill('SIGKILL'));
  let questions = 0;
  for (let round = 0; round < 8; round += 1) {
    launch();
    await vi.waitUntil(() => telegram.isPolled, { timeout: 20_000, interval: 5 });
    for (const person of people) await person.writes(`第${questions}问`);
    questions += 1;
    await pause(20 + round * 25);
    bot!.kill('SIGKILL');
    await vi.waitUntil(() => bot!.signalCode !== null, { interval: 5 });
  }
  launch();
  const wanted = Array.from({ length: questions }, (_, index) => [`答：第${index}问`, `再答：第${index}问`]).flat();
  const answers = (person: (typeof people)[number]) => said(person).filter((text) => !PLACEHOLDER.test(text));
  await vi.waitUntil(() => people.every((person) => answers(person).length >= wanted.length), { timeout: 30_000, interval: 20 });
  await pause(300);
  for (const person of people) expect(answers(person)).toEqual(wanted);
});
