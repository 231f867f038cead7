import { createDotKernel, type DotKernel } from './dot-kernel.ts';

/** Unit vectors of all provisions in one byte a dimension, with a scale for each. */
export interface VectorMatrix {
  readonly dimensions: number;
  /** Row by row. */
  readonly values: Int8Array;
  /** What one step of a row's values is worth. */
  readonly scales: Float32Array;
}

/** Rows of a vector matrix, collected one by one. */
export class VectorMatrixBuilder {
  readonly #dimensions: number;
  #values: Int8Array;
  readonly #scales: number[] = [];

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#values = new Int8Array(dimensions * 1024);
  }

  add(vector: Float32Array): void {
    const offset = this.#scales.length * this.#dimensions;
    if (offset + this.#dimensions > this.#values.length) {
      const grown = new Int8Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    let largest = 1e-9;
    for (const value of vector) largest = Math.max(largest, Math.abs(value));
    const scale = largest / 127;
    for (let index = 0; index < this.#dimensions; index += 1) this.#values[offset + index] = Math.round(vector[index]! / scale);
    this.#scales.push(scale);
  }

  build(): VectorMatrix {
    return {
      dimensions: this.#dimensions,
      values: this.#values.subarray(0, this.#scales.length * this.#dimensions),
      scales: Float32Array.from(this.#scales),
    };
  }
}

const kernels = new WeakMap<VectorMatrix, DotKernel>();

/** Inner products of a vector with every row that is allowed; 0 for the others. */
export function cosinesWith(vector: Float32Array, matrix: VectorMatrix, allowed: Uint8Array, result: Float32Array): void {
  let kernel = kernels.get(matrix);
  if (!kernel) kernels.set(matrix, (kernel = createDotKernel(matrix.values, matrix.dimensions)));
  kernel.dots(vector, allowed, result);
  for (let row = 0; row < matrix.scales.length; row += 1) result[row]! *= matrix.scales[row]!;
}

export function rowOf({ dimensions, values, scales }: VectorMatrix, row: number): Float32Array {
  const vector = new Float32Array(dimensions);
  const scale = scales[row]!;
  for (let index = 0; index < dimensions; index += 1) vector[index] = values[row * dimensions + index]! * scale;
  return vector;
}
