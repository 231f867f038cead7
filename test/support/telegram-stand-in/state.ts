import type { BotCommand, Chat, User, UserFromGetMe } from 'telegraf/types';
import { createRoom, type Room, type RoomTools } from './room.ts';
import { createUpdates, type Updates } from './updates.ts';

export interface Toast {
  readonly text: string;
  /** It has to be closed by hand. */
  readonly isAlert: boolean;
  /** In ms. */
  readonly at: number;
}

/** A tap that the bot may answer, once. */
export interface OpenQuery {
  answer(toast: Toast): void;
}

/** What is true of the bot and its chats; everything else reads and changes it. */
export interface State {
  readonly bot: UserFromGetMe;
  readonly updates: Updates;
  readonly rooms: ReadonlyMap<number, Room>;
  /** Chats of people who never wrote to the bot or do not exist are not found. */
  readonly started: Set<number>;
  readonly blocked: Set<number>;
  readonly queries: Map<string, OpenQuery>;
  commands: readonly BotCommand[];
  readonly now: () => number;
  readonly nextOrder: () => number;
  openRoom(chat: Chat): Room;
}

export interface BotOptions {
  /** Comes before the colon of the token too. */
  readonly id: number;
  readonly username: string;
  readonly firstName: string;
  /** In groups only commands, mentions and replies are delivered. */
  readonly privacyMode: boolean;
}

export function createState({ id, username, firstName, privacyMode }: BotOptions, now: () => number): State {
  const rooms = new Map<number, Room>();
  const nextOrder = counter();
  const shared = counter();
  return {
    bot: {
      id, is_bot: true, first_name: firstName, username,
      can_join_groups: true, can_read_all_group_messages: !privacyMode, supports_inline_queries: false,
    },
    updates: createUpdates(),
    rooms,
    started: new Set(),
    blocked: new Set(),
    queries: new Map(),
    commands: [],
    now,
    nextOrder,
    openRoom: (chat) => {
      // A supergroup counts its own messages; all other chats of a bot share one row of numbers.
      const tools: RoomTools = { nextId: chat.type === 'supergroup' ? counter() : shared, nextOrder, now };
      const room = createRoom(chat, tools);
      rooms.set(chat.id, room);
      return room;
    },
  };
}

export function privateChatOf({ id, first_name, last_name, username }: User): Chat.PrivateChat {
  return { id, type: 'private', first_name, ...(last_name !== undefined && { last_name }), ...(username !== undefined && { username }) };
}

function counter(): () => number {
  let last = 0;
  return () => (last += 1);
}
