import { readFileSync } from 'node:fs';
import { countFeatures, provisionBag, questionBag, type Bag, type ProvisionText } from './bag.ts';
import { encodeBag } from './encode.ts';
import { rowLengthsOf, sparseVector, type SparseVector } from './salience.ts';
import { readWeights, vocabularyOf } from './weights-file.ts';

/** Turns questions and provisions into unit vectors; the nearer in meaning, the greater their inner product. */
export interface Encoder {
  readonly dimensions: number;
  /** Under a millisecond; all zeros for a text without a known feature. */
  encodeQuestion(text: string): Float32Array;
  encodeProvision(provision: ProvisionText): Float32Array;
  /** What a question's words are, to be compared with {@link sharedWords}. */
  weighQuestion(text: string): SparseVector;
}

/** Where the weights that ship with the product lie. */
export const WEIGHTS = new URL('weights.bin', import.meta.url);

/** @throws Error when there is no such file, or none of this encoder's. */
export function openEncoder(path: URL | string = WEIGHTS): Encoder {
  const weights = readWeights(readFileSync(path));
  const vocabulary = vocabularyOf(weights);
  let rowLengths: Float32Array | undefined;
  // Title and headings repeat from one provision to the next.
  let heading: { key: string; title: Map<number, number>; path: Map<number, number> } | undefined;
  const bagOf = (text: string): Bag => questionBag(countFeatures(text, vocabulary));
  return {
    dimensions: weights.dimensions,
    encodeQuestion: (text) => encodeBag(weights, bagOf(text), weights.question),
    encodeProvision: ({ title, path: headings, text }) => {
      const above = headings.join(' ');
      const key = `${title}\n${above}`;
      if (heading?.key !== key) heading = { key, title: countFeatures(title, vocabulary), path: countFeatures(above, vocabulary) };
      return encodeBag(weights, provisionBag(countFeatures(text, vocabulary), heading.title, heading.path), weights.provision);
    },
    weighQuestion: (text) => {
      rowLengths ??= rowLengthsOf(weights.table, weights.question, weights.dimensions);
      return sparseVector(bagOf(text), rowLengths);
    },
  };
}
