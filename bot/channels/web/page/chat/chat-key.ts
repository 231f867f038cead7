import type { InjectionKey } from 'vue';
import type { Ratings } from './ratings.ts';
import type { Outgoing } from './sending-queue.ts';

/** What is tapped in a reply. */
export interface Chat {
  readonly send: (text: string, more?: Pick<Outgoing, 'choice' | 'rating'>) => void;
  readonly openArticle: (at: { readonly provisionId: number; readonly on: string }) => void;
  readonly ratings: Ratings;
}

export const CHAT: InjectionKey<Chat> = Symbol('chat');
