import type { SaidType } from '../read-type.ts';

/** A question as it stands in a file: which lines are what, before anything is checked. */
export interface RawQuestion {
  readonly at: string;
  /** As the file numbers it; '' where it does not. */
  readonly number: string;
  /** What a mark or heading says. */
  readonly said?: SaidType;
  readonly stem: readonly string[];
  /** Lines with options, letters and all; each begins where a line or cell does. */
  readonly options: readonly string[];
  /** Every place that gives a key; the lines of an answer in words are one. */
  readonly keys: readonly string[];
  readonly explanation: readonly string[];
  readonly topic?: string;
  /** 1 to 5. */
  readonly difficulty?: number;
  /** Of a case. */
  readonly questions: readonly RawQuestion[];
}
