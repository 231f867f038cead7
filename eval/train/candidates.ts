import { lawPriorOf, type LawCounts } from '../../knowledge/ranker/law-prior.ts';
import { countVotes, type Voter } from '../../knowledge/ranker/memory.ts';
import { signalsOf, type RankCandidate } from '../../knowledge/ranker/signals.ts';
import { rowLengthsOf, sharedWords, sparseVector } from '../../knowledge/encoder/salience.ts';
import { questionBag } from '../../knowledge/encoder/bag.ts';
import { askedAbout } from '../../knowledge/ranker/asked-about.ts';
import { learnAskedAbout } from './learn-asked-about.ts';
import { addRow } from './count-rows.ts';
import { lexicalSums } from './lexical.ts';
import type { Material } from './material.ts';
import { embed, type Network } from './network.ts';
import { passageBag, sentenceRange, type Passages } from './passages.ts';

/** A question's candidates with their signals, and where its gold is found without the ranker. */
export interface CandidateList {
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
 * @param memory numbers of the questions that count as vetted; a question's own entry never counts for it
 */
export function describeCandidates(
  network: Network, material: Material, asked: readonly number[], memory: readonly number[], lawCounts: LawCounts,
): QuestionCandidates[] {
  const { passages, questions, facts, lexical } = material;
  const { dimensions } = network;
  const vectors = passageVectors(network, passages);
  const interest = learnAskedAbout(vectors, dimensions, [...new Set(memory_(memory, asked).flatMap((number) => questions[number]!.gold.flat()))], 1);
  const vectorOf = (passage: number): Float32Array => vectors.subarray(passage * dimensions, (passage + 1) * dimensions);
  const questionVectors = questions.map(({ bag }) => {
    const vector = new Float32Array(dimensions);
    embed(network, bag, 'question', vector, 0);
    return vector;
  });
  const rowLengths = rowLengthsOf(network.table, network.question, dimensions);
  const wordVectors = questions.map(({ bag }) => sparseVector(bag, rowLengths));
  const answeredBy = questions.map(({ gold }) => {
    const provisions = gold.flat();
    return {
      provisions: [...new Set(provisions)],
      laws: [...new Set(provisions.map((passage) => facts[passage]!.lawId))],
      chapters: [...new Set(provisions.map((passage) => facts[passage]!.chapter))],
    };
  });

  const sv = new Float32Array(dimensions);
  const cache = new Map<number, Float32Array>();
  const nearestSentence = (passage: number, asking: Float32Array): number => {
    let all = cache.get(passage);
    const [a, b] = sentenceRange(passages, passage);
    if (!all) {
      all = new Float32Array((b - a) * dimensions);
      for (let s = a; s < b; s += 1) embed(network, questionBag(addRow(passages.sentences, s)), 'provision', all, (s - a) * dimensions);
      cache.set(passage, all);
    }
    let best = -1;
    for (let s = 0; s < b - a; s += 1) best = Math.max(best, dot(asking, all.subarray(s * dimensions, (s + 1) * dimensions)));
    return best;
  };
  void sv;
  return asked.map((number) => {
    const question = questions[number]!;
    const asking = questionVectors[number]!;
    const cosines = new Float32Array(passages.size);
    for (let passage = 0; passage < passages.size; passage += 1) {
      let sum = 0;
      const offset = passage * dimensions;
      for (let index = 0; index < dimensions; index += 1) sum += asking[index]! * vectors[offset + index]!;
      cosines[passage] = sum;
    }
    const sums = lexicalSums(lexical, question.lexical);
    const lexicalScores = sums.words.map((words, passage) => words + sums.bigrams[passage]! + 0.6 * sums.heading[passage]!);
    const lexicalBest = bestOf(lexicalScores, FROM_EACH);
    const denseBest = bestOf(cosines, FROM_EACH);
    const voters = memory.filter((other) => other !== number).map((other): Voter => ({
      cosine: dot(asking, questionVectors[other]!), words: sharedWords(wordVectors[number]!, wordVectors[other]!), ...answeredBy[other]!,
    }));
    const { votesFor, provisions: voted } = countVotes(voters);
    const prior = lawPriorOf(lawCounts);
    const describe = (ids: readonly number[], remembers: boolean): CandidateList => {
      const candidates = ids.map((passage): RankCandidate => {
        const { lawId, chapter, level, length, amending } = facts[passage]!;
        return {
          lawId, chapter, level, length, amending, named: question.named.includes(lawId),
          lexical: { words: sums.words[passage]!, bigrams: sums.bigrams[passage]!, heading: sums.heading[passage]! },
          vector: vectorOf(passage), cosine: cosines[passage]!, sentenceCosine: nearestSentence(passage, asking), askedAbout: askedAbout(interest, vectorOf(passage)), lawPrior: prior(lawId),
          votes: remembers ? votesFor(passage, lawId, chapter) : undefined,
        };
      });
      return { question: number, passages: Uint32Array.from(ids), rows: signalsOf(candidates, question.lexical.ceiling) };
    };
    const union = [...new Set([...lexicalBest, ...denseBest])];
    return {
      without: describe(union, false),
      withMemory: describe([...new Set([...union, ...voted])], true),
      lexicalBest: Uint32Array.from(lexicalBest.slice(0, SHOWN)),
      denseBest: Uint32Array.from(denseBest.slice(0, SHOWN)),
    };
  });
}

const memory_ = (memory: readonly number[], asked: readonly number[]): number[] => { const out = new Set(asked); return memory.filter((n) => !out.has(n)); };

/** Unit vectors of all passages, one behind the other. */
export function passageVectors(network: Network, passages: Passages): Float32Array {
  const { dimensions } = network;
  const vectors = new Float32Array(passages.size * dimensions);
  for (let passage = 0; passage < passages.size; passage += 1) embed(network, passageBag(passages, passage), 'provision', vectors, passage * dimensions);
  return vectors;
}

/** Indices of the highest values, best first. */
export function bestOf(values: Float32Array, count: number): number[] {
  const threshold = Float32Array.from(values).sort()[Math.max(0, values.length - count)]!;
  const indices: number[] = [];
  values.forEach((value, index) => {
    if (value >= threshold) indices.push(index);
  });
  return indices.sort((a, b) => values[b]! - values[a]! || a - b).slice(0, count);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}
