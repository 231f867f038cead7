/** One hidden layer over standardised signals; the score is linear in it, and the signals also count directly. */
export interface RankerNetwork {
  readonly inputs: number;
  readonly units: number;
  /** Subtracted from and multiplied into each signal before all else. */
  readonly means: Float32Array;
  readonly scales: Float32Array;
  /** units × inputs */
  readonly hidden: Float32Array;
  readonly bias: Float32Array;
  readonly out: Float32Array;
  /** One weight per signal, beside the hidden layer. */
  readonly direct: Float32Array;
}

/** A signal this many standard deviations out counts as no further. */
const FARTHEST = 5;

/** A signal as the network sees it. */
export function standardise({ means, scales }: RankerNetwork, signal: number, value: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, (value - means[signal]!) * scales[signal]!));
}

/** Scores of rows of signals (rows × inputs); only differences within one question mean anything. */
export function scoreRows(network: RankerNetwork, rows: Float32Array): Float32Array {
  const { inputs, units, hidden, bias, out, direct } = network;
  const scores = new Float32Array(rows.length / inputs);
  // Doubles spare the inner loop a conversion a step.
  const row = new Float64Array(inputs);
  const weights = Float64Array.from(hidden);
  for (let index = 0; index < scores.length; index += 1) {
    let score = 0;
    for (let input = 0; input < inputs; input += 1) {
      row[input] = standardise(network, input, rows[index * inputs + input]!);
      score += direct[input]! * row[input]!;
    }
    for (let unit = 0, place = 0; unit < units; unit += 1) {
      let sum = bias[unit]!;
      for (let input = 0; input < inputs; input += 1, place += 1) sum += weights[place]! * row[input]!;
      if (sum > 0) score += out[unit]! * sum;
    }
    scores[index] = score;
  }
  return scores;
}
