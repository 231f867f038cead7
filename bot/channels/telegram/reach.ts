import type { TelegramStore } from '../../delivery/telegram-store.ts';
import { residentIn } from './address.ts';

/** Chats that take nothing from the bot; what is for them waits. */
export interface Reach {
  isShutOut(chat: number): boolean;
  shutOut(chat: number): Promise<void>;
  /** @returns whether it was shut out */
  letIn(chat: number): Promise<boolean>;
}

export async function openReach(store: Pick<TelegramStore, 'unreachable' | 'putUnreachable' | 'removeUnreachable'>): Promise<Reach> {
  const known = new Set(await store.unreachable());
  return {
    isShutOut: (chat) => known.has(residentIn(chat)),
    async shutOut(chat) {
      known.add(residentIn(chat));
      await store.putUnreachable(residentIn(chat));
    },
    async letIn(chat) {
      if (!known.has(residentIn(chat))) return false;
      await store.removeUnreachable(residentIn(chat));
      return known.delete(residentIn(chat));
    },
  };
}
