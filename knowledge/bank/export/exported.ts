import { shortened } from '../import/shortened.ts';
import type { ItemDraft } from '../item.ts';

/** An item, or something of it, that the format cannot carry. */
export interface LeftOut {
  /** Place of the item among those given, from 1. */
  readonly number: number;
  /** How it begins. */
  readonly text: string;
  /** The item is in the file, but not all of it. */
  readonly isWritten: boolean;
  /** What is missing and why, in Chinese. */
  readonly reason: string;
}

export interface Exported {
  readonly bytes: Uint8Array;
  readonly leftOut: readonly LeftOut[];
}

/** What one item becomes; and what of it has no place in the format, though the rest is written. */
export type Written<T> =
  | { readonly ok: true; readonly part: T; readonly lost?: string }
  | { readonly ok: false; readonly reason: string };

/** Writes each item; those that cannot be written whole are listed. */
export function writeEach<T>(items: readonly ItemDraft[], write: (item: ItemDraft, place: number) => Written<T>): {
  readonly parts: readonly T[];
  readonly leftOut: readonly LeftOut[];
} {
  const parts: T[] = [];
  const leftOut: LeftOut[] = [];
  items.forEach((item, place) => {
    const written = write(item, place);
    if (written.ok) parts.push(written.part);
    const reason = written.ok ? written.lost : written.reason;
    if (reason !== undefined) leftOut.push(leftOutOf(item, place, written.ok, reason));
  });
  return { parts, leftOut };
}

/** As {@link writeEach}, with a line before each run of items of one topic. */
export function writeByTopic(items: readonly ItemDraft[], write: (item: ItemDraft) => Written<string>, category: (topic: string) => string): {
  readonly parts: readonly string[];
  readonly leftOut: readonly LeftOut[];
} {
  let topic = '';
  return writeEach(items, (item) => {
    const written = write(item);
    if (!written.ok || item.topic === topic) return written;
    topic = item.topic;
    return { ...written, part: category(topic) + written.part };
  });
}

export function leftOutOf({ content: { stem } }: ItemDraft, place: number, isWritten: boolean, reason: string): LeftOut {
  return { number: place + 1, text: shortened(stem, 30), isWritten, reason };
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
