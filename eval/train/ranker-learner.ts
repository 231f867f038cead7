import { scoreRows, standardise, type RankerNetwork } from '../../knowledge/ranker/network.ts';
import { createRandom, normal, shuffled } from './random.ts';

/** Candidates of one question: their signals row by row, and which of them are gold. */
export interface RankingList {
  readonly rows: Float32Array;
  readonly gold: readonly number[];
}

export interface RankerOptions {
  readonly units: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pulls weights towards zero every step, as a share of the rate. */
  readonly decay: number;
  readonly seed: number;
}

/** Lists that one step looks at. */
const LISTS = 16;
/** Share of the wrong candidates that a step looks at: enough to learn from, three times as fast as all. */
const LOOKED_AT = 0.35;
/** Share of the hidden units left out at a time. */
const DROPPED = 0.2;

/**
 * Trains a ranker: softmax over the candidates of a question, all its gold provisions wanted alike, Adam, and the mean
 * of the weights over the last half of the steps.
 */
export function trainRanker(lists: readonly RankingList[], inputs: number, options: RankerOptions): RankerNetwork {
  const random = createRandom(options.seed);
  const network = startingNetwork(lists, inputs, options.units, random);
  const parameters = [network.hidden, network.bias, network.out, network.direct];
  const slopes = parameters.map((array) => new Float32Array(array.length));
  const first = parameters.map((array) => new Float32Array(array.length));
  const second = parameters.map((array) => new Float32Array(array.length));
  const averages = parameters.map((array) => new Float64Array(array.length));
  const useful = lists.filter(({ gold }) => gold.length > 0);
  const steps = Math.floor((useful.length / LISTS) * options.epochs);
  let averaged = 0;
  let deck: RankingList[] = [];
  for (let step = 1; step <= steps; step += 1) {
    for (let taken = 0; taken < LISTS; taken += 1) {
      if (deck.length === 0) deck = shuffled(useful, random);
      const kept = Float32Array.from({ length: options.units }, () => (random() < DROPPED ? 0 : 1 / (1 - DROPPED)));
      addSlopes(network, sampled(deck.pop()!, inputs, random), kept, slopes, 1 / LISTS);
    }
    const rate = options.rate * Math.min(1, step / 50) * (1 - 0.9 * (step / steps));
    parameters.forEach((array, which) => {
      const slope = slopes[which]!;
      for (let index = 0; index < array.length; index += 1) {
        const mean = (first[which]![index] = 0.9 * first[which]![index]! + 0.1 * slope[index]!);
        const square = (second[which]![index] = 0.999 * second[which]![index]! + 0.001 * slope[index]! ** 2);
        const move = (mean / (1 - 0.9 ** step)) / (Math.sqrt(square / (1 - 0.999 ** step)) + 1e-8);
        array[index]! -= rate * (move + options.decay * array[index]!);
        slope[index] = 0;
      }
    });
    if (step > steps / 2) {
      averaged += 1;
      parameters.forEach((array, which) => array.forEach((value, index) => (averages[which]![index]! += value)));
    }
  }
  parameters.forEach((array, which) => array.forEach((_, index) => (array[index] = averages[which]![index]! / averaged)));
  return network;
}

/**
 * Adds the slopes of one list's loss, times `share`, to those of hidden, bias, out and direct.
 * @param kept factor of each hidden unit
 * @returns the loss: −Σ log softmax of the gold candidates, divided by their number
 */
