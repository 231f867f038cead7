import { canonicalJson } from '../../../knowledge/bank/canonical-json.ts';
import { drawnFacts, type DrawnFacts } from '../sitting/drawn-entry.ts';
import { atDraw } from '../sitting/at-draw.ts';
import { brokenAt } from '../sitting/journal.ts';
import { replay } from '../sitting/replay.ts';
import type { JournalEntry } from '../sitting/sitting.ts';
import { archivedFacts } from './archived-entry.ts';
import { headCode, HEAD_CODE_DIGITS } from '../sitting/head-code.ts';
import type { ArchivedExam } from './archived-exam.ts';

/** What is wrong, one Chinese line each; none: the check is passed. */
export type Check = (exam: ArchivedExam) => readonly string[];

/** Every line follows from the one before it. */
export const checkChain: Check = ({ journal }) => {
  if (journal.length === 0) return ['日志是空的。'];
  const place = brokenAt(journal);
  return place === undefined ? [] : [`日志从第 ${place} 条起与前面的记录接不上：这一条被改过、被删掉，或者顺序变了。`];
};

/** Nothing is cut off its end. */
export const checkEnd: Check = ({ journal, sitting, results }) => {
  const last = journal.at(-1);
  if (last?.kind !== 'archived') return ['日志最后一条不是“归档”，末尾的记录可能被截掉。'];
  const problems = [];
  if (sitting.head.place !== last.place || sitting.head.hash !== last.hash) problems.push(`考试信息里记的日志末条（第 ${sitting.head.place} 条）与日志的末条（第 ${last.place} 条）不一致。`);
  const facts = archivedFacts({ sittingId: sitting.id, journal: journal.slice(0, -1), results });
  if (last.facts['sitting'] !== facts.sitting) problems.push(`日志是考试 ${String(last.facts['sitting'])} 的，不是 ${facts.sitting} 的。`);
  if (last.facts['entries'] !== facts.entries) problems.push(`归档时日志有 ${String(last.facts['entries'])} 条，现在“归档”之前是 ${facts.entries} 条。`);
  if (last.facts['results'] !== facts.results) problems.push('成绩与归档时记下的哈希值不一致，成绩被改过。');
  return problems;
};

/**
 * Codes that were printed or announced, and kept apart from the archive: what they stand for must be in its journal.
 * This alone tells an archive that was made up as a whole, with a journal of its own, from the one that was announced.
 */
export const checkCodes = (codes: readonly string[]): Check => ({ journal }) => codes.flatMap((code) => {
  const digits = code.toLowerCase().replace(/[^0-9a-f]/g, '');
  if (digits.length < HEAD_CODE_DIGITS) return [`校验码“${code}”不完整，应有 ${HEAD_CODE_DIGITS} 位。`];
  return journal.some((entry) => entry.hash.startsWith(digits)) ? [] : [`日志里没有校验码“${code}”对应的记录：这不是当时公布的那份日志。`];
});

const DRAWN: Readonly<Record<Exclude<keyof DrawnFacts, 'papers'>, string>> = {
  seedHash: '随机种子的哈希值', plan: '考试安排', blueprint: '组卷方案', pool: '抽题范围', roster: '考生名册',
};

/** Plan, blueprint, pool, roster and papers are those of the journal's first line. */
export const checkDrawn: Check = ({ journal, sitting, blueprint, pool, candidates, papers }) => {
  const first = journal[0];
  if (first?.kind !== 'drawn') return ['日志第一条不是“抽题”。'];
  const then = first.facts as unknown as DrawnFacts;
  const now = drawnFacts({ ...atDraw({ plan: sitting.plan, candidates }, journal), blueprint, pool, papers });
  const fields = (Object.keys(DRAWN) as (keyof typeof DRAWN)[]).filter((field) => then[field] !== now[field]);
  const ids = [...new Set([...Object.keys(then.papers), ...Object.keys(now.papers)])].toSorted();
  const changed = ids.filter((id) => then.papers[id] !== now.papers[id]);
  return [...fields.map((field) => `${DRAWN[field]}与抽题时记下的哈希值不一致。`), ...changed.map((id) => `试卷“${id}”与抽题时记下的哈希值不一致。`)];
};

/** State and pauses follow from the journal. */
export const checkState: Check = ({ sitting, candidates, journal }) => {
  const replayed = replay(sitting.id, atDraw({ plan: sitting.plan, candidates }, journal).plan, candidates, journal).sitting;
  const strangers = [...new Set(journal.flatMap(({ candidate }) => candidate ?? []))].filter((number) => !candidates.some((candidate) => candidate.number === number));
  return [
    ...(canonicalJson(replayed) === canonicalJson(sitting) ? [] : ['考试状态与按日志重算的不一致。']),
    ...strangers.map((number) => `日志里有名册上没有的考生 ${number}。`),
  ];
};

/** The code of the archive's own end, to be compared with what was printed. */
export function endCode({ journal }: { readonly journal: readonly JournalEntry[] }): string | undefined {
  const last = journal.at(-1);
  return last && headCode(last);
}
