import { forEachFeature } from './features.ts';

/** Known features of a text by number, each once, with its weight in the text; both arrays are of one length. */
export interface Bag {
  readonly features: Uint32Array;
  readonly weights: Float32Array;
}

/** What of a provision is encoded. */
export interface ProvisionText {
  /** Title of its law. */
  readonly title: string;
  /** Headings above it, outermost first. */
  readonly path: readonly string[];
  readonly text: string;
}

/** How much title and headings weigh beside the text. */
const TITLE_GAIN = 0.5;
const PATH_GAIN = 0.5;

/** Feature → its number. */
export type Vocabulary = ReadonlyMap<string, number>;

/** Counts of the features of a text that the vocabulary knows, by number. */
export function countFeatures(text: string, vocabulary: Vocabulary): Map<number, number> {
  const counts = new Map<number, number>();
  forEachFeature(text, (feature) => {
    const number = vocabulary.get(feature);
    if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
  });
  return counts;
}

/** The bag of a question, or of any text that stands alone. */
export function questionBag(counts: ReadonlyMap<number, number>): Bag {
  const bag = new BagBuilder();
  bag.add(counts, 1);
  return bag.build();
}

/** The bag of a provision from the counts of its three fields. */
export function provisionBag(
  text: ReadonlyMap<number, number>, title: ReadonlyMap<number, number>, path: ReadonlyMap<number, number>,
): Bag {
  const bag = new BagBuilder();
  bag.add(text, 1);
  bag.add(title, TITLE_GAIN);
  bag.add(path, PATH_GAIN);
  return bag.build();
}

class BagBuilder {
  readonly #weights = new Map<number, number>();

  /** Repetition counts by its square root, and a field by the square root of its length, so that long texts do not drown short fields. */
  add(counts: ReadonlyMap<number, number>, gain: number): void {
    let total = 0;
    for (const count of counts.values()) total += Math.sqrt(count);
    const scale = gain / Math.sqrt(Math.max(1, total));
    for (const [feature, count] of counts) {
      this.#weights.set(feature, (this.#weights.get(feature) ?? 0) + scale * Math.sqrt(count));
    }
  }

  build(): Bag {
    return { features: Uint32Array.from(this.#weights.keys()), weights: Float32Array.from(this.#weights.values()) };
  }
}
