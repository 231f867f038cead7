import { issueCodes } from '../roster/one-time-code.ts';
import type { ExamStore, NewEntry } from '../sitting/exam-store.ts';
import type { Candidate, Sitting } from '../sitting/sitting.ts';

/**
 * The journal's line on a new code; none once the journal has ended: nothing may come behind its last line, and codes
 * open nothing any more but one's own result.
 */
export function codeIssued({ state }: Pick<Sitting, 'state'>, entry: Pick<NewEntry, 'at' | 'candidate' | 'by'>, facts: NewEntry['facts'] = {}): { readonly entries: readonly NewEntry[] } {
  return { entries: state === 'archived' ? [] : [{ ...entry, kind: 'code-issued', facts }] };
}

/** New one-time codes in place of the old ones, each with a line in the journal before it. @returns them, by staff number */
export async function newCodes(
  sittingId: string, candidates: readonly Candidate[],
  { exams, random, now, by }: { readonly exams: ExamStore; readonly random: (bytes: number) => Uint8Array; readonly now: () => Date; readonly by: string },
): Promise<Readonly<Record<string, string>>> {
  const { codes, hashes } = issueCodes(candidates, random);
  for (const [number, codeHash] of Object.entries(hashes)) {
    await exams.changeSeat(sittingId, number, ({ sitting }) => codeIssued(sitting, { at: now().toISOString(), by, candidate: number }));
    await exams.setCodeHash(sittingId, number, codeHash);
  }
  return codes;
}
