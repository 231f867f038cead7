import type { Message, Update } from 'telegraf/types';
import { describe, expect, test } from 'vitest';
import { startWithFetch } from './telegram-stand-in/start-with-fetch.ts';
import { failsWith, hangsUp, isBusy, losesAnswer, takes } from './telegram-stand-in/faults.ts';
import type { TelegramOptions } from './telegram-stand-in.ts';

/** The stand-in has to do what Telegram does, or the tests of the bot prove little. */
async function started(options: TelegramOptions = {}) {
  const { telegram, ask } = await startWithFetch(options);
  const alice = telegram.user({ id: 42, firstName: '爱丽丝' });
  await alice.writes('/start');
  const sends = (params: object) => ask<Message.TextMessage>('sendMessage', { chat_id: 42, text: '您好', ...params });
  return { telegram, ask, alice, sends };
}

const button = (data: string, text = '看原文') => ({ inline_keyboard: [[{ text, callback_data: data }]] });
const link = (url: string) => ({ inline_keyboard: [[{ text: '网页', url }]] });

describe('a call is refused', () => {
  test.each<[string, string, object, number, string]>([
    ['an unknown method', 'sendMesage', {}, 404, 'Not Found: method not found'],
    ['no chat', 'sendMessage', { text: '一' }, 400, 'Bad Request: chat_id is empty'],
    ['an unknown chat', 'sendMessage', { chat_id: 7, text: '一' }, 400, 'Bad Request: chat not found'],
    ['no text', 'sendMessage', { chat_id: 42 }, 400, 'Bad Request: message text is empty'],
    ['blank text', 'sendMessage', { chat_id: 42, text: ' \n' }, 400, 'Bad Request: text must be non-empty'],
    ['nothing between tags', 'sendMessage', { chat_id: 42, text: '<b> </b>', parse_mode: 'HTML' }, 400, 'Bad Request: text must be non-empty'],
    ['4,097 characters', 'sendMessage', { chat_id: 42, text: '法'.repeat(4097) }, 400, 'Bad Request: message is too long'],
    ['2,049 characters of two units', 'sendMessage', { chat_id: 42, text: '😀'.repeat(2049) }, 400, 'Bad Request: message is too long'],
    ['bad HTML', 'sendMessage', { chat_id: 42, text: '1 <2', parse_mode: 'HTML' }, 400, 'Bad Request: can\'t parse entities: Unclosed start tag at byte offset 2'],
    ['Markdown', 'sendMessage', { chat_id: 42, text: '*一*', parse_mode: 'MarkdownV2' }, 400, 'Bad Request: unsupported parse_mode'],
    ['a reply to nothing', 'sendMessage', { chat_id: 42, text: '一', reply_parameters: { message_id: 99 } }, 400, 'Bad Request: message to be replied not found'],
    ['a reply to nothing, the old way', 'sendMessage', { chat_id: 42, text: '一', reply_to_message_id: 99 }, 400, 'Bad Request: message to be replied not found'],
    ['65 bytes in a button', 'sendMessage', { chat_id: 42, text: '一', reply_markup: button(`${'法'.repeat(21)}ab`) }, 400, 'Bad Request: BUTTON_DATA_INVALID'],
    ['nothing in a button', 'sendMessage', { chat_id: 42, text: '一', reply_markup: button('') }, 400, 'Bad Request: BUTTON_DATA_INVALID'],
    ['a button that does nothing', 'sendMessage', { chat_id: 42, text: '一', reply_markup: { inline_keyboard: [[{ text: '一' }]] } }, 400, 'Bad Request: can\'t parse inline keyboard button: Text buttons are unallowed in the inline keyboard'],
    ['101 buttons', 'sendMessage', { chat_id: 42, text: '一', reply_markup: { inline_keyboard: Array.from({ length: 101 }, () => [{ text: '一', callback_data: 'a' }]) } }, 400, 'Bad Request: reply markup is too long'],
    ['a link to this machine', 'sendMessage', { chat_id: 42, text: '一', reply_markup: link('http://localhost:8080/') }, 400, 'Bad Request: inline keyboard button URL \'http://localhost:8080/\' is invalid: Wrong HTTP URL'],
    ['a link elsewhere', 'sendMessage', { chat_id: 42, text: '一', reply_markup: link('ftp://example.com') }, 400, 'Bad Request: inline keyboard button URL \'ftp://example.com\' is invalid: Unsupported URL protocol'],
    ['an edit of nothing', 'editMessageText', { chat_id: 42, message_id: 99, text: '一' }, 400, 'Bad Request: message to edit not found'],
    ['an edit of another\'s', 'editMessageText', { chat_id: 42, message_id: 1, text: '一' }, 400, 'Bad Request: message can\'t be edited'],
    ['a deletion of nothing', 'deleteMessage', { chat_id: 42, message_id: 99 }, 400, 'Bad Request: message to delete not found'],
    ['an unknown query', 'answerCallbackQuery', { callback_query_id: '1' }, 400, 'Bad Request: query is too old and response timeout expired or query ID is invalid'],
    ['an unknown action', 'sendChatAction', { chat_id: 42, action: 'thinking' }, 400, 'Bad Request: wrong parameter action in request'],
    ['a document without one', 'sendDocument', { chat_id: 42 }, 400, 'Bad Request: there is no document in the request'],
    ['a command in Chinese', 'setMyCommands', { commands: [{ command: '开始', description: '开始' }] }, 400, 'Bad Request: BOT_COMMAND_INVALID'],
  ])('%s', async (_name, method, params, status, words) => {
    const { ask, alice } = await started();
    expect(await ask(method, params)).toMatchObject({ status, ok: false, error_code: status, description: words });
    expect(alice.chat).toHaveLength(1);
  });

  test('with another token, or none', async () => {
    const { telegram } = await started();
    expect(await (await fetch(`${telegram.apiRoot}/bot1:other/getMe`)).json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
    expect((await fetch(`${telegram.apiRoot}/getMe`)).status).toBe(404);
  });

  test('when the body is no JSON', async () => {
    const { telegram } = await started();
    const response = await fetch(`${telegram.apiRoot}/bot${telegram.token}/getMe`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a"' });
    expect(response.status).toBe(400);
  });
});

describe('a message', () => {
  test('may have 4,096 characters besides its markup, and 64 bytes in a button', async () => {
    const { alice, sends } = await started();
    expect(await sends({ text: `<b>${'法'.repeat(4095)}&lt;</b>`, parse_mode: 'HTML', reply_markup: button(`${'法'.repeat(21)}a`) })).toMatchObject({ status: 200 });
    expect(alice.chat[1]).toMatchObject({ isFromBot: true, text: `${'法'.repeat(4095)}<`, buttons: [{ text: '看原文', data: `${'法'.repeat(21)}a` }] });
  });

  test('is edited, with its history', async () => {
    const { ask, alice, sends } = await started();
    const { result } = await sends({ text: '正在查…', reply_markup: button('stop', '停') });
    const edit = (text: string, more: object = {}) => ask('editMessageText', { chat_id: 42, message_id: result.message_id, text, ...more });
    expect(await edit('正在查…', { reply_markup: button('stop', '停') })).toMatchObject({
      status: 400,
      description: 'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    });
    expect(await edit('<b>第一条</b>', { parse_mode: 'HTML' })).toMatchObject({ status: 200 });
    expect(await edit('<strong>第一条</strong> ', { parse_mode: 'HTML' })).toMatchObject({ status: 400 });
    expect(await edit('法'.repeat(4097))).toMatchObject({ description: 'Bad Request: MESSAGE_TOO_LONG' });
    const [, message] = alice.chat;
    expect(message).toMatchObject({ id: result.message_id, text: '第一条', html: '<b>第一条</b>', buttons: [], isEdited: true });
    expect(message!.versions.map(({ text, buttons }) => [text, buttons.length])).toEqual([['正在查…', 1], ['第一条', 0]]);

    expect(await ask('editMessageReplyMarkup', { chat_id: 42, message_id: result.message_id })).toMatchObject({ status: 400 });
    expect(await ask('editMessageReplyMarkup', { chat_id: 42, message_id: result.message_id, reply_markup: button('up', '👍') })).toMatchObject({ status: 200 });
    expect(alice.chat[1]).toMatchObject({ html: '<b>第一条</b>', buttons: [{ text: '👍' }] });
    await ask('deleteMessage', { chat_id: 42, message_id: result.message_id });
    expect(alice.chat).toHaveLength(1);
  });

  test('answers another, and goes out without it when asked to', async () => {
    const { alice, sends } = await started();
    expect((await sends({ reply_parameters: { message_id: 1 } })).result).toMatchObject({ reply_to_message: { message_id: 1, text: '/start' } });
    expect((await sends({ reply_parameters: { message_id: 99, allow_sending_without_reply: true } })).result).not.toHaveProperty('reply_to_message');
    expect(alice.chat.map(({ replyTo }) => replyTo)).toEqual([undefined, 1, undefined]);
  });

  test('comes as a form too, and a document with its bytes', async () => {
    const { telegram, alice } = await started();
    const url = `${telegram.apiRoot}/bot${telegram.token}`;
    await fetch(`${url}/sendMessage`, { method: 'POST', body: new URLSearchParams({ chat_id: '42', text: '一', reply_markup: JSON.stringify(button('a')) }) });
    await fetch(`${url}/sendMessage?chat_id=42&text=${encodeURIComponent('二')}`);
    const form = new FormData();
    form.set('chat_id', '42');
    form.set('caption', '<i>全部对话</i>');
    form.set('parse_mode', 'HTML');
    form.set('document', new Blob(['{"对话":[]}']), '对话.json');
    expect(await (await fetch(`${url}/sendDocument`, { method: 'POST', body: form })).json()).toMatchObject({ ok: true, result: { document: { file_name: '对话.json' }, caption: '全部对话' } });
    const [, one, two, three] = alice.chat;
    expect([one!.buttons[0]!.data, two!.text, three!.html, three!.document!.name]).toEqual(['a', '二', '<i>全部对话</i>', '对话.json']);
    expect(three!.document!.content.toString()).toBe('{"对话":[]}');
  });
});

describe('people', () => {
  test('write, edit, send files and tap; the bot hears of it in order', async () => {
    const { telegram, ask, alice, sends } = await started();
    const asked = await alice.writes('押金不退怎么办？ /region');
    await alice.edits(asked, '房东不退押金怎么办？');
    await alice.sendsVoice();
    await alice.sendsPhoto({ caption: '合同' });
    await alice.sendsDocument({ replyTo: asked });
    await sends({ reply_markup: button('law:1') });
    const id = await alice.taps('看原文');
    const { result } = await ask<Update[]>('getUpdates');
    expect(result).toMatchObject([
      { message: { text: '/start', entities: [{ type: 'bot_command', offset: 0, length: 6 }], chat: { id: 42, type: 'private' }, from: { id: 42, is_bot: false } } },
      { message: { text: '押金不退怎么办？ /region', entities: [{ type: 'bot_command', offset: 9, length: 7 }] } },
      { edited_message: { message_id: asked.id, text: '房东不退押金怎么办？', edit_date: expect.any(Number) } },
      { message: { voice: { duration: 7 } } },
      { message: { photo: [{}, {}], caption: '合同' } },
      { message: { document: { file_name: '合同.pdf' }, reply_to_message: { message_id: asked.id } } },
      { callback_query: { id, data: 'law:1', message: { text: '您好', from: { is_bot: true }, reply_markup: button('law:1') } } },
    ]);
    expect(result.map(({ update_id }) => update_id - result[0]!.update_id)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(result).toEqual(telegram.waiting);
  });

  test('tap what they saw, on the message as it is now, and read the answer', async () => {
    const { telegram, ask, alice, sends } = await started();
    await expect(alice.taps('看原文')).rejects.toThrow('爱丽丝 sees no button 看原文; the chat ends with');
    const { result } = await sends({ reply_markup: button('old') });
    const [seenButton] = alice.chat[1]!.buttons;
    await ask('editMessageText', { chat_id: 42, message_id: result.message_id, text: '改了', reply_markup: button('new') });
    const first = await alice.taps(seenButton!);
    const second = await alice.taps(/原文/);
    expect(second).not.toBe(first);
    expect(telegram.updates.slice(-2)).toMatchObject([{ callback_query: { data: 'old', message: { text: '改了' } } }, { callback_query: { data: 'new' } }]);

    const told = alice.seesToast('记下');
    expect(await ask('answerCallbackQuery', { callback_query_id: second, text: '已记下', show_alert: true })).toMatchObject({ ok: true });
    expect(await told).toMatchObject({ text: '已记下', isAlert: true });
    expect(await ask('answerCallbackQuery', { callback_query_id: second })).toMatchObject({ status: 400 });
    await ask('deleteMessage', { chat_id: 42, message_id: result.message_id });
    await expect(alice.taps(seenButton!)).rejects.toThrow('deleted');
  });

  test('see what came after their last deed as soon as it is there', async () => {
    const { ask, alice, sends } = await started();
    await sends({ text: '第一条' });
    expect(await alice.sees('第一条')).toMatchObject({ text: '第一条' });
    await alice.writes('再问');
    const seeing = alice.sees(/第.条/);
    const { result } = await sends({ text: '正在查' });
    await ask('editMessageText', { chat_id: 42, message_id: result.message_id, text: '第二条' });
    expect(await seeing).toMatchObject({ text: '第二条', isEdited: true });
    await expect(alice.sees('第一条', { timeout: 20 })).rejects.toThrow(/saw no 第一条 within 20 ms; the chat ends with\n.*start[^]*第二条/);
  });

  test('block the bot and let it in again', async () => {
    const { telegram, ask, alice, sends } = await started();
    await alice.blocks();
    for (const [method, params] of [['sendMessage', { text: '一' }], ['sendChatAction', { action: 'typing' }], ['editMessageText', { message_id: 1, text: '一' }]] as const) {
      expect(await ask(method, { chat_id: 42, ...params })).toMatchObject({ status: 403, description: 'Forbidden: bot was blocked by the user' });
    }
    await expect(alice.writes('一')).rejects.toThrow('blocked');
    await alice.unblocks();
    expect(await sends({})).toMatchObject({ ok: true });
    expect(telegram.updates.slice(1)).toMatchObject([
      { my_chat_member: { chat: { id: 42 }, old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked', user: { id: telegram.bot.id } } } },
      { my_chat_member: { old_chat_member: { status: 'kicked' }, new_chat_member: { status: 'member' } } },
    ]);
  });

  test('are not found before they wrote', async () => {
    const { telegram, ask } = await started();
    const bob = telegram.user();
    expect(await ask('sendMessage', { chat_id: bob.id, text: '您好' })).toMatchObject({ description: 'Bad Request: chat not found' });
    await bob.writes('在吗');
    expect(await ask('sendMessage', { chat_id: bob.id, text: '您好' })).toMatchObject({ result: { message_id: 3 } });
    expect((await ask('getChat', { chat_id: bob.id })).result).toMatchObject({ id: bob.id, type: 'private' });
  });
});

describe('in a group', () => {
  const SAYINGS = ['今天吃什么', '@fazhi_bot 押金不退怎么办', '请问@fazhi_bot', '/start', '/start@fazhi_bot', '/start@other_bot', '@other_bot 在吗'];

  test.each([
    [true, ['@fazhi_bot 押金不退怎么办', '/start', '/start@fazhi_bot', '一个回复']],
    [false, [...SAYINGS, '一个回复']],
  ])('with privacy mode %s', async (privacyMode, heard) => {
    const { telegram, ask } = await startWithFetch({ privacyMode });
    const group = telegram.group();
    const alice = telegram.user();
    const member = alice.in(group);
    for (const text of SAYINGS) await member.writes(text);
    const { result } = await ask<Message>('sendMessage', { chat_id: group.id, text: '我在' });
    expect(result).toMatchObject({ message_id: SAYINGS.length + 1, chat: { type: 'supergroup', title: '邻里群' } });
    await member.writes('一个回复', { replyTo: await member.sees('我在') });
    expect(telegram.updates.map((update) => 'message' in update && 'text' in update.message && update.message.text)).toEqual(heard);
    expect(group.chat).toHaveLength(SAYINGS.length + 2);
    expect(alice.chat).toEqual([]);
    expect(alice.in(group)).toBe(member);
    expect((await ask('getMe')).result).toMatchObject({ can_read_all_group_messages: !privacyMode });
    expect(await ask('deleteMessage', { chat_id: group.id, message_id: 1 })).toMatchObject({ description: 'Bad Request: message can\'t be deleted' });
  });
});

describe('what goes wrong', () => {
  test('happens to the next calls of the method and chat, before or after they took effect', async () => {
    const { telegram, ask, alice, sends } = await started();
    telegram.strikes('sendMessage', isBusy(3), { chat: telegram.user() });
    telegram.strikes('sendMessage', isBusy(3), { chat: alice });
    telegram.strikes('sendMessage', failsWith(500));
    telegram.strikes('sendMessage', failsWith(502));
    telegram.strikes('sendMessage', hangsUp(), { times: 2 });
    telegram.strikes('sendMessage', losesAnswer());
    expect((await ask('getMe')).ok).toBe(true);
    expect(await sends({})).toMatchObject({ status: 429, description: 'Too Many Requests: retry after 3', parameters: { retry_after: 3 } });
    expect(await sends({})).toMatchObject({ status: 500, description: 'Internal Server Error' });
    expect(await sends({})).toMatchObject({ status: 502, description: expect.stringContaining('<html>') });
    await expect(sends({})).rejects.toThrow('fetch failed');
    await expect(sends({})).rejects.toThrow('fetch failed');
    expect(alice.chat).toHaveLength(1);
    await expect(sends({ text: '丢了回执' })).rejects.toThrow('fetch failed');
    expect(alice.chat.map(({ text }) => text)).toEqual(['/start', '丢了回执']);
    expect((await sends({})).ok).toBe(true);
    expect(telegram.calls.map(({ method, outcome }) => [method, outcome])).toEqual([
      ['getMe', 200], ...[429, 500, 502, 'hung up', 'hung up', 'lost', 200].map((outcome) => ['sendMessage', outcome]),
    ]);
  });

  test('may be slowness, and may be ended', async () => {
    const { telegram, ask, alice, sends } = await started();
    telegram.strikes('sendMessage', takes(60));
    const before = performance.now();
    const sending = sends({});
    await ask('getMe');
    expect(alice.chat).toHaveLength(1);
    await sending;
    expect(performance.now() - before).toBeGreaterThan(50);
    telegram.strikes('*', failsWith(500), { times: Infinity })();
    telegram.strikes(({ params }) => params['text'] === '不行', failsWith(500));
    expect((await sends({})).ok).toBe(true);
    expect((await sends({ text: '不行' })).ok).toBe(false);
  });

  test('may be a bot in a hurry: limits count what was sent, by the clock that was given', async () => {
    let now = 1_700_000_000_000;
    const { telegram, ask, sends } = await started({ limits: { perChatPerSecond: 2, perGroupPerMinute: 2 }, now: () => now });
    const group = telegram.group();
    const inGroup = () => ask('sendMessage', { chat_id: group.id, text: '一' });
    expect([await sends({}), await sends({}), await sends({})].map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(await ask('sendChatAction', { chat_id: 42, action: 'typing' })).toMatchObject({ status: 200 });
    await inGroup();
    now += 1001;
    expect([await sends({}), await inGroup()].map(({ status }) => status)).toEqual([200, 200]);
    expect(await inGroup()).toMatchObject({ status: 429, parameters: { retry_after: 59 } });
  });
});

test('the bot describes itself', async () => {
  const { telegram, ask } = await started();
  const commands = [{ command: 'start', description: '开始' }];
  expect(await ask('setMyCommands', { commands })).toMatchObject({ ok: true });
  expect(await ask('setMyDescription', { description: '查法条' })).toMatchObject({ ok: true });
  expect([telegram.commands, (await ask('getMyCommands')).result]).toEqual([commands, commands]);
});
