import { FIELDS, type Field } from './format.ts';

/** `kernel.wat`, compiled. Node runs it everywhere; it is some three to five times as fast as the same loops in JavaScript. */
const MODULE = 'AGFzbQEAAAABRwhgCH98f39/f39/AGAFf398f38AYAV/f3x8fAF7YAd/f3x8fH9/AGABfwBgBX9/f39/AX9gBX9/f39/AXxgB39/f39/f38AAg8BA2VudgZtZW1vcnkCAAEDCQgAAQIDBAUGBwc1BgRkb3RzAAADYWRkAAEFYWRkVXAAAwdoaWdoZXN0AAUHbmVhcmVzdAAGCHByb2R1Y3RzAAcK5AsIqwICBH8BewJAA0AgCCAFTw0B/QwAAAAAAAAAAAAAAAAAAAAAIQwgBCAIai0AAARAIAAhCSACIQogAiAGQWBxaiELAkADQCAKIAtPDQEgDCAJ/QAEACAK/QEDAP26ASAJ/QAEECAK/QEDCP26Af2uASAJ/QAEICAK/QEDEP26ASAJ/QAEMCAK/QEDGP26Af2uAf2uAf2uASEMIAlBwABqIQkgCkEgaiEKDAALCyACIAZqIQsCQANAIAogC08NASAMIAn9AAQAIAr9AQMA/boB/a4BIQwgCUEQaiEJIApBCGohCgwACwsLIAcgCEECdGogAyAIQQJ0aioCACABIAz9GwAgDP0bAWogDP0bAiAM/RsDamq3oraUOAIAIAIgBmohAiAIQQFqIQgMAAsLC14BBH8gACABQQJ0aiEFIAUhBgJAA0AgACAGTw0BIAAoAgAhByAHIARJBEAgAyAHQQJ0aiEIIAggCCoCALsgAiAFLQAAuKKgtjgCAAsgAEEEaiEAIAVBAWohBQwACwsLQAAgAv0UIAD9XQMA/V/98gEgA/0UIAAgAWr9XQMA/V/98gH98AEgBP0UIAAgAUEBdGr9XQMA/V/98gH98AH9XguEAQEBfyAAIAFqIQcCQANAIAAgB08NASAGIAX9XAIA/YkB/akB/QwAAAAAAAAAAAAAAAAAAAAA/TwgACABIAIgAyAEEAIgAEEIaiABIAIgAyAEEAL9DQABAgMEBQYHEBESExQVFhf9Tv0LBAAgAEEQaiEAIAVBBGohBSAGQRBqIQYMAAsLCw8AIAAgACgCAEEBajYCAAvEAgIGfwF7IANBAEGAgAL8CwAgACABaiEGIAAhBQJAA0AgBSAGTw0BIAP9Ef0M/P8BAPz/AQD8/wEA/P8BAP0MAAAAAAAAAAAAAAAAAAAAACAF/QAEACAF/QAEEP24ASAF/QAEICAF/QAEMP24Af24Af24AUEQ/a0B/U79rgEhCyAL/RsAEAQgC/0bARAEIAv9GwIQBCAL/RsDEAQgBUHAAGohBQwACwtBgIACIQcCQANAIAdBBGshByAHRQ0BIAIgAyAHaigCAGshAiACQQBKDQALCyAHQRB0IAdFciEIIAQhCiAAIQUCQANAIAUgBk8NASAF/QAEACAI/RH9P/2kASEJAkADQCAJRQ0BIAQgBSAAa0ECdiAJaGo2AgAgBEEEaiEEIAkgCUEBa3EhCQwACwsgBUEQaiEFDAALCyAEIAprQQJ2C7kCAwJ/AXwGe0QAAAAAAADwvyEHAkADQCADRQ0BIAAhBSABIARqIQb9DAAAAAAAAAAAAAAAAAAAAAAhCiAKIQsgCiEMIAohDQJAA0AgASAGTw0BIAH9AQMAIQggCP2nASEJIAogBf0ABAAgCf3+Af3yAf3wASEKIAsgBf0ABBAgCSAJ/Q0ICQoLDA0ODwgJCgsMDQ4P/f4B/fIB/fABIQsgCP2oASEJIAwgBf0ABCAgCf3+Af3yAf3wASEMIA0gBf0ABDAgCSAJ/Q0ICQoLDA0ODwgJCgsMDQ4P/f4B/fIB/fABIQ0gBUHAAGohBSABQQhqIQEMAAsLIAogC/3wASAMIA398AH98AEhCiAHIAIqAgC7IAr9IQAgCv0hAaCipSEHIAYhASACQQRqIQIgA0EBayEDDAALCyAHC/0BAwR/AnsCfQJAA0AgBEEATA0BIAMoAgAhCCADKAIEIQkgAiAIQQJ0aioCACENIAIgCUECdGoqAgAhDiABIAggBWxqIQggASAJIAVsaiEJIAggBWohCiAAIQf9DAAAAAAAAAAAAAAAAAAAAAAhCyALIQwCQANAIAggCk8NASALIAf9AAQAIA0gCCwAALKUu/0U/fIB/fABIQsgDCAH/QAEACAOIAksAACylLv9FP3yAf3wASEMIAdBEGohByAIQQFqIQggCUEBaiEJDAALCyAGIAv9Xv1bAwAAIAYgDP1e/VsDCAAgBkEQaiEGIANBCGohAyAEQQJrIQQMAAsLCw==';

