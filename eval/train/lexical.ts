import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { K1 } from '../../knowledge/index/embedded/format.ts';
import { termsOf } from '../../knowledge/index/terms.ts';
import type { LexicalSignals } from '../../knowledge/index/port.ts';
import { sparseQuery } from '../../knowledge/search/query.ts';

/**
 * The lexical signals of the embedded index over the provisions that training looks at, for any provision and not
 * only for the best, in shared memory.
 */
export interface LexicalIndex {
  readonly size: number;
  readonly fields: Readonly<Record<Field, Postings>>;
}

type Field = keyof LexicalSignals;
const FIELDS: readonly Field[] = ['words', 'bigrams', 'heading'];

interface Postings {
  /** Term i lies from `ends[i - 1]` (0 for the first) to `ends[i]`. */
  readonly ends: Uint32Array;
  readonly documents: Uint32Array;
  /** BM25 weight without idf. */
  readonly weights: Float32Array;
  readonly idf: Float32Array;
}

/** A question's terms by number in each field, with weight in the question. */
export interface LexicalQuestion {
  readonly terms: Readonly<Record<Field, { readonly numbers: Uint32Array; readonly weights: Float32Array }>>;
  readonly ceiling: LexicalSignals;
}

/** These three as in the embedded index. */
const HEADING = 0.6;
const DAMPING = 0.5;
const TOO_COMMON = 0.2;

export function buildLexicalIndex(entries: readonly ProvisionInContext[]): { index: LexicalIndex; ask: (question: string) => LexicalQuestion } {
  const builders = { words: new PostingsBuilder(), bigrams: new PostingsBuilder(), heading: new PostingsBuilder() };
  let heading: { key: string; terms: readonly string[] } = { key: '', terms: [] };
  for (const { version, provision } of entries) {
    const { words, bigrams } = termsOf(provision.text);
    builders.words.add(words);
    builders.bigrams.add(bigrams);
    const key = [version.title, ...provision.path].join(' ');
    if (key !== heading.key) heading = { key, terms: termsOf(key).words };
    builders.heading.add(heading.terms);
  }
  const fields = { words: builders.words.build(), bigrams: builders.bigrams.build(), heading: builders.heading.build() };
  const ask = (question: string): LexicalQuestion => {
    const query = sparseQuery(question);
    const resolve = (field: Field): { numbers: Uint32Array; weights: Float32Array; most: number } => {
      const numbers: number[] = [];
      const weights: number[] = [];
      let most = 0;
      for (const [term, weight] of field === 'bigrams' ? query.bigrams : query.words) {
        const number = builders[field].numbers.get(term);
        const count = number === undefined ? 0 : countOf(fields[field], number);
        if (count > entries.length * TOO_COMMON && count > 1000) continue;
        most += weight * idfOf(entries.length, count) * (K1 + 1);
        if (number === undefined) continue;
        numbers.push(number);
        weights.push(weight);
      }
      return { numbers: Uint32Array.from(numbers), weights: Float32Array.from(weights), most };
    };
    const terms = { words: resolve('words'), bigrams: resolve('bigrams'), heading: resolve('heading') };
    return { terms, ceiling: { words: terms.words.most, bigrams: terms.bigrams.most, heading: terms.heading.most } };
  };
  return { index: { size: entries.length, fields }, ask };
}

/** Sums of every field for every provision. */
export function lexicalSums({ size, fields }: LexicalIndex, question: LexicalQuestion): Record<Field, Float32Array> {
  const sums = { words: new Float32Array(size), bigrams: new Float32Array(size), heading: new Float32Array(size) };
  for (const field of FIELDS) {
    const { ends, documents, weights, idf } = fields[field];
    const { numbers, weights: inQuestion } = question.terms[field];
    numbers.forEach((term, index) => {
      const factor = inQuestion[index]! * idf[term]!;
      for (let place = term === 0 ? 0 : ends[term - 1]!; place < ends[term]!; place += 1) sums[field][documents[place]!]! += factor * weights[place]!;
    });
  }
  return sums;
}

/** What the index orders by. */
export function scoreOf({ words, bigrams, heading }: Record<Field, Float32Array>): Float32Array {
  return words.map((value, passage) => value + bigrams[passage]! + HEADING * heading[passage]!);
}

function countOf({ ends }: Postings, term: number): number {
  return ends[term]! - (term === 0 ? 0 : ends[term - 1]!);
}

function idfOf(size: number, count: number): number {
  return Math.log(1 + (size - count + 0.5) / (count + 0.5));
}

class PostingsBuilder {
  readonly numbers = new Map<string, number>();
  readonly #postings: { documents: number[]; counts: number[] }[] = [];
  readonly #lengths: number[] = [];

  add(terms: readonly string[]): void {
    const document = this.#lengths.push(terms.length) - 1;
    for (const term of terms) {
      let number = this.numbers.get(term);
      if (number === undefined) {
        number = this.#postings.push({ documents: [], counts: [] }) - 1;
        this.numbers.set(term, number);
      }
      const { documents, counts } = this.#postings[number]!;
      if (documents.at(-1) === document) counts[counts.length - 1]! += 1;
      else {
        documents.push(document);
        counts.push(1);
      }
    }
  }

  build(): Postings {
    const total = this.#postings.reduce((sum, { documents }) => sum + documents.length, 0);
    const ends = new Uint32Array(new SharedArrayBuffer(this.#postings.length * 4));
    const documents = new Uint32Array(new SharedArrayBuffer(total * 4));
    const weights = new Float32Array(new SharedArrayBuffer(total * 4));
    const idf = new Float32Array(new SharedArrayBuffer(this.#postings.length * 4));
    const average = this.#lengths.reduce((sum, length) => sum + length, 0) / this.#lengths.length;
    let used = 0;
    this.#postings.forEach((posting, term) => {
      posting.documents.forEach((document, index) => {
        const count = posting.counts[index]!;
        documents[used] = document;
        weights[used] = (count * (K1 + 1)) / (count + K1 * (1 - DAMPING + (DAMPING * this.#lengths[document]!) / average));
        used += 1;
      });
      ends[term] = used;
      idf[term] = idfOf(this.#lengths.length, posting.documents.length);
    });
    return { ends, documents, weights, idf };
  }
}
