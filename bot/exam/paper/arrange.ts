import type { Blueprint } from './blueprint.ts';
import { mayShuffle } from './may-shuffle.ts';
import type { Arrangement, Paper, PaperQuestion } from './paper.ts';
import { randomFrom } from './randomness.ts';

/**
 * How one person sees a paper: items in another order within their section, questions of a case together and in theirs,
 * options in another order where they may be. From the stream `arrange/` paper `/` staff number, items of all sections first.
 */
export function arrange({ id, sections }: Paper, shuffle: Blueprint['shuffle'], seed: string, candidate: string): Arrangement {
  const random = randomFrom(seed, `arrange/${id}/${candidate}`);
  const order = sections.flatMap(({ questions }) => {
    const items = [...Map.groupBy(questions, ({ slot }) => itemSlot(slot)).values()];
    return (shuffle.items ? random.shuffled(items) : items).flatMap((item) => item.map(({ slot }) => slot));
  });
  const shuffled = shuffle.options ? shuffleable(sections) : [];
  return { order, options: Object.fromEntries(shuffled.map(({ slot, question }) => [slot, random.shuffled(places(question))])) };
}

const known = new WeakMap<Paper['sections'], readonly PaperQuestion[]>();

/** Questions whose options may be in another order: looked at once a paper, since thousands start at one moment. */
function shuffleable(sections: Paper['sections']): readonly PaperQuestion[] {
  const found = known.get(sections) ?? sections.flatMap(({ questions }) => questions.filter(({ question }) => mayShuffle(question)));
  known.set(sections, found);
  return found;
}

/** `12` of `12.2`: where an item stands on the paper. */
function itemSlot(slot: string): string {
  return slot.split('.')[0]!;
}

function places(question: PaperQuestion['question']): number[] {
  return 'options' in question ? [...question.options.keys()] : [];
}
