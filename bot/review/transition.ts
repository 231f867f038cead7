import { todayInChina } from '../today.ts';
import type { ShownReply } from '../dialogue/reply.ts';
import { promiseAnswer, sooner } from './answer-by.ts';
import type { Case, CaseReason, CaseState, CaseStatus } from './case.ts';
import { answerLetter, declineLetter, questionLetter } from './letters.ts';

/** What can happen to a case; `by` is an adviser. */
export type CaseEvent =
  | { readonly kind: 'claim'; readonly by: string; readonly hours?: number }
  | { readonly kind: 'release'; readonly by: string }
  | ({ readonly kind: 'answer' | 'ask' | 'decline' } & CheckedWords)
  | { readonly kind: 'reopen'; readonly by: string; readonly why: string }
  /** The answer was made a vetted answer. */
  | { readonly kind: 'publish'; readonly by: string; readonly vettedId: string; readonly problems: readonly string[]; readonly override?: string }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'add-reason'; readonly reason: CaseReason }
  /** The resident went on with the same matter, and what they were told. */
  | { readonly kind: 'follow-up'; readonly text: string }
  /** The resident asks to be forgotten. */
  | { readonly kind: 'withdraw' };

/** What an adviser writes to a resident. */
export interface CheckedWords {
  readonly by: string;
  readonly text: string;
  /** What the gate found wrong with it, one Chinese line each. */
  readonly problems: readonly string[];
  /** Why it goes out all the same. */
  readonly override?: string;
}

/** One line of the log. It is never changed or deleted, so nothing in it is about the resident. */
export interface LogEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: 'adviser' | 'resident' | 'system';
  /** The adviser's name. */
  readonly name?: string;
  readonly kind: 'open' | CaseEvent['kind'];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What happens outside the case; stored together with it. */
export interface Effect {
  readonly kind: 'deliver';
  readonly reply: ShownReply;
}

export type Refusal =
  | { readonly refusal: 'held'; readonly by: string; readonly until: string }
  | { readonly refusal: 'not-held' }
  | { readonly refusal: 'waiting' }
  | { readonly refusal: 'not-waiting' }
  | { readonly refusal: 'closed'; readonly state: CaseState }
  | { readonly refusal: 'not-closed' }
  | { readonly refusal: 'not-answered' }
  | { readonly refusal: 'withdrawn' }
  | { readonly refusal: 'known-reason' }
  | { readonly refusal: 'empty' }
  | { readonly refusal: 'unverified'; readonly problems: readonly string[] };

export interface Change {
  readonly status: CaseStatus;
  readonly entry: LogEntry;
  /** Words of the resident or to them; kept apart from the log, so that they can be forgotten. */
  readonly text?: string;
  readonly effects: readonly Effect[];
}

/** How long a claim lasts unless the adviser says otherwise. */
export const CLAIM_HOURS = 2;

/** The state as it is now: a claim that has run out is none. */
export function stateAt({ state, claim }: CaseStatus, now: Date): CaseState {
  return state === 'claimed' && (claim === undefined || Date.parse(claim.until) <= now.getTime()) ? 'open' : state;
}

/** The case after a change. */
export function changed({ claim: _ended, ...current }: Case, { status }: Change): Case {
  return { ...current, ...status };
}

/** How a case starts. */
export function opened(reasons: readonly CaseReason[], now: Date): Change {
  const status = { state: 'open', reasons: [...new Set(reasons)], answerBy: promiseAnswer(reasons, now) } as const;
  return { status, entry: { at: now.toISOString(), actor: 'system', kind: 'open', facts: { reasons: status.reasons } }, effects: [] };
}

