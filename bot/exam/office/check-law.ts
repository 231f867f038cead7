import type { Bank } from '../../../knowledge/bank/bank.ts';
import { suspendAffected, touches, type AffectedItem } from '../../../knowledge/bank/suspend-affected.ts';
import type { Corpus } from '../../../knowledge/corpus/corpus.ts';
import { todayInChina } from '../../today.ts';
import type { ExamStore } from '../sitting/exam-store.ts';
import type { HallFacts } from '../sitting/journal.ts';
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
  /** Sittings not yet held whose papers have items that were suspended or retired; they wait for a decision now. */
  readonly sittings: readonly { readonly id: string; readonly items: readonly string[] }[];
}

/**
 * Suspends items that the law of today has left behind, and sittings not yet held that have suspended or retired items on
 * their papers, unless it was decided of these that they are sat as they are.
 */
export async function checkLaw({ bank, corpus, exams, now }: LawParts, by: string): Promise<LawCheck> {
  const at = now();
  const suspended = suspendAffected(bank, corpus, todayInChina(at), { by, at: at.toISOString() });
  const ids = new Set(bank.list({ status: ['suspended', 'retired'] }).map(({ id }) => id));
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

/** Items of which no release has spoken: a release holds until the item is suspended or retired once more. */
function undecided(items: readonly string[], journal: readonly JournalEntry[], bank: Pick<Bank, 'log'>): readonly string[] {
  const release = journal.findLast(({ kind }) => kind === 'released');
  if (!release) return items;
  const decided = new Set(journal.filter(({ kind, place }) => kind === 'suspended' && place < release.place).flatMap(({ facts }) => (facts as HallFacts['suspended']).items));
  return items.filter((item) => !decided.has(item)
    || bank.log(item).some(({ kind, at }) => (kind === 'suspended' || kind === 'retired') && at > release.at));
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
