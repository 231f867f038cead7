import type { Bank } from '../../../knowledge/bank/bank.ts';
import { suspendAffected, type AffectedItem } from '../../../knowledge/bank/suspend-affected.ts';
import type { Corpus } from '../../../knowledge/corpus/corpus.ts';
import { todayInChina } from '../../today.ts';
import type { PracticeStore } from '../../practice/practice-store.ts';
import { itemsOf } from '../marking/resit.ts';
import type { Blueprint } from '../paper/blueprint.ts';
import { checkBlueprint, type BlueprintCheck } from '../paper/check-blueprint.ts';
import { draw, postTypesOf } from '../paper/draw.ts';
import { freezePaper } from '../paper/freeze-paper.ts';
import { poolOf, type Pool } from '../paper/pool.ts';
import { sealSeed } from '../paper/randomness.ts';
import { issueCodes } from '../roster/one-time-code.ts';
import type { RosterEntry } from '../roster/read-roster.ts';
import { drawnEntry } from '../sitting/drawn-entry.ts';
import type { ExamStore } from '../sitting/exam-store.ts';
import type { Instant, Sitting, SittingPlan } from '../sitting/sitting.ts';

export interface OfficeParts {
  readonly bank: Bank;
  readonly corpus: Corpus;
  readonly exams: ExamStore;
  readonly practised: Pick<PracticeStore, 'met'>;
  readonly now: () => Date;
  /** From `node:crypto` at run time. */
  readonly random: (bytes: number) => Uint8Array;
}

/** What an organiser orders. */
export interface DrawOrder extends Pick<SittingPlan, 'lateStart' | 'paging'> {
  readonly blueprint: Blueprint;
  readonly candidates: readonly RosterEntry[];
  readonly opensAt: Instant;
  /** Id of the sitting whose failed candidates sit again; its items are left out. */
  readonly resitOf?: string;
  readonly by: string;
}

export type DrawOutcome =
  | {
      readonly isOk: true;
      readonly sitting: Sitting;
      /** One-time codes by staff number: told once, kept nowhere. */
      readonly codes: Readonly<Record<string, string>>;
      /** Items that were suspended on the way because the law has changed. */
      readonly suspended: readonly AffectedItem[];
    }
  | { readonly isOk: false; readonly check: BlueprintCheck; readonly suspended: readonly AffectedItem[] };

const SEED_BYTES = 32;

/** The items that a blueprint may draw now, by the law of today; what does not stand any more is suspended first. */
export async function poolNow(
  { exclude }: Pick<Blueprint, 'exclude'>, { bank, corpus, exams, practised, now }: OfficeParts, by: string, resitOf?: string,
): Promise<{ readonly pool: Pool; readonly suspended: readonly AffectedItem[] }> {
  const at = now();
  const suspended = suspendAffected(bank, corpus, todayInChina(at), { by, at: at.toISOString() });
  const pool = poolOf(bank.list(), {
    purpose: 'formal',
    ...(exclude.lastSittings > 0 && { usedLately: await exams.itemsOfLast(exclude.lastSittings) }),
    ...(exclude.seenInPractice && { seenInPractice: await practised.met() }),
    ...(resitOf !== undefined && { firstPaper: itemsOf(await exams.papers(resitOf)) }),
  });
  return { pool, suspended };
}

/** Draws a sitting: papers frozen, seed sealed, codes issued, and the first line of its journal written; or says what the bank lacks. */
export async function drawSitting({ blueprint, candidates, opensAt, lateStart, paging, resitOf, by }: DrawOrder, parts: OfficeParts): Promise<DrawOutcome> {
  const { bank, exams, now, random } = parts;
  const { pool, suspended } = await poolNow(blueprint, parts, by, resitOf);
  const check = checkBlueprint(blueprint, pool, postTypesOf(candidates));
  const seed = Buffer.from(random(SEED_BYTES)).toString('hex');
  const drawn = check.problems.length === 0 ? draw({ blueprint, pool: pool.items, seed, candidates }) : undefined;
  if (!drawn?.isOk) return { isOk: false, check, suspended };

  const papers = drawn.papers.map((paper) => freezePaper(paper, (id, version) => bank.get(id, version)));
  const { codes, hashes } = issueCodes(candidates, random);
  const sitting = {
    plan: {
      title: blueprint.title, opensAt, minutes: blueprint.minutes, lateStart, passMark: blueprint.passMark, isOpenBook: blueprint.isOpenBook, paging,
      ...(resitOf !== undefined && { resitOf }), seedHash: sealSeed(seed),
    },
    blueprint, papers, pool: pool.items,
    candidates: candidates.map((candidate) => {
      const paperId = drawn.paperOf[candidate.number];
      return { ...candidate, ...(paperId !== undefined && { paperId }) };
    }),
  };
  const entry = drawnEntry(sitting, by, now().toISOString());
  return { isOk: true, sitting: await exams.create({ ...sitting, seed, codes: hashes, entry }), codes, suspended };
}
