import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { read } from './qdrant-stand-in/bodies.ts';
import { Collection, payloadOf, vectorsOf } from './qdrant-stand-in/collection.ts';
import { answer } from './qdrant-stand-in/query.ts';
import { noCollection, Refusal } from './qdrant-stand-in/refusal.ts';

export interface StandInOptions {
  readonly version?: string;
  readonly apiKey?: string;
  /** Strict mode in every collection, with the limits of a careful operator. */
  readonly strict?: boolean;
}

export interface StandInRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What happens instead of an answer, or before it. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'hang-up' }
  /** The request is carried out and the connection breaks before the answer. */
  | { readonly kind: 'lost-answer' };

export interface StandIn {
  readonly url: string;
  /** Requests so far, oldest first. */
  readonly requests: StandInRequest[];
  readonly collections: ReadonlyMap<string, Collection>;
  readonly aliases: ReadonlyMap<string, string>;
  version: string;
  /** Applies to the next `times` requests that fit; gives back how to end it. */
  fault(fits: (request: StandInRequest) => boolean, fault: Fault, times?: number): () => void;
}

const LIMITS = { query: 1000, upsert: 1000 };

/**
 * The part of Qdrant's REST API that the adapter uses, in memory, with real scores: cosine, sparse products with idf,
 * reciprocal rank fusion. It refuses what Qdrant refuses, with its status and words. Ends with the test.
 */
