import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { Corpus } from '../../../knowledge/corpus/corpus.ts';
import type { Region } from '../../../knowledge/law.ts';
import type { Reader } from '../../browse/library.ts';
import type { NoText } from '../../browse/no-text.ts';
import type { LawBrowser } from '../../browse/open-law-browser.ts';
import { todayInChina } from '../../today.ts';
import { inTurn } from './in-turn.ts';
import { readQuery } from './law-query.ts';
import { errorBody, refuse } from './refuse.ts';
import { sendJson } from './send-json.ts';
import type { WebContext, WebEnv, WebMiddleware } from './web-context.ts';

export interface LawRoutesOptions {
  readonly laws: LawBrowser;
  readonly corpus: Pick<Corpus, 'generation'>;
  /** Whose law counts where several places have one of a title. */
  readonly region: Region;
  readonly now: () => Date;
  /** For what takes long: search and comparison. */
  readonly limitSearches: WebMiddleware;
}

/**
 * The law as JSON: articles, laws, their text, comparisons, search. What is not there is a 404 with a sentence that
 * says so and, in `outcome`, the laws to go on with.
 */
export function serveLaw(app: Hono<WebEnv>, { laws, corpus, region, now, limitSearches }: LawRoutesOptions): void {
  const reader = (): Reader => ({ today: todayInChina(now()), region });
  const title = (c: WebContext): string => c.req.param('title')!.slice(0, LONGEST_NAME);
  app.use('/api/law/*', createRevalidation(corpus, now));
  app.use('/api/laws', createRevalidation(corpus, now));
  app.use('/api/articles/*', createRevalidation(corpus, now));
  const turn = inTurn();
  app.use('/api/law/*', turn);
  app.use('/api/articles/*', turn);
  // A search is the work of other threads, and waits for them.
  app.use('/api/laws', (c, next) => (c.req.query('q') ? next() : turn(c, next)));

  app.get('/api/articles/:id{\\d{1,12}}', (c) => {
    const query = readQuery(c, 'on');
    if (query instanceof Response) return query;
    const view = laws.articleOfProvision(Number(c.req.param('id')), query.on ?? reader().today, reader());
    return view ? sendJson(c, view, ASK_EACH_TIME) : refuse(c, 404, 'no-such-provision', '法律库里已经没有这一条。请重新提问，或者在法律库里按名称查找。');
  });
  app.get('/api/law/:title', (c) => {
    const query = readQuery(c, 'on', 'version', 'region');
    if (query instanceof Response) return query;
    const outcome = laws.law({ law: title(c), ...query }, reader());
    return outcome.kind === 'law' ? sendJson(c, outcome.law, ASK_EACH_TIME) : sendNoText(c, outcome);
  });
  app.get('/api/law/:title/text', (c) => {
    const query = readQuery(c, 'on', 'version', 'region', 'part', 'at');
    if (query instanceof Response) return query;
    const { at, ...chosen } = query;
    const outcome = laws.text({ law: title(c), ...chosen, ...(at !== undefined && { from: at }) }, reader());
    return outcome.kind === 'text' ? sendJson(c, outcome.text, ASK_EACH_TIME) : sendNoText(c, outcome);
  });
  app.get('/api/law/:title/compare', limitSearches, (c) => {
    const query = readQuery(c, 'from', 'to', 'region');
    if (query instanceof Response) return query;
    const outcome = laws.compare({ law: title(c), ...query }, reader());
    return outcome.kind === 'comparison' ? sendJson(c, outcome.comparison, ASK_EACH_TIME) : sendNoText(c, outcome);
  });
  app.get('/api/law/:title/:article', (c) => {
    const query = readQuery(c, 'on', 'version', 'region');
    if (query instanceof Response) return query;
    const outcome = laws.article({ law: title(c), article: c.req.param('article').slice(0, LONGEST_NAME), ...query }, reader());
    return outcome.kind === 'article' ? sendJson(c, outcome.article, ASK_EACH_TIME) : sendNoText(c, outcome);
  });
  app.get('/api/laws', limitSearches, async (c) => {
    if (c.req.query('q')) {
      const query = readQuery(c, 'q', 'on', 'region', 'within', 'limit');
      if (query instanceof Response) return query;
      const { q, ...rest } = query;
      return sendJson(c, await laws.find({ text: q, ...rest }, reader()), ASK_EACH_TIME);
    }
    if (c.req.query('level')) {
      const query = readQuery(c, 'level', 'region', 'on', 'all', 'offset', 'limit');
      if (query instanceof Response) return query;
      return sendJson(c, laws.shelf({ region: '全国', on: reader().today, ...query }), ASK_EACH_TIME);
    }
    const query = readQuery(c, 'on', 'region');
    if (query instanceof Response) return query;
    const { today } = reader();
    return sendJson(c, { shelves: laws.shelves(query.on ?? today, { today, region: query.region ?? region }) }, ASK_EACH_TIME);
  });
}

/** No law and no article has a longer name; what is longer is cut, as looking for what is like it takes the longer. */
const LONGEST_NAME = 200;

/** A browser may keep it, and asks whether it is still so. */
const ASK_EACH_TIME = { 'Cache-Control': 'private, no-cache' };

function sendNoText(c: WebContext, outcome: NoText): Response {
  return c.json({ ...errorBody(outcome.kind, outcome.text), outcome }, 404, { 'Cache-Control': 'no-store' });
}

/** What an address says of the law is the same until the corpus or the day changes, or this program: then nothing is looked up. */
function createRevalidation(corpus: Pick<Corpus, 'generation'>, now: () => Date): WebMiddleware {
  const program = randomBytes(6).toString('base64url');
  return async (c, next) => {
    const etag = `W/"${program}-${corpus.generation()}-${todayInChina(now())}"`;
    if (c.req.header('If-None-Match') === etag) return c.body(null, 304, { ...ASK_EACH_TIME, ETag: etag });
    await next();
    if (c.res.status === 200) c.res.headers.set('ETag', etag);
  };
}
