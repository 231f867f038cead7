/** What one person got for one question. */
export interface Response {
  /** An item version, or a question of a case: `Q00042@3`, `Q00042@3.2`. */
  readonly item: string;
  readonly earned: number;
  /** More than 0. */
  readonly of: number;
  /** Places of the options chosen, as the author wrote them (true/false: 0 is 对, 1 is 错); empty: not answered. Short answers have none. */
  readonly chosen?: readonly number[];
}

/** One person's marks at one sitting: a row of the matrix of marks. */
export interface Sitter {
  readonly candidate: string;
  readonly responses: readonly Response[];
}
