import { issueCodes } from '../roster/one-time-code.ts';
import type { ExamStore } from '../sitting/exam-store.ts';
import type { Candidate } from '../sitting/sitting.ts';

/** New one-time codes in place of the old ones, each with a line in the journal before it; none once that has ended. @returns them, by staff number */
export async function newCodes(
  sittingId: string, candidates: readonly Candidate[],
  { exams, random, now, by }: { readonly exams: ExamStore; readonly random: (bytes: number) => Uint8Array; readonly now: () => Date; readonly by: string },
): Promise<Readonly<Record<string, string>>> {
  const { codes, hashes } = issueCodes(candidates, random);
  for (const [number, codeHash] of Object.entries(hashes)) {
    await exams.changeSeat(sittingId, number, () => ({ entries: [{ at: now().toISOString(), by, candidate: number, kind: 'code-issued', facts: {} }] }));
    await exams.setCodeHash(sittingId, number, codeHash);
  }
  return codes;
}
