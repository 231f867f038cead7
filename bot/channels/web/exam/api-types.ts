import type { Item } from '../../../../knowledge/bank/item.ts';
import type { DryRun } from '../../../exam/marking/dry-run.ts';
import type { ToMark } from '../../../exam/marking/next-to-mark.ts';
import type { Challenge, Result, Ruling } from '../../../exam/marking/result.ts';
import type { Suggestion } from '../../../exam/marking/suggest-points.ts';
import type { ImportReport, ItemsPage } from '../../../exam/office/bank-desk.ts';
import type { OwnResult } from '../../../exam/office/own-result.ts';
import type { PaperQuestion } from '../../../exam/paper/paper.ts';
import type { HallCommand } from '../../../exam/sitting/hall.ts';
import type { FactKind, SittingState } from '../../../exam/sitting/sitting.ts';
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

/** GET /api/exam/result: one's own; 409 `not-announced` until marks are fixed. */
export type OwnResultAnswer = OwnResult;

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

/** GET /api/staff/sittings/:id/marking/next (marker): an answer that is to be marked; of whom, and what others gave, is not said. */
export interface MarkingAnswer {
  /** undefined: none is left. */
  readonly next?: ToMark;
  /** A model can be asked about it. */
  readonly suggests?: true;
}

/** GET /api/staff/sittings/:id/marking/suggestion?answer=… (marker): what a model thinks of it; marks are given by people alone. */
export interface SuggestionAnswer {
  /** undefined: it has nothing to say. */
  readonly suggestion?: Suggestion;
}

/** POST /api/staff/sittings/:id/marking (marker) → Done */
export interface GradeBody {
  readonly id: string;
  /** Marks for each point, in their order. */
  readonly points: readonly number[];
}

/** GET /api/staff/sittings/:id/challenges (adviser, organiser), once the sitting is closed. */
export interface ChallengesAnswer {
  readonly challenges: readonly ChallengeListed[];
}

export interface ChallengeListed extends Challenge {
  /** As it stands on the paper, with key, explanation and the articles that it is pinned to. */
  readonly asked: readonly PaperQuestion[];
  readonly ruling?: Ruling;
}

/** POST /api/staff/sittings/:id/challenges (adviser, organiser) → { id } */
export type ChallengeBody = Omit<Challenge, 'id' | 'by' | 'at'>;

/** POST /api/staff/sittings/:id/rulings (adviser) → RulingAnswer: whose result changes; with ?dry=1 nothing is stored. */
export type RulingBody = Pick<Ruling, 'challengeId' | 'decision' | 'why'>;

export type RulingAnswer = DryRun;

/** GET /api/staff/bank/items?status=draft&offset=0 (adviser, organiser): fifty at a time. */
export type ItemsAnswer = ItemsPage;

/** POST /api/staff/bank/approve (adviser) → ApproveAnswer; 409 where one of them may not be approved, then none is. */
export interface ApproveBody {
  /** As they were seen. */
  readonly items: readonly Pick<Item, 'id' | 'version'>[];
  readonly note?: string;
}

export interface ApproveAnswer {
  readonly approved: number;
}

/**
 * POST /api/staff/bank/import (organiser) → ImportReport; multipart/form-data: `file`, and where the file does not say
 * `topic`, `use` (formal, practice, both), `difficulty` (1 to 5). With ?dry=1 nothing is stored. 409 `unreadable` with the reason.
 */
export type ImportAnswer = ImportReport;

/** GET /api/staff/sittings/:id/results (organiser), once the sitting is closed. */
export interface ResultsAnswer {
  readonly state: SittingState;
  readonly rows: readonly ResultRow[];
  /** What can be fetched now from /api/staff/sittings/:id/files/:name. */
  readonly files: readonly ResultFile[];
}

export type ResultFile = 'slips.docx' | 'list.xlsx' | 'archive.zip';

export interface ResultRow extends Pick<Result, 'outcome' | 'total' | 'of'> {
  readonly number: string;
  readonly name: string;
  readonly unit: string;
  readonly post: string;
}

/** POST /api/staff/sittings/:id/mark (organiser) → Done: fixes the marks and reveals the seed. */
export interface MarkBody {
  /** Examinees may see keys and explanations of their paper. */
  readonly showsAnswers: boolean;
}

/** POST /api/staff/sittings/:id/archive {} (organiser) → ArchiveAnswer: ends the journal. */
export interface ArchiveAnswer {
  /** To be kept apart from the archive, which it is compared with. */
  readonly code: string;
}
