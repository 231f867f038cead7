import { parseArticleLabel } from '../knowledge/citation/article-label.ts';
import type { Day, Region } from '../knowledge/law.ts';
import { wordsOf } from '../knowledge/provision.ts';
import type { Hit, Searcher } from '../knowledge/search/open-searcher.ts';
import { normaliseTitle } from '../knowledge/title.ts';
import type { Question } from './dataset.ts';
import { mean, ndcgAt, percentile, recallAt, reciprocalRankAt, type GoldRanks } from './metrics.ts';

/** Figures of a retrieval run; shares from 0 to 1, times in milliseconds per question. */
export interface RetrievalFigures {
  readonly questions: number;
  readonly 'recall@1': number;
  readonly 'recall@5': number;
  readonly 'recall@10': number;
  readonly 'recall@20': number;
  readonly 'recall@100': number;
  readonly 'mrr@10': number;
  readonly 'ndcg@10': number;
  readonly p50: number;
  readonly p95: number;
}

const DEPTH = 100;

/** Asks every question as a resident's would be and compares the hits with the gold articles. */
export async function evaluateRetrieval(
  searcher: Pick<Searcher, 'search'>, questions: readonly Question[], how: { date: Day; region: Region },
): Promise<RetrievalFigures> {
  // The first search loads the segmenter; what a running bot pays per question comes after.
  await searcher.search('预热', { ...how, limit: 1 });
  const ranks: GoldRanks[] = [];
  const times: number[] = [];
  for (const { question, gold } of questions) {
    const started = performance.now();
    const hits = await searcher.search(question, { ...how, limit: DEPTH });
    times.push(performance.now() - started);
    ranks.push(gold.map((one) => rankOf(one, hits)));
  }
  const recall = (k: number): number => mean(ranks.map((one) => recallAt(k, one)));
  return {
    questions: questions.length,
    'recall@1': recall(1),
    'recall@5': recall(5),
    'recall@10': recall(10),
    'recall@20': recall(20),
    'recall@100': recall(100),
    'mrr@10': mean(ranks.map((one) => reciprocalRankAt(10, one))),
    'ndcg@10': mean(ranks.map((one) => ndcgAt(10, one))),
    p50: percentile(0.5, times),
    p95: percentile(0.95, times),
  };
}

/** A hit is right by normalised title and article, or by the words of its text, where it has one (another edition of the same rule). */
function rankOf(gold: Question['gold'][number], hits: readonly Hit[]): number | undefined {
  const law = normaliseTitle(gold.law);
  const article = articleKey(gold.article);
  const words = gold.text === undefined ? undefined : wordsOf(gold.text);
  const index = hits.findIndex((hit) =>
    (hit.law.key === law && articleKey(hit.provision.label) === article) || wordsOf(hit.provision.text) === words);
  return index < 0 ? undefined : index + 1;
}

function articleKey(label: string | null): string | null {
  if (label === null) return null;
  const parsed = parseArticleLabel(label);
  return parsed ? `${parsed.number}-${parsed.sub ?? 0}` : label;
}

