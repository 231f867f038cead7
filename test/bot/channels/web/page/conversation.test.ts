import { describe, expect, test } from 'vitest';
import type { ConversationView } from '../../../../../bot/channels/web/conversation.ts';
import type { Entry } from '../../../../../bot/channels/web/entry.ts';
import { ApiError, type Api } from '../../../../../bot/channels/web/page/chat/api.ts';
import { createConversation } from '../../../../../bot/channels/web/page/chat/conversation.ts';
import { memoryShelf } from './memory-shelf.ts';

const AT = '2026-11-25T08:00:00.000Z';
const VIEW: ConversationView = { region: '陕西省/安康市', entries: [], cursor: '0-0', starters: [] };
const message = (id: string, text: string): Entry => ({ kind: 'message', id, text, at: AT });
const reply = (id: number, inReplyTo: string | null): Entry => ({ kind: 'reply', id, inReplyTo, at: AT, reply: { kind: 'text', sections: [[{ kind: 'text', text: '好的。' }]], choices: [] } });
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** A page over a server that gives the views it is handed, the last one for ever. */
async function openPage(views: (ConversationView | ApiError)[], post: () => Promise<unknown> = async () => ({ isNew: true })) {
  const posted: unknown[] = [];
  const asked: string[] = [];
  const timers = new Map<object, { readonly milliseconds: number; readonly act: () => void }>();
  const listeners = new Map<string, (event: { readonly data?: unknown; readonly lastEventId?: string }) => void>();
  const sources: string[] = [];
  const api: Api = {
    async get<T>(path: string) {
      asked.push(path);
      const view = views.length > 1 ? views.shift()! : views[0]!;
      if (view instanceof ApiError) throw view;
      return view as T;
    },
    async post<T>(_path: string, body: unknown) {
      posted.push(body);
      return await post() as T;
    },
  };
  let ids = 0;
  const conversation = createConversation({
    api, shelf: memoryShelf(), isEmbedded: false, now: () => new Date(AT),
    newId: () => `m${(ids += 1)}`,
    openSource(url) {
      sources.push(url);
      return { readyState: 0, close: () => {}, addEventListener: (name, listener) => void listeners.set(name, listener) };
    },
    after(milliseconds, act) {
      const key = {};
      timers.set(key, { milliseconds, act });
      return () => void timers.delete(key);
    },
  });
  conversation.open();
  await settled();
  const happen = async (name: string, data: unknown, lastEventId = ''): Promise<void> => {
    listeners.get(name)!({ data: JSON.stringify(data), lastEventId });
    await settled();
  };
  const ring = async (milliseconds: number): Promise<void> => {
    for (const [key, timer] of timers) {
      if (timer.milliseconds !== milliseconds) continue;
      timers.delete(key);
      timer.act();
    }
    await settled();
  };
  return { conversation, posted, asked, sources, happen, ring };
}

const shown = ({ entries }: Awaited<ReturnType<typeof openPage>>['conversation']): (string | number)[] => entries.value.map(({ id }) => id);

