import { canonicalJson } from '../../../knowledge/bank/canonical-json.ts';
import { formOf } from '../paper/form-of.ts';
import type { Blueprint } from '../paper/blueprint.ts';
import type { RosterEntry } from '../roster/read-roster.ts';
import type { Change, ExamStore, NewEntry } from '../sitting/exam-store.ts';
import { attemptAfter, freshAttempt } from '../sitting/replay.ts';
import type { Attempt, Candidate, Sitting } from '../sitting/sitting.ts';

/** What a roster would change in a sitting that has been drawn: who is not on it stays as they are. */
export interface RosterChange {
  readonly enrolled: readonly Candidate[];
  readonly amended: readonly { readonly from: Candidate; readonly to: Candidate }[];
}

export type AmendRefusal =
  /** The sitting has been opened, or cancelled. */
  | { readonly refusal: 'closed' }
  /** Everybody has a paper of their own, and none was drawn for these. */
  | { readonly refusal: 'individual'; readonly numbers: readonly string[] }
  /** No paper was drawn for their type of post. */
  | { readonly refusal: 'no-paper'; readonly numbers: readonly string[] };

export interface AmendOrder {
  readonly rows: readonly RosterEntry[];
  readonly why: string;
  readonly by: string;
  /** Asked what would change; nothing is stored. */
  readonly isTrial: boolean;
}

/**
 * Puts people on the roster of a sitting that has been drawn, or corrects it, until the opening. Papers stay as they were
 * drawn: who is new, sits all the same or is of another type of post gets one that is there (see `formOf`).
 * @returns undefined: no such sitting
 */
export async function amendRoster(id: string, { rows, why, by, isTrial }: AmendOrder, { exams, now }: { readonly exams: ExamStore; readonly now: () => Date }): Promise<RosterChange | AmendRefusal | undefined> {
  for (;;) {
    const [sitting, blueprint, sealed] = [await exams.sitting(id), await exams.blueprint(id), await exams.sealed(id)];
    if (!sitting || !blueprint || !sealed) return undefined;
    if (sitting.state !== 'scheduled') return { refusal: 'closed' };
    const papers = new Set((await exams.papers(id)).map((paper) => paper.id));
    const found = changesIn(rows, await exams.candidates(id), blueprint, sealed.seed, papers);
    if (isTrial || 'refusal' in found) return found;
    const stored = await exams.changeSeats(id, (current, attempts) => (current.head.hash === sitting.head.hash ? changeOf(current, attempts, found, { at: now().toISOString(), by }, why) : OVERTAKEN));
    if (stored && 'entries' in stored) return found;
  }
}

/** Somebody has signed in, or changed something, in between. */
const OVERTAKEN = { isOvertaken: true } as const;

function changesIn(rows: readonly RosterEntry[], listed: readonly Candidate[], { arrangement }: Blueprint, seed: string, papers: ReadonlySet<string>): RosterChange | AmendRefusal {
  const known = new Map(listed.map((candidate) => [candidate.number, candidate]));
  const wanted = rows.map((row) => {
    const from = known.get(row.number);
    const keepsPaper = from !== undefined && from.exempt === undefined && row.exempt === undefined && from.postType === row.postType;
    const paperId = row.exempt !== undefined ? undefined : keepsPaper ? from.paperId : formOf({ arrangement, seed }, row);
    return { from, to: { ...row, ...(paperId !== undefined && { paperId }) }, isWithoutPaper: row.exempt === undefined && (paperId === undefined || !papers.has(paperId)) };
  });
  const without = wanted.filter(({ isWithoutPaper }) => isWithoutPaper).map(({ to }) => to.number);
  if (without.length > 0) return { refusal: arrangement.kind === 'individual' ? 'individual' : 'no-paper', numbers: without };
  return {
    enrolled: wanted.flatMap(({ from, to }) => (from === undefined ? [to] : [])),
    amended: wanted.flatMap(({ from, to }) => (from === undefined || canonicalJson(from) === canonicalJson(to) ? [] : [{ from, to }])),
  };
}

function changeOf(sitting: Sitting, attempts: readonly Attempt[], { enrolled, amended }: RosterChange, who: { readonly at: string; readonly by: string }, why: string): Change {
  const added = enrolled.map((to) => ({ entry: { ...who, candidate: to.number, kind: 'enrolled', facts: { to, why } } satisfies NewEntry, to, attempt: freshAttempt(sitting.id, to) }));
  const corrected = amended.map(({ from, to }) => {
    const entry: NewEntry = { ...who, candidate: to.number, kind: 'amended', facts: { from, to, why } };
    return { entry, to, attempt: attemptAfter(attempts.find(({ candidate }) => candidate === to.number)!, entry) };
  });
  const all = [...added, ...corrected];
  return { entries: all.map(({ entry }) => entry), attempts: all.map(({ attempt }) => attempt), candidates: all.map(({ to }) => to) };
}
