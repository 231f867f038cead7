import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Markup, Telegraf, TelegramError } from 'telegraf';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startTelegram, type Telegram, type TelegramOptions } from '../telegram-stand-in.ts';
import { isBusy } from './faults.ts';

async function started(options: TelegramOptions = {}) {
  const telegram = await startTelegram(options);
  const bot = new Telegraf(telegram.token, { telegram: { apiRoot: telegram.apiRoot } });
  bot.start((ctx) => ctx.reply('您好', Markup.inlineKeyboard([Markup.button.callback('劳动', 'topic:劳动')])));
  bot.action(/^topic:(.+)$/, async (ctx) => {
    await ctx.answerCbQuery('好的');
    await ctx.editMessageText(`<b>${ctx.match[1]}</b>`, { parse_mode: 'HTML' });
  });
  bot.command('export', (ctx) => ctx.replyWithDocument({ source: Buffer.from('对话'), filename: '对话.txt' }, { caption: '您的对话' }));
  bot.on('edited_message', (ctx) => ctx.reply('改过了'));
  bot.on('message', (ctx) => ctx.reply('收到', { reply_parameters: { message_id: ctx.message.message_id } }));
  return { telegram, bot, alice: telegram.user({ firstName: '爱丽丝' }) };
}

async function converse({ telegram, alice }: { telegram: Telegram; alice: ReturnType<Telegram['user']> }): Promise<void> {
  await alice.writes('/start');
  await alice.sees('您好');
  const told = alice.taps('劳动').then(() => alice.seesToast('好的'));
  expect(await alice.sees('劳动')).toMatchObject({ html: '<b>劳动</b>', isEdited: true });
  await told;
  const asked = await alice.writes('押金');
  expect(await alice.sees('收到')).toMatchObject({ replyTo: asked.id });
  await alice.edits(asked, '押金不退');
  await alice.sees('改过了');
  await alice.writes('/export');
  expect(await alice.sees('您的对话')).toMatchObject({ document: { name: '对话.txt', content: Buffer.from('对话') } });
  await vi.waitUntil(() => telegram.waiting.length === 0, { timeout: 5000, interval: 5 });
}

describe('telegraf', () => {
  test('talks by polling', async () => {
    const { telegram, bot, alice } = await started();
    const running = bot.launch();
    await converse({ telegram, alice });
    bot.stop();
    await running;
    expect(telegram.isPolled).toBe(false);
  });

  test('talks by webhook', async () => {
    const { telegram, bot, alice } = await started();
    const server = createServer((request, response) => void bot.webhookCallback('/hook', { secretToken: 'secret' })(request, response));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    await bot.telegram.setWebhook(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, { secret_token: 'secret' });
    await converse({ telegram, alice });
    expect(telegram.calls.filter(({ isWebhookReply }) => isWebhookReply).map(({ method }) => method)).toEqual(['answerCallbackQuery']);
  });

  test('reads a refusal', async () => {
    const { telegram, bot, alice } = await started();
    await alice.writes('/start');
    telegram.strikes('sendMessage', isBusy(7), { chat: alice });
    const busy = await bot.telegram.sendMessage(alice.id, '一').catch((error: unknown) => error);
    expect(busy).toBeInstanceOf(TelegramError);
    expect(busy).toMatchObject({ code: 429, parameters: { retry_after: 7 } });
    await expect(bot.telegram.sendMessage(7, '一')).rejects.toThrow('400: Bad Request: chat not found');
  });
});

const ECHO = `
  import { Telegraf } from 'telegraf';
  const bot = new Telegraf(process.env.TOKEN, { telegram: { apiRoot: process.env.ROOT } });
  bot.on('text', (ctx) => ctx.reply('回：' + ctx.message.text));
  await bot.launch();
`;

test('a bot in another process is killed and comes again, and nothing that people wrote is lost', async () => {
  const telegram = await startTelegram();
  const people = Array.from({ length: 5 }, () => telegram.user());
  let bot: ChildProcess | undefined;
  const launch = (): void => {
    bot = spawn('node', ['--input-type=module', '-e', ECHO], { env: { ...process.env, TOKEN: telegram.token, ROOT: telegram.apiRoot }, stdio: 'inherit' });
  };
  onTestFinished(() => void bot?.kill('SIGKILL'));
  launch();
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(people.map((person) => person.writes(`第${round}问`)));
    await people[round]!.sees(`回：第${round}问`, { timeout: 30_000 });
    bot!.kill('SIGKILL');
    await Promise.all(people.map((person) => person.writes(`第${round}问，您不在时`)));
    launch();
  }
  // Telegraf confirms a batch when all of it is answered.
  await vi.waitUntil(() => telegram.waiting.length === 0, { timeout: 30_000, interval: 10 });
  for (const person of people) {
    const answered = new Set(person.chat.filter(({ isFromBot }) => isFromBot).map(({ text }) => text));
    const asked = person.chat.filter(({ isFromBot }) => !isFromBot).map(({ text }) => `回：${text}`);
    expect(answered).toEqual(new Set(asked));
  }
});