export async function startQdrant({ version = '1.19.0', apiKey, strict = false }: StandInOptions = {}): Promise<StandIn> {
  const collections = new Map<string, Collection>();
  const aliases = new Map<string, string>();
  const requests: StandInRequest[] = [];
  let faults: { fits: (request: StandInRequest) => boolean; fault: Fault; times: number }[] = [];

  const find = (name: string): Collection => {
    const found = collections.get(aliases.get(name) ?? name);
    if (!found) throw noCollection(name);
    return found;
  };

  /** What a write answers; without `wait` it is done a moment later. */
  const write = (query: URLSearchParams, change: () => void): object => {
    if (query.get('wait') === 'true') change();
    else setTimeout(change, 50);
    return { operation_id: requests.length, status: query.get('wait') === 'true' ? 'completed' : 'acknowledged' };
  };

  const routes: Record<string, (body: unknown, name: string, query: URLSearchParams) => unknown> = {
    'GET /aliases': () => ({ aliases: [...aliases].map(([alias_name, collection_name]) => ({ alias_name, collection_name })) }),
    'POST /collections/aliases': (body) => {
      const { actions } = read('aliases', body);
      const changed = new Map(aliases);
      for (const action of actions) {
        if ('delete_alias' in action) changed.delete(action.delete_alias.alias_name);
        else {
          const { alias_name, collection_name } = action.create_alias;
          if (!collections.has(collection_name)) throw noCollection(collection_name);
          if (collections.has(alias_name)) throw new Refusal(409, `Wrong input: Collection \`${alias_name}\` already exists!`);
          changed.set(alias_name, collection_name);
        }
      }
      aliases.clear();
      for (const [alias, collection] of changed) aliases.set(alias, collection);
      return true;
    },
    'GET /collections/{}/exists': (_body, name) => ({ exists: collections.has(aliases.get(name) ?? name) }),
    'PUT /collections/{}': (body, name) => {
      if (collections.has(name) || aliases.has(name)) throw new Refusal(409, `Wrong input: Collection \`${name}\` already exists!`);
      collections.set(name, new Collection(read('createCollection', body)));
      return true;
    },
    'DELETE /collections/{}': (_body, name) => {
      for (const [alias, collection] of aliases) if (collection === name) aliases.delete(alias);
      return collections.delete(name);
    },
    'PUT /collections/{}/index': (body, name, query) => {
      const { field_name, field_schema } = read('createIndex', body);
      const collection = find(name);
      return write(query, () => collection.indexes.set(field_name, field_schema));
    },
    'PUT /collections/{}/points': (body, name, query) => {
      const parsed = read('upsert', body);
      const collection = find(name);
      if (strict && parsed.points.length > LIMITS.upsert) throw new Refusal(400, `Bad request: Upsert limit exceeded (${parsed.points.length} > ${LIMITS.upsert})`);
      return write(query, () => collection.upsert(parsed));
    },
    'POST /collections/{}/points/delete': (body, name, query) => {
      const { points } = read('delete', body);
      const collection = find(name);
      return write(query, () => points.forEach((id) => collection.points.delete(id)));
    },
    'POST /collections/{}/points': (body, name) => {
      const { ids, with_payload, with_vector } = read('retrieve', body);
      const { points } = find(name);
      return ids.flatMap((id) => {
        const point = points.get(id);
        return point ? [{ id, payload: payloadOf(point, with_payload), ...(with_vector !== false && { vector: vectorsOf(point, with_vector) }) }] : [];
      });
    },
    'POST /collections/{}/points/scroll': (body, name) => {
      const { limit, offset, with_payload, with_vector } = read('scroll', body);
      checkLimit(limit);
      const rest = find(name).sorted().filter(({ id }) => offset === undefined || String(id) >= String(offset));
      return {
        points: rest.slice(0, limit).map((point) => ({ id: point.id, payload: payloadOf(point, with_payload), ...(with_vector !== false && { vector: vectorsOf(point, with_vector) }) })),
        next_page_offset: rest[limit]?.id ?? null,
      };
    },
    'POST /collections/{}/points/query/batch': (body, name) => {
      const { searches } = read('queryBatch', body);
      const collection = find(name);
      searches.forEach(({ limit }) => checkLimit(limit));
      return searches.map((search) => answer(collection, search, strict));
    },
  };
  const checkLimit = (limit: number): void => {
    if (strict && limit > LIMITS.query) throw new Refusal(400, `Bad request: Limit exceeded ${limit} > ${LIMITS.query} for "limit". Help: Reduce the "limit" parameter.`);
  };

  const standIn: StandIn = {
    url: '',
    requests,
    collections,
    aliases,
    version,
    fault: (fits, fault, times = Infinity) => {
      const entry = { fits, fault, times };
      faults.push(entry);
      return () => void (faults = faults.filter((one) => one !== entry));
    },
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url!, 'http://stand-in');
    const raw = await text(request);
    const seen: StandInRequest = { method: request.method!, path: pathname, body: raw === '' ? undefined : JSON.parse(raw) };
    requests.push(seen);
    const struck = faults.find(({ fits, times }) => times > 0 && fits(seen));
    if (struck) struck.times -= 1;
    const fault = struck?.fault;
    if (fault?.kind === 'hang-up') return void request.socket.destroy();
    if (fault?.kind === 'slow') await pause(fault.ms);
    if (fault?.kind === 'status') return send(response, fault.status, { status: { error: 'Service internal error: injected' }, time: 0 }, fault.headers);

    if (pathname === '/') return send(response, 200, { title: 'qdrant - vector search engine', version: standIn.version, commit: 'stand-in' });
    if (pathname === '/readyz') return void response.writeHead(200).end('all shards are ready');
    if (apiKey !== undefined && request.headers['api-key'] !== apiKey) {
      const given = request.headers['api-key'] !== undefined;
      return void response.writeHead(401).end(given ? 'Invalid API key or JWT' : 'Must provide an API key or an Authorization bearer token');
    }
    try {
      const [route, name] = routeOf(seen.method, pathname, routes);
      const result = routes[route]!(seen.body, name, searchParams);
      if (fault?.kind === 'lost-answer') return void request.socket.destroy();
      send(response, 200, { result, status: 'ok', time: 0.001 });
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 500;
      send(response, status, { status: { error: error instanceof Error ? error.message : String(error) }, time: 0 });
    }
  };

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(standIn, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

/** @throws Refusal 404 for what the stand-in does not know */
function routeOf(method: string, path: string, routes: object): [route: string, collection: string] {
  const exact = `${method} ${path}`;
  if (exact in routes) return [exact, ''];
  const [, name, rest] = /^\/collections\/([^/]+)(.*)$/.exec(path) ?? [];
  const route = `${method} /collections/{}${rest}`;
  if (name === undefined || !(route in routes)) throw new Refusal(404, `no such route: ${exact}`);
  return [route, decodeURIComponent(name)];
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
