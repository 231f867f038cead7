import { CODE_BYTES, makeCode } from '../roster/one-time-code.ts';
import type { Instant } from '../sitting/sitting.ts';
import type { Role, StaffMember } from './staff.ts';
import { hashStaffCode, isStaffCode, type RandomBytes } from './staff-code.ts';
import type { StaffAccount, StaffEntry, StaffStore } from './staff-store.ts';

export type StaffRefusal = { readonly refusal: 'taken' | 'bad-name' | 'no-roles' | 'no-account' | 'ended' };

/** Accounts of those who work on exams: made and ended by the operator, at the command line. */
export interface Staff {
  /** @returns the code, which is shown once and kept nowhere */
  add(member: StaffMember, by: string): Promise<{ readonly code: string } | StaffRefusal>;
  /** A new code for who has lost theirs; whoever has signed in with the old one is signed out. */
  reset(name: string, by: string): Promise<{ readonly code: string } | StaffRefusal>;
  /** Nobody signs in by this name any more until it is added again; what they did stays theirs. */
  end(name: string, by: string): Promise<{ readonly done: true } | StaffRefusal>;
  /** @returns whose session it is now, or undefined: no such name or code, which of them is not said */
  signIn(asked: { readonly name: string; readonly code: string; readonly secretHash: string }): Promise<StaffMember | undefined>;
  /** Whose session it is; undefined: nobody's, or over. */
  memberOf(secretHash: string): Promise<StaffMember | undefined>;
  signOut(secretHash: string): Promise<void>;
  accounts(): Promise<(StaffMember & { readonly endedAt?: Instant })[]>;
  log(): Promise<StaffEntry[]>;
}

export interface StaffPorts {
  readonly store: StaffStore;
  readonly now: () => Date;
  /** Bytes that nobody can foretell. */
  readonly random: RandomBytes;
}

export const STAFF_SESSION_HOURS = 12;
const LONGEST_NAME = 30;

export function createStaff({ store, now, random }: StaffPorts): Staff {
  const entry = (by: string, kind: StaffEntry['kind'], facts: StaffEntry['facts'] = {}): StaffEntry => ({ at: now().toISOString(), by, kind, facts });

  /** What `decide` makes of the account, under a code that is given once. */
  async function withNewCode(name: string, by: string, decide: (current: StaffAccount | undefined) => { readonly member: StaffMember; readonly kind: 'added' | 'reset' } | StaffRefusal) {
    const code = makeCode(random(CODE_BYTES));
    const codeHash = await hashStaffCode(code, random);
    const result = await store.change<StaffRefusal>(name, (current) => {
      const decided = decide(current);
      if ('refusal' in decided) return decided;
      const { member, kind } = decided;
      return { account: { ...member, codeHash }, entry: entry(by, kind, member as unknown as StaffEntry['facts']) };
    });
    return 'refusal' in result ? result : { code };
  }

  return {
    async add({ name: written, roles }, by) {
      const name = tidyName(written);
      if (name === '' || name.length > LONGEST_NAME) return { refusal: 'bad-name' };
      if (roles.length === 0) return { refusal: 'no-roles' };
      return withNewCode(name, by, (current) => (current && current.endedAt === undefined ? { refusal: 'taken' } : { member: { name, roles: [...new Set(roles)] }, kind: 'added' }));
    },
    reset: (name, by) => withNewCode(tidyName(name), by, (current) => active(current, ({ name: own, roles }) => ({ member: { name: own, roles }, kind: 'reset' }))),
    async end(name, by) {
      const { at } = entry(by, 'ended');
      const result = await store.change<StaffRefusal>(tidyName(name), (current) => active(current, (account) => (
        { account: { ...account, endedAt: at }, entry: { at, by, kind: 'ended', facts: { name: account.name } } })));
      return 'refusal' in result ? result : { done: true };
    },
    async signIn({ name: written, code, secretHash }) {
      const name = tidyName(written);
      const account = await store.account(name);
      const isActive = account !== undefined && account.endedAt === undefined;
      if (!await isStaffCode(code, isActive ? account.codeHash : undefined)) {
        // Of a name that is nobody's no line: whoever comes by could fill the log.
        if (isActive) await store.put(entry(name, 'refused'));
        return undefined;
      }
      const until = new Date(now().getTime() + STAFF_SESSION_HOURS * 3_600_000).toISOString();
      await store.putSession({ secretHash, name, until }, entry(name, 'signed-in'));
      return memberIn(account!);
    },
    async memberOf(secretHash) {
      const session = await store.session(secretHash);
      if (!session || session.until <= now().toISOString()) return undefined;
      const account = await store.account(session.name);
      return account && account.endedAt === undefined ? memberIn(account) : undefined;
    },
    async signOut(secretHash) {
      const session = await store.session(secretHash);
      if (session) await store.endSession(secretHash, entry(session.name, 'signed-out'));
    },
    accounts: async () => (await store.accounts()).map(({ codeHash: _kept, ...account }) => account),
    log: () => store.log(),
  };
}

const tidyName = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, ' ').trim();

const memberIn = ({ name, roles }: StaffAccount): StaffMember => ({ name, roles });

function active<R extends object>(current: StaffAccount | undefined, decide: (account: StaffAccount) => R): R | StaffRefusal {
  if (!current) return { refusal: 'no-account' };
  return current.endedAt === undefined ? decide(current) : { refusal: 'ended' };
}

/** May somebody do what this role does: whoever organises may invigilate. */
export const hasRole = ({ roles }: StaffMember, role: Role): boolean => roles.includes(role) || (role === 'invigilator' && roles.includes('organiser'));
