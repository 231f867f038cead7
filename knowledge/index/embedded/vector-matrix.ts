/** Unit vectors in one byte a dimension, with a scale for each. */
export interface VectorBytes {
  /** Row by row. */
  readonly values: Int8Array<ArrayBuffer>;
  /** What one step of a row's values is worth. */
  readonly scales: Float32Array<ArrayBuffer>;
}

/** A row as numbers. */
export function rowOf({ values, scales }: VectorBytes, row: number): Float32Array {
  const dimensions = values.length / scales.length;
  const vector = new Float32Array(values.subarray(row * dimensions, (row + 1) * dimensions));
  for (let index = 0; index < dimensions; index += 1) vector[index]! *= scales[row]!;
  return vector;
}

/** Rows of a vector matrix, collected one by one. */
export class VectorMatrixBuilder {
  readonly #dimensions: number;
  #values: Int8Array<ArrayBuffer>;
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

  build(): VectorBytes {
    return {
      values: this.#values.subarray(0, this.#scales.length * this.#dimensions),
      scales: Float32Array.from(this.#scales),
    };
  }
}
