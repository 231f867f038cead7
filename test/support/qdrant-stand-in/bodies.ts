import { z } from 'zod';
import { Refusal } from './refusal.ts';

/**
 * The bodies that the stand-in takes: of Qdrant's OpenAPI schema the part that the adapter sends. Unknown fields are
 * refused everywhere; Qdrant itself passes over some of them in silence, which a test should not.
 */
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const pointId = z.custom<string | number>(
  (value) => (typeof value === 'number' ? Number.isSafeInteger(value) && value >= 0 : typeof value === 'string' && UUID.test(value)),
  { error: ({ input }) => `value ${String(input)} is not a valid point ID, valid values are either an unsigned integer or a UUID` },
);

const float = z.number();
const dimension = z.int().min(0).max(0xffffffff);
const sparseVector = z.strictObject({ indices: z.array(dimension), values: z.array(float) });
const denseVector = z.array(float);
/** All, none, or those of these names: of a payload or of the vectors. */
const selector = z.union([z.boolean(), z.array(z.string())]);

const range = z.strictObject({ lt: float.optional(), gt: float.optional(), gte: float.optional(), lte: float.optional() });
const fieldCondition = z.strictObject({
  key: z.string(),
  match: z.strictObject({ any: z.union([z.array(z.string()), z.array(z.int())]) }).optional(),
  range: range.optional(),
});
const filter = z.strictObject({ must: z.array(z.union([fieldCondition, z.strictObject({ has_id: z.array(pointId) })])) });

const limit = z.int().min(1, 'value 0 invalid, must be 1 or larger');
const nearest = { using: z.string().optional(), filter: filter.optional(), limit: limit.default(10) };
const vectorQuery = z.union([sparseVector, denseVector]);
const prefetch = z.strictObject({ ...nearest, query: vectorQuery.optional() });

export const bodies = {
  createCollection: z.strictObject({
    vectors: z.record(z.string(), z.strictObject({
      size: z.int().min(1).max(65_536),
      distance: z.enum(['Cosine', 'Dot', 'Euclid', 'Manhattan']),
      on_disk: z.boolean().optional(),
    })),
    sparse_vectors: z.record(z.string(), z.strictObject({
      modifier: z.enum(['none', 'idf']).optional(),
      index: z.strictObject({ on_disk: z.boolean().optional() }).optional(),
    })),
    on_disk_payload: z.boolean().optional(),
    quantization_config: z.strictObject({
      scalar: z.strictObject({ type: z.literal('int8'), quantile: z.number().min(0.5).max(1).optional(), always_ram: z.boolean().optional() }),
    }).optional(),
    shard_number: z.int().min(1).optional(),
    replication_factor: z.int().min(1).optional(),
  }),
  createIndex: z.strictObject({
    field_name: z.string(),
    field_schema: z.enum(['keyword', 'integer', 'float', 'bool', 'text', 'datetime', 'uuid', 'geo']),
  }),
  upsert: z.strictObject({
    points: z.array(z.strictObject({
      id: pointId,
      vector: z.record(z.string(), z.union([sparseVector, denseVector])),
      payload: z.record(z.string(), z.unknown()).optional(),
    })),
  }),
  delete: z.strictObject({ points: z.array(pointId) }),
  retrieve: z.strictObject({ ids: z.array(pointId), with_payload: selector.default(true), with_vector: selector.default(false) }),
  scroll: z.strictObject({
    limit: limit.default(10),
    offset: pointId.optional(),
    with_payload: selector.default(true),
    with_vector: selector.default(false),
  }),
  queryBatch: z.strictObject({
    searches: z.array(z.strictObject({
      ...nearest,
      prefetch: z.array(prefetch).optional(),
      query: z.union([vectorQuery, z.strictObject({ fusion: z.literal('rrf') })]).optional(),
      with_payload: selector.default(false),
      with_vector: selector.default(false),
    })),
  }),
  aliases: z.strictObject({
    actions: z.array(z.union([
      z.strictObject({ create_alias: z.strictObject({ collection_name: z.string(), alias_name: z.string() }) }),
      z.strictObject({ delete_alias: z.strictObject({ alias_name: z.string() }) }),
    ])),
  }),
};

export type Body<Name extends keyof typeof bodies> = z.infer<(typeof bodies)[Name]>;
export type Filter = z.infer<typeof filter>;
export type Vector = z.infer<typeof vectorQuery>;
export type Selector = z.infer<typeof selector>;
export type Search = Body<'queryBatch'>['searches'][number];
export type PointId = z.infer<typeof pointId>;

/** @throws Refusal 400 as for JSON that Qdrant cannot read, 422 for a number out of its range */
export function read<Name extends keyof typeof bodies>(name: Name, body: unknown): Body<Name> {
  const result = bodies[name].safeParse(body);
  if (result.success) return result.data as Body<Name>;
  const [issue] = result.error.issues;
  if (issue?.code === 'too_small') throw new Refusal(422, `Validation error in JSON body: [${issue.path.join('.')}: ${issue.message}]`);
  throw new Refusal(400, `Format error in JSON body: ${issue?.message} at ${issue?.path.join('.')}`);
}
