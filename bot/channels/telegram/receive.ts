import type { Update } from 'telegraf/types';
import type { Delivery } from '../../delivery/create-delivery.ts';
import type { Inbox } from '../../delivery/inbox.ts';
import type { Allowance, RateLimit } from '../../delivery/rate-limit.ts';
import type { Incoming } from '../../dialogue/incoming.ts';
import { masked } from '../../dialogue/read-message.ts';
import type { Api } from './api.ts';
import { ApiFailure } from './api-failure.ts';
import type { ChatWork } from './chat-work.ts';
import { quoting } from './quote.ts';
import { readUpdate, type Bot, type Tapped, type Wish } from './read-update.ts';
import type { Requests } from './requests.ts';
import type { Taps } from './taps.ts';

export interface ReceiveOptions {
  readonly delivery: Pick<Delivery, 'accept'>;
  readonly inbox: Pick<Inbox, 'get'>;
  readonly taps: Taps;
  readonly work: ChatWork;
  readonly requests: Requests;
  readonly api: Api;
  readonly limit: RateLimit;
  readonly onShutOut: (chat: number) => Promise<void>;
  /** The bot may write to a chat: said anything, or let in again. */
  readonly onLetIn: (chat: number) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

const tooFast = (seconds: number): string => `您发得有点快，我来不及看。请过 ${seconds} 秒再发。`;

/**
 * Takes one update. Once this returns, what a resident said is kept and the update may be confirmed.
 * @throws what keeping it throws: the update must come again
 */
export function createReceive({ delivery, inbox, taps, work, requests, api, limit, onShutOut, onLetIn, onError }: ReceiveOptions): (update: Update, me: Bot) => Promise<void> {
  return async (update, me) => {
    const wish = read(update, me);
    switch (wish.kind) {
      case 'said': return say(wish.chat, wish.incoming);
      case 'said-anew': return await isChanged(wish.incoming, wish.original) ? say(wish.chat, wish.incoming) : undefined;
      case 'tapped': return tap(wish);
      case 'shut-out': return onShutOut(wish.chat);
      case 'let-in': return onLetIn(wish.chat);
      case 'nothing': return undefined;
      default: return wish satisfies never;
    }
  };

  /** What cannot be read would come again and again, and hold up all others. */
  function read(update: Update, me: Bot): Wish {
    try {
      return readUpdate(update, me);
    } catch (error) {
      onError(error);
      return { kind: 'nothing' };
    }
  }

  async function isChanged({ resident, text }: Incoming, original: string): Promise<boolean> {
    return (await inbox.get(resident, original))?.incoming.text !== masked(text);
  }

  async function say(chat: number, incoming: Incoming): Promise<void> {
    const refusal = await within(incoming.resident, async () => {
      await delivery.accept(incoming);
      await onLetIn(chat);
    });
    if (!refusal?.isFirst) return;
    const word = { text: tooFast(refusal.seconds), ...(chat < 0 && quoting(incoming.messageId)) };
    work.add(chat, async () => void await requests.ask(chat, 'sendMessage', word, 1));
  }

  async function tap(tapped: Tapped): Promise<void> {
    const { tap: wanted, query, resident } = tapped;
    let word = '';
    const refusal = await within(resident, async () => {
      word = wanted ? await taps.obey({ ...tapped, tap: wanted }) : '这个按钮已经不能用了，请直接写给我。';
    });
    answer(query, refusal ? (refusal.isFirst ? tooFast(refusal.seconds) : '') : word);
  }

  /** @returns the refusal, where someone is too fast */
  async function within(resident: string, act: () => Promise<void>): Promise<Exclude<Allowance, { isAllowed: true }> | undefined> {
    const allowance = await limit.take(resident);
    if (!allowance.isAllowed) return allowance;
    try {
      await act();
    } catch (error) {
      await limit.giveBack(resident);
      throw error;
    }
    return undefined;
  }

  /** At once, beside everything else: until then the button seems stuck. Too late, it is no harm. */
  function answer(query: string, text: string): void {
    const answering = { callback_query_id: query, ...(text !== '' && { text, show_alert: text.length > 20 }) };
    void api.call('answerCallbackQuery', answering, { timeoutMs: 10_000 })
      .catch((error: unknown) => (error instanceof ApiFailure && error.kind === 'down' ? api.call('answerCallbackQuery', answering, { timeoutMs: 10_000 }) : undefined))
      .catch(() => {});
  }
}
