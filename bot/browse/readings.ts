import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import type { Law, Version } from '../../knowledge/law.ts';
import { alignArticles, type Aligned } from '../../knowledge/versions/align-articles.ts';
import { wordRuns, type Run } from './word-runs.ts';

/** What is read of the corpus again and again while people turn pages; never older than the corpus. */
export interface Readings {
  /** In reading order. */
  provisionsOf(versionId: number): readonly StoredProvision[];
  /** Which provision of one version became which of the other; annexes too. */
  aligned(beforeId: number, afterId: number): readonly Aligned[];
  /** What became of the words of each pair of {@link aligned}, in that order; null where nothing did, or all of them. */
  changes(beforeId: number, afterId: number): readonly (readonly Run[] | null)[];
  /** All laws with their versions, oldest first. */
  everyLaw(): readonly LawWithVersions[];
}

export interface LawWithVersions {
  readonly law: Law;
  readonly versions: readonly Version[];
}

/** Whole texts that are kept: a megabyte each at most. */
const MOST_TEXTS = 32;
const MOST_ALIGNED = 128;
/** Comparisons: of the longest laws a tenth of a second's work and some hundred kilobytes each. */
const MOST_CHANGES = 32;

export function createReadings(corpus: Corpus): Readings {
  let generation = corpus.generation();
  let everyLaw: readonly LawWithVersions[] | undefined;
  const texts = new Map<string, readonly StoredProvision[]>();
  const alignments = new Map<string, readonly Aligned[]>();
  const changes = new Map<string, readonly (readonly Run[] | null)[]>();
  const keepFresh = (): void => {
    if (corpus.generation() === generation) return;
    generation = corpus.generation();
    everyLaw = undefined;
    texts.clear();
    alignments.clear();
    changes.clear();
  };
  const provisionsOf = (versionId: number) => recall(texts, String(versionId), MOST_TEXTS, () => corpus.provisionsOf(versionId));
  const aligned = (beforeId: number, afterId: number) =>
    recall(alignments, `${beforeId} ${afterId}`, MOST_ALIGNED, () => alignArticles(provisionsOf(beforeId), provisionsOf(afterId)));
  const textsOf = (versionId: number) => new Map(provisionsOf(versionId).map(({ label, text }) => [label, text]));
  const compare = (beforeId: number, afterId: number): (readonly Run[] | null)[] => {
    const [older, newer] = [textsOf(beforeId), textsOf(afterId)];
    return aligned(beforeId, afterId).map(({ before, after, isAlike, sameWords }) =>
      (before === null || after === null || !isAlike || sameWords ? null : wordRuns(older.get(before)!, newer.get(after)!)));
  };
  return {
    provisionsOf: (versionId) => {
      keepFresh();
      return provisionsOf(versionId);
    },
    aligned: (beforeId, afterId) => {
      keepFresh();
      return aligned(beforeId, afterId);
    },
    changes: (beforeId, afterId) => {
      keepFresh();
      return recall(changes, `${beforeId} ${afterId}`, MOST_CHANGES, () => compare(beforeId, afterId));
    },
    everyLaw: () => {
      keepFresh();
      return (everyLaw ??= corpus.laws().map((law) => ({ law, versions: corpus.versionsOf(law.id) })));
    },
  };
}

/** What is remembered, or made now; of too many, the one that was used longest ago is forgotten. */
function recall<T>(memory: Map<string, T>, key: string, most: number, make: () => T): T {
  const known = memory.get(key) ?? make();
  memory.delete(key);
  memory.set(key, known);
  if (memory.size > most) memory.delete(memory.keys().next().value!);
  return known;
}
