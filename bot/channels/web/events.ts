import type { ResidentId } from '../../resident.ts';
import type { BoundedStream } from './bounded-stream.ts';
import { parseCursor } from './cursor.ts';
import { openEventStream } from './event-stream.ts';
import type { Feeds } from './feeds.ts';
import type { Limits } from './limits.ts';
import { refuse } from './refuse.ts';
import type { Timeline } from './timeline.ts';
import type { WebContext } from './web-context.ts';

export interface EventsOptions {
  readonly feeds: Pick<Feeds, 'join'>;
  readonly timeline: Timeline;
  readonly limits: Pick<Limits, 'streamsOfSession' | 'streamsOfAddress'>;
  readonly addressOf: (c: WebContext) => string;
  readonly onError: (error: unknown) => void;
}

export interface Events {
  /** Server-sent events of the session, from `Last-Event-ID`, else from the cursor in `after`, else from the beginning. */
  serve(c: WebContext): Response;
  /** Ends all streams; there are no new ones. */
  close(): void;
}

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  // nginx would gather what is to be seen at once.
  'X-Accel-Buffering': 'no',
};

export function createEvents({ feeds, timeline, limits, addressOf, onError }: EventsOptions): Events {
  const bySession = new Map<ResidentId, Set<BoundedStream>>();
  const byAddress = new Map<string, number>();
  let isClosed = false;

  function enter(resident: ResidentId, address: string, stream: BoundedStream): void {
    const own = bySession.get(resident) ?? new Set();
    bySession.set(resident, own.add(stream));
    byAddress.set(address, (byAddress.get(address) ?? 0) + 1);
    const [oldest] = own;
    if (limits.streamsOfSession > 0 && own.size > limits.streamsOfSession) oldest!.close();
  }
  function leave(resident: ResidentId, address: string, stream: BoundedStream): void {
    const own = bySession.get(resident);
    own?.delete(stream);
    if (own?.size === 0) bySession.delete(resident);
    const left = byAddress.get(address)! - 1;
    if (left > 0) byAddress.set(address, left);
    else byAddress.delete(address);
  }

  return {
    serve(c) {
      const after = parseCursor(c.req.header('Last-Event-ID') || c.req.query('after') || '0-0');
      if (!after) return refuse(c, 400, 'bad-cursor', '页面记录的位置不对。请刷新页面。');
      if (isClosed) return refuse(c, 503, 'closing', '服务正在重启，请稍等片刻。', { 'Retry-After': '5' });
      const [resident, address] = [c.get('resident')!, addressOf(c)];
      if (limits.streamsOfAddress > 0 && (byAddress.get(address) ?? 0) >= limits.streamsOfAddress) {
        return refuse(c, 429, 'too-many-streams', '从您所在的网络打开的页面太多了。请关掉几个，过一分钟再刷新。', { 'Retry-After': '60' });
      }
      if (c.req.method === 'HEAD') return c.body(null, 200, HEADERS);
      const stream = openEventStream({
        resident, after, feeds, timeline, onError,
        onEnd: () => leave(resident, address, stream),
        onOverflow: () => void c.env.outgoing?.destroy(),
      });
      enter(resident, address, stream);
      return c.body(stream.readable, 200, HEADERS);
    },
    close() {
      isClosed = true;
      for (const streams of bySession.values()) for (const stream of streams) stream.close();
    },
  };
}
