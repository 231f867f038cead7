import { createWordMatcher, rowLengthsOf, sparseVector } from '../../knowledge/encoder/salience.ts';
import { lawPriorOf, type LawCounts } from '../../knowledge/ranker/law-prior.ts';
import { countVotes, type Count, type Voter } from '../../knowledge/ranker/memory.ts';
import { listedVectors } from '../../knowledge/ranker/listed-vectors.ts';
import { signalsOf, type RankCandidate } from '../../knowledge/ranker/signals.ts';
import { lexicalSums, scoreOf } from './lexical.ts';
import type { Material } from './material.ts';
import type { Network } from './network.ts';
import { embedPassages, embedQuestion, products, type PassageVectors } from './vectors.ts';

/** Candidates of a question with their signals, row by row. */
export interface CandidateList {
  /** Number of the question. */
  readonly question: number;
  readonly passages: Uint32Array;
  readonly rows: Float32Array;
}

export interface QuestionCandidates {
  readonly without: CandidateList;
  readonly withMemory: CandidateList;
  /** Best hundred passages of BM25 alone and of the encoder alone. */
  readonly lexicalBest: Uint32Array;
  readonly denseBest: Uint32Array;
}

const FROM_EACH = 250;
const SHOWN = 100;

/**
 * Finds and describes the candidates of questions, as search does.
 * @param asked numbers of the questions
 * @param memory numbers of the questions that count as vetted; a question is never its own memory
 */
export function describeCandidates(
  network: Network, material: Material, asked: readonly number[], memory: readonly number[], lawCounts: LawCounts,
): QuestionCandidates[] {
  if (asked.length === 0) return [];
  const vote = createVote(network, material, memory);
  const describe = createDescriber(material, embedPassages(network, material.passages), lawCounts);
  return asked.map((number) => {
    const asking = embedQuestion(network, material.questions[number]!.bag);
    return describe(number, asking, vote(number, asking));
  });
}

/**
 * Describes the candidates of one question after the other by the vectors of any encoder.
 * @returns a function of the question's number, its vector, and what the memory says
 */
export function createDescriber(
  { questions, facts, lexical }: Material, vectors: PassageVectors, lawCounts: LawCounts,
): (number: number, asking: Float32Array, votes: Count) => QuestionCandidates {
  const prior = lawPriorOf(lawCounts);
  return (number, asking, votes) => {
    const question = questions[number]!;
    const cosines = vectors.cosines(asking);
    const sums = lexicalSums(lexical, question.lexical);
    const scores = scoreOf(sums);
    const lexicalBest = bestOf(scores, FROM_EACH).filter((passage) => scores[passage]! > 0);
    const denseBest = bestOf(cosines, FROM_EACH);
    const describe = (chosen: readonly number[], remembers: boolean): CandidateList => {
      const candidates = chosen.map((passage): RankCandidate => {
        const { lawId, chapter, level, length, amending } = facts[passage]!;
        return {
          lawId, chapter, level, length, amending,
          named: question.named.includes(lawId),
          lexical: { words: sums.words[passage]!, bigrams: sums.bigrams[passage]!, heading: sums.heading[passage]! },
          cosine: cosines[passage]!,
          sentenceCosine: vectors.nearestSentence(asking, passage),
          lawPrior: prior(lawId),
          votes: remembers ? votes.votesFor(passage, lawId, chapter) : undefined,
        };
      });
      return { question: number, passages: Uint32Array.from(chosen), rows: signalsOf(candidates, listedVectors(chosen.map(vectors.of)), question.lexical.ceiling) };
    };
    const union = [...new Set([...lexicalBest, ...denseBest])];
    return {
      without: describe(union, false),
      withMemory: describe([...new Set([...union, ...votes.provisions])], true),
      lexicalBest: Uint32Array.from(lexicalBest.slice(0, SHOWN)),
      denseBest: Uint32Array.from(denseBest.slice(0, SHOWN)),
    };
  };
}

/** Lets the questions of the memory vote about another. */
function createVote(network: Network, { questions, facts }: Material, memory: readonly number[]) {
  const rowLengths = rowLengthsOf(network.table, network.question, network.dimensions);
  const remembered = memory.map((number) => {
    const { bag, gold } = questions[number]!;
    const provisions = [...new Set(gold.flat())];
    return {
      vector: embedQuestion(network, bag),
      provisions,
      laws: [...new Set(provisions.map((passage) => facts[passage]!.lawId))],
      chapters: [...new Set(provisions.map((passage) => facts[passage]!.chapter))],
    };
  });
  const match = createWordMatcher(memory.map((number) => sparseVector(questions[number]!.bag, rowLengths)));
  return (asked: number, asking: Float32Array) => {
    const words = match(sparseVector(questions[asked]!.bag, rowLengths));
    const voters = remembered.map(({ vector, provisions, laws, chapters }, index): Voter => ({
      cosine: products(asking, vector)[0]!, words: words[index]!, provisions, laws, chapters,
    }));
    return countVotes(voters.filter((_, index) => memory[index] !== asked));
  };
}

/** Indices of the highest values, best first; equal ones by index. */
export function bestOf(values: Float32Array, count: number): number[] {
  const threshold = Float32Array.from(values).sort()[Math.max(0, values.length - count)]!;
  const indices: number[] = [];
  values.forEach((value, index) => {
    if (value >= threshold) indices.push(index);
  });
  return indices.sort((a, b) => values[b]! - values[a]! || a - b).slice(0, count);
}
