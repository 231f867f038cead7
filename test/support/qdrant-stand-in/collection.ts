import type { Body, Selector, PointId, Vector } from './bodies.ts';
import { badInput } from './refusal.ts';

export interface Point {
  readonly id: PointId;
  readonly vector: Readonly<Record<string, Vector>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A collection as the stand-in keeps it. */
export class Collection {
  readonly config: Body<'createCollection'>;
  readonly indexes = new Map<string, string>();
  readonly points = new Map<PointId, Point>();

  constructor(config: Body<'createCollection'>) {
    this.config = config;
  }

  /** All or none. @throws Refusal */
  upsert({ points }: Body<'upsert'>): void {
    const checked = points.map(({ id, vector, payload = {} }) => ({
      id,
      vector: Object.fromEntries(Object.entries(vector).map(([name, value]) => [name, this.#stored(name, value)])),
      payload,
    }));
    for (const point of checked) this.points.set(point.id, point);
  }

  sorted(): Point[] {
    return [...this.points.values()].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
  }

  /** Whether the name is that of a sparse vector. @throws Refusal when it is that of none */
  isSparse(name: string): boolean {
    if (name in this.config.sparse_vectors) return true;
    if (name in this.config.vectors) return false;
    throw badInput(`Not existing vector name error: ${name}`);
  }

  /** @throws Refusal when the vector does not fit the one of that name */
  check(name: string, vector: Vector): void {
    if (this.isSparse(name)) {
      if (Array.isArray(vector)) throw badInput('Conversion between sparse and regular vectors failed');
      if (vector.indices.length !== vector.values.length) throw badInput('the length of indices and values must match');
      if (new Set(vector.indices).size !== vector.indices.length) throw badInput('indices must be unique');
      return;
    }
    if (!Array.isArray(vector)) throw badInput('Conversion between sparse and regular vectors failed');
    const { size } = this.config.vectors[name]!;
    if (vector.length !== size) throw badInput(`Vector dimension error: expected dim: ${size}, got ${vector.length}`);
  }

  /** As Qdrant keeps it: floats of 32 bits, cosine vectors of length 1, sparse ones sorted. */
  #stored(name: string, vector: Vector): Vector {
    this.check(name, vector);
    if (!Array.isArray(vector)) {
      const pairs = vector.indices.map((index, place) => [index, Math.fround(vector.values[place]!)] as const).sort(([a], [b]) => a - b);
      return { indices: pairs.map(([index]) => index), values: pairs.map(([, value]) => value) };
    }
    const length = this.config.vectors[name]!.distance === 'Cosine' ? Math.hypot(...vector) || 1 : 1;
    return vector.map((value) => Math.fround(value / length));
  }
}

export function payloadOf(point: Point, selector: Selector): Record<string, unknown> | null {
  if (selector === false) return null;
  return Object.fromEntries(Object.entries(point.payload).filter(([key]) => selector === true || selector.includes(key)));
}

export function vectorsOf(point: Point, selector: Selector): Record<string, Vector> {
  return Object.fromEntries(Object.entries(point.vector).filter(([name]) => selector === true || (selector !== false && selector.includes(name))));
}
