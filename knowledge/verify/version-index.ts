import type { StoredProvision } from '../corpus/rows.ts';
import { readFigures, type Figure } from './figures.ts';
import { wordsIn } from './fold-words.ts';

/** A provision that has words in common with a text. */
export interface Overlap {
  readonly provision: StoredProvision;
  /** Share of the text's runs of three characters that stand in the provision, 0 to 1. */
  readonly share: number;
}

/** Finds, in one version of a law, where a text comes from. */
export interface VersionIndex {
  readonly provisions: readonly StoredProvision[];
  /** The provision's words, numbers in digits. */
  wordsOf(provision: StoredProvision): string;
  /** Whether any of its provisions has the figure. */
  hasFigure(figure: Figure): boolean;
  /** Provisions that hold most of a text (folded as `figures`), best first. */
  closest(words: string, limit: number): Overlap[];
}

const BUCKETS = 1 << 16;
const RUN = 3;

export function createVersionIndex(provisions: readonly StoredProvision[]): VersionIndex {
  const words = provisions.map(({ text }) => wordsIn(text, 'figures'));
  const place = new Map(provisions.map(({ id }, index) => [id, index]));
  const starts = new Uint32Array(BUCKETS + 1);
  for (const text of words) for (let at = 0; at + RUN <= text.length; at += 1) starts[bucketAt(text, at) + 1]! += 1;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) starts[bucket + 1]! += starts[bucket]!;
  const next = starts.slice(0, BUCKETS);
  const entries = new Uint16Array(starts[BUCKETS]!);
  words.forEach((text, index) => {
    for (let at = 0; at + RUN <= text.length; at += 1) entries[next[bucketAt(text, at)]!++] = index;
  });
  let figures: Set<string> | undefined;
  return {
    provisions,
    hasFigure(figure) {
      figures ??= new Set(provisions.flatMap(({ text }) => readFigures(text).map(keyOf)));
      return figures.has(keyOf(figure));
    },
    wordsOf: ({ id }) => words[place.get(id)!]!,
    closest(text, limit) {
      const hits = new Uint32Array(provisions.length);
      for (const bucket of new Set(Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, at) => bucketAt(text, at)))) {
        let last = -1;
        for (let entry = starts[bucket]!; entry < starts[bucket + 1]!; entry += 1) {
          if (entries[entry] !== last) hits[entries[entry]!]! += 1;
          last = entries[entry]!;
        }
      }
      return [...hits.keys()].filter((index) => hits[index]! > 0).sort((a, b) => hits[b]! - hits[a]! || a - b).slice(0, limit)
        .map((index) => ({ provision: provisions[index]!, share: overlap(text, words[index]!) }))
        .sort((a, b) => b.share - a.share);
    },
  };
}

/** Share of the runs of three characters of one text that stand in another; both folded. */
export function overlap(text: string, other: string): number {
  const runs = text.length - RUN + 1;
  if (runs <= 0) return other.includes(text) ? 1 : 0;
  let held = 0;
  for (let at = 0; at < runs; at += 1) if (other.includes(text.slice(at, at + RUN))) held += 1;
  return held / runs;
}

const keyOf = ({ unit, value }: Figure): string => `${unit} ${value.toPrecision(9)}`;

function bucketAt(text: string, at: number): number {
  return (text.charCodeAt(at) * 9973 + text.charCodeAt(at + 1) * 613 + text.charCodeAt(at + 2) * 31) & (BUCKETS - 1);
}
