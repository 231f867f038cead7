import type { Outbox } from '../../delivery/outbox.ts';
import type { TelegramStore } from '../../delivery/telegram-store.ts';
import type { Stage } from '../../presentation/present-reply.ts';
import type { ResidentId } from '../../resident.ts';
import { chatOf } from './address.ts';
import type { ChatWork } from './chat-work.ts';
import { edit } from './edit.ts';
import { pause } from './patience.ts';
import { workingOn } from './placeholder.ts';
import type { Requests } from './requests.ts';
import { plain } from './rich-text.ts';
import type { Slots } from './slots.ts';

/** Shows that a message is being worked on, in the place of its answer. */
export interface Progress {
  show(resident: ResidentId, messageId: string, stage: Stage): void;
  /** Something is said to the message: from now on nothing else is shown in its place. */
  answered(resident: ResidentId, messageId: string): void;
  handled(resident: ResidentId, messageId: string): void;
}

export interface ProgressOptions {
  readonly work: ChatWork;
  readonly outbox: Pick<Outbox, 'repliesTo'>;
  readonly store: Pick<TelegramStore, 'sent'>;
  readonly slots: Slots;
  readonly requests: Requests;
  readonly closing: AbortSignal;
}

/** About as often as Telegram lets a message change. */
const INTERVAL_MS = 1000;

interface Showing {
  stage: Stage;
  shown?: Stage;
  isPlanned: boolean;
  isOver: boolean;
  lastAt: number;
}

export function createProgress({ work, outbox, store, slots, requests, closing }: ProgressOptions): Progress {
  const all = new Map<string, Showing>();
  const keyOf = (resident: ResidentId, messageId: string): string => `${resident} ${messageId}`;

  async function present(resident: ResidentId, messageId: string, showing: Showing): Promise<void> {
    showing.isPlanned = false;
    const { stage } = showing;
    // Before a restart something may have been said already, and stands where this would.
    if (showing.isOver || showing.shown === stage || (await outbox.repliesTo(resident, messageId)).length > 0) return;
    showing.lastAt = performance.now();
    const slot = { resident, message: messageId, slot: 0 };
    const message = await store.sent(slot);
    if (message === undefined) await slots.ensure(slot, workingOn(stage));
    else await edit(requests, chatOf(resident)!, message, { rich: plain(workingOn(stage)), keyboard: [] }, 1).catch(() => {});
    showing.shown = stage;
  }

  return {
    show(resident, messageId, stage) {
      const key = keyOf(resident, messageId);
      const showing = all.get(key) ?? { stage, isPlanned: false, isOver: false, lastAt: -Infinity };
      all.set(key, showing);
      showing.stage = stage;
      if (showing.isPlanned || showing.isOver) return;
      showing.isPlanned = true;
      const add = (): void => work.add(chatOf(resident)!, () => present(resident, messageId, showing));
      const wait = showing.lastAt + INTERVAL_MS - performance.now();
      if (wait <= 0) add();
      else void pause(wait, closing).then(add);
    },
    answered(resident, messageId) {
      const showing = all.get(keyOf(resident, messageId));
      if (showing) showing.isOver = true;
    },
    handled(resident, messageId) {
      const showing = all.get(keyOf(resident, messageId));
      if (showing) showing.isOver = true;
      all.delete(keyOf(resident, messageId));
    },
  };
}
