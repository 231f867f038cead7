/** How likely people's questions are about what a provision says: a linear score over its vector. */
export interface AskedAbout {
  readonly weights: Float32Array;
  readonly bias: number;
}

/** Log odds; above 0 where questions are likelier than for the provisions that training compared with. */
export function askedAbout({ weights, bias }: AskedAbout, vector: Float32Array): number {
  let sum = bias;
  for (let index = 0; index < weights.length; index += 1) sum += weights[index]! * vector[index]!;
  return sum;
}
