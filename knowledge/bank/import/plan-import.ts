import type { Bank } from '../bank.ts';
import { fingerprint, sameKey } from '../fingerprint.ts';
import type { ItemContent } from '../item.ts';
import type { QuestionFile, ReadItem, RejectedItem } from './question-file.ts';

export interface Duplicate {
  readonly at: string;
  /** `Q00042` of the bank, or where in the file the same question stands: `第 3 行`. */
  readonly of: string;
  readonly stem: string;
  /** The two give different answers: one of them is wrong. */
  readonly isContrary: boolean;
}

/** What importing a file would do. */
export interface ImportPlan {
  /** All that looks like a question: the new ones, the duplicates and the rejected. */
  readonly read: number;
  readonly fresh: readonly ReadItem[];
  readonly duplicates: readonly Duplicate[];
  readonly rejected: readonly RejectedItem[];
  readonly notes: readonly string[];
}

export function planImport({ items, rejected, notes }: QuestionFile, bank: Pick<Bank, 'list'>): ImportPlan {
  return { read: items.length + rejected.length, ...sift(items, bank), rejected, notes };
}

/** Of the same question in a file the first counts; one that the bank has, whatever became of it there, is not taken again. */
export function sift(items: readonly ReadItem[], bank: Pick<Bank, 'list'>): Pick<ImportPlan, 'fresh' | 'duplicates'> {
  const seen = new Map<string, { of: string; content: ItemContent }>();
  for (const { id, content } of bank.list()) seen.set(fingerprint(content), { of: id, content });
  const fresh: ReadItem[] = [];
  const duplicates: Duplicate[] = [];
  for (const item of items) {
    const { content } = item.draft;
    const print = fingerprint(content);
    const known = seen.get(print);
    if (known) duplicates.push({ at: item.at, of: known.of, stem: content.stem, isContrary: !sameKey(content, known.content) });
    else {
      fresh.push(item);
      seen.set(print, { of: item.at, content });
    }
  }
  return { fresh, duplicates };
}
