import { hash } from 'node:crypto';

/** Numbers that anybody who has the seed can repeat. */
export interface Randomness {
  /** Equally likely among 0, 1, …, n − 1; n is at most 2³². */
  below(n: number): number;
  /** The same elements in an order that is equally likely among all. */
  shuffled<T>(elements: readonly T[]): T[];
}

const WORDS = 2 ** 32;
const WORDS_PER_BLOCK = 8;

/** 256 bits: less could be found by trying all, and what is sealed would be open. */
const SEED = /^[0-9a-f]{64}$/;

/**
 * What is made known of a seed before: SHA-256 (hex) of its 64 hexadecimal digits, as text.
 * @throws RangeError when the seed is anything but 64 lower-case hexadecimal digits
 */
export function sealSeed(seed: string): string {
  if (!SEED.test(seed)) throw new RangeError('A seed is 32 random bytes in lower-case hexadecimal.');
  return hash('sha256', seed);
}

/** Whether a seed is the one that was sealed. */
export function isSealed(seed: string, seedHash: string): boolean {
  return SEED.test(seed) && sealSeed(seed) === seedHash;
}

/**
 * A stream of numbers for one purpose, from SHA-256 in counter mode: block i, from 0, is the SHA-256 of the UTF-8 text
 * `seed LF purpose LF i`, read as eight big-endian 32-bit words. A number below n is the first word below the greatest
 * multiple of n that is at most 2³², modulo n: words above it are passed over, so that no number is likelier (rejection
 * sampling). Shuffles are Fisher and Yates's in Durstenfeld's form (CACM 7(7), 1964, algorithm 235), from the last place down.
 * @param purpose what the numbers are for; streams of different purposes have nothing to do with each other
 */
export function randomFrom(seed: string, purpose: string): Randomness {
  let words: readonly number[] = [];
  let blocks = 0;
  let next = 0;
  const word = (): number => {
    if (next === words.length) {
      const block = hash('sha256', `${seed}\n${purpose}\n${blocks}`, 'buffer');
      words = Array.from({ length: WORDS_PER_BLOCK }, (_, at) => block.readUInt32BE(at * 4));
      blocks += 1;
      next = 0;
    }
    return words[next++]!;
  };
  const below = (n: number): number => {
    const limit = WORDS - (WORDS % n);
    for (;;) {
      const drawn = word();
      if (drawn < limit) return drawn % n;
    }
  };
  return {
    below,
    shuffled: (elements) => {
      const order = [...elements];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
  };
}
