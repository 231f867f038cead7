import type { ResidentId } from '../resident.ts';
import type { Case, CaseState, NewCase } from './case.ts';
import type { Change, LogEntry, Refusal } from './transition.ts';

/** An entry of the log with the words that belong to it, unless they were forgotten. */
export interface LoggedEvent extends LogEntry {
  readonly text?: string;
}

/** Where cases are kept. */
export interface CaseStore {
  /** Stores a new case. There is one a record: where there is one already, that one comes back and nothing is stored. */
  create(newCase: NewCase, change: Change): Promise<{ readonly case: Case; readonly isNew: boolean }>;
  get(id: string): Promise<Case | undefined>;
  ofRecord(recordId: string): Promise<Case | undefined>;
  /** Of one resident, oldest first. */
  ofResident(resident: ResidentId): Promise<Case[]>;
  /** Oldest first; a claim that has run out is still a claim here, see `stateAt`. */
  inState(states: readonly CaseState[]): Promise<Case[]>;
  /** Oldest first. */
  all(): Promise<Case[]>;
  /** Oldest first. */
  log(id: string): Promise<LoggedEvent[]>;
  /**
   * Lets one change after the other happen to a case: `decide` sees it as it is, and status, log and deliveries are
   * stored together or not at all.
   * @returns the case as it is then, or the refusal; undefined when there is no such case
   */
  apply(id: string, decide: (current: Case) => Change | Refusal): Promise<Case | Refusal | undefined>;
}
