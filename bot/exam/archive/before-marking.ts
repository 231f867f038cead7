import type { ArchivedExam } from './archived-exam.ts';
import { checkChain, checkDrawn, checkState } from './checks.ts';
import { checkCourse } from './course-check.ts';
import { checkArrangements, checkPapers, checkSeed } from './repeat-checks.ts';

/**
 * What contradicts what the journal says, one Chinese line each: somebody has changed the database behind the program's back. Looked
 * at before marks are fixed, while there is still something to be done about it; the archive's verification would find it too.
 */
export function problemsBeforeMarking(exam: Omit<ArchivedExam, 'results'>): string[] {
  return [checkChain, checkDrawn, checkPapers, checkSeed, checkState, checkCourse, checkArrangements].flatMap((check) => check({ ...exam, results: [] }));
}
