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
  const shuffled = shuffle.options ? sections.flatMap(({ questions }) => questions.filter(({ question }) => mayShuffle(question))) : [];
  return { order, options: Object.fromEntries(shuffled.map(({ slot, question }) => [slot, random.shuffled(places(question))])) };
}

/** `12` of `12.2`: where an item stands on the paper. */
function itemSlot(slot: string): string {
  return slot.split('.')[0]!;
}

function places(question: PaperQuestion['question']): number[] {
  return 'options' in question ? [...question.options.keys()] : [];
}
