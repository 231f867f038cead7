import { Hono } from 'hono';
import type { Region } from '../../../knowledge/law.ts';
import type { WebConfig } from '../../config.ts';
import type { Delivery } from '../../delivery/create-delivery.ts';
import type { ConversationStore } from '../../dialogue/ports.ts';
import type { Offices } from '../../presentation/present-answer.ts';
import { viewConversation, type StarterTopic } from './conversation.ts';
import { createEvents } from './events.ts';
import { createFeeds } from './feeds.ts';
import { createPostMessage } from './post-message.ts';
import { keepSession, needSession, readSession } from './session.ts';
import { createTimeline, type TimelineStores } from './timeline.ts';
import type { WebEnv } from './web-context.ts';

export interface WebAppOptions {
  readonly delivery: Pick<Delivery, 'accept' | 'listen'>;
  readonly stores: TimelineStores & { readonly conversations: Pick<ConversationStore, 'load'> };
  readonly offices: Offices;
  readonly region: Region;
  readonly starters: readonly StarterTopic[];
  readonly config: Pick<WebConfig, 'publicUrl' | 'embedOrigins' | 'proxies'>;
  readonly onError: (error: unknown) => void;
}

export interface WebApp {
  readonly fetch: Hono<WebEnv>['fetch'];
  /** Ends the event streams. */
  close(): void;
}

/** The web channel: pages, what they fetch and post, and the events that they listen to. */
export function createWebApp({ delivery, stores, offices, region, starters, onError }: WebAppOptions): WebApp {
  const timeline = createTimeline(stores, offices);
  const feeds = createFeeds(delivery, offices, onError);
  const events = createEvents({ feeds, timeline, onError });
  const app = new Hono<WebEnv>();
  app.use('/api/*', readSession);
  app.get('/api/conversation', async (c) => {
    const resident = keepSession(c, { isSecure: false, isFramed: c.req.query('embed') === '1' });
    return c.json(await viewConversation(resident, { timeline, conversations: stores.conversations, region, starters }));
  });
  app.post('/api/messages', needSession, createPostMessage(delivery));
  app.get('/api/events', needSession, (c) => events.serve(c));
  return {
    fetch: app.fetch,
    close() {
      events.close();
      feeds.close();
    },
  };
}
