import type { Instant } from '../sitting/sitting.ts';

/** What one answer earned. */
export interface QuestionMark {
  readonly slot: string;
  readonly earned: number;
  readonly of: number;
  /** `rule`: by the paper's rule; `person`: by people; `ruling`: an adviser ruled on the item; `none`: not yet marked by anybody. */
  readonly basis: 'rule' | 'person' | 'ruling' | 'none';
}

/** 成绩 of one person at one sitting: a function of paper and journal and nothing else. */
export interface Result {
  readonly candidate: string;
  readonly paperId: string;
  /** `absent`: never started. */
  readonly outcome: 'passed' | 'failed' | 'absent' | 'exempt' | 'voided' | 'unfinished-marking';
  readonly marks: readonly QuestionMark[];
  /** Never below 0, to two decimals. */
  readonly total: number;
  readonly of: number;
}

/** One marker's marks for one short answer (journal kind `graded`). */
export interface Grading {
  readonly candidate: string;
  readonly slot: string;
  readonly marker: string;
  readonly round: 'first' | 'second' | 'third';
  /** Marks for each point, in the order of the question's points; one number where it has none. */
  readonly points: readonly number[];
  readonly at: Instant;
}

/** 异议: somebody holds an item to be wrong (journal kind `challenged`). */
export interface Challenge {
  readonly id: string;
  readonly itemId: string;
  readonly version: number;
  /** Which question of a case, from 1; undefined: the whole item. */
  readonly question?: number;
  readonly candidate?: string;
  /** Somebody of the staff who brought it forward. */
  readonly by?: string;
  readonly why: string;
  readonly at: Instant;
}

/** What an adviser decides on a challenged item (journal kind `ruled`); the paper stays as it was. */
export interface Ruling {
  readonly challengeId: string;
  readonly itemId: string;
  readonly version: number;
  /** As in the challenge. */
  readonly question?: number;
  readonly decision:
    | { readonly kind: 'uphold' }
    /** These answers are right as well, or in place of the key. */
    | { readonly kind: 'accept'; readonly keys: readonly (readonly number[] | boolean)[]; readonly isOnly: boolean }
    /** Everybody gets the marks. */
    | { readonly kind: 'give-all' }
    /** Counts for nobody; the other questions are weighted so that the total stays. */
    | { readonly kind: 'drop' };
  readonly why: string;
  readonly by: string;
  readonly at: Instant;
}
