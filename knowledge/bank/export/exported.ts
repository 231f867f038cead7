import type { ItemDraft } from '../item.ts';

/** An item, or something of it, that the format cannot carry. */
export interface LeftOut {
  /** Place of the item among those given, from 1. */
  readonly number: number;
  /** How it begins. */
  readonly text: string;
  /** Why, in Chinese. */
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
    if (reason !== undefined) leftOut.push({ number: place + 1, text: beginning(item.content.stem), reason });
  });
  return { parts, leftOut };
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const lettersOf = (places: readonly number[]): string => places.map((place) => String.fromCharCode(65 + place)).join('');

const beginning = (stem: string): string => (stem.length > 30 ? `${stem.slice(0, 30)}…` : stem);
