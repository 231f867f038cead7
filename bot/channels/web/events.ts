import type { BoundedStream } from './bounded-stream.ts';
import { parseCursor } from './cursor.ts';
import { openEventStream } from './event-stream.ts';
import type { Feeds } from './feeds.ts';
import { refuse } from './refuse.ts';
import type { Timeline } from './timeline.ts';
import type { WebContext } from './web-context.ts';

export interface EventsOptions {
  readonly feeds: Pick<Feeds, 'join'>;
  readonly timeline: Timeline;
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

export function createEvents({ feeds, timeline, onError }: EventsOptions): Events {
  const open = new Set<BoundedStream>();
  let isClosed = false;
  return {
    serve(c) {
      const after = parseCursor(c.req.header('Last-Event-ID') ?? c.req.query('after') ?? '0-0');
      if (!after) return refuse(c, 400, 'bad-cursor', '页面的位置信息不对。请刷新页面。');
      if (isClosed) return refuse(c, 503, 'closing', '服务正在重启，请稍等片刻。', { 'Retry-After': '5' });
      if (c.req.method === 'HEAD') return c.body(null, 200, HEADERS);
      const stream = openEventStream({
        resident: c.get('resident')!, after, feeds, timeline, onError,
        onEnd: () => void open.delete(stream),
        onOverflow: () => void c.env.outgoing?.destroy(),
      });
      open.add(stream);
      return c.body(stream.readable, 200, HEADERS);
    },
    close() {
      isClosed = true;
      for (const stream of open) stream.close();
    },
  };
}
