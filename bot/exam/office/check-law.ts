import type { Bank } from '../../../knowledge/bank/bank.ts';
import { suspendAffected, touches, type AffectedItem } from '../../../knowledge/bank/suspend-affected.ts';
import type { Corpus } from '../../../knowledge/corpus/corpus.ts';
import { todayInChina } from '../../today.ts';
import type { ExamStore } from '../sitting/exam-store.ts';
import type { JournalEntry } from '../sitting/sitting.ts';
import { hallTransition } from '../sitting/transition.ts';

export interface LawParts {
  readonly bank: Bank;
  readonly corpus: Corpus;
  readonly exams: Pick<ExamStore, 'sittings' | 'papers' | 'journal' | 'changeSitting'>;
  readonly now: () => Date;
}

export interface LawCheck {
  /** Items whose provisions do not read any more as they did; approved until now. */
  readonly suspended: readonly AffectedItem[];
  /** Sittings not yet held whose papers have suspended items; they wait for a decision now. */
  readonly sittings: readonly { readonly id: string; readonly items: readonly string[] }[];
}

/** Suspends items that the law of today has left behind, and sittings not yet held that have suspended items on their papers. */
export async function checkLaw({ bank, corpus, exams, now }: LawParts, by: string): Promise<LawCheck> {
  const at = now();
  const suspended = suspendAffected(bank, corpus, todayInChina(at), { by, at: at.toISOString() });
  const ids = new Set(bank.list({ status: ['suspended'] }).map(({ id }) => id));
  const sittings = [];
  for (const { id, state } of ids.size === 0 ? [] : await exams.sittings()) {
    if (state !== 'scheduled') continue;
    const papers = await exams.papers(id);
    const touched = touches(papers.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions)), ids);
    const items = touched.length === 0 ? [] : undecided(touched, await exams.journal(id), bank);
    if (items.length === 0) continue;
    const change = await exams.changeSitting(id, (sitting) => hallTransition(sitting, [], { kind: 'suspend', by, items }, at));
    if (change && 'entries' in change && change.entries.length > 0) sittings.push({ id, items });
  }
  return { suspended, sittings };
}

/** Items that were suspended after the sitting was last released: what somebody has decided on stays decided. */
function undecided(items: readonly string[], journal: readonly JournalEntry[], bank: Bank): string[] {
  const released = journal.findLast(({ kind }) => kind === 'released')?.at;
  return released === undefined ? [...items] : items.filter((item) => bank.log(item).findLast(({ kind }) => kind === 'suspended')!.at > released);
}

/** Checks again whenever law, bank or day has changed; to be asked often. */
export function createLawWatch(parts: LawParts): () => Promise<LawCheck | undefined> {
  let seen = '';
  return async () => {
    const standing = (): string => [parts.corpus.generation(), parts.bank.changes(), todayInChina(parts.now())].join(' ');
    if (standing() === seen) return undefined;
    const check = await checkLaw(parts, '系统');
    seen = standing();
    return check;
  };
}
