import { statSync } from 'node:fs';
import { parseCitations } from '../citation/parse-citations.ts';
import { createTitleMatcher, type TitleMatcher } from '../citation/title-matcher.ts';
import { openCorpus, type Corpus, type ProvisionInContext } from '../corpus/corpus.ts';
import { isBuiltIn } from '../embeddings/built-in-encoder.ts';
import { EncoderError, type DenseEncoder } from '../embeddings/port.ts';
import type { Reranker } from '../embeddings/reranker.ts';
import { buildIndex, indexPath } from '../index/embedded/build-index.ts';
import { openEmbeddedIndex } from '../index/embedded/open-index.ts';
import { rebuildInBackground } from '../index/embedded/rebuild.ts';
import type { IndexFilter, IndexQuery, IndexResult, ProvisionIndex } from '../index/port.ts';
import { statusOn, type Day, type Level, type Region } from '../law.ts';
import type { Count } from '../ranker/memory.ts';
import type { Ranker } from '../ranker/open-ranker.ts';
import { mergeMatters } from './merge-matters.ts';
import { sparseQuery, subQuestions } from './query.ts';
import { isAmending, type LawFacts, type Ranked, type Signals } from './rank.ts';
import { hasVectors, rankDense } from './rank-dense.ts';
import { rankLinear } from './rank-linear.ts';
import { createVettedFor, type VettedFor, type VettedSource } from './vetted-for.ts';
import { rememberVetted, type VettedMemory } from './vetted-memory.ts';

export type { VettedSource } from './vetted-for.ts';

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
}

export interface Hit extends ProvisionInContext, Pick<Ranked, 'score' | 'relative'> {
  readonly signals: Signals;
}

export interface Searcher {
  readonly corpus: Corpus;
  /** Titles of all laws of the corpus, for finding them in running text. */
  knownTitles(): TitleMatcher;
  /**
   * Provisions that may answer a question, best first; of one that asks about several matters, each has its share. Only
   * versions in force on the day, by the corpus itself.
   */
  search(question: string, options: SearchOptions): Promise<Hit[]>;
  /** What an adviser approved for this very question, where every provision that it cites applies and still reads as it did. */
  readonly vettedFor: VettedFor;
  close(): void;
}

export interface SearcherOptions {
  /** Gives questions and provisions their vectors; without one, search goes by words alone. */
  readonly encoder?: DenseEncoder | undefined;
  /** Trained on the built-in encoder; without it, or with another encoder, a plain sum of the signals orders the hits. */
  readonly ranker?: Ranker | undefined;
  /** Answers that lift the provisions that answered questions like this one; used with the ranker only. */
  readonly vetted?: VettedSource;
  /** For measuring: false leaves the vectors of encoder and index unused. */
  readonly useVectors?: boolean;
  /** For measuring: a vetted question in nearly the words of the one asked has no vote. */
  readonly leaveOutCopies?: boolean;
  /** Finds candidates in place of the embedded index, by provision id; undefined when it cannot. */
  readonly candidates?: (query: IndexQuery, filter: IndexFilter, limit: number, generation: number) => Promise<readonly number[] | undefined>;
  /** Orders the best hits anew. */
  readonly reranker?: Reranker;
  /** False where another searcher of the same folder rebuilds the index when it is out of date, and this one waits for it. */
  readonly rebuilds?: boolean;
  /** There is no index yet: building one takes seconds to a minute, and nothing is answered before. */
  readonly onBuild?: () => void;
  /** Something failed that the search survives. */
  readonly onWarning?: (message: string, cause: unknown) => void;
}

/** Candidates from each way of looking. */
const CANDIDATES = 250;
/** An index older than the corpus is rebuilt once the corpus has not changed for this long. */
const REBUILD_AFTER_MS = 5000;

/**
 * Corpus and index of a data folder, kept together: an index that another process has renewed is opened anew, one
 * that is out of date is rebuilt in the background while the old one goes on answering.
 * @throws CorpusError `no-corpus` when nothing has been ingested
 * @throws EncoderError when the index holds vectors of another encoder than the one given
 */
