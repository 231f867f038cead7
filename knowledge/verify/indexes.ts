import { createCorpusIndex, type CorpusIndex } from './corpus-index.ts';
import type { VerificationCorpus } from './verification.ts';
import { wordsIn } from './fold-words.ts';
import { createVersionIndex, overlap, type Overlap, type VersionIndex } from './version-index.ts';

/** Where words come from: in one version of a law, or anywhere in the corpus. Built when first asked for. */
export interface Indexes {
  ofVersion(versionId: number): VersionIndex;
  /** Provisions of the whole corpus that hold most of a text, best first. @param words the text, folded as `figures` */
  anywhere(text: string, words: string): Overlap[];
  /** Builds the index of the whole corpus now, which takes a second or two. */
  prepare(): void;
}

/** Versions whose index is kept; the Civil Code's takes 2 MB. */
const KEPT = 48;

const CANDIDATES = 12;

export function createIndexes(corpus: VerificationCorpus): Indexes {
  const kept = new Map<number, VersionIndex>();
  let whole: CorpusIndex | undefined;
  const wholeIndex = (): CorpusIndex => (whole ??= createCorpusIndex(corpus.everyProvision()));
  return {
    ofVersion(versionId) {
      const index = kept.get(versionId) ?? createVersionIndex(corpus.provisionsOf(versionId));
      // The one asked for last is the last to go.
      kept.delete(versionId);
      kept.set(versionId, index);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
      return index;
    },
    prepare: () => void wholeIndex(),
    anywhere(text, words) {
      return corpus.provisionsInContext(wholeIndex().likely(text, CANDIDATES))
        .map(({ provision }) => ({ provision, share: overlap(words, wordsIn(provision.text, 'figures')) }))
        .sort((a, b) => b.share - a.share);
    },
  };
}
