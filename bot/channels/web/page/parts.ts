import type { InjectionKey, Ref } from 'vue';
import type { Api } from './chat/api.ts';
import type { Conversation } from './chat/conversation.ts';
import type { Draft } from './chat/draft.ts';
import type { Shelf } from './chat/kept.ts';
import type { Ratings } from './chat/ratings.ts';
import type { Settings } from './chat/settings.ts';

/** What views are built on, made once for the page. */
export interface Parts {
  readonly api: Api;
  readonly shelf: Shelf;
  readonly conversation: Conversation;
  readonly settings: Settings;
  readonly ratings: Ratings;
  readonly draft: Draft;
  /** Shown in a frame of another site. */
  readonly isEmbedded: boolean;
  /** The window is wide enough for an article beside the chat. */
  readonly isWide: Readonly<Ref<boolean>>;
}

export const PARTS: InjectionKey<Parts> = Symbol('parts');
