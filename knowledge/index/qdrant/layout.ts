import { createHash } from 'node:crypto';
import type { Schemas } from '@qdrant/js-client-rest';
import type { IndexPoint } from './index-point.ts';
import type { QdrantSettings } from './settings.ts';
import { ENCODING_VERSION } from './sparse-encoding.ts';

/** Names of the vectors of a point. */
export const SPARSE = 'terms';
export const DENSE = 'dense';

/** Payload that filters look at; Qdrant in strict mode refuses a filter on any other. */
export const PAYLOAD_INDEXES = {
  provision: 'integer', law: 'integer', level: 'keyword', region: 'keyword', from: 'integer', to: 'integer',
} as const;

/** What a point carries beside its vectors. */
export interface Payload {
  readonly provision: number;
  readonly law: number;
  readonly level: IndexPoint['level'];
  readonly region: string;
  readonly from: number;
  readonly to: number;
  readonly chapter: number;
  readonly length: number;
  readonly hash: string;
}

export function collectionNames(prefix: string): readonly [string, string] {
  return [`${prefix}-1`, `${prefix}-2`];
}

export function collectionBody({ encoder, onDisk, quantization, shardNumber, replicationFactor }: QdrantSettings): Schemas['CreateCollection'] {
  return {
    vectors: encoder ? { [DENSE]: { size: encoder.dimensions, distance: 'Cosine', on_disk: onDisk } } : {},
    sparse_vectors: { [SPARSE]: { modifier: 'idf', index: { on_disk: onDisk } } },
    on_disk_payload: onDisk,
    ...(quantization === 'scalar' && { quantization_config: { scalar: { type: 'int8', quantile: 0.99, always_ram: true } } }),
    ...(shardNumber !== undefined && { shard_number: shardNumber }),
    ...(replicationFactor !== undefined && { replication_factor: replicationFactor }),
  };
}

/** A collection of another layout is built anew. */
export function layoutOf(settings: QdrantSettings): string {
  const made = { body: collectionBody(settings), indexes: PAYLOAD_INDEXES, encoding: ENCODING_VERSION, encoder: settings.encoder?.name };
  return createHash('sha1').update(JSON.stringify(made)).digest('base64url');
}

export function toPointStruct(point: IndexPoint): Schemas['PointStruct'] {
  const { pointId, provisionId, lawId, level, region, from, to, chapter, length, sparse, dense, hash } = point;
  const payload: Payload = { provision: provisionId, law: lawId, level, region, from, to, chapter, length, hash };
  return {
    id: pointId,
    vector: {
      [SPARSE]: { indices: [...sparse.indices], values: [...sparse.values] },
      // Seven decimals are what a float holds; written out in full they would be twice the bytes.
      ...(dense && { [DENSE]: Array.from(dense, (value) => Math.round(value * 1e7) / 1e7) }),
    },
    payload: { ...payload },
  };
}
