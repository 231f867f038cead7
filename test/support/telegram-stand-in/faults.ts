import type { Call } from './calls.ts';

/** What happens instead of an answer, or before it. */
export type Fault =
  | { readonly kind: 'refusal'; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'lost-answer' }
  | { readonly kind: 'slow'; readonly ms: number };

/** 429; the call does nothing. */
export const isBusy = (retryAfterSeconds: number): Fault => ({ kind: 'refusal', status: 429, retryAfter: retryAfterSeconds });

/** 5xx; the call does nothing. */
export const failsWith = (status: number): Fault => ({ kind: 'refusal', status });

/** The connection breaks and the call does nothing. */
export const hangsUp = (): Fault => ({ kind: 'hang-up' });

/** The call is carried out and the connection breaks before the answer. */
export const losesAnswer = (): Fault => ({ kind: 'lost-answer' });

/** The call is carried out and answered after so long. */
export const takes = (ms: number): Fault => ({ kind: 'slow', ms });

export interface Strike {
  /** How many calls; 1 unless told. */
  readonly times?: number;
  /** Only calls that name the chat of this person or group; the answer to a tap names none. */
  readonly chat?: { readonly id: number };
}

/** Which calls: of a method, of any (`*`), or those that fit. */
export type Struck = string | ((call: Call) => boolean);

/** The script of what goes wrong. The oldest entry that fits and is not used up strikes. */
export function createFaults(): { add(struck: Struck, fault: Fault, strike: Strike): () => void; next(call: Call): Fault | undefined } {
  let entries: { fits: (call: Call) => boolean; fault: Fault; times: number }[] = [];
  return {
    add: (struck, fault, { times = 1, chat }) => {
      const isMethod = typeof struck === 'function' ? struck : (call: Call) => struck === '*' || call.method.toLowerCase() === struck.toLowerCase();
      const entry = { fits: (call: Call) => isMethod(call) && (chat === undefined || call.chatId === chat.id), fault, times };
      entries.push(entry);
      return () => void (entries = entries.filter((one) => one !== entry));
    },
    next: (call) => {
      const entry = entries.find(({ fits }) => fits(call));
      if (entry === undefined) return undefined;
      entry.times -= 1;
      if (entry.times <= 0) entries = entries.filter((one) => one !== entry);
      return entry.fault;
    },
  };
}
