import type { ItemType } from '../../../knowledge/bank/item.ts';

/**
 * How the answer to one question becomes marks; frozen on the paper.
 * - `all-or-nothing`: the key and nothing else;
 * - `half-for-subset`: half where some right options and no wrong one are chosen;
 * - `per-option`: the marks divided among the right options, each chosen one earns its part; a wrong one loses all;
 * - `deduct`: as all-or-nothing, and a wrong answer (not an empty one) takes `wrong` marks away;
 * - `points`: a person gives marks, point by point (short answers).
 */
export type MarkingRule =
  | { readonly kind: 'all-or-nothing' | 'half-for-subset' | 'per-option' | 'points' }
  | { readonly kind: 'deduct'; readonly wrong: number };

/** So many items of one kind. */
export interface Section {
  /** 一、单项选择题 */
  readonly name: string;
  readonly type: ItemType;
  /** Topics, one of which an item must have; empty: any. */
  readonly topics: readonly string[];
  /** Titles of laws, one of which an item must cite; empty: any. */
  readonly laws: readonly string[];
  /** Inclusive. */
  readonly difficulty: readonly [least: number, most: number];
  readonly count: number;
  /** Marks of each item; of a case for all its questions together. */
  readonly marks: number;
  readonly rule: MarkingRule;
}

/** 公共部分 and 专业部分. */
export interface Part {
  readonly name: string;
  /** Types of post that sit it; empty: everybody. */
  readonly postTypes: readonly string[];
  readonly sections: readonly Section[];
}

/** 组卷方案 */
export interface Blueprint {
  readonly title: string;
  readonly parts: readonly Part[];
  /** From one's start (see the late-start rule). */
  readonly minutes: number;
  readonly passMark: number;
  readonly isOpenBook: boolean;
  /** `same`: one paper for all of a type of post; `parallel`: forms A, B, … by turns; `individual`: one per person. */
  readonly arrangement: { readonly kind: 'same' | 'individual' } | { readonly kind: 'parallel'; readonly forms: number };
  /** Per person. */
  readonly shuffle: { readonly items: boolean; readonly options: boolean };
  readonly exclude: {
    /** Items of the last so many sittings. */
    readonly lastSittings: number;
    /** Items that anybody has met in practice. */
    readonly seenInPractice: boolean;
  };
  /** Answers to short questions are marked by two people who do not see each other's marks; a third where they differ by more than this share of the marks. */
  readonly doubleMarking: { readonly isOn: boolean; readonly tolerance: number };
}