describe('the conversation of a page', () => {
  test('a message shows at once, stays while it travels, and is not doubled by its echo; the wait ends with the answer', async () => {
    const { conversation, posted, happen } = await openPage([VIEW]);
    conversation.send('老板欠薪');
    expect(conversation.unsent.value.map(({ state }) => state)).toEqual(['sending']);
    await settled();
    expect(posted).toEqual([{ id: 'm1', text: '老板欠薪' }]);
    expect([conversation.unsent.value, shown(conversation), conversation.doing.value]).toEqual([[], ['m1'], '收到，正在处理……']);
    await happen('entry', message('m1', '老板欠薪'), '1-0');
    await happen('progress', { messageId: 'm1', text: '正在查找条文……' });
    expect([shown(conversation), conversation.doing.value]).toEqual([['m1'], '正在查找条文……']);
    await happen('entry', reply(1, 'm1'), '1-1');
    await happen('handled', { messageId: 'm1' });
    expect([shown(conversation), conversation.doing.value]).toEqual([['m1', 1], '']);
  });

  test('thumbs are no words of the conversation', async () => {
    const { conversation, posted } = await openPage([VIEW]);
    conversation.send('没帮助', { rating: { recordId: 'r', isGood: false } });
    await settled();
    expect(posted).toEqual([{ id: 'm1', text: '没帮助', rating: { recordId: 'r', isGood: false } }]);
    expect([conversation.unsent.value, shown(conversation), conversation.doing.value]).toEqual([[], [], '']);
  });

  test('where nothing can be reached, what is written waits, and the page goes on trying', async () => {
    const away = new ApiError(0, 'no-answer', '没有连上，请检查网络。');
    const { conversation, posted, ring, sources } = await openPage([away, away, VIEW]);
    conversation.send('老板欠薪');
    await settled();
    expect([conversation.state.isLoaded, conversation.state.trouble, posted]).toEqual([false, away.message, []]);
    await ring(1000);
    await ring(2000);
    expect([conversation.state.isLoaded, conversation.state.trouble, posted.length]).toEqual([true, '', 1]);
    expect(sources).toEqual(['/api/events?after=0-0']);
  });

  test('after a command the page takes over what it changed: another place; nothing where all was deleted', async () => {
    const left = { ...VIEW, cursor: '2-2', entries: [reply(2, 'm1')], region: '陕西省/西安市' };
    const { conversation, happen, asked } = await openPage([VIEW, left]);
    conversation.send('/forget 确定');
    await settled();
    await happen('entry', message('m1', '/forget 确定'), '1-0');
    await happen('entry', reply(2, 'm1'), '1-2');
    await happen('handled', { messageId: 'm1' });
    expect([asked.length, conversation.state.region, shown(conversation)]).toEqual([2, '陕西省/西安市', [2]]);
  });

  test.each([['late', true], ['never', false]] as const)('deleted is deleted also where the word that the message was taken comes late and events come %s', async (_, hasEvents) => {
    let takes = (): void => {};
    const left = { ...VIEW, cursor: '1-2', entries: [reply(2, 'm1')] };
    const { conversation, happen, ring } = await openPage([VIEW, left], () => new Promise<void>((resolve) => (takes = resolve)));
    conversation.send('/forget 确定');
    await settled();
    if (hasEvents) {
      await happen('entry', message('m1', '/forget 确定'), '1-0');
      await happen('entry', reply(2, 'm1'), '1-2');
      await happen('handled', { messageId: 'm1' });
    }
    takes();
    await settled();
    await ring(12_000);
    expect([shown(conversation), conversation.doing.value, conversation.unsent.value]).toEqual([[2], '', []]);
  });

  test('who lost the session gets one before the message is tried again', async () => {
    let tries = 0;
    const { conversation, asked, ring, posted } = await openPage([VIEW], async () => {
      tries += 1;
      if (tries === 1) throw new ApiError(401, 'no-session', '还没有打开会话。');
    });
    conversation.send('老板欠薪');
    await settled();
    expect([asked.length, posted.length]).toEqual([2, 1]);
    await ring(1000);
    expect([posted.length, shown(conversation)]).toEqual([2, ['m1']]);
  });

  test('where a proxy holds the events back, the answer is fetched', async () => {
    const answered = { ...VIEW, cursor: '1-1', entries: [message('m1', '老板欠薪'), reply(1, 'm1')] };
    const { conversation, ring } = await openPage([VIEW, answered]);
    conversation.send('老板欠薪');
    await settled();
    await ring(12_000);
    expect([shown(conversation), conversation.doing.value]).toEqual([['m1', 1], '']);
  });

  test('a break is mentioned only when it lasts', async () => {
    const { conversation, happen, ring } = await openPage([VIEW]);
    await happen('error', {});
    expect(conversation.state.isCutOff).toBe(false);
    await happen('error', {});
    await ring(4000);
    expect(conversation.state.isCutOff).toBe(true);
    await happen('error', {});
    expect(conversation.state.isCutOff).toBe(true);
    await happen('open', {});
    expect(conversation.state.isCutOff).toBe(false);
    await happen('error', {});
    await happen('open', {});
    await ring(4000);
    expect(conversation.state.isCutOff).toBe(false);
  });
});
