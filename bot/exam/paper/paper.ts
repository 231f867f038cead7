import type { Question, PinnedCitation } from '../../../knowledge/bank/item.ts';
import type { MarkingRule } from './blueprint.ts';

/** One thing to answer on a paper: an item, or one question of a case. */
export interface PaperQuestion {
  /** `12`, or `12.2` for the second question of a case: the same on every arrangement of the paper. */
  readonly slot: string;
  readonly itemId: string;
  readonly version: number;
  /** Hash of the item version. */
  readonly hash: string;
  /** Facts of the case that it is about. */
  readonly material?: string;
  /** With its key. */
  readonly question: Question;
  readonly explanation: string;
  readonly citations: readonly PinnedCitation[];
  readonly topic: string;
  readonly marks: number;
  readonly rule: MarkingRule;
}

export interface PaperSection {
  readonly part: string;
  readonly name: string;
  readonly questions: readonly PaperQuestion[];
}

/** 试卷: drawn, and never changed. Holds the key: no part of it goes to an examinee, see `sheetFor`. */
export interface Paper {
  /** Of a sitting: `公务员-A`, `个人-10023`. */
  readonly id: string;
  readonly postType: string;
  readonly form: string;
  readonly sections: readonly PaperSection[];
  /** Sum of all marks. */
  readonly total: number;
  /** SHA-256 (hex) of everything above. */
  readonly hash: string;
}

/** How one person sees a paper: order of the questions, and for each shuffled one the author's place of each option shown. */
export interface Arrangement {
  /** Slots as shown; questions of one section stay together, and so do those of a case. */
  readonly order: readonly string[];
  /** `options[slot][shown] = author's place`; slots that are not here are shown as written. */
  readonly options: Readonly<Record<string, readonly number[]>>;
}

/** What an examinee gets: made by naming what goes in, never by leaving out. No key, explanation, citation, topic or difficulty. */
export interface Sheet {
  readonly title: string;
  readonly isOpenBook: boolean;
  readonly total: number;
  readonly sections: readonly {
    readonly part: string;
    readonly name: string;
    readonly questions: readonly SheetQuestion[];
  }[];
}

export interface SheetQuestion {
  readonly slot: string;
  /** 1, 2, … as shown. */
  readonly number: number;
  readonly type: Question['type'];
  readonly material?: string;
  readonly stem: string;
  /** As shown, without letters; empty for true/false and short answers. */
  readonly options: readonly string[];
  readonly marks: number;
}

/** What somebody answers, by the author's places of options; null: taken back. */
export type Answer =
  | { readonly chosen: readonly number[] }
  | { readonly truth: boolean }
  | { readonly text: string }
  | null;
