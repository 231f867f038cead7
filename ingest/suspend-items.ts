import { existsSync } from 'node:fs';
import { bankPath, openBank } from '../knowledge/bank/open-bank.ts';
import { affectedLater, suspendAffected, type AffectedItem } from '../knowledge/bank/suspend-affected.ts';
import type { Corpus } from '../knowledge/corpus/corpus.ts';
import { todayInChina } from '../knowledge/day.ts';
import type { Day } from '../knowledge/law.ts';

export interface SuspendedItems {
  /** Suspended now, with old and new text. */
  readonly suspendedItems: readonly AffectedItem[];
  /** In use until a law takes effect that is held already. */
  readonly itemsAffectedLater: readonly (AffectedItem & { readonly from: Day })[];
}

/** Who the bank's log names. */
const INGEST = '法规入库';

/**
 * Suspends the items of the question bank whose provisions the corpus does not hold any more as they were pinned. Every
 * item is looked at, whatever this run stored: an earlier one may have been interrupted before it came to this.
 */
export function suspendItems(data: string, corpus: Corpus, now: Date): SuspendedItems {
  if (!existsSync(bankPath(data))) return { suspendedItems: [], itemsAffectedLater: [] };
  const bank = openBank(data);
  try {
    const day = todayInChina(now);
    const suspendedItems = suspendAffected(bank, corpus, day, { by: INGEST, at: now.toISOString() });
    return { suspendedItems, itemsAffectedLater: affectedLater(bank.list({ status: ['approved'] }), corpus, day) };
  } finally {
    bank.close();
  }
}
