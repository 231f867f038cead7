import type { Entry } from '../../entry.ts';

/** The part of EventSource that is used. */
export interface Source {
  readonly readyState: number;
  addEventListener(name: string, listener: (event: { readonly data?: unknown; readonly lastEventId?: string }) => void): void;
  close(): void;
}

export interface EventStreamOptions {
  readonly open: (url: string) => Source;
  /** How far was read: where a new connection goes on. */
  readonly cursor: () => string;
  readonly onEntry: (entry: Entry, cursor: string) => void;
  readonly onProgress: (messageId: string, text: string) => void;
  readonly onHandled: (messageId: string) => void;
  /** Too much was missed: the conversation is to be loaded anew. */
  readonly onReload: () => void;
  readonly onState: (isOpen: boolean) => void;
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

export interface EventStream {
  /** Connects, anew where there is a connection: a phone that slept may hold a dead one. */
  connect(): void;
  close(): void;
}

const CLOSED = 2;
const PAUSES_MS = [1000, 2000, 5000, 10_000, 30_000];

/** What happens, as it happens. A browser comes back by itself from a broken connection, but not from a refusal: then this does. */
export function createEventStream({ open, cursor, onEntry, onProgress, onHandled, onReload, onState, after }: EventStreamOptions): EventStream {
  let source: Source | undefined;
  let failures = 0;
  let forgetTimer = (): void => {};

  function connect(): void {
    forgetTimer();
    source?.close();
    const own = open(`/api/events?after=${cursor()}`);
    source = own;
    const on = (name: string, act: (data: unknown, id: string) => void): void => own.addEventListener(name, ({ data, lastEventId }) => {
      if (own !== source) return;
      const read = parsed(data);
      if (read !== undefined) act(read, lastEventId ?? '');
    });
    on('entry', (data, id) => onEntry(data as Entry, id));
    on('progress', (data) => {
      const { messageId, text } = data as { messageId: string; text: string };
      onProgress(messageId, text);
    });
    on('handled', (data) => onHandled((data as { messageId: string }).messageId));
    on('reload', () => onReload());
    own.addEventListener('open', () => {
      if (own !== source) return;
      failures = 0;
      onState(true);
    });
    own.addEventListener('error', () => {
      if (own !== source) return;
      onState(false);
      if (own.readyState !== CLOSED) return;
      const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]!;
      failures += 1;
      forgetTimer = after(pause, connect);
    });
  }

  return {
    connect,
    close() {
      forgetTimer();
      source?.close();
      source = undefined;
    },
  };
}

function parsed(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
}
