import { InvalidArgumentError } from 'commander';

/** Reads the number of an option. */
export function number(text: string): number {
  if (/^\d+(?:\.\d+)?$/u.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('a number above 0 is needed.');
}
