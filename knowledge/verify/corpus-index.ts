import type { ProvisionInContext } from '../corpus/corpus.ts';

/** Finds, in the whole corpus, provisions that may hold a text, by a sample of its runs of characters. */
export interface CorpusIndex {
  /** Ids of the provisions that share most of the sample, best first. */
  likely(text: string, limit: number): number[];
}

const RUN = 5;
const BUCKETS = 1 << 20;
/** One run in so many is kept, the same ones in every text. */
const SAMPLE = 3;

/** Takes a second for 60,000 provisions, and 5 bytes a character sampled. */
export function createCorpusIndex(provisions: Iterable<ProvisionInContext>): CorpusIndex {
  const ids: number[] = [];
  const runs: number[] = [];
  const owners: number[] = [];
  for (const { provision } of provisions) {
    const at = ids.push(provision.id) - 1;
    for (const run of sampleOf(provision.text)) {
      runs.push(run);
      owners.push(at);
    }
  }
  const starts = new Uint32Array(BUCKETS + 1);
  for (const run of runs) starts[run + 1]! += 1;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) starts[bucket + 1]! += starts[bucket]!;
  const next = starts.slice(0, BUCKETS);
  const entries = new Uint32Array(runs.length);
  runs.forEach((run, index) => {
    entries[next[run]!++] = owners[index]!;
  });
  return {
    likely(text, limit) {
      const hits = new Map<number, number>();
      for (const run of sampleOf(text)) {
        for (let entry = starts[run]!; entry < starts[run + 1]!; entry += 1) hits.set(entries[entry]!, (hits.get(entries[entry]!) ?? 0) + 1);
      }
      return [...hits].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit).map(([at]) => ids[at]!);
    },
  };
}

/** Buckets of a sample of all runs of Chinese characters, numerals left out, which people write in two ways. */
function sampleOf(text: string): Set<number> {
  const sample = new Set<number>();
  let run = 0;
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < FIRST_HAN || code > LAST_HAN || NUMERALS.has(code)) continue;
    // Five characters of six bits each: what is older has been shifted out.
    run = ((run << 6) ^ Math.imul(code, 0x9e3779b1) >>> 8) & MASK;
    length += 1;
    if (length < RUN) continue;
    let hash = Math.imul(run, 0x2c1b3c6d);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    if (hash % SAMPLE === 0) sample.add((hash >>> 4) & (BUCKETS - 1));
  }
  return sample;
}

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
const NUMERALS = new Set([...'一二三四五六七八九十百千万零两'].map((character) => character.charCodeAt(0)));
const MASK = 0x3fffffff;
