import { openCorpus, type ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { countFeatures, provisionBag, type Bag, type Vocabulary } from '../../knowledge/encoder/bag.ts';
import { sentencesOf } from '../../knowledge/encoder/sentences.ts';
import { statusOn, type Day } from '../../knowledge/law.ts';
import { addRow, packRows, type CountRows } from './count-rows.ts';

/** The provisions that training looks at, by number: features of their sentences, of their law's title, of their headings. */
export interface Passages {
  readonly size: number;
  readonly sentences: CountRows;
  /** Sentences of passage i are numbered from `sentenceEnds[i - 1]` (0 for the first) to `sentenceEnds[i]`. */
  readonly sentenceEnds: Uint32Array;
  readonly titles: CountRows;
  readonly titleOf: Uint32Array;
  readonly paths: CountRows;
  readonly pathOf: Uint32Array;
}

/** Provisions of the corpus that are in force on a day. */
export function provisionsInForce(dataFolder: string, day: Day): ProvisionInContext[] {
  const corpus = openCorpus(dataFolder);
  const entries = [...corpus.everyProvision()].filter(({ version }) => statusOn(version.validity, day) === '现行有效');
  corpus.close();
  return entries;
}

export function buildPassages(entries: readonly ProvisionInContext[], vocabulary: Vocabulary): Passages {
  const sentences: Map<number, number>[] = [];
  const sentenceEnds = sharedNumbers(entries.length);
  const titles = new DistinctTexts(vocabulary);
  const paths = new DistinctTexts(vocabulary);
  const titleOf = sharedNumbers(entries.length);
  const pathOf = sharedNumbers(entries.length);
  entries.forEach(({ version, provision }, index) => {
    for (const sentence of sentencesOf(provision.text)) sentences.push(countFeatures(sentence, vocabulary));
    sentenceEnds[index] = sentences.length;
    titleOf[index] = titles.add(version.title);
    pathOf[index] = paths.add(provision.path.join(' '));
  });
  return {
    size: entries.length, sentences: packRows(sentences), sentenceEnds,
    titles: packRows(titles.counts), titleOf, paths: packRows(paths.counts), pathOf,
  };
}

/** The bag of a passage, without one of its sentences where `left` gives its number. */
export function passageBag(passages: Passages, passage: number, left?: number): Bag {
  const text = new Map<number, number>();
  const [first, end] = sentenceRange(passages, passage);
  for (let sentence = first; sentence < end; sentence += 1) {
    if (sentence !== left) addRow(passages.sentences, sentence, text);
  }
  return provisionBag(text, addRow(passages.titles, passages.titleOf[passage]!), addRow(passages.paths, passages.pathOf[passage]!));
}

/** Numbers of the first sentence of a passage and of the one after its last. */
export function sentenceRange({ sentenceEnds }: Passages, passage: number): [number, number] {
  return [passage === 0 ? 0 : sentenceEnds[passage - 1]!, sentenceEnds[passage]!];
}

class DistinctTexts {
  readonly counts: Map<number, number>[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.counts.length);
    return this.counts.push(countFeatures(text, this.#vocabulary)) - 1;
  }
}

function sharedNumbers(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * 4));
}
