import type { Message, User } from 'telegraf/types';
import { asSoonAs } from './as-soon-as.ts';
import { findEntities, isForBot } from './incoming.ts';
import { contentOf, messageOf, seen, type Button, type Draft, type Kept, type Room, type SeenMessage } from './room.ts';
import type { State, Toast } from './state.ts';
import type { Happening } from './updates.ts';

/** Text that is contained, an expression that fits, or a condition. */
export type Wanted<Seen> = string | RegExp | ((seen: Seen) => boolean);

export interface Patience {
  /** In ms; 10 s unless told. */
  readonly timeout?: number;
}

export interface Reply {
  readonly replyTo?: { readonly id: number };
}

/** A person in one chat. What they do is done when the call is made; the promise is for what went wrong. */
export interface Member {
  readonly user: User;
  /** What is in the chat now, oldest first. */
  readonly chat: readonly SeenMessage[];
  /** What the answers to own taps said, oldest first; an answer without text is an empty one. */
  readonly toasts: readonly Toast[];
  writes(text: string, reply?: Reply): Promise<SeenMessage>;
  edits(message: { readonly id: number }, text: string): Promise<SeenMessage>;
  sendsVoice(reply?: Reply): Promise<SeenMessage>;
  sendsPhoto(about?: Reply & { readonly caption?: string }): Promise<SeenMessage>;
  sendsDocument(about?: Reply & { readonly caption?: string; readonly name?: string }): Promise<SeenMessage>;
  /**
   * By its label on the newest message that has one, or a button that was seen, as it was then.
   * @returns the id of the query
   * @throws Error where there is no such button, it opens a page, or its message was deleted
   */
  taps(button: string | RegExp | Button): Promise<string>;
  /**
   * The newest message of the bot that fits, of those that came or changed since this person last did something here: as soon
   * as there is one.
   * @throws Error after the timeout, with what is seen instead
   */
  sees(wanted: Wanted<SeenMessage>, patience?: Patience): Promise<SeenMessage>;
  /** The same for the answer to a tap. */
  seesToast(wanted: Wanted<Toast>, patience?: Patience): Promise<Toast>;
}

