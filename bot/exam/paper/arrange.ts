import type { Blueprint } from './blueprint.ts';
import { mayShuffle } from './may-shuffle.ts';
import type { Arrangement, Paper, PaperQuestion } from './paper.ts';
import { randomFrom } from './randomness.ts';

/**
 * How one person sees a paper: items in another order within their section, questions of a case together and in theirs,
 * options in another order where they may be. From the stream `arrange/` paper `/` staff number, items of all sections first.
 */
export function arrange(paper: Paper, shuffle: Blueprint['shuffle'], seed: string, candidate: string): Arrangement {
  const { sections, shuffled } = shapeOf(paper);
  const random = randomFrom(seed, `arrange/${paper.id}/${candidate}`);
  const order = sections.flatMap((items) => (shuffle.items ? random.shuffled(items) : items).flat());
  return { order, options: Object.fromEntries((shuffle.options ? shuffled : []).map((asked) => [asked.slot, random.shuffled(asked.places)])) };
}

/** What is the same for all who sit a paper. */
interface Shape {
  /** Slots of each item, section by section. */
  readonly sections: readonly (readonly (readonly string[])[])[];
  /** Questions whose options may stand in another order, with their places as written. */
  readonly shuffled: readonly { readonly slot: string; readonly places: readonly number[] }[];
}

/** Papers never change, and hundreds of people begin within the same minute. */
const shapes = new WeakMap<Paper, Shape>();

function shapeOf(paper: Paper): Shape {
  const known = shapes.get(paper);
  if (known !== undefined) return known;
  const shape: Shape = {
    sections: paper.sections.map(({ questions }) => [...Map.groupBy(questions.map(({ slot }) => slot), itemSlot).values()]),
    shuffled: paper.sections.flatMap(({ questions }) => questions.flatMap(({ slot, question }) => (mayShuffle(question) ? [{ slot, places: places(question) }] : []))),
  };
  shapes.set(paper, shape);
  return shape;
}

/** `12` of `12.2`: where an item stands on the paper. */
function itemSlot(slot: string): string {
  return slot.split('.')[0]!;
}

function places(question: PaperQuestion['question']): number[] {
  return 'options' in question ? [...question.options.keys()] : [];
}
