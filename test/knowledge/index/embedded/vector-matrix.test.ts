import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cosinesWith, rowOf, VectorMatrixBuilder, type VectorMatrix } from '../../../../knowledge/index/embedded/vector-matrix.ts';

const rows = fc.integer({ min: 1, max: 24 }).chain((dimensions) => fc.array(
  fc.float32Array({ minLength: dimensions, maxLength: dimensions, min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }));

function matrixOf(vectors: readonly Float32Array[]): VectorMatrix {
  const builder = new VectorMatrixBuilder(vectors[0]!.length);
  vectors.forEach((vector) => builder.add(vector));
  return builder.build();
}

const largest = (vector: Float32Array): number => vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
/** Half a step of a row, and what single precision costs. */
const halfStep = (vector: Float32Array): number => Math.max(largest(vector), 1e-9) / 254 + 1e-6;

describe('vectors in bytes', () => {
  test('no value is off by more than half a step of its row', () => {
    fc.assert(fc.property(rows, (vectors) => {
      const matrix = matrixOf(vectors);
      vectors.forEach((vector, row) => {
        const error = largest(rowOf(matrix, row).map((value, at) => value - vector[at]!));
        expect(error).toBeLessThanOrEqual(halfStep(vector));
      });
    }));
  });

  test('nor an inner product by more than that for each value of the other vector; what is not allowed is 0', () => {
    fc.assert(fc.property(rows, fc.infiniteStream(fc.boolean()), (vectors, coin) => {
      const matrix = matrixOf(vectors);
      const question = vectors[0]!;
      const allowed = Uint8Array.from(vectors, () => Number(coin.next().value));
      const cosines = new Float32Array(vectors.length).fill(7);
      cosinesWith(question, matrix, allowed, cosines);
      const weight = question.reduce((sum, value) => sum + Math.abs(value), 0);
      vectors.forEach((vector, row) => {
        const exact = vector.reduce((sum, value, at) => sum + value * question[at]!, 0);
        const [expected, error] = allowed[row] ? [exact, halfStep(vector) * weight + 1e-5] : [0, 0];
        expect(Math.abs(cosines[row]! - expected)).toBeLessThanOrEqual(error);
      });
    }));
  });

  test('grows past its first room, and a vector of zeros stays one', () => {
    const builder = new VectorMatrixBuilder(3);
    for (let row = 0; row < 2500; row += 1) builder.add(Float32Array.of(row % 7, -1, 0));
    builder.add(new Float32Array(3));
    const matrix = builder.build();
    expect(matrix.scales).toHaveLength(2501);
    expect([...rowOf(matrix, 2499)].map((value) => Math.round(value * 10) / 10 + 0)).toEqual([2499 % 7, -1, 0]);
    expect([...rowOf(matrix, 2500)]).toEqual([0, 0, 0]);
  });

  test('of none is empty', () => {
    expect(new VectorMatrixBuilder(3).build()).toMatchObject({ dimensions: 3, values: new Int8Array(), scales: new Float32Array() });
  });
});
