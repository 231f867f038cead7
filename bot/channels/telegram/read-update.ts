import type { CallbackQuery, Chat, Message, Update, User } from 'telegraf/types';
import type { Attachment, Incoming } from '../../dialogue/incoming.ts';
import { residentIn } from './address.ts';
import { readTap, type Tap } from './tap.ts';

/** What an update asks of us. `chat` is Telegram's id of it. */
export type Wish =
  | { readonly kind: 'said'; readonly chat: number; readonly incoming: Incoming }
  /** A message was edited; `original` is the id under which it came first. */
  | { readonly kind: 'said-anew'; readonly chat: number; readonly incoming: Incoming; readonly original: string }
  | Tapped
  /** The bot may not, or may again, write to a chat. */
  | { readonly kind: 'shut-out' | 'let-in'; readonly chat: number }
  | { readonly kind: 'nothing' };

export interface Tapped {
  readonly kind: 'tapped';
  readonly chat: number;
  readonly resident: string;
  readonly isPublic: boolean;
  /** Of the message with the button; undefined where Telegram does not say. */
  readonly message: number | undefined;
  /** To be answered, so that the button comes to rest. */
  readonly query: string;
  /** Undefined for what no button of ours sends. */
  readonly tap: Tap | undefined;
}

export type Bot = Pick<User, 'id'> & { readonly username: string };

const NOTHING: Wish = { kind: 'nothing' };
/** Who edits what is older wants to tidy up, not to ask. */
const LONGEST_AGE_S = 86_400;
const ATTACHMENTS: readonly (readonly [name: string, attachment: Attachment])[] = [
  ['voice', 'voice'], ['audio', 'voice'], ['photo', 'image'], ['video', 'video'], ['video_note', 'video'], ['animation', 'video'], ['document', 'file'],
  ['sticker', 'other'], ['location', 'other'], ['venue', 'other'], ['contact', 'other'], ['poll', 'other'], ['dice', 'other'], ['story', 'other'], ['game', 'other'],
];

/** What an update means, without doing any of it. */
export function readUpdate(update: Update, me: Bot): Wish {
  if ('message' in update) {
    const read = readMessage(update.message, me);
    return read ? { kind: 'said', ...read } : NOTHING;
  }
  if ('edited_message' in update) return readEdited(update.edited_message, me);
  if ('callback_query' in update) return readTapped(update.callback_query);
  if ('my_chat_member' in update) {
    const { chat, new_chat_member: { status } } = update.my_chat_member;
    return { kind: status === 'kicked' || status === 'left' ? 'shut-out' : 'let-in', chat: chat.id };
  }
  return NOTHING;
}

function readEdited(message: Message & { edit_date?: number }, me: Bot): Wish {
  const read = readMessage(message, me);
  if (!read || read.incoming.text === '' || (message.edit_date ?? message.date) - message.date > LONGEST_AGE_S) return NOTHING;
  const { messageId } = read.incoming;
  return { kind: 'said-anew', chat: read.chat, incoming: { ...read.incoming, messageId: `${messageId}-edited` }, original: messageId };
}

function readMessage(message: Message, me: Bot): { readonly chat: number; readonly incoming: Incoming } | undefined {
  const { chat, from, message_id: id } = message;
  if (chat.type === 'channel' || !from || from.is_bot) return undefined;
  const attachment = ATTACHMENTS.find(([name]) => name in message)?.[1];
  const written = 'text' in message ? message.text : 'caption' in message ? message.caption ?? '' : '';
  if (attachment === undefined && written === '') return undefined;
  const text = chat.type === 'private' ? written : wordsForBot(written, message, me);
  if (text === undefined) return undefined;
  // An album comes as a message for each picture: one word on it is enough.
  const isOneOfMany = text === '' && 'media_group_id' in message;
  const incoming: Incoming = {
    ...whoIn(chat, from),
    messageId: isOneOfMany ? `album-${message.media_group_id}` : `m${id}`,
    text,
    ...(attachment !== undefined && { attachment }),
  };
  return { chat: chat.id, incoming };
}

/** What is said to the bot in a group, without its name; undefined where it is not addressed. */
function wordsForBot(text: string, message: Message, me: Bot): string | undefined {
  const name = new RegExp(`@${me.username}(?!\\w)`, 'giu');
  const addressed = /^\/\w+@(\w+)/u.exec(text)?.[1];
  if (addressed !== undefined && addressed.toLowerCase() !== me.username.toLowerCase()) return undefined;
  const isReply = 'reply_to_message' in message && message.reply_to_message?.from?.id === me.id;
  if (!isReply && !name.test(text)) return undefined;
  return text.replace(name, ' ').replaceAll(/ {2,}/gu, ' ').trim();
}

function readTapped({ id: query, from, message, data }: Partial<Pick<CallbackQuery.DataQuery, 'data'>> & CallbackQuery): Wish {
  const chat = message?.chat;
  return {
    kind: 'tapped',
    query,
    chat: chat?.id ?? from.id,
    resident: chat ? whoIn(chat, from).resident : residentIn(from.id),
    isPublic: chat !== undefined && chat.type !== 'private',
    message: message?.message_id,
    tap: readTap(data ?? ''),
  };
}

function whoIn(chat: Chat, from: User): Pick<Incoming, 'resident' | 'isPublic'> {
  return chat.type === 'private' ? { resident: residentIn(chat.id) } : { resident: residentIn(chat.id, from.id), isPublic: true };
}
