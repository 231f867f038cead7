import type { Update } from 'telegraf/types';
import { ConfigError, type TelegramConfig } from '../../config.ts';
import type { Delivery } from '../../delivery/create-delivery.ts';
import type { Inbox } from '../../delivery/inbox.ts';
import type { Outbox } from '../../delivery/outbox.ts';
import { createRateLimit } from '../../delivery/rate-limit.ts';
import type { TelegramStore } from '../../delivery/telegram-store.ts';
import type { Offices } from '../../presentation/present-answer.ts';
import type { ResidentId } from '../../resident.ts';
import { CHANNEL, chatOf } from './address.ts';
import { ApiFailure } from './api-failure.ts';
import { openApi, type CallOptions } from './api.ts';
import type { FindArticle } from './article.ts';
import { createChatWork } from './chat-work.ts';
import { COMMANDS } from './commands.ts';
import { createCompose } from './compose.ts';
import { createDeliver } from './deliver.ts';
import { pause, pauseMs } from './patience.ts';
import { ALLOWED_UPDATES, poll } from './poll.ts';
import { createProgress } from './progress.ts';
import { openReach } from './reach.ts';
import type { Bot } from './read-update.ts';
import { createReceive } from './receive.ts';
import { createRequests } from './requests.ts';
import { createSlots } from './slots.ts';
import type { StarterTopic } from '../../guidance/starters.ts';
import { createTaps } from './taps.ts';
import { createWebhook } from './webhook.ts';

export interface TelegramOptions {
  readonly config: TelegramConfig;
  readonly delivery: Pick<Delivery, 'accept' | 'resume' | 'listen'>;
  readonly inbox: Pick<Inbox, 'get'>;
  readonly outbox: Pick<Outbox, 'get' | 'repliesTo' | 'pending' | 'waiting' | 'latest' | 'markDelivered'>;
  readonly store: TelegramStore;
  readonly offices: Offices;
  /** Topics to begin with. */
  readonly starters: readonly StarterTopic[];
  readonly findArticle: FindArticle;
  /** For the operator: something is not as it should be and is dealt with. */
  readonly onWarning: (message: string, error: unknown) => void;
  /** A fault of ours. */
  readonly onError: (error: unknown) => void;
  /** Messages and taps of one resident a minute; 20 unless told. */
  readonly perMinute?: number;
  /** Requests of the bot a second; 25 unless told. */
  readonly perSecond?: number;
}

export interface TelegramChannel {
  /** Takes what Telegram sends to the configured address; undefined where updates are fetched. */
  readonly webhook?: (request: Request) => Promise<Response>;
  /** Ends the receiving and sending; what is under way is finished, what waits goes out after the next start. */
  close(): Promise<void>;
}

/** Requests under way at the end have so long. */
const GRACE_MS = 5000;
/** The start does not wait longer for Telegram: there are other channels. */
const FIRST_TIMEOUT_MS = 5000;

/**
 * The bot in Telegram. Returns once it is at work; where Telegram cannot be reached it is told, and tried on and on.
 * @throws ConfigError where Telegram does not know the token
 */
export async function startTelegram(options: TelegramOptions): Promise<TelegramChannel> {
  const { config, delivery, inbox, outbox, store, offices, starters, findArticle, onWarning, onError, perMinute = 20, perSecond = 25 } = options;
  const closing = new AbortController();
  const broken = new AbortController();
  const { signal } = closing;
  const api = openApi(config);
  const requests = createRequests({ api, perSecond, closing: signal, broken: broken.signal, onWarning });
  const reach = await openReach(store);
  const work = createChatWork({ reach, closing: signal, onError });
  const compose = createCompose({ inbox, outbox, offices, starters });
  const slots = createSlots({ store, requests, closing: signal, onError });
  const deliver = createDeliver({ outbox, compose, slots, requests, onWarning });
  const progress = createProgress({ work, outbox, store, slots, requests, closing: signal });
  const taps = createTaps({ delivery, outbox, compose, findArticle, starters, work, requests });

  const deliverTo = (resident: ResidentId): void => work.add(chatOf(resident)!, () => deliver(resident), true);
  const receive = createReceive({
    delivery, inbox, taps, work, requests, api, onError,
    limit: createRateLimit({ points: perMinute, seconds: 60 }),
    onShutOut: (chat) => reach.shutOut(chat),
    async onLetIn(chat) {
      if (!await reach.letIn(chat)) return;
      for (const resident of await outbox.waiting(CHANNEL)) if (chatOf(resident) === chat) deliverTo(resident);
    },
  });

  let me: Bot | undefined;
  async function connect(call: CallOptions): Promise<void> {
    const { updates } = config;
    me ??= await api.call('getMe', {}, call);
    await api.call('setMyCommands', { commands: COMMANDS }, call);
    if (updates.by === 'polling') await api.call('deleteWebhook', { drop_pending_updates: false }, call);
    else await api.call('setWebhook', { url: updates.url, secret_token: updates.secret, allowed_updates: ALLOWED_UPDATES }, call);
  }
  /** @returns whether it worked */
  const tried = (isFirst: boolean): Promise<boolean> => connect({ signal, ...(isFirst && { timeoutMs: FIRST_TIMEOUT_MS }) }).then(() => true, (error: unknown) => {
    if (isFirst && error instanceof ApiFailure && error.kind === 'unauthorized') {
      throw new ConfigError('环境变量 TELEGRAM_BOT_TOKEN 不对：Telegram 不认这个令牌。请核对 BotFather 给的令牌；用自己的服务器时，再核对 TELEGRAM_API_ROOT。');
    }
    if (isFirst) onWarning('Telegram 连不上，会一直重试；网络受限时请设置 TELEGRAM_PROXY 或 TELEGRAM_API_ROOT', error);
    return false;
  });
  async function run(isConnected: boolean): Promise<void> {
    for (let failures = 1, done = isConnected; !done && !signal.aborted; failures += 1) {
      await pause(pauseMs(failures), signal);
      done = signal.aborted || await tried(false);
    }
    if (config.updates.by === 'polling' && !signal.aborted) await poll({ api, receive: (update) => receive(update, me!), closing: signal, onWarning, onError });
  }

  const isConnected = await tried(true);
  const stopListening = delivery.listen((event) => {
    if (chatOf(event.resident) === undefined) return;
    if (event.kind === 'progress') progress.show(event.resident, event.messageId, event.stage);
    if (event.kind === 'handled') progress.handled(event.resident, event.messageId);
    if (event.kind === 'replied') {
      if (event.entry.inReplyTo !== null) progress.answered(event.resident, event.entry.inReplyTo);
      deliverTo(event.resident);
    }
  });
  // What was left over when the program stopped.
  for (const resident of await outbox.waiting(CHANNEL)) deliverTo(resident);
  await delivery.resume(CHANNEL);
  const running = run(isConnected).catch(onError);

  const receiveKnown = async (update: Update): Promise<void> => {
    if (!me) throw new Error('not connected to Telegram yet');
    await receive(update, me);
  };
  return {
    ...(config.updates.by === 'webhook' && { webhook: createWebhook(config.updates.secret, receiveKnown, onError) }),
    async close() {
      stopListening();
      closing.abort();
      const grace = setTimeout(() => broken.abort(), GRACE_MS);
      await Promise.all([running, work.idle()]);
      clearTimeout(grace);
    },
  };
}
