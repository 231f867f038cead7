import type { Corpus } from '../corpus/corpus.ts';
import type { Day } from '../law.ts';
import type { Bank, By } from './bank.ts';
import type { Item } from './item.ts';
import { createStanding, type PinStanding } from './standing.ts';

/** An item whose provisions do not read any more as they did, with old and new text of each that does not. */
export interface AffectedItem {
  readonly id: string;
  readonly version: number;
  readonly stem: string;
  readonly pins: readonly Exclude<PinStanding, { standing: 'same' }>[];
}

/** Approved items that do not stand on a day. */
export function affectedItems(items: readonly Item[], corpus: Corpus, day: Day): AffectedItem[] {
  return notStanding(items.filter(({ status }) => status === 'approved'), corpus, day);
}

/** Items whose provisions do not read on a day as they were pinned, whatever their status. */
export function notStanding(items: readonly Item[], corpus: Corpus, day: Day): AffectedItem[] {
  const standing = createStanding(corpus, day);
  return items.flatMap((item) => {
    const pins = standing(item).pins.filter((pin) => pin.standing !== 'same');
    return pins.length === 0 ? [] : [{ id: item.id, version: item.version, stem: item.content.stem, pins }];
  });
}

/** Approved items that stand on a day and will not from a later one, by what the corpus knows of laws to come; each once, with that day. */
export function affectedLater(items: readonly Item[], corpus: Corpus, day: Day): (AffectedItem & { readonly from: Day })[] {
  const now = new Set(affectedItems(items, corpus, day).map(({ id }) => id));
  let standing = items.filter(({ id }) => !now.has(id));
  return turningDays(standing, corpus).filter((later) => later > day).flatMap((from) => {
    const affected = affectedItems(standing, corpus, from);
    standing = standing.filter(({ id }) => !affected.some((one) => one.id === id));
    return affected.map((one) => ({ ...one, from }));
  });
}

/** Days on which a version of a law that the items cite begins or ends, in order. */
function turningDays(items: readonly Item[], corpus: Corpus): Day[] {
  const keys = new Set(items.flatMap(({ citations }) => citations.map(({ lawKey }) => lawKey)));
  const validities = [...keys].flatMap((key) => corpus.lawsByKey(key)).flatMap(({ id }) => corpus.versionsOf(id)).map(({ validity }) => validity);
  return [...new Set(validities.flatMap(({ from, to }) => [from, to].filter((day) => day !== undefined)))].sort();
}

/** Suspends what {@link affectedItems} finds, with the reasons in the log. What is suspended already is not told again. */
export function suspendAffected(bank: Bank, corpus: Corpus, day: Day, by: By): AffectedItem[] {
  const affected = affectedItems(bank.list({ status: ['approved'] }), corpus, day);
  for (const [note, items] of Map.groupBy(affected, reasonOf)) bank.suspend(items.map(({ id }) => id), by, note);
  return affected;
}

/** Why an item does not stand, in one or more Chinese sentences. */
export function reasonOf({ pins }: Pick<AffectedItem, 'pins'>): string {
  return [...new Set(pins.map(({ detail }) => detail))].join('');
}

/** Items of a paper that are among those suspended: with any of them the paper may not be sat as it is. */
export function touches(questions: readonly { readonly itemId: string }[], suspended: ReadonlySet<string>): string[] {
  return [...new Set(questions.map(({ itemId }) => itemId).filter((id) => suspended.has(id)))];
}
