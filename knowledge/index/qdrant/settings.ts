import { z } from 'zod';
import type { IndexEncoder } from '../port.ts';
import { QdrantError } from './errors.ts';

/** What an operator can set; the composition root reads it from `QDRANT_…` variables. */
export const qdrantSettings = z.object({
  /** `QDRANT_URL`; without a port the REST port of Qdrant, 6333, is taken. */
  url: z.url({ protocol: /^https?$/, error: 'QDRANT_URL 应为 http:// 或 https:// 开头的网址，例如 http://127.0.0.1:6333' }),
  /** `QDRANT_API_KEY`. */
  apiKey: z.string().min(1).optional(),
  /** Name of the alias that is searched; the two collections behind it are `<prefix>-1` and `<prefix>-2`. */
  prefix: z.string().regex(/^[\w-]+$/, '集合前缀只能由字母、数字、下划线和连字符组成').default('fazhi'),
  /** Copies of every shard in a cluster; the server decides when not given. */
  replicationFactor: z.int().min(1).optional(),
  /** The server decides when not given. */
  shardNumber: z.int().min(1).optional(),
  /** Vectors, sparse index and payload on disk instead of in memory. */
  onDisk: z.boolean().default(false),
  /** `scalar`: dense vectors searched as bytes and scored again as floats. */
  quantization: z.enum(['none', 'scalar']).default('none'),
  /** Points in one request; 256 are some 2 MB, and Qdrant takes 32 MB. */
  batchSize: z.int().min(1).max(4096).default(256),
  searchTimeoutMs: z.int().min(1).default(1000),
  writeTimeoutMs: z.int().min(1).default(60_000),
});

export type QdrantSettings = z.infer<typeof qdrantSettings> & {
  /** Whose vectors the points have; without one the index is lexical only. */
  readonly encoder?: IndexEncoder;
};

/**
 * The settings that the environment gives: `QDRANT_URL`, `QDRANT_API_KEY`, `QDRANT_PREFIX`, `QDRANT_REPLICATION_FACTOR`,
 * `QDRANT_SHARD_NUMBER`, `QDRANT_ON_DISK` (1), `QDRANT_QUANTIZATION` (scalar), `QDRANT_TIMEOUT_MS`; undefined without
 * `QDRANT_URL`.
 * @throws QdrantError `bad-settings` naming what is wrong
 */
export function readQdrantSettings(environment: NodeJS.ProcessEnv): QdrantSettings | undefined {
  const url = environment['QDRANT_URL'];
  if (url === undefined || url === '') return undefined;
  const number = (name: string): number | undefined => (environment[name] === undefined ? undefined : Number(environment[name]));
  const read = qdrantSettings.safeParse({
    url,
    apiKey: environment['QDRANT_API_KEY'],
    prefix: environment['QDRANT_PREFIX'],
    replicationFactor: number('QDRANT_REPLICATION_FACTOR'),
    shardNumber: number('QDRANT_SHARD_NUMBER'),
    onDisk: environment['QDRANT_ON_DISK'] === '1',
    quantization: environment['QDRANT_QUANTIZATION'],
    searchTimeoutMs: number('QDRANT_TIMEOUT_MS'),
  });
  if (!read.success) throw new QdrantError('bad-settings', `Qdrant 的配置不对：${read.error.issues[0]!.message}（${read.error.issues[0]!.path.join('.')}）`);
  return read.data;
}
