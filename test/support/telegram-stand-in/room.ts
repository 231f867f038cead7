import type { Chat, Message, MessageEntity, User } from 'telegraf/types';
import { htmlOf } from './formatted-text.ts';
import type { Keyboard } from './keyboard.ts';
import type { Upload } from './params.ts';

/** What a message says, before or after an edit. */
export interface Content {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly keyboard: Keyboard;
}

export interface Version extends Content {
  /** When, in ms. */
  readonly at: number;
  /** Counts everything that happens anywhere, up. */
  readonly order: number;
}

/** A message as the chat keeps it. */
export interface Kept {
  readonly id: number;
  readonly from: User;
  readonly replyTo: Kept | undefined;
  /** Its fields in a message of the API, such as `{ voice: … }`; the text is then its caption. */
  readonly media: Readonly<Record<string, unknown>> | undefined;
  readonly upload: Upload | undefined;
  readonly isEditable: boolean;
  readonly versions: readonly [Version, ...Version[]];
  readonly isDeleted: boolean;
}

export interface Draft extends Content, Partial<Pick<Kept, 'replyTo' | 'media' | 'upload' | 'isEditable'>> {
  readonly from: User;
}

/** A button as a person sees it; with it one taps what was there, although the message changed meanwhile. */
export interface Button {
  readonly text: string;
  readonly data: string | undefined;
  readonly url: string | undefined;
  readonly messageId: number;
}

export interface SeenVersion {
  readonly text: string;
  readonly html: string;
  readonly buttons: readonly Button[];
  /** In ms. */
  readonly at: number;
}

/** A message as a person sees it now. */
export interface SeenMessage extends SeenVersion {
  readonly id: number;
  readonly from: User;
  readonly isFromBot: boolean;
  readonly isEdited: boolean;
  readonly replyTo: number | undefined;
  /** A file that the bot sent. */
  readonly document: Upload | undefined;
  /** The first one first; the last is what is seen now. */
  readonly versions: readonly SeenVersion[];
}

/** A chat with its messages. */
export interface Room {
  readonly chat: Chat;
  readonly messages: readonly Kept[];
  /** Those that were not deleted. */
  find(id: number): Kept | undefined;
  add(draft: Draft): Kept;
  edit(message: Kept, content: Content): void;
  remove(message: Kept): void;
  /** Called after every change. @returns how to end it */
  onChange(listener: () => void): () => void;
}

export interface RoomTools {
  /** The id of the next message. */
  readonly nextId: () => number;
  readonly nextOrder: () => number;
  readonly now: () => number;
}

export function createRoom(chat: Chat, { nextId, nextOrder, now }: RoomTools): Room {
  const messages = new Map<number, Kept>();
  const listeners = new Set<() => void>();
  const keep = (message: Kept): Kept => {
    messages.set(message.id, message);
    [...listeners].forEach((listener) => listener());
    return message;
  };
  const versionOf = ({ text, entities, keyboard }: Content): Version => ({ text, entities, keyboard, at: now(), order: nextOrder() });

  return {
    chat,
    get messages() {
      return [...messages.values()].filter(({ isDeleted }) => !isDeleted);
    },
    find: (id) => {
      const message = messages.get(id);
      return message?.isDeleted === true ? undefined : message;
    },
    add: ({ from, replyTo, media, upload, isEditable = true, ...content }) =>
      keep({ id: nextId(), from, replyTo, media, upload, isEditable, isDeleted: false, versions: [versionOf(content)] }),
    edit: (message, content) => void keep({ ...message, versions: [...message.versions, versionOf(content)] }),
    remove: (message) => void keep({ ...message, isDeleted: true }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function contentOf({ versions }: Kept): Version {
  return versions.at(-1)!;
}

/** In the words of the API, as it is now. */
export function messageOf(chat: Chat, kept: Kept): Message {
  const { id, from, replyTo, media, versions } = kept;
  const { text, entities, keyboard, at } = contentOf(kept);
  const [textName, entitiesName] = media === undefined ? ['text', 'entities'] : ['caption', 'caption_entities'];
  return {
    message_id: id,
    from,
    chat,
    date: seconds(versions[0].at),
    ...(versions.length > 1 && { edit_date: seconds(at) }),
    ...(replyTo !== undefined && { reply_to_message: messageOf(chat, { ...replyTo, replyTo: undefined }) }),
    ...media,
    ...(text !== '' && { [textName!]: text }),
    ...(entities.length > 0 && { [entitiesName!]: entities }),
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
  } as unknown as Message;
}

export function seen(kept: Kept): SeenMessage {
  const versions = kept.versions.map((version): SeenVersion => ({
    text: version.text,
    html: htmlOf(version),
    buttons: version.keyboard.flat().map((button) => ({
      text: button.text,
      data: 'callback_data' in button ? button.callback_data : undefined,
      url: 'url' in button ? button.url : undefined,
      messageId: kept.id,
    })),
    at: version.at,
  }));
  return {
    ...versions.at(-1)!,
    id: kept.id,
    from: kept.from,
    isFromBot: kept.from.is_bot,
    isEdited: versions.length > 1,
    replyTo: kept.replyTo?.id,
    document: kept.upload,
    versions,
  };
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
