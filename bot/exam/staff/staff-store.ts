import type { Instant } from '../sitting/sitting.ts';
import type { StaffMember } from './staff.ts';

export interface StaffAccount extends StaffMember {
  readonly codeHash: string;
  readonly endedAt?: Instant;
}

/** One browser at which somebody of the staff has signed in. */
export interface StaffSession {
  readonly secretHash: string;
  readonly name: string;
  readonly until: Instant;
}

/** One line of the log of accounts, which is never changed or deleted. `by`: who did it, of whom the facts say. */
export interface StaffEntry {
  readonly at: Instant;
  readonly by: string;
  readonly kind: 'added' | 'reset' | 'ended' | 'signed-in' | 'refused' | 'signed-out';
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Accounts of the staff with their sessions and log; what a call has stored when it returns survives a kill. */
export interface StaffStore {
  account(name: string): Promise<StaffAccount | undefined>;
  /** By name, those that have ended too. */
  accounts(): Promise<StaffAccount[]>;
  /** Decides on the account as it is and stores what `decide` gives; every session of the account ends. */
  change<R extends object>(
    name: string, decide: (current: StaffAccount | undefined) => { readonly account: StaffAccount; readonly entry: StaffEntry } | R,
  ): Promise<{ readonly account: StaffAccount; readonly entry: StaffEntry } | R>;
  putSession(session: StaffSession, entry: StaffEntry): Promise<void>;
  session(secretHash: string): Promise<StaffSession | undefined>;
  endSession(secretHash: string, entry: StaffEntry): Promise<void>;
  put(entry: StaffEntry): Promise<void>;
  log(): Promise<StaffEntry[]>;
}