export function addSlopes(network: RankerNetwork, { rows, gold }: RankingList, kept: Float32Array, slopes: readonly Float32Array[], share: number): number {
  const { inputs, units, hidden, bias, out, direct } = network;
  const [toHidden, toBias, toOut, toDirect] = slopes as [Float32Array, Float32Array, Float32Array, Float32Array];
  const count = rows.length / inputs;
  const seen = new Float32Array(rows.length);
  const active = new Float32Array(count * units);
  const scores = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    const start = index * inputs;
    let score = 0;
    for (let input = 0; input < inputs; input += 1) {
      const value = standardise(network, input, rows[start + input]!);
      seen[start + input] = value;
      score += direct[input]! * value;
    }
    for (let unit = 0; unit < units; unit += 1) {
      if (kept[unit] === 0) continue;
      let sum = bias[unit]!;
      for (let input = 0; input < inputs; input += 1) sum += hidden[unit * inputs + input]! * seen[start + input]!;
      if (sum <= 0) continue;
      active[index * units + unit] = sum * kept[unit]!;
      score += out[unit]! * sum * kept[unit]!;
    }
    scores[index] = score;
  }
  const most = scores.reduce((high, score) => Math.max(high, score), Number.NEGATIVE_INFINITY);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  const isGold = new Set(gold);
  let loss = 0;
  for (let index = 0; index < count; index += 1) {
    const probability = Math.exp(scores[index]! - most) / total;
    const wanted = isGold.has(index) ? 1 / gold.length : 0;
    if (wanted > 0) loss -= wanted * Math.log(Math.max(probability, 1e-30));
    const slope = (probability - wanted) * share;
    if (Math.abs(slope) < 1e-8) continue;
    const start = index * inputs;
    for (let input = 0; input < inputs; input += 1) toDirect[input]! += slope * seen[start + input]!;
    for (let unit = 0; unit < units; unit += 1) {
      const value = active[index * units + unit]!;
      if (value === 0) continue;
      toOut[unit]! += slope * value;
      const back = slope * out[unit]! * kept[unit]!;
      toBias[unit]! += back;
      for (let input = 0; input < inputs; input += 1) toHidden[unit * inputs + input]! += back * seen[start + input]!;
    }
  }
  return loss;
}

/** Mean loss over lists, without dropping units; lists without gold do not count. */
export function rankerLoss(network: RankerNetwork, lists: readonly RankingList[]): number {
  const losses = lists.filter(({ gold }) => gold.length > 0).map(({ rows, gold }) => {
    const scores = scoreRows(network, rows);
    const most = scores.reduce((high, score) => Math.max(high, score), Number.NEGATIVE_INFINITY);
    const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
    return gold.reduce((sum, index) => sum - (scores[index]! - most - Math.log(total)), 0) / gold.length;
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length);
}

/** The gold candidates of a list and a random part of the others. */
function sampled({ rows, gold }: RankingList, inputs: number, random: () => number): RankingList {
  const isGold = new Set(gold);
  const kept: number[] = [];
  for (let index = 0; index < rows.length / inputs; index += 1) if (isGold.has(index) || random() < LOOKED_AT) kept.push(index);
  const chosen = new Float32Array(kept.length * inputs);
  kept.forEach((from, to) => chosen.set(rows.subarray(from * inputs, (from + 1) * inputs), to * inputs));
  return { rows: chosen, gold: kept.flatMap((from, to) => (isGold.has(from) ? [to] : [])) };
}

function startingNetwork(lists: readonly RankingList[], inputs: number, units: number, random: () => number): RankerNetwork {
  const means = new Float32Array(inputs);
  const scales = new Float32Array(inputs);
  for (let input = 0; input < inputs; input += 1) {
    let count = 0;
    let sum = 0;
    let squares = 0;
    for (const { rows } of lists) {
      for (let place = input; place < rows.length; place += inputs) {
        count += 1;
        sum += rows[place]!;
        squares += rows[place]! ** 2;
      }
    }
    const mean = sum / Math.max(1, count);
    const deviation = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean));
    means[input] = mean;
    // A signal that never varies in training says nothing later either.
    scales[input] = deviation > 1e-6 ? 1 / deviation : 0;
  }
  const hidden = Float32Array.from({ length: units * inputs }, () => normal(random) / Math.sqrt(inputs));
  const out = Float32Array.from({ length: units }, () => (normal(random) * 0.5) / Math.sqrt(units));
  return { inputs, units, means, scales, hidden, bias: new Float32Array(units), out, direct: new Float32Array(inputs) };
}
