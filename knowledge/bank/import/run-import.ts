import type { Corpus } from '../../corpus/corpus.ts';
import type { Day, Region } from '../../law.ts';
import type { Bank, By } from '../bank.ts';
import type { Item, MissingCitation } from '../item.ts';
import { pinDraft } from '../pin-citations.ts';
import { sift, type Duplicate, type ImportPlan } from './plan-import.ts';

export interface ImportResult {
  /** Drafts now, in the order of the file. */
  readonly added: readonly Item[];
  /** What somebody else has added since the plan was made. */
  readonly duplicates: readonly Duplicate[];
  /** Citations that lead nowhere; their items are taken all the same, and name them to who approves. */
  readonly missing: readonly (MissingCitation & { readonly id: string; readonly at: string })[];
}

/** Adds what is new in a plan, all or nothing. Citations are pinned to the law as it reads on `day`. */
export function runImport({ fresh }: ImportPlan, bank: Bank, corpus: Corpus, by: By, { day, region }: { readonly day: Day; readonly region?: Region }): ImportResult {
  const still = sift(fresh, bank);
  const added = bank.add(still.fresh.map(({ draft }) => pinDraft(draft, corpus, day, region)), by);
  const missing = added.flatMap(({ id, missing: none = [] }, place) => none.map((citation) => ({ ...citation, id, at: still.fresh[place]!.at })));
  return { added, duplicates: still.duplicates, missing };
}