/** Dimensions that the kernel takes at once. */
const LANES = 8;
/** Bytes that rooms are multiples of: 16 numbers, which is what the kernel reads at once. */
const ROOM = 64;
const BINS = 32_768;
const PAGE = 65_536;
const LARGEST_BYTE = 127;

/** What an index has room for. */
export interface KernelSize {
  readonly provisions: number;
  /** 0 without vectors. */
  readonly dimensions: number;
  readonly sentences: number;
}

/**
 * What a search does with every provision, in memory of its own: columns of one number a provision. Room for one question;
 * it is asked by one at a time.
 */
export interface Kernel {
  /** Vectors of provisions row behind row, and what one step of a row's bytes is worth: filled once, before the first question. */
  readonly vectors: Int8Array<ArrayBuffer>;
  readonly scales: Float32Array<ArrayBuffer>;
  /** The same of sentences; takes no memory until it is filled. */
  readonly sentences: Int8Array<ArrayBuffer>;
  readonly sentenceScales: Float32Array<ArrayBuffer>;
  /** 1 for every provision that may be found, 0 for the others, which get no cosine and no score. */
  readonly allowed: Uint8Array<ArrayBuffer>;
  readonly cosines: Float32Array<ArrayBuffer>;
  readonly sums: Readonly<Record<Field, Float32Array<ArrayBuffer>>>;
  readonly scores: Float32Array<ArrayBuffer>;
  /** Room for the postings of one term: numbers of `count` provisions, then a byte of weight for each. */
  postings(count: number): Uint8Array<ArrayBuffer>;
  /** Sets the vector that {@link Kernel.nearest} measures by and writes its inner product with that of every provision. */
  measure(question: Float32Array): void;
  /** Likeness of the vector measured and the nearest of some sentences, -1 for none. */
  nearest(first: number, end: number): number;
  /** Adds `factor` × weight of `count` postings to the sums of a field. */
  add(field: Field, count: number, factor: number): void;
  /** Writes the score of every provision: its sums, each times the weight of the field. */
  addUp(weights: Readonly<Record<Field, number>>): void;
  /** Inner products of two vectors with those of chosen provisions, two numbers a provision. */
  products(chosen: readonly number[], a: Float32Array, b: Float32Array): Float32Array;
  /** Numbers of the provisions of a score above 0 (or cosine), in order: the `limit` highest and a few of the next. */
  highest(column: 'scores' | 'cosines', limit: number): Uint32Array;
}

