import type { Update } from 'telegraf/types';
import { describe, expect, test } from 'vitest';
import { readUpdate } from '../../../../bot/channels/telegram/read-update.ts';

const ME = { id: 1, username: 'fazhi_bot' };
const LI = { id: 42, is_bot: false, first_name: '李' };
const PRIVATE = { id: 42, type: 'private', first_name: '李' };
const GROUP = { id: -100, type: 'supergroup', title: '邻里群' };
const DATE = 1_790_000_000;

const read = (update: object) => readUpdate({ update_id: 1, ...update } as Update, ME);
const message = (more: object, chat: object = PRIVATE) => ({ message_id: 7, from: LI, chat, date: DATE, ...more });
const said = (more: object, chat?: object) => read({ message: message(more, chat) });
const incomingOf = (more: object, chat?: object) => {
  const wish = said(more, chat);
  return 'incoming' in wish ? wish.incoming : wish.kind;
};

describe('in private', () => {
  test.each([
    ['words', { text: '押金不退' }, { text: '押金不退' }],
    ['a command with something behind it', { text: '/start q1' }, { text: '/start q1' }],
    ['voice', { voice: {} }, { text: '', attachment: 'voice' }],
    ['music', { audio: {} }, { text: '', attachment: 'voice' }],
    ['a photo with words', { photo: [], caption: '这样合法吗' }, { text: '这样合法吗', attachment: 'image' }],
    ['a moving picture, which comes as a document too', { animation: {}, document: {} }, { text: '', attachment: 'video' }],
    ['a round video', { video_note: {} }, { text: '', attachment: 'video' }],
    ['a file', { document: {} }, { text: '', attachment: 'file' }],
    ['a sticker', { sticker: {} }, { text: '', attachment: 'other' }],
    ['a place', { location: {}, venue: {} }, { text: '', attachment: 'other' }],
  ])('%s', (_, more, expected) => {
    expect(said(more)).toEqual({ kind: 'said', chat: 42, incoming: { resident: 'telegram:42', messageId: 'm7', ...expected } });
  });

  test.each([
    ['a message that was pinned', { pinned_message: {} }],
    ['another bot', { from: { ...LI, is_bot: true }, text: '您好' }],
    ['nobody', { from: undefined, text: '您好' }],
  ])('nothing: %s', (_, more) => expect(said(more)).toEqual({ kind: 'nothing' }));

  test('the pictures of an album are one message, but for those with words', () => {
    expect(incomingOf({ photo: [], media_group_id: '9' })).toMatchObject({ messageId: 'album-9' });
    expect(incomingOf({ photo: [], media_group_id: '9', caption: '这是合同' })).toMatchObject({ messageId: 'm7', text: '这是合同' });
  });
});

describe('in a group', () => {
  const ours = { reply_to_message: { message_id: 3, from: { id: ME.id } } };
  const theirs = { reply_to_message: { message_id: 3, from: { id: 43 } } };
  test.each([
    ['by name', { text: '@fazhi_bot 押金不退怎么办' }, '押金不退怎么办'],
    ['by name, without a space, in other letters', { text: '押金不退@Fazhi_Bot怎么办' }, '押金不退 怎么办'],
    ['by name in the words of a photo', { photo: [], caption: '看看 @fazhi_bot 这个' }, '看看 这个'],
    ['a command to it', { text: '/region@fazhi_bot 陕西省西安市' }, '/region 陕西省西安市'],
    ['a reply to it', { text: '那利息呢', ...ours }, '那利息呢'],
    ['a command in a reply to it', { text: '/human', ...ours }, '/human'],
  ])('addressed: %s', (_, more, text) => {
    expect(incomingOf(more, GROUP)).toMatchObject({ resident: 'telegram:-100:42', isPublic: true, messageId: 'm7', text });
  });

  test.each([
    ['people among themselves', { text: '押金不退怎么办' }],
    ['a command to whoever feels like it', { text: '/help' }],
    ['a command to another bot', { text: '/help@other_bot', ...ours }],
    ['another name that begins like ours', { text: '@fazhi_bot2 您好' }],
    ['a reply to somebody', { text: '是的', ...theirs }],
    ['a sticker', { sticker: {} }],
  ])('not addressed: %s', (_, more) => expect(said(more, GROUP)).toEqual({ kind: 'nothing' }));

  test('a channel is no place to talk', () => {
    expect(said({ text: '@fazhi_bot 您好' }, { id: -5, type: 'channel', title: '频道' })).toEqual({ kind: 'nothing' });
    expect(read({ channel_post: message({ text: '@fazhi_bot 您好' }) })).toEqual({ kind: 'nothing' });
  });
});

describe('an edit', () => {
  const edited = (more: object, chat?: object) => read({ edited_message: { ...message(more, chat), edit_date: DATE + 60, ...more } });
  test('names what came first', () => {
    expect(edited({ text: '押金不退，租了两年' })).toEqual({
      kind: 'said-anew', chat: 42, original: 'm7', incoming: { resident: 'telegram:42', messageId: 'm7-edited', text: '押金不退，租了两年' },
    });
  });
  test.each([
    ['after more than a day', { text: '您好', edit_date: DATE + 86_401 }, PRIVATE],
    ['of a place that moves', { location: {} }, PRIVATE],
    ['that addresses nobody', { text: '您好' }, GROUP],
  ])('nothing: %s', (_, more, chat) => expect(edited(more, chat)).toEqual({ kind: 'nothing' }));
});

test.each([
  [PRIVATE, { resident: 'telegram:42', isPublic: false }],
  [GROUP, { resident: 'telegram:-100:42', isPublic: true }],
])('a tap in %o', (chat, expected) => {
  expect(read({ callback_query: { id: '77', from: LI, chat_instance: '', data: 'article:5:2', message: { message_id: 9, chat, date: 0 } } }))
    .toEqual({ kind: 'tapped', query: '77', chat: chat.id, message: 9, tap: { kind: 'article', entry: 5, number: 2 }, ...expected });
});

test('a tap that tells nothing', () => {
  expect(read({ callback_query: { id: '77', from: LI, chat_instance: '' } })).toMatchObject({ kind: 'tapped', chat: 42, message: undefined, tap: undefined });
});

test.each([['kicked', 'shut-out'], ['left', 'shut-out'], ['member', 'let-in'], ['administrator', 'let-in']])('the bot is %s: %s', (status, kind) => {
  expect(read({ my_chat_member: { chat: PRIVATE, new_chat_member: { status } } })).toEqual({ kind, chat: 42 });
});

test.each([{}, { poll: {} }, { inline_query: {} }])('other updates are nothing: %o', (update) => expect(read(update)).toEqual({ kind: 'nothing' }));