export async function openSearcher(dataFolder: string, options: SearcherOptions = {}): Promise<Searcher> {
  const { encoder } = options;
  const corpus = openCorpus(dataFolder);
  let current = await openOrBuild(corpus, dataFolder, options).catch((error: unknown) => {
    corpus.close();
    throw error;
  });
  let about = aboutLaws(corpus);
  let opened = { generation: corpus.generation(), at: performance.now(), modified: modifiedAt(dataFolder) };
  let rebuilding: Promise<unknown> | undefined;
  const rebuild = (): Promise<unknown> => encoder && !encoder.isBuiltIn
    ? rebuildHere(dataFolder, encoder)
    : rebuildInBackground({ dataFolder, withVectors: encoder !== undefined });

  const rankResult = (result: IndexResult, facts: LawFacts, count: Count | undefined): Ranked[] => {
    if (!encoder || !hasVectors(result)) return rankLinear(result, facts);
    return rankDense(result, {
      ...facts,
      keyOf: (lawId) => about.keyOf.get(lawId) ?? '',
      count,
      network: encoder.isBuiltIn ? options.ranker : undefined,
      lawPrior: options.ranker?.lawPrior ?? (() => 0),
    });
  };

  const rankText = (
    text: string, query: IndexQuery, filter: IndexFilter, found: readonly number[] | undefined, depth: number, date: Day,
  ): Ranked[] => {
    const count = query.vector && memory()?.vote(date, text, query.vector, options.leaveOutCopies ?? false);
    const result = current.search(query, filter, found ? 0 : depth, [...(found ?? []), ...(count?.provisions ?? [])]);
    return rankResult(result, { named: namedLaws(text, corpus, about.titles), amending: about.amending }, count);
  };

  let remembered: { key: string; memory: VettedMemory } | undefined;
  const memory = (): VettedMemory | undefined => {
    if (!options.vetted || !options.ranker || !encoder || !isBuiltIn(encoder)) return undefined;
    const key = `${corpus.generation()} ${current.generation} ${options.vetted.changes()}`;
    if (remembered?.key !== key) remembered = { key, memory: rememberVetted(options.vetted.all(), corpus, current, encoder.own) };
    return remembered.memory;
  };

  const keepFresh = (): void => {
    const generation = corpus.generation();
    if (generation === current.generation) return;
    if (generation !== opened.generation) {
      opened = { ...opened, generation, at: performance.now() };
      about = aboutLaws(corpus);
    }
    if (modifiedAt(dataFolder) !== opened.modified) {
      opened = { ...opened, modified: modifiedAt(dataFolder) };
      const renewed = openEmbeddedIndex(dataFolder);
      if (renewed && renewed.encoder?.name === current.encoder?.name) {
        current.close();
        current = renewed;
      } else renewed?.close();
    }
    if (current.generation !== generation && options.rebuilds !== false && !rebuilding && performance.now() - opened.at >= REBUILD_AFTER_MS) {
      opened = { ...opened, at: performance.now() };
      rebuilding = rebuild()
        .catch((error: unknown) => options.onWarning?.('重建索引失败，继续使用原有索引', error))
        .finally(() => (rebuilding = undefined));
    }
  };

  return {
    corpus,
    knownTitles: () => {
      keepFresh();
      return about.titles;
    },
    search: async (question, { date, region, limit, levels, laws }) => {
      if (limit <= 0) return [];
      const filter: IndexFilter = { date, region, ...(levels && { levels }), ...(laws && { laws }) };
      const depth = Math.max(CANDIDATES, limit);
      const parts = subQuestions(question);
      const texts = parts.length > 1 ? [question, ...parts] : [question];
      const vectors = encoder && options.useVectors !== false ? await encodeQuestions(encoder, texts, options) : undefined;
      const queries = texts.map((text, index): IndexQuery => ({ ...sparseQuery(text), ...(vectors && { vector: vectors[index]! }) }));
      const found = await Promise.all(queries.map((query) => options.candidates?.(query, filter, depth, current.generation)));
      // From here on nothing waits: index, corpus and memory are of one moment.
      keepFresh();
      const [whole, ...ofParts] = texts.map((text, index) => rankText(text, queries[index]!, filter, found[index], depth, date));
      const ranked = mergeMatters(whole!, ofParts);
      const hits = inForce(corpus, ranked, date, Math.max(limit, options.reranker ? RERANKED : 0));
      return options.reranker ? rerank(question, hits, options.reranker, limit) : hits;
    },
    vettedFor: createVettedFor(corpus, options.vetted),
    close: () => {
      current.close();
      corpus.close();
    },
  };
}