/** A kernel that the caller fills with vectors. */
export function createKernel({ provisions, dimensions, sentences }: KernelSize): Kernel {
  let end = 0;
  const room = (bytes: number): number => {
    const start = end;
    end += Math.ceil(bytes / ROOM) * ROOM;
    return start;
  };
  const stride = Math.ceil(dimensions / LANES) * LANES;
  const column = Math.ceil((provisions * 4) / ROOM) * ROOM;
  const at = {
    coarse: room(stride * 2), fine: room(stride * 8), pairs: room(dimensions * 16), bins: room(BINS), chosen: room(column), ofChosen: room(column * 2), allowed: room(column / 4),
    postings: room(provisions * 5), cosines: room(column), scores: room(column), sums: room(column * FIELDS.length), scales: room(column),
    // A row that ends within the lanes is read on into what follows, against zeros of the question.
    vectors: room(provisions * dimensions), sentenceScales: room(sentences * 4), sentences: room(sentences * dimensions + ROOM),
  };
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE) });
  const { buffer } = memory;
  const run = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(MODULE, 'base64')), { env: { memory } }).exports as unknown as Exports;
  const numbers = (start: number, length = provisions): Float32Array<ArrayBuffer> => new Float32Array(buffer, start, length);
  const coarse = new Int16Array(buffer, at.coarse, stride);
  const fine = new Float64Array(buffer, at.fine, stride);
  const pairs = new Float64Array(buffer, at.pairs, dimensions * 2);
  const allowed = new Uint8Array(buffer, at.allowed, provisions);
  // As fine as 32 bits allow for the sum of all dimensions.
  const finest = Math.min(32_767, Math.floor((2 ** 31 - 1) / (LARGEST_BYTE * Math.max(1, stride))));
  const sumsOf = (field: Field): number => at.sums + FIELDS.indexOf(field) * column;
  return {
    vectors: new Int8Array(buffer, at.vectors, provisions * dimensions),
    scales: numbers(at.scales),
    sentences: new Int8Array(buffer, at.sentences, sentences * dimensions),
    sentenceScales: numbers(at.sentenceScales, sentences),
    allowed,
    cosines: numbers(at.cosines),
    sums: { words: numbers(sumsOf('words')), bigrams: numbers(sumsOf('bigrams')), heading: numbers(sumsOf('heading')) },
    scores: numbers(at.scores),
    postings: (count) => new Uint8Array(buffer, at.postings, count * 5),
    measure: (question) => {
      const step = question.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9) / finest;
      fine.set(question);
      for (let index = 0; index < dimensions; index += 1) coarse[index] = Math.round(question[index]! / step);
      run.dots(at.coarse, step, at.vectors, at.scales, at.allowed, provisions, dimensions, at.cosines);
    },
    nearest: (first, last) => run.nearest(at.fine, at.sentences + first * dimensions, at.sentenceScales + first * 4, last - first, dimensions),
    add: (field, count, factor) => run.add(at.postings, count, factor, sumsOf(field), provisions),
    addUp: ({ words, bigrams, heading }) => run.addUp(at.sums, column, words, bigrams, heading, at.allowed, at.scores),
    products: (chosen, a, b) => {
      for (let index = 0; index < dimensions; index += 1) {
        pairs[2 * index] = a[index]!;
        pairs[2 * index + 1] = b[index]!;
      }
      const numbersOfChosen = new Uint32Array(buffer, at.chosen, column / 4);
      numbersOfChosen.set(chosen);
      if (chosen.length % 2 === 1) numbersOfChosen[chosen.length] = chosen.at(-1)!;
      run.products(at.pairs, at.vectors, at.scales, at.chosen, chosen.length, dimensions, at.ofChosen);
      return numbers(at.ofChosen, chosen.length * 2).slice();
    },
    highest: (name, limit) => {
      const count = limit <= 0 ? 0 : run.highest(at[name], column, limit, at.bins, at.chosen);
      return new Uint32Array(buffer, at.chosen, count);
    },
  };
}

interface Exports {
  dots(query: number, step: number, rows: number, scales: number, allowed: number, count: number, dimensions: number, out: number): void;
  add(postings: number, count: number, factor: number, sums: number, provisions: number): void;
  addUp(sums: number, column: number, words: number, bigrams: number, heading: number, allowed: number, out: number): void;
  highest(scores: number, column: number, limit: number, bins: number, out: number): number;
  products(pairs: number, rows: number, scales: number, chosen: number, count: number, dimensions: number, out: number): void;
  nearest(query: number, rows: number, scales: number, count: number, dimensions: number): number;
}
