import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { Corpus } from '../../../knowledge/corpus/corpus.ts';
import type { Region } from '../../../knowledge/law.ts';
import type { LawBrowser } from '../../browse/open-law-browser.ts';
import type { WebConfig } from '../../config.ts';
import type { Delivery } from '../../delivery/create-delivery.ts';
import type { ConversationStore } from '../../dialogue/ports.ts';
import type { StarterTopic } from '../../guidance/starters.ts';
import type { Offices } from '../../presentation/present-answer.ts';
import { clientAddress } from './client-address.ts';
import { viewConversation } from './conversation.ts';
import { createEvents } from './events.ts';
import { serveExams, type ExamServices } from './exam/serve-exams.ts';
import { createFeeds } from './feeds.ts';
import { isHttps } from './is-https.ts';
import { serveLaw } from './law-routes.ts';
import { limitBody } from './limit-body.ts';
import { limitRate, limitsFrom, type Limits } from './limits.ts';
import { serveMounts, type Mount } from './mounts.ts';
import { plainPage } from './plain-page.ts';
import { servePractice, type PracticeServices } from './practice/practice-routes.ts';
import { createPostMessage } from './post-message.ts';
import { refuse } from './refuse.ts';
import { createSameOrigin } from './same-origin.ts';
import { createSecurity, isFramed } from './security.ts';
import { sendJson } from './send-json.ts';
import { createSessions, needSession } from './session.ts';
import { PAGE_FOLDER, serveStaticFiles } from './static-files.ts';
import { createTimeline, type TimelineStores } from './timeline.ts';
import type { WebContext, WebEnv } from './web-context.ts';
import { createWidget } from './widget.ts';

export interface WebAppOptions {
  readonly delivery: Pick<Delivery, 'accept' | 'listen'>;
  readonly stores: TimelineStores & { readonly conversations: Pick<ConversationStore, 'load'> };
  readonly exam: ExamServices;
  readonly practice: PracticeServices;
  readonly laws: LawBrowser;
  readonly corpus: Pick<Corpus, 'generation' | 'counts'>;
  readonly offices: Offices;
  /** Where residents live unless they say otherwise. */
  readonly region: Region;
  readonly now: () => Date;
  /** What a new resident can tap. */
  readonly starters: readonly StarterTopic[];
  readonly config: Pick<WebConfig, 'publicUrl' | 'embedOrigins' | 'proxies'>;
  /** Other channels' webhooks. */
  readonly mounts?: readonly Mount[];
  /** Messages a minute; 0: as many as come. */
  readonly messages: { readonly perResident: number; readonly perAddress: number };
  /** Other limits than those that go with it. */
  readonly limits?: Partial<Limits>;
  /** Folder of the built page; tests bring their own. */
  readonly pageFolder?: string;
  /** What went wrong and is no fault of who asked. */
  readonly onError: (error: unknown) => void;
}

export interface WebApp {
  readonly fetch: Hono<WebEnv>['fetch'];
  readonly onError: (error: unknown) => void;
  /** Ends the event streams. */
  close(): void;
}

const LONGEST_MESSAGE_BYTES = 64 * 1024;

/** The web channel: pages, what they fetch and post, and the events that they listen to. */
export function createWebApp(options: WebAppOptions): WebApp {
  const { delivery, stores, exam, practice, laws, corpus, offices, region, now, starters, config, mounts = [], pageFolder = PAGE_FOLDER, onError } = options;
  const limits = { ...limitsFrom(options.messages), ...options.limits };
  const addressOf = (c: WebContext): string => clientAddress(c, config.proxies);
  const timeline = createTimeline(stores, offices);
  const feeds = createFeeds(delivery, offices, onError);
  const events = createEvents({ feeds, timeline, limits, addressOf, onError });
  const isSecure = (c: WebContext): boolean => isHttps(c, config);
  const sessions = createSessions(isSecure);
  const app = new Hono<WebEnv>();

  app.use(createSecurity(config));
  app.use(methodNotAllowed({
    app, onMethodNotAllowed: (c, methods) => refuse(c, 405, 'wrong-method', `这个地址不支持 ${c.req.method}。`, { Allow: methods.join(', ') }),
  }));
  app.use(serveMounts(mounts));

  app.use('/api/*', sessions.read);
  const limitReads = limitRate(limits.readsOfAddress, addressOf, (seconds) => `打开得太快了，请等 ${seconds} 秒再试。`);
  app.use('/api/*', (c, next) => (c.req.method === 'POST' || isExam(c) ? next() : limitReads(c, next)));
  app.get('/api/conversation', async (c) => {
    const resident = sessions.keep(c, c.req.query('embed') === '1');
    return sendJson(c, await viewConversation(resident, { timeline, conversations: stores.conversations, region, starters }));
  });
  app.get('/api/events', needSession, (c) => events.serve(c));
  const tooMany = (seconds: number): string => `您发得太快了，请等 ${seconds} 秒再发。急事请拨打 12348（免费法律咨询）或者 110。`;
  app.post(
    '/api/messages', createSameOrigin(config.publicUrl), needSession,
    limitRate(limits.messagesOfSession, (c) => c.get('resident')!, tooMany), limitRate(limits.messagesOfAddress, addressOf, tooMany),
    limitBody(LONGEST_MESSAGE_BYTES), createPostMessage(delivery),
  );
  serveLaw(app, {
    laws, corpus, region, now, limitSearches: limitRate(limits.searchesOfAddress, addressOf, (seconds) => `查得太快了，请等 ${seconds} 秒再查。`),
  });
  servePractice(app, { ...practice, sessions, sameOrigin: createSameOrigin(config.publicUrl), limitAnswers: limitRate(limits.practiceOfSession, (c) => c.get('resident')!, (seconds) => `答得太快了，请等 ${seconds} 秒再试。答案还在页面上。`) });
  serveExams(app, { ...exam, publicUrl: config.publicUrl, isSecure, addressOf, limits });

  app.get('/healthz', (c) => c.json({ status: 'ok', ...corpus.counts() }, 200, { 'Cache-Control': 'no-store' }));
  app.get('/widget.js', createWidget());
  // A frame gets its cookie with the page: what it fetches later does not tell that it is one.
  serveStaticFiles(app, pageFolder, (c) => void (isFramed(c) && sessions.keep(c, true)));

  app.notFound((c) => (isForPrograms(c) ? refuse(c, 404, 'not-found', '没有这个地址。请回到首页。')
    : plainPage(c, 404, '没有这个页面', '地址可能写错了，或者页面已经移走。')));
  app.onError((error, c) => {
    onError(error);
    return isForPrograms(c) ? refuse(c, 500, 'internal', APOLOGY) : plainPage(c, 500, '系统出了故障', APOLOGY);
  });
  return {
    fetch: app.fetch,
    onError,
    close() {
      events.close();
      feeds.close();
    },
  };
}

const APOLOGY = '抱歉，系统出了故障。请过几分钟再试；急事请拨打 12348（免费法律咨询）或者 110。';

/** Everybody of an exam may sit behind one address; it counts by devices. */
const isExam = (c: WebContext): boolean => c.req.path.startsWith('/api/exam/');

const isForPrograms = (c: WebContext): boolean => c.req.path.startsWith('/api/');
