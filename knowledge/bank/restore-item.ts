import type { Corpus } from '../corpus/corpus.ts';
import type { Day } from '../law.ts';
import type { Bank, By } from './bank.ts';
import type { Item } from './item.ts';
import { pinCitations } from './pin-citations.ts';
import { standingOfItem } from './standing.ts';

/**
 * Restores a suspended item that an adviser found untouched by the change, with its citations pinned to the provisions as they
 * read now.
 * @returns `gone`: what keeps it from being restored, Chinese sentences: a provision that is there no more. undefined: no such item
 * @throws BankError as {@link Bank.restore}
 */
export function restoreItem(id: string, bank: Bank, corpus: Corpus, day: Day, by: By, note: string): { readonly item: Item } | { readonly gone: readonly string[] } | undefined {
  const item = bank.get(id);
  if (!item) return undefined;
  const pins = standingOfItem(item, corpus, day).pins.map((standing) => {
    if (standing.standing === 'same') return { pinned: [standing.pin], gone: [] };
    if (!('now' in standing)) return { pinned: [], gone: [standing.detail] };
    const { pinned, missing } = pinCitations([{ law: standing.pin.law, article: standing.now.label }], corpus, day, standing.pin.region);
    return { pinned, gone: missing.map(({ reason }) => reason) };
  });
  const gone = pins.flatMap((pin) => pin.gone);
  if (gone.length > 0) return { gone };
  const restored = bank.restore(id, pins.flatMap(({ pinned }) => pinned), by, note);
  return restored && { item: restored };
}
