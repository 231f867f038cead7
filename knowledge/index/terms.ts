import { readFileSync } from 'node:fs';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** Sparse dimensions of a text: words of the segmenter and pairs of neighbouring characters. */
export interface Terms {
  readonly words: readonly string[];
  readonly bigrams: readonly string[];
  /** Stretches of letters and digits, between which no pair is made. */
  readonly runs: readonly string[];
}

let segmenter: Jieba | undefined;

function segment(text: string): string[] {
  if (!segmenter) {
    segmenter = Jieba.withDict(dict);
    segmenter.loadDict(readFileSync(new URL('legal-words.txt', import.meta.url)));
  }
  return segmenter.cutForSearch(text, true);
}

/** One spelling for width, case and the digits of dates and sums; word order and punctuation are kept. */
function normaliseForTerms(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

const WORD = /[\p{L}\p{N}]/u;
const RUN = /[\p{L}\p{N}]+/gu;

/** Terms of a text in order, with repetitions. Single characters count as words only where no longer word holds them. */
export function termsOf(text: string): Terms {
  const normalised = normaliseForTerms(text);
  const bigrams: string[] = [];
  const runs = normalised.match(RUN) ?? [];
  for (const run of runs) {
    for (let index = 0; index + 1 < run.length; index += 1) bigrams.push(run.slice(index, index + 2));
  }
  return { words: segment(normalised).filter((word) => WORD.test(word)), bigrams, runs };
}
