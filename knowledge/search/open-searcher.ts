import { openCorpus, type Corpus, type ProvisionInContext } from '../corpus/corpus.ts';
import { buildIndex } from '../index/embedded/build-index.ts';
import { openEmbeddedIndex } from '../index/embedded/open-index.ts';
import { rebuildInBackground } from '../index/embedded/rebuild.ts';
import type { IndexFilter, ProvisionIndex } from '../index/port.ts';
import { statusOn, type Day, type Level, type Region } from '../law.ts';
import { sparseQuery } from './query.ts';
import { isAmending, rank, type Signals } from './rank.ts';

export interface SearchOptions {
  /** Day on which the law must be in force. */
  readonly date: Day;
  /** Where the person lives; law of other places is left out. */
  readonly region: Region;
  /** Most hits wanted. */
  readonly limit: number;
  readonly levels?: readonly Level[];
  /** Ids of the only laws to look in. */
  readonly laws?: readonly number[];
  /** Ids of laws that the question names; they come first. */
  readonly named?: readonly number[];
}

export interface Hit extends ProvisionInContext {
  readonly score: number;
  readonly signals: Signals;
}

export interface Searcher {
  readonly corpus: Corpus;
  /** Provisions that may answer a question, best first. Only versions in force on the day, by the corpus itself. */
  search(question: string, options: SearchOptions): Hit[];
  close(): void;
}

export interface SearcherEvents {
  /** There is no index yet: building one takes seconds to a minute, and nothing is answered before. */
  onBuild?(): void;
  /** A rebuild in the background failed; the old index goes on answering. */
  onRebuildError?(error: unknown): void;
}

/** Candidates that are ranked again. */
const CANDIDATES = 400;
/** An index older than the corpus is rebuilt once the corpus has not changed for this long. */
const REBUILD_AFTER_MS = 5000;

/**
 * Corpus and index of a data folder, kept together: an index that another process has renewed is opened anew, one
 * that is out of date is rebuilt in the background while the old one goes on answering.
 * @throws CorpusError `no-corpus` when nothing has been ingested
 */
export function openSearcher(dataFolder: string, events: SearcherEvents = {}): Searcher {
  const corpus = openCorpus(dataFolder);
  let index = openEmbeddedIndex(dataFolder);
  if (!index) {
    events.onBuild?.();
    buildIndex(corpus, dataFolder);
    index = openEmbeddedIndex(dataFolder)!;
  }
  let current: ProvisionIndex = index;
  let amending = amendingLaws(corpus);
  let seen = { generation: corpus.generation(), at: performance.now() };
  let rebuilding: Promise<void> | undefined;

  const keepFresh = (): void => {
    const generation = corpus.generation();
    if (generation === current.generation) return;
    if (generation !== seen.generation) seen = { generation, at: performance.now() };
    const renewed = openEmbeddedIndex(dataFolder);
    if (renewed && renewed.generation > current.generation) {
      current.close();
      current = renewed;
      amending = amendingLaws(corpus);
    } else renewed?.close();
    if (current.generation !== generation && !rebuilding && performance.now() - seen.at >= REBUILD_AFTER_MS) {
      rebuilding = rebuildInBackground(dataFolder).catch((error: unknown) => {
        // Not at every question again, but after another while.
        seen = { ...seen, at: performance.now() };
        events.onRebuildError?.(error);
      }).finally(() => (rebuilding = undefined));
    }
  };

  return {
    corpus,
    search: (question, options) => {
      keepFresh();
      const filter: IndexFilter = {
        date: options.date,
        region: options.region,
        ...(options.levels && { levels: options.levels }),
        ...(options.laws && { laws: options.laws }),
      };
      const found = current.search(sparseQuery(question), filter, Math.max(CANDIDATES, options.limit));
      const hits: Hit[] = [];
      for (const ranked of rank(found, { named: new Set(options.named), amending })) {
        if (hits.length >= options.limit) break;
        const [entry] = corpus.provisionsInContext([ranked.provisionId]);
        if (!entry || statusOn(entry.version.validity, options.date) !== '现行有效') continue;
        hits.push({ ...entry, score: ranked.score, signals: ranked.signals });
      }
      return hits;
    },
    close: () => {
      current.close();
      corpus.close();
    },
  };
}

function amendingLaws(corpus: Corpus): Set<number> {
  return new Set(corpus.laws().filter((law) => isAmending(law.title)).map((law) => law.id));
}
