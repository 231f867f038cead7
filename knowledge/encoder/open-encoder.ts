import { readFileSync } from 'node:fs';
import { remembering } from '../remembering.ts';
import { countFeatures, provisionBag, questionBag, type Bag, type ProvisionText } from './bag.ts';
import { encodeBag } from './encode.ts';
import { countQuestion } from './question-counts.ts';
import { rowLengthsOf, sparseVector, type SparseVector } from './salience.ts';
import { sentencesOf } from './sentences.ts';
import { readWeights, vocabularyOf } from './weights-file.ts';

/** Turns questions and provisions into unit vectors; the nearer in meaning, the greater their inner product. */
export interface Encoder {
  readonly dimensions: number;
  /** Under a millisecond; all zeros for a text without a known feature. The vector is not the caller's to change. */
  encodeQuestion(text: string): Float32Array;
  encodeProvision(provision: ProvisionText): Float32Array;
  /** The vector of a provision and those of its sentences, in order. */
  encodeParts(provision: ProvisionText): { readonly whole: Float32Array; readonly sentences: readonly Float32Array[] };
  /** What a question's words are, to be compared with {@link sharedWords}. */
  weighQuestion(text: string): SparseVector;
}

/** Where the weights that ship with the product lie. */
export const WEIGHTS = new URL('weights.bin', import.meta.url);

/** Questions whose bags and vectors are kept: one is often searched for twice, in the whole country and at home. */
const RECENT = 64;

/** @throws Error when there is no such file, or none of this encoder's. */
export function openEncoder(file: URL | string = WEIGHTS): Encoder {
  const weights = readWeights(readFileSync(file));
  const vocabulary = vocabularyOf(weights);
  let rowLengths: Float32Array | undefined;
  // Title and headings repeat from one provision to the next.
  let heading: { key: string; title: Map<number, number>; path: Map<number, number> } | undefined;
  const headingOf = ({ title, path }: ProvisionText): { title: Map<number, number>; path: Map<number, number> } => {
    const above = path.join(' ');
    const key = `${title}\n${above}`;
    if (heading?.key !== key) heading = { key, title: countFeatures(title, vocabulary), path: countFeatures(above, vocabulary) };
    return heading;
  };
  const bagOf = remembering(RECENT, (question: string): Bag => questionBag(countQuestion(question, vocabulary)));
  return {
    dimensions: weights.dimensions,
    encodeQuestion: remembering(RECENT, (text) => encodeBag(weights, bagOf(text), weights.question)),
    encodeProvision: (provision) => {
      const { title, path: headings } = headingOf(provision);
      return encodeBag(weights, provisionBag(countFeatures(provision.text, vocabulary), title, headings), weights.provision);
    },
    encodeParts: (provision) => {
      const { title, path: headings } = headingOf(provision);
      const all = new Map<number, number>();
      const sentences = sentencesOf(provision.text).map((sentence) => {
        const counts = countFeatures(sentence, vocabulary);
        for (const [feature, count] of counts) all.set(feature, (all.get(feature) ?? 0) + count);
        return encodeBag(weights, questionBag(counts), weights.provision);
      });
      return { whole: encodeBag(weights, provisionBag(all, title, headings), weights.provision), sentences };
    },
    weighQuestion: (text) => {
      rowLengths ??= rowLengthsOf(weights.table, weights.question, weights.dimensions);
      return sparseVector(bagOf(text), rowLengths);
    },
  };
}
