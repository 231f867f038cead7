import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreRows, standardise, type RankerNetwork } from '../../../knowledge/ranker/network.ts';

const INPUTS = 5;
const numbers = (length: number) => fc.array(fc.float({ min: -8, max: 8, noNaN: true, noDefaultInfinity: true }), { minLength: length, maxLength: length }).map((all) => Float32Array.from(all));

/** One row after the other, as the formula reads. */
function plainly(network: RankerNetwork, rows: Float32Array): Float32Array {
  const { inputs, units, hidden, bias, out, direct } = network;
  return Float32Array.from({ length: rows.length / inputs }, (_, index) => {
    const row = Array.from(rows.subarray(index * inputs, (index + 1) * inputs), (value, input) => standardise(network, input, value));
    let score = 0;
    row.forEach((value, input) => (score += direct[input]! * value));
    for (let unit = 0; unit < units; unit += 1) {
      let sum = bias[unit]!;
      row.forEach((value, input) => (sum += hidden[unit * inputs + input]! * value));
      if (sum > 0) score += out[unit]! * sum;
    }
    return score;
  });
}

test('the kernel gives what the formula gives, to the bit, for any number of units and rows', () => {
  const cases = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 7 })).chain(([units, count]) => fc.tuple(
    fc.record({
      inputs: fc.constant(INPUTS), units: fc.constant(units), means: numbers(INPUTS), scales: numbers(INPUTS), direct: numbers(INPUTS),
      hidden: numbers(units * INPUTS), bias: numbers(units), out: numbers(units),
    }),
    numbers(count * INPUTS),
  ));
  fc.assert(fc.property(cases, ([network, rows]) => {
    // Zero is zero, whatever its sign.
    const unsigned = (scores: Float32Array): number[] => Array.from(scores, (score) => score + 0);
    expect(unsigned(scoreRows(network, rows))).toEqual(unsigned(plainly(network, rows)));
  }));
});
