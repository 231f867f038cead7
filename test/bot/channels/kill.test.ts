import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { asText } from '../../../bot/presentation/plain-text.ts';
import type { Presented } from '../../../bot/presentation/present-reply.ts';
import { createWebClient, newMessageId, type WebClient } from '../../../eval/load/web-client.ts';
import { freePort } from '../../support/free-port.ts';
import { startTelegram } from '../../support/telegram-stand-in.ts';
import { sampleLaw } from '../sample.ts';
import type { ServerProcess } from '../../../eval/load/server-process.ts';
import { freshData, startProgram } from './program.ts';

const sample = sampleLaw();

const USERS = 25;
const KILLS = Number(process.env['KILLS'] ?? 100);
/** Articles of the sample law that are asked for in turn, so that every answer tells which message it answers. */
const ARTICLES = ['第一条', '第二条', '第三条', '第四条', '第五条', '第六条', '第七条', '第八条', '第九条', '第十条'];
const questionFor = (article: string): string => `《恒口示范区劳动报酬支付办法（示例文本）》${article}`;
const ANSWERED = /《[^》]*劳动报酬支付办法[^》]*》(第[一二三四五六七八九十]+条)/u;
const PLACEHOLDER = /^(?:正在|收到)/u;

/** One resident: asks for the next article, waits for its answer, and goes on until it is over. */
interface Chatter {
  chat(isOver: () => boolean): Promise<void>;
  /** Articles asked for and articles answered, in order; everything else that was said. */
  asked(): string[];
  answered(): string[];
  others(): string[];
}

const articleIn = (text: string): string | undefined => ANSWERED.exec(text)?.[1];

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const found = await Promise.resolve().then(look).catch(() => undefined);
    if (found !== undefined) return found;
    await setTimeout(20);
  }
}

function webChatter(address: string): Chatter {
  const client: WebClient = createWebClient(address);
  const asked: { readonly id: string; readonly article: string }[] = [];
  const seen = new Map<number, { readonly inReplyTo: string; readonly text: string }>();
  return {
    async chat(isOver) {
      let cursor = await until(async () => (await client.conversation()).body['cursor'] as string | undefined);
      const leaving = new AbortController();
      const listening = (async () => {
        while (!leaving.signal.aborted) {
          try {
            for await (const { name, id, data } of client.events(cursor, leaving.signal)) {
              cursor = id ?? cursor;
              const entry = name === 'entry' ? JSON.parse(data) as { kind: string; id: number; inReplyTo: string; reply: Presented } : undefined;
              if (entry?.kind === 'reply') seen.set(entry.id, { inReplyTo: entry.inReplyTo, text: asText(entry.reply.sections) });
            }
          } catch {
            await setTimeout(20);
          }
        }
      })();
      for (let turn = 0; !isOver(); turn += 1) {
        const id = newMessageId();
        const article = ARTICLES[turn % ARTICLES.length]!;
        asked.push({ id, article });
        await until(async () => ((await client.post({ id, text: questionFor(article) })).status === 202 ? true : undefined));
        await until(() => [...seen.values()].find(({ inReplyTo }) => inReplyTo === id));
        await setTimeout(Math.random() * 400);
      }
      leaving.abort();
      await listening;
    },
    asked: () => asked.map(({ article }) => article),
    answered: () => asked.flatMap(({ id }) => [...seen.values()].flatMap(({ inReplyTo, text }) => (inReplyTo === id ? articleIn(text) ?? [] : []))),
    others: () => [...seen.values()].map(({ text }) => text).filter((text) => articleIn(text) === undefined),
  };
}

function telegramChatter(telegram: Awaited<ReturnType<typeof startTelegram>>): Chatter {
  const person = telegram.user();
  const asked: string[] = [];
  const said = (): string[] => person.chat.filter(({ isFromBot }) => isFromBot).map(({ text }) => text);
  const answered = (): string[] => said().flatMap((text) => articleIn(text) ?? []);
  return {
    async chat(isOver) {
      for (let turn = 0; !isOver(); turn += 1) {
        const article = ARTICLES[turn % ARTICLES.length]!;
        asked.push(article);
        await person.writes(questionFor(article));
        await until(() => answered().length >= asked.length || undefined);
        await setTimeout(Math.random() * 400);
      }
    },
    asked: () => asked,
    answered,
    others: () => said().filter((text) => articleIn(text) === undefined),
  };
}

test(`every message is answered exactly once, in order, through ${KILLS} kills under ${2 * USERS} chatting residents`, async () => {
  const telegram = await startTelegram();
  const data = freshData(sample.data);
  const PORT = String(await freePort());
  const settings = { PORT, TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot, FAZHI_LIMIT_RESIDENT: '0', FAZHI_LIMIT_ADDRESS: '0' };
  let isOver = false;
  const chatters = [...Array.from({ length: USERS }, () => telegramChatter(telegram)), ...Array.from({ length: USERS }, () => webChatter(`http://127.0.0.1:${PORT}`))];
  const chatting = Promise.all(chatters.map((chatter) => chatter.chat(() => isOver)));
  let program: ServerProcess | undefined;
  for (let kill = 0; kill < KILLS; kill += 1) {
    program = await startProgram(data, settings);
    // From right after the start, over a first burst of what has waited, to quiet work.
    await setTimeout(Math.random() * 1200);
    await program.kill('SIGKILL');
  }
  program = await startProgram(data, settings);
  isOver = true;
  await chatting;

  for (const chatter of chatters) expect(chatter.answered()).toEqual(chatter.asked());
  const others = chatters.flatMap((chatter) => chatter.others());
  expect(others.filter((text) => !PLACEHOLDER.test(text)), 'nothing else was said').toEqual([]);
  process.stdout.write(`${chatters.reduce((sum, chatter) => sum + chatter.asked().length, 0)} messages, ${KILLS} kills, ${others.length} placeholders left\n`);
}, 900_000);
