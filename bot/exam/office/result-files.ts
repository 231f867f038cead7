import type { Day } from '../../../knowledge/law.ts';
import { headCode } from '../sitting/head-code.ts';
import type { ResultChange } from '../marking/dry-run.ts';
import { paperOf } from '../marking/marking.ts';
import { resultList } from '../report/result-list.ts';
import { slipData, type ResultSlip } from '../report/result-slip.ts';
import { todayInChina } from '../../today.ts';
import type { Held } from './marking-desk.ts';

interface SlipOptions {
  readonly issuedOn: Day;
  readonly resitUntil?: Day;
}

/** 成绩通知单 of everybody whose marks are fixed, with the corrections since. */
export function slipsOf(held: Held, options: SlipOptions): ResultSlip[] {
  return [...slipsByNumber(held, options).values()];
}

/** The same, by staff number. */
export function slipsByNumber({ sitting, marking, journal, results }: Held, { issuedOn, resitUntil }: SlipOptions): ReadonlyMap<string, ResultSlip> {
  const corrections = correctionsOf(journal);
  return new Map(marking.candidates.flatMap((candidate, place) => {
    const paper = paperOf(marking, candidate);
    const slip = slipData({
      sitting, candidate, result: results[place]!, issuedOn, ...(paper && { paper }), ...(resitUntil !== undefined && { resitUntil }),
      corrections: corrections.filter(({ of }) => of === candidate.number),
    });
    return slip ? [[candidate.number, slip] as const] : [];
  }));
}

/** What rulings changed after the marks were fixed. */
function correctionsOf(journal: Held['journal']) {
  const marked = journal.findIndex(({ kind }) => kind === 'marked');
  return marked === -1 ? [] : journal.slice(marked).filter(({ kind }) => kind === 'corrected').flatMap(({ at, facts }) => {
    const { challengeId, changes } = facts as { readonly challengeId: string; readonly changes: readonly ResultChange[] };
    return changes.map(({ candidate, from, to }) => ({ of: candidate, on: todayInChina(new Date(at)), why: `试题异议 ${challengeId} 的裁定`, before: from.total, after: to.total }));
  });
}

/** 成绩汇总表, .xlsx; with the code of the journal once it has ended. */
export function listOf({ sitting, marking: { papers, candidates, attempts }, journal, results }: Held): Promise<Uint8Array> {
  const last = journal.at(-1)!;
  return resultList({ sitting, papers, candidates, results, attempts: [...attempts.values()], ...(last.kind === 'archived' && { code: headCode(last) }) });
}
