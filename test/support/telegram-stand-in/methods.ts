import type { BotCommand, Message } from 'telegraf/types';
import { readText } from './formatted-text.ts';
import { readMarkup } from './keyboard.ts';
import { flagOf, integerOf, objectOf, stringOf, uploadIn, type Params } from './params.ts';
import { badRequest, Refusal } from './refusal.ts';
import { contentOf, messageOf, type Content, type Kept, type Room } from './room.ts';
import type { State } from './state.ts';

export type Method = (params: Params) => unknown;

const NOT_MODIFIED = 'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
const ACTIONS = /^(typing|upload_photo|record_video|upload_video|record_voice|upload_voice|upload_document|choose_sticker|find_location|record_video_note|upload_video_note)$/;
/** Taken and forgotten. */
const ACCEPTED = ['setMyDescription', 'setMyShortDescription', 'setMyName', 'setChatMenuButton', 'setMyDefaultAdministratorRights', 'setMessageReaction'];

/** The methods about messages and the bot itself; those about the delivery of updates are elsewhere. */
export function createMethods(state: State): Readonly<Record<string, Method>> {
  const { bot, rooms, started, blocked, queries, now } = state;

  const roomOf = (params: Params): Room => {
    if (stringOf(params, 'chat_id') === '') throw badRequest('chat_id is empty');
    const id = integerOf(params, 'chat_id');
    const room = rooms.get(id);
    if (room === undefined || !started.has(id)) throw badRequest('chat not found');
    return room;
  };
  const writableRoomOf = (params: Params): Room => {
    const room = roomOf(params);
    if (blocked.has(room.chat.id)) {
      throw new Refusal(403, room.chat.type === 'private' ? 'Forbidden: bot was blocked by the user' : `Forbidden: bot was kicked from the ${room.chat.type} chat`);
    }
    return room;
  };

  const send = (params: Params, content: Omit<Content, 'keyboard'>, more: Partial<Pick<Kept, 'media' | 'upload'>> = {}): Message => {
    const room = writableRoomOf(params);
    const { keyboard, isOther } = readMarkup(params);
    const message = room.add({ from: bot, ...content, ...more, keyboard, replyTo: repliedTo(room, params), isEditable: !isOther });
    return messageOf(room.chat, message);
  };

  const edit = (params: Params, changed: (message: Kept) => Content): Message => {
    const room = writableRoomOf(params);
    if (integerOf(params, 'message_id') === 0) throw badRequest('message identifier is not specified');
    const message = room.find(integerOf(params, 'message_id'));
    if (message === undefined) throw badRequest('message to edit not found');
    if (message.from.id !== bot.id || !message.isEditable) throw badRequest('message can\'t be edited');
    const content = changed(message);
    if (isSame(content, contentOf(message))) throw badRequest(NOT_MODIFIED);
    room.edit(message, content);
    return messageOf(room.chat, room.find(message.id)!);
  };

  const inlineKeyboard = (params: Params): Content['keyboard'] => {
    const { keyboard, isOther } = readMarkup(params);
    if (isOther) throw badRequest('inline keyboard expected');
    return keyboard;
  };

  return {
    getMe: () => bot,
    getChat: (params) => roomOf(params).chat,
    sendMessage: (params) => send(params, readText(params, 'text', 'message is too long')),
    sendDocument: (params) => {
      const upload = uploadIn(params, 'document');
      if (upload === undefined && stringOf(params, 'document') === '') throw badRequest('there is no document in the request');
      if (upload?.content.length === 0) throw badRequest('file must be non-empty');
      const id = upload === undefined ? stringOf(params, 'document') : `document-${state.nextOrder()}`;
      const document = { file_id: id, file_unique_id: id, ...(upload && { file_name: upload.name, file_size: upload.content.length }) };
      return send(params, readText(params, 'caption', 'message caption is too long'), { media: { document }, ...(upload && { upload }) });
    },
    editMessageText: (params) => edit(params, (message) => {
      if (message.media !== undefined) throw badRequest('there is no text in the message to edit');
      return { ...readText(params, 'text', 'MESSAGE_TOO_LONG'), keyboard: inlineKeyboard(params) };
    }),
    editMessageReplyMarkup: (params) => edit(params, (message) => ({ ...contentOf(message), keyboard: inlineKeyboard(params) })),
    deleteMessage: (params) => {
      const room = roomOf(params);
      const message = room.find(integerOf(params, 'message_id'));
      if (message === undefined) throw badRequest('message to delete not found');
      if (message.from.id !== bot.id && room.chat.type !== 'private') throw badRequest('message can\'t be deleted');
      room.remove(message);
      return true;
    },
    sendChatAction: (params) => {
      writableRoomOf(params);
      if (!ACTIONS.test(stringOf(params, 'action'))) throw badRequest('wrong parameter action in request');
      return true;
    },
    answerCallbackQuery: (params) => {
      const id = stringOf(params, 'callback_query_id');
      const query = queries.get(id);
      if (query === undefined) throw badRequest('query is too old and response timeout expired or query ID is invalid');
      const text = stringOf(params, 'text');
      if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
      queries.delete(id);
      query.answer({ text, isAlert: flagOf(params, 'show_alert'), at: now() });
      return true;
    },
    setMyCommands: (params) => {
      const commands = objectOf<BotCommand[]>(params, 'commands') ?? [];
      if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
      for (const { command, description } of commands) {
        if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
        if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
      }
      state.commands = commands;
      return true;
    },
    getMyCommands: () => state.commands,
    deleteMyCommands: () => {
      state.commands = [];
      return true;
    },
    ...Object.fromEntries(ACCEPTED.map((name) => [name, () => true])),
  };
}

/** @throws Refusal 400 where that message is gone, unless the bot does not mind */
function repliedTo(room: Room, params: Params): Kept | undefined {
  const reply = objectOf<Params>(params, 'reply_parameters') ?? {
    message_id: params['reply_to_message_id'],
    allow_sending_without_reply: params['allow_sending_without_reply'],
  };
  const id = integerOf(reply, 'message_id');
  const message = room.find(id);
  if (id !== 0 && message === undefined && !flagOf(reply, 'allow_sending_without_reply')) throw badRequest('message to be replied not found');
  return message;
}

function isSame(a: Content, b: Content): boolean {
  const told = ({ text, entities, keyboard }: Content): string => JSON.stringify([text, entities, keyboard]);
  return told(a) === told(b);
}
