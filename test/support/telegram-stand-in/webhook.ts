import { setTimeout as pause } from 'node:timers/promises';
import type { Update, WebhookInfo } from 'telegraf/types';
import { integerOf, objectOf, readParams, stringOf, type Params } from './params.ts';
import { badRequest } from './refusal.ts';
import type { Updates } from './updates.ts';

export interface Webhook {
  readonly isSet: boolean;
  readonly info: WebhookInfo;
  /** @throws Refusal 400. Plain http is taken, as a Bot API server of one's own takes it. */
  set(params: Params): void;
  unset(): void;
  /** Breaks off what is being sent, too. */
  stop(): void;
}

export interface WebhookOptions {
  readonly updates: Updates;
  /** Carries out what the bot answers to an update. */
  readonly execute: (method: string, params: Params) => Promise<void>;
  /** Before the first new try; doubled for each further one, up to sixteen times as much. */
  readonly backoffMs: number;
  readonly now: () => number;
}

interface Setting {
  readonly url: string;
  readonly secret: string;
  readonly connections: number;
  readonly ended: AbortController;
}

const ANSWER_TIMEOUT_MS = 60_000;

/** Sends the updates to the bot's address until it answers with 2xx: in order within a chat, chats side by side. */
export function createWebhook({ updates, execute, backoffMs, now }: WebhookOptions): Webhook {
  const underWay = new Map<Update, number>();
  const stopped = new AbortController();
  let setting: Setting | undefined;
  let lastError: { readonly last_error_date: number; readonly last_error_message: string } | undefined;

  const sendNext = (): void => {
    if (setting === undefined) return;
    for (const update of updates.waiting) {
      if (underWay.size >= setting.connections) return;
      const chat = chatOf(update);
      if ([...underWay.values()].includes(chat)) continue;
      underWay.set(update, chat);
      void deliver(update, setting);
    }
  };

  const deliver = async (update: Update, to: Setting): Promise<void> => {
    for (let tries = 0; !to.ended.signal.aborted; tries += 1) {
      const problem = await post(update, to);
      if (problem === undefined) updates.confirm(update);
      if (problem === undefined || to.ended.signal.aborted) break;
      lastError = { last_error_date: Math.floor(now() / 1000), last_error_message: problem };
      await pause(backoffMs * 2 ** Math.min(tries, 4), undefined, { signal: to.ended.signal }).catch(() => undefined);
    }
    underWay.delete(update);
    sendNext();
  };

  /** @returns what went wrong */
  const post = async (update: Update, { url, secret }: Setting): Promise<string | undefined> => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(secret !== '' && { 'x-telegram-bot-api-secret-token': secret }) },
        body: JSON.stringify(update),
        redirect: 'manual',
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
      });
      const body = Buffer.from(await response.arrayBuffer());
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      const params = await readParams(body, response.headers.get('content-type') ?? '').catch((): Params => ({}));
      if (stringOf(params, 'method') !== '') await execute(stringOf(params, 'method'), params);
      return undefined;
    } catch (error) {
      return error instanceof DOMException ? 'Read timeout expired' : 'Connection refused';
    }
  };

  updates.onAdded(sendNext);
  const unset = (): void => {
    setting?.ended.abort();
    setting = undefined;
    lastError = undefined;
  };
  return {
    get isSet() {
      return setting !== undefined;
    },
    get info() {
      return {
        url: setting?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: updates.waiting.length,
        ...(setting !== undefined && { max_connections: setting.connections }),
        ...lastError,
        ...(updates.wanted.length > 0 && { allowed_updates: [...updates.wanted] }),
      };
    },
    set: (params) => {
      const url = stringOf(params, 'url');
      const secret = stringOf(params, 'secret_token');
      if (!URL.canParse(url) || !/^https?:/.test(url)) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
      if (secret.length > 256) throw badRequest('secret token is too long');
      if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
      unset();
      updates.want(objectOf<string[]>(params, 'allowed_updates'));
      const connections = integerOf(params, 'max_connections');
      setting = { url, secret, connections: connections < 1 || connections > 100 ? 40 : connections, ended: new AbortController() };
      sendNext();
    },
    unset,
    stop: () => {
      unset();
      stopped.abort();
    },
  };
}

function chatOf(update: Update): number {
  const [, content] = Object.entries(update).find(([name]) => name !== 'update_id') as [string, { chat?: { id: number }; message?: { chat: { id: number } } }];
  return content.chat?.id ?? content.message?.chat.id ?? 0;
}
