import type { Entry } from '../../entry.ts';

/** What was said, as the server has it, and how far it was read. */
export interface Transcript {
  readonly entries: readonly Entry[];
  /** `<inbox id>-<outbox id>`. */
  readonly cursor: string;
}

export const keyOf = (entry: Entry): string => `${entry.kind}:${entry.id}`;

/** The transcript with an entry more; one that comes again changes nothing but itself. */
export function withEntry({ entries, cursor }: Transcript, entry: Entry, at: string): Transcript {
  const place = entries.findIndex((one) => keyOf(one) === keyOf(entry));
  return { entries: place < 0 ? [...entries, entry] : entries.with(place, entry), cursor: laterCursor(cursor, at) };
}

/** Inbox and outbox are read on independently. */
export function laterCursor(one: string, other: string): string {
  const [a, b] = [one, other].map((cursor) => cursor.split('-').map(Number)) as [number[], number[]];
  const later = (index: number): number => Math.max(a[index] || 0, b[index] || 0);
  return `${later(0)}-${later(1)}`;
}

/** Who waits longer than this waits in vain. */
const LONGEST_WAIT_MS = 5 * 60_000;

export interface Work {
  /** Messages of which it was said that they are dealt with. */
  readonly handled: ReadonlySet<string>;
  /** What is being done, by message. */
  readonly progress: ReadonlyMap<string, string>;
}

/** Messages that an answer is on its way to, oldest first. A first word in danger is not yet the answer while more is being done. */
export function awaited(entries: readonly Entry[], { handled, progress }: Work, now: Date): string[] {
  const answered = new Set(entries.flatMap((entry) => (entry.kind === 'reply' && entry.inReplyTo !== null ? [entry.inReplyTo] : [])));
  return entries.flatMap((entry) => {
    if (entry.kind !== 'message' || handled.has(entry.id)) return [];
    const isFresh = now.getTime() - Date.parse(entry.at) < LONGEST_WAIT_MS;
    return progress.has(entry.id) || (isFresh && !answered.has(entry.id)) ? [entry.id] : [];
  });
}

/** What the resident said after a reply, up to the next reply that asks: the choice that was made, or the words instead. */
export function saidAfter(entries: readonly Entry[], replyId: number): string | undefined {
  const place = entries.findIndex((entry) => entry.kind === 'reply' && entry.id === replyId);
  const next = entries.slice(place + 1).find((entry) => entry.kind === 'message');
  return next?.kind === 'message' ? next.text : undefined;
}
