import type { ResidentId } from '../../resident.ts';
import { createBoundedStream, type BoundedStream } from './bounded-stream.ts';
import { formatCursor, type Cursor } from './cursor.ts';
import type { Said } from './entry.ts';
import { newsOfSaid, type Feeds, type News, type SaidNews } from './feeds.ts';
import type { Timeline } from './timeline.ts';

export interface EventStreamOptions {
  readonly resident: ResidentId;
  /** What the tab has already. */
  readonly after: Cursor;
  readonly feeds: Pick<Feeds, 'join'>;
  readonly timeline: Timeline;
  readonly onEnd: () => void;
  /** The tab does not read: its connection is to be cut. It comes back and gets the rest. */
  readonly onOverflow: () => void;
  readonly onError: (error: unknown) => void;
}

/** How soon a tab whose connection broke comes back, in milliseconds. */
const RETRY_MS = 2000;
/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 20_000;
/** Bytes that wait for a tab: some thirty answers. */
const MOST_BYTES = 256 * 1024;
/** Messages and replies, of each, that a tab that comes back is given; who missed more is told to load the conversation anew. */
const MOST_MISSED = 200;
/** Events that wait while a tab is given what it missed. */
const MOST_HELD = 400;

/**
 * Server-sent events of one tab: first what was said after the cursor, then what happens; everything said once and with
 * the cursor to come back with as its id.
 */
export function openEventStream({ resident, after, feeds, timeline, onEnd, onOverflow, onError }: EventStreamOptions): BoundedStream {
  let { inbox, outbox } = after;
  /** Until the tab has what it missed; then undefined. */
  let held: News[] | undefined = [];
  const given = new Set<string>();

  const stream = createBoundedStream({
    mostBytes: MOST_BYTES,
    onOverflow,
    onEnd() {
      leave();
      clearInterval(heartbeat);
      onEnd();
    },
  });
  const heartbeat = setInterval(() => stream.send(':\n\n'), HEARTBEAT_MS).unref();

  function tell(news: News): void {
    if (news.kind !== 'said') return stream.send(`event: ${news.kind}\ndata: ${news.data}\n\n`);
    // The news of what was read from the database may come after it, and that of an adviser's letter seconds after.
    if (news.id <= after[news.from] || given.delete(`${news.from}${news.id}`)) return;
    send(news);
  }
  function send({ from, id, data }: SaidNews): void {
    if (from === 'inbox') inbox = Math.max(inbox, id);
    else outbox = Math.max(outbox, id);
    if (data !== undefined) stream.send(`id: ${formatCursor({ inbox, outbox })}\nevent: entry\ndata: ${data}\n\n`);
  }
  async function catchUp(): Promise<void> {
    stream.send(`retry: ${RETRY_MS}\n\n`);
    const missed = await timeline.after(resident, after, MOST_MISSED);
    if (isCut(missed)) stream.send('event: reload\ndata: {}\n\n');
    for (const said of missed) {
      await stream.room();
      if (!stream.isOpen) return;
      given.add(`${said.from}${said.id}`);
      send(newsOfSaid(said));
    }
    for (const news of held!) tell(news);
    held = undefined;
  }
  const leave = feeds.join(resident, (news) => {
    if (!held) tell(news);
    else if (held.push(news) > MOST_HELD) stream.close();
  });
  catchUp().catch((error: unknown) => {
    onError(error);
    stream.close();
  });
  return stream;
}

const isCut = (missed: readonly Said[]): boolean =>
  (['inbox', 'outbox'] as const).some((store) => missed.filter(({ from }) => from === store).length >= MOST_MISSED);
