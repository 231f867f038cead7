import type { Schemas } from '@qdrant/js-client-rest';
import { DEFAULT_WEIGHTS } from '../embedded/open-index.ts';
import type { Candidate } from '../port.ts';
import { DENSE, type Payload } from './layout.ts';
import type { Part } from './search-requests.ts';

export interface QdrantCandidate extends Candidate {
  /** Reciprocal rank fusion by the server, the sum over the lists of 1 / (2 + rank): for where no ranker follows. */
  readonly fused: number;
  /** The provision's own unit vector; there when the query has one. */
  readonly vector?: Float32Array;
}

type Points = readonly Schemas['ScoredPoint'][];

/**
 * The best `limit` by terms, the best `limit` by meaning and those wanted besides, each once: by falling lexical
 * score, then falling cosine, then provision id. The order is made here, because Qdrant promises none between equals.
 */
export function mergeAnswers(answers: ReadonlyMap<Part, Points>, limit: number, also: ReadonlySet<number>): QdrantCandidate[] {
  const scores = (part: Part): Map<string | number, number> => new Map((answers.get(part) ?? []).map(({ id, score }) => [id, score]));
  const [words, bigrams, heading, cosines] = [scores('words'), scores('bigrams'), scores('heading'), scores('cosine')];
  const candidates = (answers.get('union') ?? []).map(({ id, payload, vector, score: fused }): QdrantCandidate => {
    const { provision, law, level, chapter, length } = payload as unknown as Payload;
    const signals = { words: words.get(id) ?? 0, bigrams: bigrams.get(id) ?? 0, heading: heading.get(id) ?? 0 };
    const cosine = cosines.get(id);
    return {
      provisionId: provision,
      lawId: law,
      level,
      chapter,
      length,
      score: DEFAULT_WEIGHTS.words * signals.words + DEFAULT_WEIGHTS.bigrams * signals.bigrams + DEFAULT_WEIGHTS.heading * signals.heading,
      signals,
      ...(cosine !== undefined && { cosine, vector: Float32Array.from((vector as Record<string, number[]>)[DENSE]!) }),
      fused,
    };
  });
  const byTerms = candidates.filter(({ score }) => score > 0).sort(byScore).slice(0, limit);
  const byMeaning = candidates.filter(({ cosine }) => cosine !== undefined)
    .sort((a, b) => b.cosine! - a.cosine! || a.provisionId - b.provisionId).slice(0, limit);
  const besides = candidates.filter(({ provisionId }) => also.has(provisionId));
  return [...new Set([...byTerms, ...byMeaning, ...besides])].sort(byScore);
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || (b.cosine ?? 0) - (a.cosine ?? 0) || a.provisionId - b.provisionId;
}
