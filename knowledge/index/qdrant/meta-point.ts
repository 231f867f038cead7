import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import type { QdrantRest } from './client.ts';
import { uuidOf } from './uuid.ts';

/**
 * What a collection says of itself, in the payload of a point of its own. It has no vectors, so that no search finds
 * it. (Qdrant keeps metadata of collections only since 1.16.)
 */
const metaSchema = z.object({
  /** {@link layoutOf} the settings that it was made with. */
  layout: z.string(),
  encoding: z.number(),
  encoder: z.object({ name: z.string(), dimensions: z.number() }).optional(),
  /** Corpus generation that it holds; not there until it has been filled. */
  generation: z.number().optional(),
  /** Provisions that it holds. */
  size: z.number(),
  /** Sparse dimensions that too many provisions hold. */
  common: z.array(z.number()),
});

export type Meta = z.infer<typeof metaSchema>;

export const META_ID = uuidOf('meta');

export function toMetaPoint(meta: Meta): Schemas['PointStruct'] {
  return { id: META_ID, vector: {}, payload: { ...meta } };
}

/** Undefined when the payload is missing or not one that we wrote. */
export function readMeta(payload: unknown): Meta | undefined {
  return metaSchema.safeParse(payload).data;
}

/** @param collection a collection or alias that exists */
export async function fetchMeta(client: QdrantRest, collection: string): Promise<Meta | undefined> {
  const [point] = await client.retrieve(collection, { ids: [META_ID], with_payload: true, with_vector: false });
  return readMeta(point?.payload);
}