async function openOrBuild(corpus: Corpus, dataFolder: string, { encoder, onBuild }: SearcherOptions): Promise<ProvisionIndex> {
  const index = openEmbeddedIndex(dataFolder);
  if (index && index.encoder?.name === encoder?.name) return index;
  index?.close();
  if (index?.encoder && encoder && !encoder.isBuiltIn) {
    throw new EncoderError('other-dimensions', `索引里是 ${index.encoder.name} 的 ${index.encoder.dimensions} 维向量，现在配置的是 ${encoder.name}（${encoder.dimensions} 维）。请重新运行 npm run ingest，或改回 EMBEDDINGS_MODEL。`);
  }
  onBuild?.();
  await buildIndex(corpus, dataFolder, encoder);
  return openEmbeddedIndex(dataFolder)!;
}

/** Vectors from an endpoint are waited for, not computed: that build may run beside the answers, on its own connection. */
async function rebuildHere(dataFolder: string, encoder: DenseEncoder): Promise<void> {
  const corpus = openCorpus(dataFolder);
  try {
    await buildIndex(corpus, dataFolder, encoder);
  } finally {
    corpus.close();
  }
}

/** The first `most` of a ranking that the corpus, which may have changed since the index was built, has in force. */
function inForce(corpus: Corpus, ranked: readonly Ranked[], date: Day, most: number): Hit[] {
  const hits: Hit[] = [];
  // Read together, since nearly all of them are.
  for (let start = 0; start < ranked.length && hits.length < most; start += most) {
    const some = new Map(ranked.slice(start, start + most).map((one) => [one.provisionId, one]));
    for (const entry of corpus.provisionsInContext([...some.keys()])) {
      const { score, relative, signals } = some.get(entry.provision.id)!;
      if (hits.length < most && statusOn(entry.version.validity, date) === '现行有效') hits.push({ ...entry, score, relative, signals });
    }
  }
  return hits;
}

/** A question without a vector is still answered, by its words. */
async function encodeQuestions(encoder: DenseEncoder, questions: readonly string[], { onWarning }: SearcherOptions): Promise<Float32Array[] | undefined> {
  try {
    return await encoder.encodeQuestions(questions);
  } catch (error) {
    onWarning?.('问题没有取得向量，只按字词检索', error);
    return undefined;
  }
}

/** Hits that a reranker reads. */
const RERANKED = 50;

async function rerank(question: string, hits: readonly Hit[], reranker: Reranker, limit: number): Promise<Hit[]> {
  const scores = await reranker.rerank(question, hits.map(({ version, provision }) => [version.title, ...provision.path, provision.text].join('\n')));
  if (!scores) return hits.slice(0, limit);
  const best = Math.max(...scores);
  return hits
    .map((hit, place) => ({ hit, place, score: scores[place]! }))
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, limit)
    .map(({ hit, score }) => ({ ...hit, score, relative: Math.exp(score - best), signals: { ...hit.signals, reranked: score } }));
}

interface AboutLaws {
  readonly keyOf: ReadonlyMap<number, string>;
  readonly titles: TitleMatcher;
  readonly amending: ReadonlySet<number>;
}

function aboutLaws(corpus: Corpus): AboutLaws {
  const laws = corpus.laws();
  return {
    keyOf: new Map(laws.map((law) => [law.id, law.key])),
    titles: createTitleMatcher(laws.map((law) => law.key)),
    amending: new Set(laws.filter((law) => isAmending(law.title)).map((law) => law.id)),
  };
}

function namedLaws(question: string, corpus: Corpus, titles: TitleMatcher): Set<number> {
  return new Set(parseCitations(question, { knownTitles: titles }).flatMap(({ law }) => (law ? corpus.lawsByKey(law.key).map(({ id }) => id) : [])));
}

function modifiedAt(dataFolder: string): number {
  return statSync(indexPath(dataFolder), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
