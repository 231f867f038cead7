import { BankError, type Bank, type SeenItem } from '../../../knowledge/bank/bank.ts';
import { checkItem } from '../../../knowledge/bank/check/check-item.ts';
import type { ItemProblem } from '../../../knowledge/bank/check/item-problem.ts';
import { planImport, type ImportPlan } from '../../../knowledge/bank/import/plan-import.ts';
import type { ImportDefaults } from '../../../knowledge/bank/import/question-file.ts';
import { readQuestionFile } from '../../../knowledge/bank/import/read-question-file.ts';
import { runImport, type ImportResult } from '../../../knowledge/bank/import/run-import.ts';
import type { Item, ItemStatus, ItemType } from '../../../knowledge/bank/item.ts';
import type { Corpus } from '../../../knowledge/corpus/corpus.ts';
import type { Region } from '../../../knowledge/law.ts';
import { todayInChina } from '../../today.ts';

export interface ItemsPage {
  /** With what who approves them should see. */
  readonly items: readonly { readonly item: Item; readonly problems: readonly ItemProblem[] }[];
  readonly total: number;
}

/** What a file would bring into the bank, or has brought. */
export interface ImportReport extends Omit<ImportPlan, 'fresh'> {
  readonly isStored: boolean;
  readonly fresh: readonly { readonly at: string; readonly type: ItemType; readonly stem: string }[];
  /** Ids, in the order of the file; none for a trial. */
  readonly added: readonly string[];
  readonly missing: ImportResult['missing'];
}

export type BankRefusal = { readonly refusal: BankError['code'] | 'unreadable'; /** In Chinese, with what to do. */ readonly why: string };

/** 题库 for those who work on it over the web. */
export interface BankDesk {
  items(status: ItemStatus, from: number): ItemsPage;
  approve(items: readonly SeenItem[], by: string, note?: string): { readonly approved: number } | BankRefusal;
  /** @param isTrial nothing is stored */
  importFile(file: { readonly name: string; readonly bytes: Uint8Array }, defaults: ImportDefaults, by: string, isTrial: boolean): Promise<ImportReport | BankRefusal>;
}

export interface BankDeskParts {
  readonly bank: Bank;
  readonly corpus: Corpus;
  readonly region: Region;
  readonly now: () => Date;
}

const A_PAGE = 50;

export function createBankDesk({ bank, corpus, region, now }: BankDeskParts): BankDesk {
  return {
    items(status, from) {
      const all = bank.list({ status: [status] });
      return { items: all.slice(from, from + A_PAGE).map((item) => ({ item, problems: checkItem(item) })), total: all.length };
    },
    approve: (items, by, note) => refusing(() => {
      bank.approve(items, { by, at: now().toISOString() }, note);
      return { approved: items.length };
    }),
    async importFile({ name, bytes }, defaults, by, isTrial) {
      const read = await readQuestionFile(bytes, name, defaults);
      if (!read.ok) return { refusal: 'unreadable', why: read.reason };
      return refusing(() => {
        const { fresh, ...plan } = planImport(read.file, bank);
        const at = now();
        const result = isTrial ? undefined : runImport({ fresh, ...plan }, bank, corpus, { by, at: at.toISOString() }, { day: todayInChina(at), region });
        return {
          ...plan, isStored: !isTrial, fresh: fresh.map(({ at: place, draft: { content } }) => ({ at: place, type: content.type, stem: content.stem })),
          added: result?.added.map(({ id }) => id) ?? [], missing: result?.missing ?? [],
        };
      });
    },
  };
}

function refusing<T>(work: () => T): T | BankRefusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof BankError) return { refusal: error.code, why: error.message };
    throw error;
  }
}
