import type { Sheet } from '../paper/paper.ts';
import type { AttemptState, FactKind, Instant, SittingState } from './sitting.ts';

/** An answer as the examinee sees it: places of options as they stand on their sheet. */
export type ShownAnswer = { readonly chosen: readonly number[] } | { readonly truth: boolean } | { readonly text: string } | null;

/** For everybody who opens the page. */
export interface SittingListed {
  readonly id: string;
  readonly title: string;
  readonly opensAt: Instant;
  readonly state: SittingState;
}

/** All that an examinee may know of their sitting. */
export interface ExamView {
  readonly sitting: SittingListed & { readonly minutes: number; readonly seedHash: string; readonly isOpenBook: boolean; readonly paging: 'one' | 'all'; readonly passMark: number };
  readonly candidate: { readonly number: string; readonly name: string; readonly unit: string; readonly post: string; readonly extraMinutes: number };
  readonly pulse: Pulse;
  /** From the start until the end of the attempt. */
  readonly sheet?: Sheet;
  readonly answers: Readonly<Record<string, ShownAnswer>>;
  readonly flags: readonly string[];
  /** Highest that was saved; the page goes on from it. */
  readonly sequence: number;
  /**
   * 回执码, once the attempt has ended: of the journal's line that says so. Whoever keeps it can show later that nothing before it
   * was changed: `exam verify --code` looks for it.
   */
  readonly receipt?: string;
}

/** How things stand; small, asked for often. */
export interface Pulse {
  readonly now: Instant;
  readonly sitting: SittingState;
  readonly attempt: AttemptState;
  /** Once started; it moves with pauses and extensions. While paused: as if the pause ended now. */
  readonly deadline?: Instant;
  readonly isPaused: boolean;
  /** False: another device has taken over, this one may only look. */
  readonly isThisDevice: boolean;
}

/** One change that an examinee makes; `key` makes sending it again harmless. */
export type Save =
  | { readonly sequence: number; readonly key: string; readonly slot: string; readonly answer: ShownAnswer }
  | { readonly sequence: number; readonly key: string; readonly slot: string; readonly isFlagged: boolean };

export interface SaveResult {
  readonly pulse: Pulse;
  /** Highest sequence number that is stored. */
  readonly saved: number;
  readonly refused: readonly { readonly key: string; readonly code: string }[];
}

/** The invigilator's page. Facts, no verdicts. */
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
  /** Answers refused because the time was over. */
  readonly late: number;
  /** Answers saved while the clock stood: the page lets nobody write then. */
  readonly inPause: number;
  readonly facts: Readonly<Partial<Record<FactKind, number>>>;
}

export const ROW_NAMES: Readonly<Record<BoardRow['state'], string>> = {
  'not-started': '未开始', 'in-progress': '答题中', submitted: '已交卷', 'closed-by-time': '到时收卷', voided: '作废', exempt: '免试',
};
