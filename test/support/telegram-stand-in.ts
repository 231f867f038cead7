import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { BotCommand, Update, UserFromGetMe, WebhookInfo } from 'telegraf/types';
import { onTestFinished } from 'vitest';
import type { Call } from './telegram-stand-in/calls.ts';
import { createFaults, type Fault, type Strike, type Struck } from './telegram-stand-in/faults.ts';
import { createLimiter, type Limits } from './telegram-stand-in/limits.ts';
import { createMethods } from './telegram-stand-in/methods.ts';
import { flagOf, integerOf, readParams, stringOf, type Params } from './telegram-stand-in/params.ts';
import { createPerson, type Group, type Person } from './telegram-stand-in/person.ts';
import { createPoller } from './telegram-stand-in/poll.ts';
import { conflict, Refusal, tooMany } from './telegram-stand-in/refusal.ts';
import { seen } from './telegram-stand-in/room.ts';
import { createState } from './telegram-stand-in/state.ts';
import { createWebhook } from './telegram-stand-in/webhook.ts';

export interface TelegramOptions {
  /** A free one unless told. */
  readonly port?: number;
  readonly token?: string;
  readonly username?: string;
  readonly firstName?: string;
  /** On, as BotFather has it, unless told. */
  readonly privacyMode?: boolean;
  /** None unless told. */
  readonly limits?: Limits;
  /** Before the first new try of a webhook that does not answer with 2xx; 50 unless told. */
  readonly webhookBackoffMs?: number;
  /** In ms since 1970. */
  readonly now?: () => number;
  /** Goes on after the test, for `beforeAll`; `stop` ends it. */
  readonly outlivesTest?: boolean;
}

export interface NewUser {
  readonly id?: number;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly username?: string;
}

