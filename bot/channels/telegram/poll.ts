import type { Update } from 'telegraf/types';
import type { Api } from './api.ts';
import { ApiFailure } from './api-failure.ts';
import { pause, pauseMs } from './patience.ts';

export interface PollOptions {
  readonly api: Api;
  readonly receive: (update: Update) => Promise<void>;
  readonly closing: AbortSignal;
  readonly onWarning: (message: string, error: unknown) => void;
  readonly onError: (error: unknown) => void;
}

/** What we want to hear of. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** Telegram answers after so long at the latest. */
const HOLD_S = 50;
const TIMEOUT_MS = 65_000;
const LAST_TIMEOUT_MS = 3000;
/** Two that poll end each other's polls: not in haste. */
const CONFLICT_PAUSE_MS = 10_000;

/**
 * Long polling until the end. An update is confirmed, by asking for those after it, when it was received without an
 * error; one that failed comes again, and so do those after it.
 */
export async function poll({ api, receive, closing, onWarning, onError }: PollOptions): Promise<void> {
  let offset = 0;
  let failures = 0;
  const ask = (timeout: number): Promise<Update[]> => api.call('getUpdates', { offset, timeout, allowed_updates: ALLOWED_UPDATES }, { signal: closing, timeoutMs: TIMEOUT_MS });

  async function fetch(): Promise<readonly Update[]> {
    try {
      // After a failure not to wait long: it shows that Telegram is there again.
      const updates = await ask(failures === 0 ? HOLD_S : 0);
      failures = 0;
      return updates;
    } catch (error) {
      if (closing.aborted) return [];
      if (!(error instanceof ApiFailure)) throw error;
      failures += 1;
      if (failures === 1) {
        onWarning(error.kind === 'conflict' ? '另一个程序正在用同一个 TELEGRAM_BOT_TOKEN 收消息，请停掉其中一个' : '收不到 Telegram 的消息，会一直重试', error);
      }
      await pause(error.kind === 'busy' ? error.retryAfterMs : error.kind === 'conflict' ? CONFLICT_PAUSE_MS : pauseMs(failures), closing);
      return [];
    }
  }

  let stumbles = 0;
  while (!closing.aborted) {
    for (const update of await fetch()) {
      if (closing.aborted) break;
      try {
        await receive(update);
        offset = update.update_id + 1;
        stumbles = 0;
      } catch (error) {
        onError(error);
        stumbles += 1;
        await pause(pauseMs(stumbles), closing);
        break;
      }
    }
  }
  // What was received need not come again at the next start.
  if (offset > 0) await api.call('getUpdates', { offset, limit: 1, timeout: 0 }, { timeoutMs: LAST_TIMEOUT_MS }).catch(() => {});
}
