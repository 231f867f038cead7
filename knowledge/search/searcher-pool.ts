import { availableParallelism } from 'node:os';
import { createTitleMatcher, type TitleMatcher } from '../citation/title-matcher.ts';
import { openCorpus } from '../corpus/corpus.ts';
import { openVettedStore } from '../vetted/vetted-store.ts';
import type { Hit, Searcher, SearchOptions } from './open-searcher.ts';
import { startSearchThread, ThreadEnded, type SearchThread, type ThreadListeners } from './search-thread.ts';
import { createVettedFor } from './vetted-for.ts';

export interface PoolOptions extends ThreadListeners {
  /** Threads that search, at least 1; each holds an index of its own. */
  readonly workers?: number;
}

/** The thread that asks needs a core of its own, where there are several. */
export const spareCores = (): number => Math.max(1, availableParallelism() - 1);

/**
 * The searcher that the environment asks for, as {@link openConfiguredSearcher} opens it, with its searches in threads:
 * for a program whose own thread has many people to serve. A question goes to the thread with the fewest waiting; a
 * thread that dies is started anew, and what it was asked is asked once more.
 * @throws CorpusError, EncoderError, QdrantError as the parts do; from a thread by name and message
 */
export async function openSearcherPool(
  dataFolder: string, environment: NodeJS.ProcessEnv, { workers = spareCores(), ...listeners }: PoolOptions = {},
): Promise<Searcher> {
  const corpus = openCorpus(dataFolder);
  const vetted = openVettedStore(dataFolder);
  // One of them rebuilds the index for all.
  const start = (place: number): SearchThread => startSearchThread({ dataFolder, environment: { ...environment }, rebuilds: place === 0 }, listeners);
  let threads: SearchThread[] = [];
  let isClosed = false;
  const close = (): void => {
    isClosed = true;
    for (const thread of threads) thread.end();
    corpus.close();
    vetted.close();
  };
  try {
    // The first one builds the index where there is none; the others find it.
    for (let place = 0; place < Math.max(1, workers); place += 1) {
      threads.push(start(place));
      if (place === 0) await threads[0]!.opened;
    }
    await Promise.all(threads.map(({ opened }) => opened));
  } catch (error) {
    close();
    throw error;
  }

  const search = async (question: string, options: SearchOptions, isLast = false): Promise<Hit[]> => {
    if (isClosed) throw new ThreadEnded('检索已经关闭');
    threads = threads.map((thread, place) => (thread.hasEnded() ? start(place) : thread));
    const idlest = threads.reduce((least, thread) => (thread.waiting() < least.waiting() ? thread : least));
    try {
      return await idlest.search(question, options);
    } catch (error) {
      if (isLast || isClosed || !(error instanceof ThreadEnded)) throw error;
      listeners.onWarning?.('检索线程意外中断，已重新启动', error);
      return search(question, options, true);
    }
  };

  let known: { generation: number; titles: TitleMatcher } | undefined;
  const knownTitles = (): TitleMatcher => {
    const generation = corpus.generation();
    if (known?.generation !== generation) known = { generation, titles: createTitleMatcher(corpus.lawKeys()) };
    return known.titles;
  };
  return { corpus, knownTitles, search: (question, options) => search(question, options), vettedFor: createVettedFor(corpus, vetted), close };
}