export function createMember(user: User, room: Room, state: State): Member {
  const { bot, updates, started, blocked, queries, nextOrder } = state;
  const toasts: (Toast & { readonly order: number })[] = [];
  const toastListeners = new Set<() => void>();
  const isPrivate = room.chat.type === 'private';
  /** Where in the order of things this person last did something here. */
  let lastDeed = 0;

  const does = (): void => {
    if (blocked.has(room.chat.id)) throw new Error(`${user.first_name} has blocked the bot; unblocks() comes first`);
    lastDeed = nextOrder();
    if (isPrivate) started.add(room.chat.id);
  };
  const tell = (kept: Kept, name: 'message' | 'edited_message'): void => {
    const { text, entities } = contentOf(kept);
    if (isPrivate || bot.can_read_all_group_messages || isForBot({ text, entities, replyTo: kept.replyTo }, bot)) {
      updates.add({ [name]: messageOf(room.chat, kept) } as unknown as Happening);
    }
  };
  const textOf = (text: string, most: number): Pick<Draft, 'text' | 'entities' | 'keyboard'> => {
    if (text.length > most) throw new Error(`no client sends ${text.length} characters in one message`);
    return { text, entities: findEntities(text), keyboard: [] };
  };
  const sends = (draft: Omit<Draft, 'from' | 'replyTo'>, { replyTo }: Reply): SeenMessage => {
    does();
    const answered = replyTo && room.find(replyTo.id);
    if (replyTo !== undefined && answered === undefined) throw new Error(`there is no message ${replyTo.id} to reply to`);
    const kept = room.add({ from: user, ...draft, replyTo: answered });
    tell(kept, 'message');
    return seen(kept);
  };
  const file = (kind: string): { file_id: string; file_unique_id: string; file_size: number } => {
    const id = `${kind}-${nextOrder()}`;
    return { file_id: id, file_unique_id: id, file_size: 20_480 };
  };
  const buttonBy = (label: string | RegExp): Button => {
    const button = room.messages.toReversed().flatMap((kept) => seen(kept).buttons)
      .find(({ text }) => (typeof label === 'string' ? text === label : label.test(text)));
    if (button === undefined) throw new Error(`${user.first_name} sees no button ${String(label)}; ${described(room)}`);
    return button;
  };

  return {
    user,
    toasts,
    get chat() {
      return room.messages.map(seen);
    },
    writes: async (text, reply = {}) => {
      if (text.trim() === '') throw new Error('no client sends an empty message');
      return sends(textOf(text, 4096), reply);
    },
    edits: async ({ id }, text) => {
      const kept = room.find(id);
      if (kept === undefined || kept.from.id !== user.id) throw new Error(`${user.first_name} has no message ${id} to edit`);
      does();
      room.edit(kept, textOf(text, kept.media === undefined ? 4096 : 1024));
      const edited = room.find(id)!;
      tell(edited, 'edited_message');
      return seen(edited);
    },
    sendsVoice: async (reply = {}) => sends({ ...textOf('', 0), media: { voice: { ...file('voice'), duration: 7, mime_type: 'audio/ogg' } } }, reply),
    sendsPhoto: async ({ caption = '', ...reply } = {}) =>
      sends({ ...textOf(caption, 1024), media: { photo: [{ ...file('photo'), width: 90, height: 60 }, { ...file('photo'), width: 1280, height: 853 }] } }, reply),
    sendsDocument: async ({ caption = '', name = '合同.pdf', ...reply } = {}) =>
      sends({ ...textOf(caption, 1024), media: { document: { ...file('document'), file_name: name, mime_type: 'application/pdf' } } }, reply),
    taps: async (which) => {
      const { data, text, messageId } = typeof which === 'string' || which instanceof RegExp ? buttonBy(which) : which;
      if (data === undefined) throw new Error(`the button ${text} sends nothing to the bot`);
      const kept = room.find(messageId);
      if (kept === undefined) throw new Error(`the message with the button ${text} was deleted`);
      does();
      const id = String(BigInt(user.id) * 4_294_967_296n + BigInt(nextOrder()));
      queries.set(id, {
        answer: (toast) => {
          toasts.push({ ...toast, order: nextOrder() });
          [...toastListeners].forEach((listener) => listener());
        },
      });
      updates.add({ callback_query: { id, from: user, message: messageOf(room.chat, kept) as Message, chat_instance: String(room.chat.id), data } } as Happening);
      return id;
    },
    sees: (wanted, { timeout = 10_000 } = {}) => asSoonAs(
      () => room.messages.toReversed()
        .filter((kept) => kept.from.id === bot.id && contentOf(kept).order > lastDeed)
        .map(seen).find((message) => fits(wanted, message)),
      room.onChange,
      timeout,
      () => new Error(`${user.first_name} saw no ${String(wanted)} within ${timeout} ms; ${described(room)}`),
    ),
    seesToast: (wanted, { timeout = 10_000 } = {}) => asSoonAs(
      () => toasts.findLast((toast) => toast.order > lastDeed && fits(wanted, toast)),
      (listener) => {
        toastListeners.add(listener);
        return () => void toastListeners.delete(listener);
      },
      timeout,
      () => new Error(`${user.first_name} saw no toast ${String(wanted)} within ${timeout} ms, but ${JSON.stringify(toasts.map(({ text }) => text))}`),
    ),
  };
}

function fits<Seen extends { readonly text: string }>(wanted: Wanted<Seen>, one: Seen): boolean {
  if (typeof wanted === 'string') return one.text.includes(wanted);
  return wanted instanceof RegExp ? wanted.test(one.text) : wanted(one);
}

/** The end of the chat, for the words of an error. */
function described(room: Room): string {
  const lines = room.messages.slice(-5).map((kept) => {
    const { from, text, buttons } = seen(kept);
    return `  ${from.first_name}: ${text.slice(0, 200)}${buttons.map((button) => ` [${button.text}]`).join('')}`;
  });
  return lines.length === 0 ? 'the chat is empty' : `the chat ends with\n${lines.join('\n')}`;
}
