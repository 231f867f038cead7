import type { Item, ItemStatus } from '../../../../knowledge/bank/item.ts';
import type { RejectedItem } from '../../../../knowledge/bank/import/question-file.ts';
import type { Challenge, Ruling } from '../../../exam/marking/result.ts';
import type { HallCommand } from '../../../exam/sitting/hall.ts';
import type { FactKind, Instant } from '../../../exam/sitting/sitting.ts';
import type { Save, SaveResult, SittingListed } from '../../../exam/sitting/view.ts';
import type { StaffMember } from '../../../exam/staff/staff.ts';

/*
 * What goes over the wire for exams. Bodies are JSON unless said otherwise; what is refused is an `ErrorBody`
 * ({ error: { code, message } }) with a sentence to show: 400 a body that is wrong, 401 `not-signed-in`, 403 `no-role`,
 * 404 `not-found`, 409 a refusal of the hall (its code), 429 `too-often` with Retry-After.
 */

/** GET /api/exam/sittings */
export interface SittingsAnswer {
  /** Scheduled or open. */
  readonly sittings: readonly SittingListed[];
}

/** POST /api/exam/sign-in → ExamView and the cookie; 401 `unknown` for a wrong number or code. */
export interface SignInBody {
  readonly sitting: string;
  /** 工号 */
  readonly number: string;
  readonly code: string;
}

/*
 * GET /api/exam/view → ExamView
 * GET /api/exam/pulse → Pulse
 * POST /api/exam/start {} → ExamView
 * POST /api/exam/submit {} → ExamView
 * POST /api/exam/sign-out {} → Done
 */

/** POST /api/exam/saves → SavesAnswer, 200 also where some are refused; only what is neither saved nor refused is to be sent again. */
export interface SavesBody {
  /** 1 to 50, in order. */
  readonly saves: readonly Save[];
}

export interface SavesAnswer extends Omit<SaveResult, 'refused'> {
  readonly refused: readonly {
    readonly key: string;
    readonly code: string;
    /** For the examinee, in Chinese. */
    readonly message: string;
  }[];
}

/** POST /api/exam/facts → Done: how often each has happened since it was last told. */
export interface FactsBody {
  readonly facts: Readonly<Partial<Record<FactKind, number>>>;
}

export interface Done {
  readonly done: true;
}

/** POST /api/staff/sign-in → StaffMember and the cookie, for 12 hours; 401 `unknown`. GET /api/staff/me → StaffMember; POST /api/staff/sign-out {} → Done. */
export interface StaffSignInBody {
  readonly name: string;
  readonly code: string;
}

export type StaffAnswer = StaffMember;

/** GET /api/staff/sittings, for everybody of the staff: all there are, newest first. */
export interface StaffSittingsAnswer {
  readonly sittings: readonly StaffSitting[];
}

export interface StaffSitting extends SittingListed {
  readonly minutes: number;
  readonly passMark: number;
}

/*
 * GET /api/staff/sittings/:id/board → Board (invigilator, organiser)
 */

/** POST /api/staff/sittings/:id/command → Done (invigilator, organiser; `release`: adviser, organiser); 409 with the reason where it cannot be. */
export type CommandBody = HallCommand extends infer Command ? Command extends HallCommand ? Omit<Command, 'by'> : never : never;

/** GET /api/staff/sittings/:id/marking/next (marker): an answer that is to be marked, of whom is not said. */
export interface MarkingAnswer {
  readonly next?: MarkingTask;
  /** Answers that this marker can still mark, this one among them. */
  readonly left: number;
}

export interface MarkingTask {
  /** Stands for examinee and question; tells nothing. */
  readonly id: string;
  readonly material?: string;
  readonly stem: string;
  readonly reference: string;
  /** Empty: one mark for the whole. */
  readonly points: readonly { readonly text: string; readonly marks: number }[];
  readonly marks: number;
  readonly answer: string;
}

/** POST /api/staff/sittings/:id/marking (marker) → Done */
export interface GradeBody {
  readonly id: string;
  /** Marks for each point, in their order; one number where the question has none. */
  readonly points: readonly number[];
}

/** GET /api/staff/sittings/:id/challenges (adviser, organiser), once the sitting is closed. */
export interface ChallengesAnswer {
  readonly challenges: readonly ChallengeListed[];
}

export interface ChallengeListed extends Challenge {
  /** With key and explanation. */
  readonly item?: Item;
  readonly ruling?: Ruling;
}

/** POST /api/staff/sittings/:id/challenges (adviser, organiser) → Challenge */
export interface ChallengeBody {
  readonly itemId: string;
  readonly version: number;
  readonly candidate?: string;
  readonly why: string;
}

/** POST /api/staff/sittings/:id/rulings (adviser) → RulingAnswer; with ?dry=1 nothing is stored. */
export interface RulingBody {
  readonly challengeId: string;
  readonly decision: Ruling['decision'];
  readonly why: string;
}

export interface RulingAnswer {
  /** Whose mark changes. */
  readonly changes: readonly {
    readonly candidate: string;
    readonly name: string;
    readonly before: number;
    readonly after: number;
    readonly wasPassed: boolean;
    readonly isPassed: boolean;
  }[];
}

/** GET /api/staff/bank/items?status=draft (adviser, organiser); 50 from `offset`. */
export interface ItemsAnswer {
  readonly items: readonly Item[];
  readonly total: number;
}

export type ItemsStatus = ItemStatus;

/** POST /api/staff/bank/approve (adviser) → ApproveAnswer */
export interface ApproveBody {
  readonly ids: readonly string[];
}

export interface ApproveAnswer {
  readonly approved: number;
}

/**
 * POST /api/staff/bank/import (organiser), multipart/form-data: `file`, and where the file does not say `topic`, `use`,
 * `difficulty`; with ?dry=1 nothing is stored.
 */
export interface ImportAnswer {
  readonly read: number;
  readonly isStored: boolean;
  readonly added: readonly { readonly at: string; readonly stem: string }[];
  readonly duplicates: readonly { readonly at: string; readonly of: string }[];
  readonly rejected: readonly RejectedItem[];
  readonly notes: readonly string[];
}

/** GET /api/staff/sittings/:id/results (organiser), once the sitting is closed. */
export interface ResultsAnswer {
  readonly rows: readonly ResultRow[];
  /** Files to fetch from /api/staff/sittings/:id/files/:name. */
  readonly files: readonly { readonly name: 'slips.docx' | 'list.xlsx' | 'archive.zip'; readonly title: string }[];
}

export interface ResultRow {
  readonly number: string;
  readonly name: string;
  readonly unit: string;
  readonly post: string;
  readonly outcome: 'passed' | 'failed' | 'absent' | 'exempt' | 'voided' | 'unfinished-marking';
  readonly total: number;
  readonly of: number;
  readonly endedAt?: Instant;
}