export interface Telegram {
  /** As `TELEGRAM_API_ROOT` wants it. */
  readonly apiRoot: string;
  readonly token: string;
  readonly bot: UserFromGetMe;
  /** What the bot asked for so far, oldest first. */
  readonly calls: readonly Call[];
  /** All updates that were made for the bot, oldest first. */
  readonly updates: readonly Update[];
  /** Of them, those that it has not confirmed; what is delivered again is here once more. */
  readonly waiting: readonly Update[];
  readonly webhook: WebhookInfo;
  readonly commands: readonly BotCommand[];
  /** The bot waits in `getUpdates`. */
  readonly isPolled: boolean;
  /** Someone who never wrote to the bot yet. */
  user(about?: NewUser): Person;
  /** A group that the bot is in. */
  group(about?: { readonly id?: number; readonly title?: string; readonly type?: 'group' | 'supergroup' }): Group;
  /** The same update with the same id once more, whether it was confirmed or not. */
  redelivers(update: Update): void;
  /** What goes wrong with the next calls, once unless told. @returns how to end it */
  strikes(struck: Struck, fault: Fault, strike?: Strike): () => void;
  stop(): Promise<void>;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Telegram for one bot: its Bot API over plain HTTP on this machine, and the people who talk to the bot. It refuses what
 * Telegram refuses, with its words. Messages are HTML or plain; Markdown is refused. Ends with the test.
 */
export async function startTelegram(options: TelegramOptions = {}): Promise<Telegram> {
  const { token = '7000000001:AAStandInStandInStandInStandInStandIn', username = 'fazhi_bot', firstName = '法治', privacyMode = true } = options;
  const { limits = {}, webhookBackoffMs = 50, now = Date.now } = options;
  const state = createState({ id: Number.parseInt(token, 10), username, firstName, privacyMode }, now);
  const { updates } = state;
  const calls: Writable<Call>[] = [];
  const faults = createFaults();
  const limit = createLimiter(limits, now);
  const poller = createPoller(updates);

  const record = (method: string, params: Params, isWebhookReply: boolean): Writable<Call> => {
    const call: Writable<Call> = { method, params, chatId: integerOf(params, 'chat_id'), at: now(), isWebhookReply, outcome: 'under way' };
    calls.push(call);
    return call;
  };
  const webhook = createWebhook({
    updates,
    backoffMs: webhookBackoffMs,
    now,
    execute: async (method, params) => {
      const call = record(method, params, true);
      call.outcome = await run(call).then(() => 200, (error: unknown) => refusalOf(error).code);
    },
  });

  const methods = new Map(Object.entries({
    ...createMethods(state),
    getUpdates: (params: Params, gone?: AbortSignal) => {
      if (webhook.isSet) throw conflict('can\'t use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first');
      return poller.getUpdates(params, gone ?? AbortSignal.abort());
    },
    setWebhook: (params: Params) => {
      if (stringOf(params, 'url') === '') return removeWebhook(params);
      if (flagOf(params, 'drop_pending_updates')) updates.drop();
      webhook.set(params);
      poller.interrupt('setWebhook request');
      return true;
    },
    deleteWebhook: (params: Params) => removeWebhook(params),
    getWebhookInfo: () => webhook.info,
  }).map(([name, method]) => [name.toLowerCase(), method]));
  const removeWebhook = (params: Params): true => {
    webhook.unset();
    if (flagOf(params, 'drop_pending_updates')) updates.drop();
    return true;
  };

  /** @throws Refusal */
  const run = async (call: Call, gone?: AbortSignal): Promise<unknown> => {
    const method = methods.get(call.method.toLowerCase());
    if (method === undefined) throw new Refusal(404, 'Not Found: method not found');
    limit(call);
    return method(call.params, gone);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const { pathname, searchParams } = new URL(request.url!, 'http://stand-in');
    const body = await buffer(request);
    const [, givenToken, method] = /^\/bot([^/]+)\/(\w+)$/.exec(pathname) ?? [];
    if (givenToken === undefined || method === undefined) return refuse(response, new Refusal(404, 'Not Found'));
    if (decodeURIComponent(givenToken) !== token) return refuse(response, new Refusal(401, 'Unauthorized'));
    const params = await readParams(body, request.headers['content-type'], searchParams).catch((error: unknown) => error as Refusal);
    const call = record(method, params instanceof Refusal ? {} : params, false);

    const fault = faults.next(call);
    if (fault?.kind === 'slow') await pause(fault.ms);
    if (fault?.kind === 'hang-up') {
      call.outcome = 'hung up';
      return void request.socket.destroy();
    }
    try {
      if (fault?.kind === 'refusal') throw refusalFor(fault);
      if (params instanceof Refusal) throw params;
      const result = await run(call, gone.signal);
      call.outcome = fault?.kind === 'lost-answer' ? 'lost' : gone.signal.aborted ? 'gone' : 200;
      if (fault?.kind === 'lost-answer') return void request.socket.destroy();
      send(response, 200, { ok: true, result });
    } catch (error) {
      const refusal = refusalOf(error);
      call.outcome = refusal.code;
      refuse(response, refusal);
    }
  };

  // Of a request that broke off nothing is known, so there is nothing to do.
  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  // Else an idle connection may be closed just when the bot uses it again, which looks like a fault that nobody asked for.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => void server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const stop = (): Promise<void> => new Promise((resolve) => {
    webhook.stop();
    server.close(() => resolve());
    server.closeAllConnections();
  });
  if (options.outlivesTest !== true) onTestFinished(stop);

  let people = 0;
  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    bot: state.bot,
    calls,
    updates: updates.all,
    get waiting() {
      return updates.waiting;
    },
    get webhook() {
      return webhook.info;
    },
    get commands() {
      return state.commands;
    },
    get isPolled() {
      return poller.isWaited;
    },
    user: ({ id, firstName: name, lastName, username: nick } = {}) => {
      people += 1;
      return createPerson({
        id: id ?? 100_000 + people, is_bot: false, first_name: name ?? `居民${people}`, language_code: 'zh-hans',
        ...(lastName !== undefined && { last_name: lastName }), ...(nick !== undefined && { username: nick }),
      }, state);
    },
    group: ({ id, title = '邻里群', type = 'supergroup' } = {}) => {
      people += 1;
      const room = state.openRoom({ id: id ?? (type === 'group' ? -200_000 : -1_001_000_000_000) - people, type, title });
      state.started.add(room.chat.id);
      return {
        id: room.chat.id,
        room,
        get chat() {
          return room.messages.map(seen);
        },
      };
    },
    redelivers: updates.repeat,
    strikes: (struck, fault, strike = {}) => faults.add(struck, fault, strike),
    stop,
  };
}

function refusalFor({ status, retryAfter }: { readonly status: number; readonly retryAfter?: number }): Refusal {
  if (status === 429) return tooMany(retryAfter ?? 1);
  return new Refusal(status, status === 502 ? 'Bad Gateway' : 'Internal Server Error');
}

/** What is no refusal is a mistake of the stand-in, which says so. */
function refusalOf(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal(500, `the stand-in failed: ${error instanceof Error ? error.stack : String(error)}`);
}

function refuse(response: ServerResponse, { code, message, retryAfter }: Refusal): void {
  // The gateway in front of Telegram speaks HTML.
  if (code > 500) return void response.writeHead(code, { 'content-type': 'text/html' }).end(`<html><head><title>${code} ${message}</title></head></html>`);
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  send(response, code, { ok: false, error_code: code, description: message, ...(retryAfter !== undefined && { parameters: { retry_after: retryAfter } }) }, headers);
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
