import type { Opts } from 'telegraf/types';
import { oneAtATime } from '../../delivery/one-at-a-time.ts';
import { ApiFailure } from './api-failure.ts';
import type { Api, Method, Result } from './api.ts';
import { pause, pauseMs } from './patience.ts';

/** Requests about chats, at the pace that Telegram allows, through everything that passes. */
export interface Requests {
  /**
   * @param tries how often to try where Telegram is down or asks to wait; without end unless told
   * @throws ApiFailure `shut-out` or `refused`, and what the last try met; the reason of the signal, once that ends it
   */
  ask<M extends Method>(chat: number, method: M, payload: Omit<Opts<M>, 'chat_id'>, tries?: number): Promise<Result<M>>;
}

export interface RequestsOptions {
  readonly api: Api;
  /** Of the whole bot; Telegram allows about 30. */
  readonly perSecond: number;
  /** No new request begins. */
  readonly closing: AbortSignal;
  /** Those under way are broken off. */
  readonly broken: AbortSignal;
  readonly onWarning: (message: string, error: unknown) => void;
}

/** So many people's chats that are told to wait at once: it is the bot as a whole. */
const MANY_BUSY = 3;

export function createRequests({ api, perSecond, closing, broken, onWarning }: RequestsOptions): Requests {
  const busyUntil = new Map<number, number>();
  const movedTo = new Map<number, number>();
  const turnOf = oneAtATime();
  let lastAt = -Infinity;
  let isDown = false;

  /** Groups are told to wait for reasons of their own. */
  const freeAt = (chat: number): number => {
    const now = performance.now();
    for (const [one, until] of busyUntil) if (until <= now) busyUntil.delete(one);
    const people = [...busyUntil].flatMap(([one, until]) => (one > 0 ? [until] : []));
    return Math.max(now, busyUntil.get(chat) ?? 0, people.length >= MANY_BUSY ? Math.max(...people) : 0);
  };
  const turn = async (chat: number): Promise<void> => {
    for (let wait = freeAt(chat) - performance.now(); wait > 0 && !closing.aborted; wait = freeAt(chat) - performance.now()) await pause(Math.ceil(wait), closing);
    // From when the one before really began: timers that fire late would bunch requests up.
    const done = await turnOf('bot');
    await pause(lastAt + 1000 / perSecond - performance.now(), closing);
    lastAt = performance.now();
    done();
    closing.throwIfAborted();
  };

  return {
    async ask(chat, method, payload, tries = Infinity) {
      for (let failures = 0; ;) {
        await turn(chat);
        try {
          const result = await api.call(method, { ...payload, chat_id: movedTo.get(chat) ?? chat } as unknown as Opts<typeof method>, { signal: broken });
          isDown = false;
          return result;
        } catch (error) {
          if (!(error instanceof ApiFailure)) throw error;
          if (error.movedTo !== undefined && !movedTo.has(chat)) {
            movedTo.set(chat, error.movedTo);
            continue;
          }
          if (error.kind === 'shut-out' || error.kind === 'refused') throw error;
          if (error.kind === 'busy') busyUntil.set(chat, performance.now() + error.retryAfterMs);
          else if (!isDown && !closing.aborted) onWarning('Telegram 暂时连不上，会一直重试，消息不会丢', error);
          if (error.kind !== 'busy') isDown = true;
          failures += 1;
          if (failures >= tries) throw error;
          if (error.kind !== 'busy') await pause(pauseMs(failures), closing);
        }
      }
    },
  };
}