/** What an event makes of a case, or why it may not happen. Every event that happens is one line of the log. */
export function transition(current: Case, event: CaseEvent, now: Date): Change | Refusal {
  const state = stateAt(current, now);
  if (state === 'withdrawn') return { refusal: 'withdrawn' };
  const { reasons, answerBy } = current;
  const holder = state === 'claimed' ? current.claim : undefined;
  const change = (status: Partial<CaseStatus> & { readonly state: CaseState }, more: { facts?: LogEntry['facts']; text?: string; reply?: ShownReply } = {}): Change => ({
    status: { reasons, answerBy, ...status },
    entry: { at: now.toISOString(), ...('by' in event ? { actor: 'adviser', name: event.by } : { actor: ACTORS[event.kind] }), kind: event.kind, facts: more.facts ?? {} },
    ...(more.text !== undefined && { text: more.text }),
    effects: more.reply ? [{ kind: 'deliver', reply: more.reply }] : [],
  });
  const isClosed = state === 'answered' || state === 'declined';

  switch (event.kind) {
    case 'claim': {
      if (isClosed) return { refusal: 'closed', state };
      if (state === 'waiting') return { refusal: 'waiting' };
      if (holder && holder.by !== event.by) return { refusal: 'held', ...holder };
      const until = new Date(now.getTime() + (event.hours ?? CLAIM_HOURS) * 3_600_000).toISOString();
      return change({ state: 'claimed', claim: { by: event.by, until } }, { facts: { until } });
    }
    case 'release':
      return holder?.by === event.by ? change({ state: 'open' }) : { refusal: 'not-held' };
    case 'answer':
    case 'ask':
    case 'decline': {
      if (isClosed) return { refusal: 'closed', state };
      if (holder && holder.by !== event.by) return { refusal: 'held', ...holder };
      if (event.text.trim() === '') return { refusal: 'empty' };
      const { by, problems, override } = event;
      if (problems.length > 0 && !override?.trim()) return { refusal: 'unverified', problems };
      const text = event.text.trim();
      const letter = { caseId: current.id, by, on: todayInChina(now), text, isOverridden: problems.length > 0 };
      return change({ state: VERDICTS[event.kind] }, {
        facts: problems.length > 0 ? { problems, override } : {},
        text,
        reply: { kind: 'reviewed', caseId: current.id, text: LETTERS[event.kind](letter), isQuestion: event.kind === 'ask' },
      });
    }
    case 'publish': {
      if (state !== 'answered') return { refusal: 'not-answered' };
      const { vettedId, problems, override } = event;
      if (problems.length > 0 && !override?.trim()) return { refusal: 'unverified', problems };
      return change({ state }, { facts: { vettedId, ...(problems.length > 0 && { problems, override }) } });
    }
    case 'reopen':
      if (!isClosed && state !== 'waiting') return { refusal: 'not-closed' };
      return change({ state: 'open', answerBy: promiseAnswer(reasons, now) }, { text: event.why });
    case 'reply':
      if (state !== 'waiting') return { refusal: 'not-waiting' };
      return change({ state: 'open', answerBy: promiseAnswer(reasons, now) }, { text: event.text });
    case 'add-reason': {
      const all = [...new Set([...reasons, event.reason])];
      const promise = promiseAnswer(all, now);
      // Somebody is not content with what was decided: it is looked at again, also for a reason known before.
      if (isClosed) return change({ state: 'open', reasons: all, answerBy: promise }, { facts: { reason: event.reason } });
      if (all.length === reasons.length) return { refusal: 'known-reason' };
      return change({ state, ...(holder && { claim: holder }), reasons: all, answerBy: sooner(answerBy, promise) }, { facts: { reason: event.reason } });
    }
    case 'follow-up':
      if (isClosed) return { refusal: 'closed', state };
      return change({ state, ...(holder && { claim: holder }) }, { text: event.text });
    case 'withdraw':
      return change({ state: 'withdrawn' });
  }
}

const VERDICTS = { answer: 'answered', ask: 'waiting', decline: 'declined' } as const;
const LETTERS = { answer: answerLetter, ask: questionLetter, decline: declineLetter } as const;
const ACTORS = { reply: 'resident', withdraw: 'resident', 'follow-up': 'resident', 'add-reason': 'system' } as const;
