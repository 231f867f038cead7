import { QdrantClient } from '@qdrant/js-client-rest';
import type { QdrantSettings } from './settings.ts';

/** The part of the client that the adapter calls. */
export type QdrantRest = Pick<
  QdrantClient,
  | 'versionInfo'
  | 'getAliases'
  | 'updateCollectionAliases'
  | 'collectionExists'
  | 'createCollection'
  | 'deleteCollection'
  | 'createPayloadIndex'
  | 'scroll'
  | 'retrieve'
  | 'upsert'
  | 'delete'
  | 'queryBatch'
>;

/**
 * A client of the server in the settings; connects with the first call.
 * @param timeoutMs after which a call is given up
 */
export function connectQdrant({ url, apiKey }: Pick<QdrantSettings, 'url' | 'apiKey'>, timeoutMs: number): QdrantRest {
  const { protocol, hostname, pathname } = new URL(url);
  return new QdrantClient({
    // The client takes 6333 for a port that is the protocol's own, and drops a path.
    url: `${protocol}//${hostname}`,
    port: portOf(url),
    ...(pathname !== '/' && { prefix: pathname.replace(/\/$/, '') }),
    // As a header, because the client prints a warning when it is given a key for http.
    ...(apiKey !== undefined && { headers: { 'api-key': apiKey } }),
    timeout: timeoutMs,
    // `openQdrantIndex` checks, and says so in words that an operator can act on.
    checkCompatibility: false,
  });
}

const QDRANT_PORT = 6333;

/** The port that is written in the address, also where it is the protocol's own and URL leaves it out. */
function portOf(url: string): number {
  const written = /^https?:\/\/(?:[^/@]*@)?[^/]*:(\d+)(?:\/|$)/i.exec(url)?.[1];
  return written === undefined ? QDRANT_PORT : Number(written);
}
