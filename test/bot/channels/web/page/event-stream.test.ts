import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../../../bot/channels/web/entry.ts';
import { createEventStream, type Source } from '../../../../../bot/channels/web/page/chat/event-stream.ts';

type Heard = { readonly data?: unknown; readonly lastEventId?: string };

/** An EventSource that says what it is told. */
class StubSource implements Source {
  readyState = 0;
  readonly url: string;
  readonly #listeners = new Map<string, ((event: Heard) => void)[]>();
  constructor(url: string) {
    this.url = url;
  }
  addEventListener(name: string, listener: (event: Heard) => void): void {
    this.#listeners.set(name, [...this.#listeners.get(name) ?? [], listener]);
  }
  close(): void {
    this.readyState = 2;
  }
  say(name: string, event: Heard = {}): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(event);
  }
}

function openStream() {
  const sources: StubSource[] = [];
  const heard: unknown[] = [];
  const timers: { readonly milliseconds: number; readonly act: () => void }[] = [];
  let cursor = '3-2';
  const stream = createEventStream({
    open(url) {
      sources.push(new StubSource(url));
      return sources.at(-1)!;
    },
    cursor: () => cursor,
    onEntry(entry, at) {
      cursor = at;
      heard.push(entry.id);
    },
    onProgress: (messageId, text) => void heard.push([messageId, text]),
    onHandled: (messageId) => void heard.push(`handled ${messageId}`),
    onReload: () => void heard.push('reload'),
    onState: (isOpen) => void heard.push(isOpen),
    after(milliseconds, act) {
      timers.push({ milliseconds, act });
      return () => {};
    },
  });
  return { stream, sources, heard, timers };
}

const entry: Entry = { kind: 'message', id: 'a', text: '欠薪', at: '2026-11-25T08:00:00.000Z' };

describe('events', () => {
  test('are passed on; what is no event of ours is passed over', () => {
    const { stream, sources, heard } = openStream();
    stream.connect();
    const [source] = sources;
    source!.say('open');
    source!.say('entry', { data: JSON.stringify(entry), lastEventId: '4-2' });
    source!.say('progress', { data: '{"messageId":"a","text":"正在查找条文……"}' });
    source!.say('progress', { data: 'no JSON' });
    source!.say('handled', { data: '{"messageId":"a"}' });
    source!.say('reload', { data: '{}' });
    expect(heard).toEqual([true, 'a', ['a', '正在查找条文……'], 'handled a', 'reload']);
  });

  test('a new connection goes on where the last one ended, and the old one is not heard any more', () => {
    const { stream, sources, heard } = openStream();
    stream.connect();
    sources[0]!.say('entry', { data: JSON.stringify(entry), lastEventId: '4-2' });
    stream.connect();
    sources[0]!.say('entry', { data: JSON.stringify({ ...entry, id: 'late' }), lastEventId: '5-2' });
    expect(sources.map(({ url, readyState }) => [url, readyState])).toEqual([['/api/events?after=3-2', 2], ['/api/events?after=4-2', 0]]);
    expect(heard).toEqual(['a']);
  });

  test('a break is left to the browser; after a refusal it is tried again, at longer and longer intervals until it opens', () => {
    const { stream, sources, timers } = openStream();
    stream.connect();
    sources[0]!.say('error');
    expect(timers).toEqual([]);
    for (let tries = 0; tries < 3; tries += 1) {
      sources.at(-1)!.readyState = 2;
      sources.at(-1)!.say('error');
      timers.at(-1)!.act();
    }
    expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([1000, 2000, 5000]);
    sources.at(-1)!.say('open');
    sources.at(-1)!.readyState = 2;
    sources.at(-1)!.say('error');
    expect(timers.at(-1)!.milliseconds).toBe(1000);
  });
});
