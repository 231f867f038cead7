import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createKernel, type Kernel } from '../../../../knowledge/index/embedded/kernel.ts';
import { rowOf, VectorMatrixBuilder, type VectorBytes } from '../../../../knowledge/index/embedded/vector-matrix.ts';

const rows = fc.integer({ min: 1, max: 24 }).chain((dimensions) => fc.array(
  fc.float32Array({ minLength: dimensions, maxLength: dimensions, min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }));

function bytesOf(vectors: readonly Float32Array[]): VectorBytes {
  const builder = new VectorMatrixBuilder(vectors[0]!.length);
  vectors.forEach((vector) => builder.add(vector));
  return builder.build();
}

/** As an index does with what lies in its file. */
function opened({ values, scales }: VectorBytes): Kernel {
  const kernel = createKernel({ provisions: scales.length, dimensions: values.length / scales.length, sentences: 0 });
  kernel.vectors.set(values);
  kernel.scales.set(scales);
  kernel.allowed.fill(1);
  return kernel;
}

const largest = (vector: Float32Array): number => vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
/** Half a step of a row, and what single precision costs. */
const halfStep = (vector: Float32Array): number => Math.max(largest(vector), 1e-9) / 254 + 1e-6;

describe('vectors in bytes', () => {
  test('no value is off by more than half a step of its row', () => {
    fc.assert(fc.property(rows, (vectors) => {
      const bytes = bytesOf(vectors);
      vectors.forEach((vector, row) => {
        const error = largest(rowOf(bytes, row).map((value, at) => value - vector[at]!));
        expect(error).toBeLessThanOrEqual(halfStep(vector));
      });
    }));
  });

  test('nor an inner product by more than that for each value of the other vector; what is not allowed is 0', () => {
    fc.assert(fc.property(rows, fc.infiniteStream(fc.boolean()), (vectors, coin) => {
      const { allowed, cosines, measure } = opened(bytesOf(vectors));
      const question = vectors[0]!;
      allowed.set(vectors.map(() => Number(coin.next().value)));
      cosines.fill(7);
      measure(question);
      const weight = question.reduce((sum, value) => sum + Math.abs(value), 0);
      vectors.forEach((vector, row) => {
        const exact = vector.reduce((sum, value, at) => sum + value * question[at]!, 0);
        const [expected, error] = allowed[row] ? [exact, halfStep(vector) * weight + 1e-5] : [0, 0];
        expect(Math.abs(cosines[row]! - expected)).toBeLessThanOrEqual(error);
      });
    }));
  });

  test('what the kernel sums is exactly the sum over the bytes, whatever stands behind a row', () => {
    fc.assert(fc.property(rows, (vectors) => {
      const bytes = bytesOf(vectors);
      const dimensions = vectors[0]!.length;
      // A question of whole numbers, the largest as large as the kernel's own steps: nothing is rounded.
      const question = Float32Array.from({ length: dimensions }, (_, at) => (at === 0 ? 32_767 : (at * 37) % 101));
      const { cosines, measure } = opened(bytes);
      measure(question);
      vectors.forEach((_, row) => {
        const sum = question.reduce((total, value, at) => total + value * bytes.values[row * dimensions + at]!, 0);
        expect(cosines[row]).toBe(Math.fround(Math.fround(sum) * bytes.scales[row]!));
      });
    }));
  });

  test('grows past its first room, and a vector of zeros stays one', () => {
    const builder = new VectorMatrixBuilder(3);
    for (let row = 0; row < 2500; row += 1) builder.add(Float32Array.of(row % 7, -1, 0));
    builder.add(new Float32Array(3));
    const bytes = builder.build();
    expect(bytes.scales).toHaveLength(2501);
    const [last, zeros] = [2499, 2500].map((row) => rowOf(bytes, row));
    expect([...last!].map((value) => Math.round(value * 10) / 10 + 0)).toEqual([2499 % 7, -1, 0]);
    expect([...zeros!]).toEqual([0, 0, 0]);
  });

  test('of none is empty', () => {
    expect(new VectorMatrixBuilder(3).build()).toEqual({ values: new Int8Array(), scales: new Float32Array() });
  });
});
