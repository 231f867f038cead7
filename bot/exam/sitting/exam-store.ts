import type { Blueprint } from '../paper/blueprint.ts';
import type { Paper } from '../paper/paper.ts';
import type { Attempt, AttemptState, Candidate, Instant, JournalEntry, Sitting, SittingPlan, SittingRefusal } from './sitting.ts';

/** A sitting as it is drawn: everything that it needs, at once. */
export interface NewSitting {
  readonly plan: SittingPlan;
  readonly blueprint: Blueprint;
  readonly papers: readonly Paper[];
  readonly candidates: readonly Candidate[];
  /** Hash of each candidate's one-time code, by staff number; codes themselves are nowhere but on the slips. */
  readonly codes: Readonly<Record<string, string>>;
  /** Sealed until the sitting is closed: no query of examinees or invigilators returns it. */
  readonly seed: string;
  /** What items could be drawn, so that the draw can be repeated offline. */
  readonly pool: readonly PoolItem[];
  /** First line of the journal: hashes of papers, pool and roster, and of the seed. */
  readonly entry: NewEntry;
}

/** What the draw knows of an item. */
export interface PoolItem {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly type: string;
  readonly topic: string;
  readonly difficulty: number;
  readonly audience: readonly string[];
  /** Normalised titles of the laws that it cites. */
  readonly laws: readonly string[];
}

export type NewEntry = Omit<JournalEntry, 'place' | 'hash'>;

/** What becomes of a sitting or an attempt, with what the journal says of it; stored together. */
export interface Change {
  readonly entries: readonly NewEntry[];
  readonly sitting?: Omit<Sitting, 'head'>;
  readonly attempts?: readonly Attempt[];
  /** Put on the roster, each with a fresh attempt in `attempts`, or corrected. */
  readonly candidates?: readonly Candidate[];
  /** Nothing came of it but what the journal says. */
  readonly refused?: SittingRefusal;
}

/** Everything of one candidate that deciding on an event needs. */
export interface Seat {
  readonly sitting: Sitting;
  readonly candidate: Candidate;
  readonly attempt: Attempt;
}

/**
 * Sittings with papers, rosters, attempts and journal. What a call has stored when it returns survives a kill.
 * Changes that come at the same time are stored in one transaction, each decided on what the one before it left.
 */
export interface ExamStore {
  create(sitting: NewSitting): Promise<Sitting>;
  /** Newest last. */
  sittings(): Promise<Sitting[]>;
  sitting(id: string): Promise<Sitting | undefined>;
  blueprint(id: string): Promise<Blueprint | undefined>;
  papers(id: string): Promise<Paper[]>;
  paper(id: string, paperId: string): Promise<Paper | undefined>;
  /** By staff number. */
  candidates(id: string): Promise<Candidate[]>;
  attempts(id: string): Promise<Attempt[]>;
  /** Whether an attempt is in this state; costs little. */
  isAnyone(id: string, state: AttemptState): Promise<boolean>;
  seat(id: string, candidate: string): Promise<Seat | undefined>;
  journal(id: string, from?: number): Promise<JournalEntry[]>;
  /** The line with which somebody's attempt ended. */
  handInEntry(id: string, candidate: string): Promise<JournalEntry | undefined>;
  /**
   * Decides and stores; `decide` may be called again with what has changed since, and must be pure.
   * @returns what `decide` gave; undefined: no such sitting or candidate
   */
  changeSeat<R extends object>(id: string, candidate: string, decide: (seat: Seat) => Change | R): Promise<Change | R | undefined>;
  changeSitting<R extends object>(id: string, decide: (sitting: Sitting) => Change | R): Promise<Change | R | undefined>;
  /** The same where everybody's attempts decide. */
  changeSeats<R extends object>(id: string, decide: (sitting: Sitting, attempts: readonly Attempt[]) => Change | R): Promise<Change | R | undefined>;
  /** The seed and the pool of the draw; for closing, archiving and verifying alone. */
  sealed(id: string): Promise<{ readonly seed: string; readonly pool: readonly PoolItem[] } | undefined>;
  codeHash(id: string, candidate: string): Promise<string | undefined>;
  /** A new code for somebody whose slip is lost. */
  setCodeHash(id: string, candidate: string, codeHash: string): Promise<void>;
  /** An account in a chat in place of the code, which is used up. */
  bind(id: string, candidate: string, resident: string): Promise<void>;
  boundTo(resident: string): Promise<{ readonly sittingId: string; readonly candidate: string }[]>;
  /** Of one browser that signed in: hash of its secret → who it is. */
  putSession(session: ExamSession): Promise<void>;
  session(secretHash: string): Promise<ExamSession | undefined>;
  endSession(secretHash: string): Promise<void>;
  /** Items of the last so many sittings, by id. */
  itemsOfLast(sittings: number): Promise<ReadonlySet<string>>;
  /**
   * Items that could be drawn for sittings not yet closed, by id: all of them, for those alone that were drawn would tell
   * what is on the papers. The same set as long as there are the same such sittings.
   */
  itemsAhead(): Promise<ReadonlySet<string>>;
}

export interface ExamSession {
  readonly secretHash: string;
  readonly sittingId: string;
  readonly candidate: string;
  readonly at: Instant;
}
