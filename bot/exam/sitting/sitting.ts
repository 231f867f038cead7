import type { Answer, Arrangement } from '../paper/paper.ts';

/** `cancelled`: it counts for nothing, and nothing happens to it any more. */
export type SittingState = 'scheduled' | 'open' | 'closed' | 'marked' | 'archived' | 'cancelled';

export const STATE_NAMES: Readonly<Record<SittingState, string>> = {
  scheduled: '未开始', open: '进行中', closed: '已结束', marked: '已评定', archived: '已归档', cancelled: '已取消',
};
export type AttemptState = 'not-started' | 'in-progress' | 'submitted' | 'closed-by-time' | 'voided';

/** Instants are ISO 8601, UTC. */
export type Instant = string;

/** What is decided before anybody sits down. */
export interface SittingPlan {
  readonly title: string;
  /** Nobody starts before it. */
  readonly opensAt: Instant;
  readonly minutes: number;
  readonly lateStart: {
    /** Minutes after the opening until which one may still start. */
    readonly until: number;
    /** Who starts late has the whole time all the same; else the time ends as if they had started at the opening. */
    readonly hasFullTime: boolean;
  };
  readonly passMark: number;
  readonly isOpenBook: boolean;
  /** `one`: one question per page; `all`. */
  readonly paging: 'one' | 'all';
  /** Of the sitting whose failed candidates sit again. */
  readonly resitOf?: string;
  /** SHA-256 (hex) of the seed, made known before. */
  readonly seedHash: string;
}

/** 考生 */
export interface Candidate {
  /** 工号; unique in a sitting. */
  readonly number: string;
  readonly name: string;
  readonly unit: string;
  /** 拟任职务 */
  readonly post: string;
  readonly postType: string;
  /** Minutes that this person has beyond the others. */
  readonly extraMinutes: number;
  /** 免试: why; not on the list of those who sit. */
  readonly exempt?: string;
  /** Paper that was drawn for them; undefined for who is exempt. */
  readonly paperId?: string;
}

/** A stretch during which the clock stood; `to` undefined: it still does. */
export interface Pause {
  readonly from: Instant;
  readonly to?: Instant;
}

/** A sitting as its journal has made it. */
export interface Sitting {
  /** `K0001` */
  readonly id: string;
  readonly plan: SittingPlan;
  readonly state: SittingState;
  /** When it was in fact opened: late starts are counted from here, so that a server that was down costs nobody their time. */
  readonly openedAt?: Instant;
  /** For everybody. */
  readonly pauses: readonly Pause[];
  /** Items of its papers whose law has changed since the draw: it is not opened until somebody has decided. */
  readonly suspended?: readonly string[];
  /** Last entry of the journal: place and hash. */
  readonly head: { readonly place: number; readonly hash: string };
}

/** Something that was counted, never judged. */
export type FactKind = 'left-page' | 'came-back' | 'paste' | 'copy' | 'went-offline' | 'came-online' | 'full-screen-left';

/** 作答 as its journal has made it. */
export interface Attempt {
  readonly sittingId: string;
  readonly candidate: string;
  readonly state: AttemptState;
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
  readonly arrangement?: Arrangement;
  /** By slot. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Slots that the examinee marked to look at again. */
  readonly flags: readonly string[];
  /** Highest sequence number saved; saves of the same device count up from 1. */
  readonly sequence: number;
  /** Idempotency keys of what was saved and not overtaken, newest last; few are kept. */
  readonly keys: readonly string[];
  /** The device that may write: a random id of its own; another that signs in takes over. */
  readonly device?: string;
  readonly devices: number;
  readonly extraMinutes: number;
  readonly pauses: readonly Pause[];
  readonly facts: Readonly<Partial<Record<FactKind, number>>>;
  readonly lastSavedAt?: Instant;
  /** Answers refused because the time was over. */
  readonly late: number;
  /** Answers saved while the clock stood, see `transition`. */
  readonly inPause: number;
  /** Keys of refused answers and devices that stand in the journal, newest last; few are kept. They are journalled once. */
  readonly refused: readonly string[];
}

/** What can happen during a sitting. `by` is somebody of the staff. */
export type SittingEvent = HallEvent | SeatEvent;

/** What happens to everybody. */
export type HallEvent =
  /** `by` undefined: the clock. */
  | { readonly kind: 'open' | 'close'; readonly by?: string }
  /** `since`: when the clock of everybody stopped in fact, the power being cut. */
  | { readonly kind: 'pause'; readonly by: string; readonly why?: string; readonly since?: Instant }
  | { readonly kind: 'resume'; readonly by: string; readonly why?: string }
  /** It opens at another time. */
  | { readonly kind: 'reschedule'; readonly by: string; readonly opensAt: Instant; readonly why: string }
  | { readonly kind: 'cancel'; readonly by: string; readonly why: string }
  | { readonly kind: 'suspend'; readonly by: string; readonly items: readonly string[] }
  /** It may be sat as it was drawn. */
  | { readonly kind: 'release'; readonly by: string; readonly why: string };

/** What happens to one person. */
export type SeatEvent = { readonly candidate: string } & (
  | { readonly kind: 'pause' | 'resume'; readonly by: string; readonly why?: string }
  | { readonly kind: 'extend'; readonly by: string; readonly minutes: number; readonly why: string }
  | { readonly kind: 'void'; readonly by: string; readonly why: string }
  | { readonly kind: 'sign-in'; readonly device: string }
  | { readonly kind: 'start'; readonly device: string; readonly arrangement: Arrangement }
  | { readonly kind: 'answer'; readonly device: string; readonly sequence: number; readonly key: string; readonly slot: string; readonly answer: Answer }
  | { readonly kind: 'flag'; readonly device: string; readonly sequence: number; readonly key: string; readonly slot: string; readonly isOn: boolean }
  | { readonly kind: 'fact'; readonly device: string; readonly fact: FactKind; readonly count: number }
  | { readonly kind: 'submit'; readonly device: string }
  /** The clock: hands in what was saved where the time is over. */
  | { readonly kind: 'time-out' });

/** Why something is refused. An answer that is refused because the attempt is over, or comes from another device, is journalled all the same. */
export type SittingRefusal =
  | { readonly refusal: 'not-open'; readonly opensAt: Instant }
  | { readonly refusal: 'closed' | 'suspended' | 'late' | 'too-late-to-start' | 'paused' | 'exempt' | 'not-started' | 'already-ended' | 'voided' | 'no-slot' | 'bad-answer' | 'not-allowed' }
  /** Another device has taken over. */
  | { readonly refusal: 'other-device' }
  /** Something newer was saved; `sequence` is the highest. */
  | { readonly refusal: 'out-of-order'; readonly sequence: number };

/**
 * One line of a sitting's journal: append-only, each holding the hash of the one before. Marks, rulings and corrections
 * stand in the same journal (`graded`, `ruled` …): whoever has the papers and the journal has the results.
 */
export interface JournalEntry {
  /** 1, 2, … without a gap. */
  readonly place: number;
  readonly at: Instant;
  /** Staff number of an examinee; undefined: about the whole sitting. */
  readonly candidate?: string;
  /** Somebody of the staff. */
  readonly by?: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** SHA-256 (hex) of the previous hash and the canonical JSON of everything above. */
  readonly hash: string;
}
