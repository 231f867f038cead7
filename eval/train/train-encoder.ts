import { questionBag, type Bag } from '../../knowledge/encoder/bag.ts';
import { addRow } from './count-rows.ts';
import { createLearner } from './learner.ts';
import type { Material } from './material.ts';
import type { Network } from './network.ts';
import { passageBag, sentenceRange, type Passages } from './passages.ts';
import { createRandom, shuffled } from './random.ts';

export interface EncoderOptions {
  readonly steps: number;
  readonly rate: number;
  readonly seed: number;
}

/** What the batches of all tasks have in common; chosen by cross-validation, see knowledge/encoder/MODEL.md. */
const PAIRS = 192;
const TEMPERATURE = 0.1;
/** Share of the features of a text that a step does not see. */
const DROPPED = 0.4;
/** Share of a batch that goes on learning from the corpus while questions are learnt. */
const CORPUS_SHARE = 0.6;
/** Part of the steps after which checkpoints are averaged, and how many steps lie between two. */
const AVERAGED_FROM = 0.5;
const AVERAGED_EVERY = 10;
/** Provisions of a batch that only look right. */
const HARD = 64;

interface Pair {
  readonly question: Bag;
  readonly provision: Bag;
  readonly passage: number;
  /** Other passages that answer as well. */
  readonly alsoRight?: ReadonlySet<number>;
  /** Passages that look right and are not. */
  readonly hard?: Uint32Array;
}

/** Told every hundred steps. */
export type Progress = (step: number, loss: number) => void;

/** Learns from the corpus alone: which sentence belongs to which provision, which headings stand above it. */
export function learnCorpus(network: Network, { passages }: Material, options: EncoderOptions, progress: Progress): void {
  const random = createRandom(options.seed);
  run(network, passages, options, random, () => Array.from({ length: PAIRS }, () => corpusPair(passages, random)), progress);
}

/**
 * Learns which provisions answer the questions given by number, with a share of corpus pairs against forgetting.
 * @param hard for each question of the material the passages that look right and are not
 */
export function learnQuestions(
  network: Network, material: Material, questions: readonly number[], hard: readonly Uint32Array[], options: EncoderOptions, progress: Progress,
): void {
  const random = createRandom(options.seed);
  const draw = questionPairs(material, questions, hard, random);
  const asked = Math.round(PAIRS * (1 - CORPUS_SHARE));
  run(network, material.passages, options, random, () => Array.from(
    { length: PAIRS }, (_, index) => (index < asked ? draw() : corpusPair(material.passages, random))), progress);
}

function run(
  network: Network, passages: Passages, { steps, rate }: EncoderOptions, random: () => number, nextPairs: () => Pair[], progress: Progress,
): void {
  const learner = createLearner(network);
  const average = createAverage(network);
  let sum = 0;
  for (let step = 1; step <= steps; step += 1) {
    const pairs = nextPairs();
    const negatives = pairs.flatMap(({ hard }) => (hard && hard.length > 0 ? [hard[Math.floor(random() * hard.length)]!] : [])).slice(0, HARD);
    const columns = [...pairs.map(({ passage }) => passage), ...negatives];
    const alsoRight = new Uint8Array(pairs.length * columns.length);
    pairs.forEach((row, rowIndex) => columns.forEach((column, columnIndex) => {
      const isRight = column === row.passage || row.alsoRight?.has(column) === true;
      if (rowIndex !== columnIndex && isRight) alsoRight[rowIndex * columns.length + columnIndex] = 1;
    }));
    const warmth = Math.min(1, step / 50, (1.5 * (steps - step + 50)) / steps);
    sum += learner.step({
      questions: pairs.map(({ question }) => thin(question, DROPPED, random)),
      provisions: [...pairs.map(({ provision }) => provision), ...negatives.map((passage) => passageBag(passages, passage))]
        .map((bag) => thin(bag, DROPPED, random)),
      alsoRight,
    }, { rate: rate * warmth, temperature: TEMPERATURE });
    if (step > steps * AVERAGED_FROM && step % AVERAGED_EVERY === 0) average.add();
    if (step % 100 === 0) {
      progress(step, sum / 100);
      sum = 0;
    }
  }
  average.install();
}

/** The mean of checkpoints generalises better than the last of them. */
function createAverage(network: Network): { add(): void; install(): void } {
  const arrays = [network.table, network.question, network.provision];
  const sums = arrays.map((array) => new Float32Array(array.length));
  let count = 0;
  return {
    add: () => {
      count += 1;
      arrays.forEach((array, which) => {
        const total = sums[which]!;
        for (let index = 0; index < array.length; index += 1) total[index]! += array[index]!;
      });
    },
    install: () => {
      if (count === 0) return;
      arrays.forEach((array, which) => {
        const total = sums[which]!;
        for (let index = 0; index < array.length; index += 1) array[index] = total[index]! / count;
      });
    },
  };
}

/** Each question three times as often as its answer, sentences of the answer one by one. */
function questionPairs(
  { questions, passages }: Material, chosen: readonly number[], hard: readonly Uint32Array[], random: () => number,
): () => Pair {
  const pool = chosen.flatMap((number) => {
    const { bag, answer, answerSentences, gold } = questions[number]!;
    const alsoRight = new Set(gold.flat());
    const sides = [bag, bag, bag, answer, ...answerSentences].filter(({ features }) => features.length > 0);
    return gold.filter((same) => same.length > 0).flatMap((same) => sides.map((question) => ({ question, same, alsoRight, hard: hard[number]! })));
  });
  let deck: typeof pool = [];
  return () => {
    if (deck.length === 0) deck = shuffled(pool, random);
    const { question, same, alsoRight, hard: wrong } = deck.pop()!;
    const passage = same[Math.floor(random() * same.length)]!;
    return { question, provision: passageBag(passages, passage), passage, alsoRight, hard: wrong };
  };
}

/** A sentence and the rest of its provision; half of the words and the other half; headings and what stands below them. */
function corpusPair(passages: Passages, random: () => number): Pair {
  for (;;) {
    const passage = Math.floor(random() * passages.size);
    const [first, end] = sentenceRange(passages, passage);
    const choice = random();
    if (choice > 0.9) {
      const headings = addRow(passages.paths, passages.pathOf[passage]!, addRow(passages.titles, passages.titleOf[passage]!));
      return { question: questionBag(headings), provision: passageBag(passages, passage), passage };
    }
    if (end - first >= 2 && choice < 0.8) {
      const sentence = first + Math.floor(random() * (end - first));
      // Now and then the sentence stays where it is, so that equal words go on counting.
      const left = random() < 0.8 ? sentence : undefined;
      return { question: questionBag(addRow(passages.sentences, sentence)), provision: passageBag(passages, passage, left), passage };
    }
    if (end - first === 1 && choice < 0.5) {
      const whole = questionBag(addRow(passages.sentences, first));
      return { question: thin(whole, 0.6, random), provision: thin(passageBag(passages, passage), 0.5, random), passage };
    }
  }
}

/** A bag without a random share of its features; never empty unless it was. */
function thin(bag: Bag, share: number, random: () => number): Bag {
  const kept: number[] = [];
  for (let index = 0; index < bag.features.length; index += 1) if (random() >= share) kept.push(index);
  if (kept.length === 0) return bag;
  return { features: Uint32Array.from(kept, (index) => bag.features[index]!), weights: Float32Array.from(kept, (index) => bag.weights[index]!) };
}
