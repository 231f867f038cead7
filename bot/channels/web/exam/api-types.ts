import type { Role } from '../../../exam/staff/staff.ts';
import type { AttemptState, FactKind, Instant, SittingState } from '../../../exam/sitting/sitting.ts';
import type { Sheet } from '../../../exam/paper/paper.ts';

/** An answer as shown on the page: places of options as they stand there. */
export type ShownAnswer = { readonly chosen: readonly number[] } | { readonly truth: boolean } | { readonly text: string } | null;

/** GET /api/exam/sittings: for everybody. */
export interface SittingListed {
  readonly id: string;
  readonly title: string;
  readonly opensAt: Instant;
  readonly state: SittingState;
}

/** POST /api/exam/sign-in */
export interface SignIn {
  readonly sitting: string;
  readonly number: string;
  readonly code: string;
}

/** GET /api/exam/view; also what sign-in, start and submit answer. */
export interface ExamView {
  readonly sitting: SittingListed & { readonly minutes: number; readonly seedHash: string; readonly isOpenBook: boolean; readonly paging: 'one' | 'all'; readonly passMark: number };
  readonly candidate: { readonly number: string; readonly name: string; readonly unit: string; readonly post: string; readonly extraMinutes: number };
  readonly pulse: Pulse;
  /** From the start until the end. */
  readonly sheet?: Sheet;
  readonly answers: Readonly<Record<string, ShownAnswer>>;
  readonly flags: readonly string[];
  /** Highest that was saved; the page goes on from it. */
  readonly sequence: number;
}

/** GET /api/exam/pulse, every 10 seconds; saves answer it too. */
export interface Pulse {
  readonly now: Instant;
  readonly sitting: SittingState;
  readonly attempt: AttemptState;
  /** Once started; it moves with pauses and extensions. */
  readonly deadline?: Instant;
  readonly isPaused: boolean;
  /** False: another device has taken over, this one may only look. */
  readonly isThisDevice: boolean;
}

/** One change; `key` makes sending it again harmless. */
export type Save =
  | { readonly sequence: number; readonly key: string; readonly slot: string; readonly answer: ShownAnswer }
  | { readonly sequence: number; readonly key: string; readonly slot: string; readonly isFlagged: boolean };

/** POST /api/exam/saves: in the order in which they were made, at most 50. */
export interface Saves {
  readonly saves: readonly Save[];
}

export interface SavesAnswer {
  readonly pulse: Pulse;
  /** Highest that is stored. */
  readonly saved: number;
  /** Keys of those refused, and why (codes of SittingRefusal), with a Chinese sentence. */
  readonly refused: readonly { readonly key: string; readonly code: string; readonly message: string }[];
}

/** POST /api/exam/facts */
export interface Facts {
  readonly facts: Readonly<Partial<Record<FactKind, number>>>;
}

/** GET /api/staff/me */
export interface StaffView {
  readonly name: string;
  readonly roles: readonly Role[];
}

/** GET /api/staff/sittings/:id/board: the invigilator's page, asked for every 3 seconds. */
export interface Board {
  readonly sitting: SittingListed & { readonly minutes: number };
  readonly now: Instant;
  readonly isPaused: boolean;
  readonly rows: readonly BoardRow[];
}

export interface BoardRow {
  readonly number: string;
  readonly name: string;
  readonly unit: string;
  readonly state: AttemptState | 'exempt';
  readonly isSignedIn: boolean;
  readonly answered: number;
  readonly of: number;
  readonly lastSavedAt?: Instant;
  readonly deadline?: Instant;
  readonly isPaused: boolean;
  readonly extraMinutes: number;
  readonly devices: number;
  readonly late: number;
  readonly facts: Readonly<Partial<Record<FactKind, number>>>;
}
