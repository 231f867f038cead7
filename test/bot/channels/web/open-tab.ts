import { onTestFinished } from 'vitest';
import type { Entry } from '../../../../bot/channels/web/entry.ts';

export interface TabEvent {
  readonly event: string;
  readonly data: unknown;
  readonly id?: string;
}

/** A page that listens to server-sent events, as a browser does. */
export interface Tab {
  readonly status: number;
  readonly headers: Headers;
  readonly events: readonly TabEvent[];
  readonly entries: readonly Entry[];
  /** Of the last event that had one. */
  readonly lastEventId: string | undefined;
  /** Waits until something is true of what has come. */
  until(isTrue: (tab: Tab) => boolean): Promise<void>;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  cut(): void;
}

const PATIENCE_MS = 10_000;

export async function openTab(url: string, cookie: string | undefined, lastEventId?: string): Promise<Tab> {
  const connection = new AbortController();
  const response = await fetch(url, {
    signal: connection.signal,
    headers: { Accept: 'text/event-stream', ...(cookie !== undefined && { Cookie: cookie }), ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }) },
  });
  const events: TabEvent[] = [];
  let wake = (): void => {};
  const read = async (): Promise<void> => {
    let rest = '';
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + piece).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) {
        const found = eventOf(block);
        if (found) events.push(found);
      }
      wake();
    }
  };
  const ended = read().catch(() => {});
  onTestFinished(() => connection.abort());
  const tab: Tab = {
    status: response.status,
    headers: response.headers,
    events,
    get entries() {
      return events.filter(({ event }) => event === 'entry').map(({ data }) => data as Entry);
    },
    get lastEventId() {
      return events.findLast(({ id }) => id !== undefined)?.id ?? lastEventId;
    },
    async until(isTrue) {
      const late = AbortSignal.timeout(PATIENCE_MS);
      while (!isTrue(tab)) {
        if (late.aborted) throw new Error(`waited in vain; came: ${JSON.stringify(events)}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, 50);
        });
      }
    },
    ended,
    cut: () => connection.abort(),
  };
  return tab;
}

/** Comments and `retry` are none. */
function eventOf(block: string): TabEvent | undefined {
  const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/su).slice(0, 2) as [string, string]));
  const [event, data, id] = ['event', 'data', 'id'].map((name) => fields.get(name));
  return data === undefined ? undefined : { event: event ?? 'message', data: JSON.parse(data) as unknown, ...(id !== undefined && { id }) };
}
