import { canonicalJson } from '../../../knowledge/bank/canonical-json.ts';
import { markingOf } from '../marking/marking.ts';
import { resultsOf } from '../marking/results-of.ts';
import { arrange } from '../paper/arrange.ts';
import type { Blueprint } from '../paper/blueprint.ts';
import { paperHash } from '../paper/freeze-paper.ts';
import { formOf } from '../paper/form-of.ts';
import { isSealed } from '../paper/randomness.ts';
import { verifyDraw } from '../paper/verify-draw.ts';
import { atDraw } from '../sitting/at-draw.ts';
import type { HallEntry } from '../sitting/journal.ts';
import type { Candidate } from '../sitting/sitting.ts';
import type { ArchivedExam } from './archived-exam.ts';
import type { Check } from './checks.ts';

/** Every paper is what its own hash says. */
export const checkPapers: Check = ({ papers }) => papers.filter((paper) => paperHash(paper) !== paper.hash).map(({ id }) => `试卷“${id}”的内容与它自己的哈希值不一致。`);

/** The seed is the one whose hash was made known before, and the one that was revealed with the marks. */
export const checkSeed: Check = ({ seed, sitting, journal }) => [
  ...(isSealed(seed, sitting.plan.seedHash) ? [] : ['种子的哈希值与事先公布的不一致，种子被换过。']),
  ...journal.filter(({ kind, facts }) => kind === 'marked' && facts['seed'] !== undefined && facts['seed'] !== seed).map(({ place }) => `种子与日志第 ${place} 条公布的不一致。`),
];

/** Whoever has the pool, the seed and the roster draws these papers, for these people. */
export const checkDraw: Check = ({ blueprint, pool, seed, candidates, papers, sitting, journal }) => {
  if (!canEnd(blueprint, pool.length)) return ['组卷方案里的题数或试卷套数不合理，无法重新抽题。'];
  const drawn = atDraw({ plan: sitting.plan, candidates }, journal).candidates;
  return [...verifyDraw({ blueprint, pool, seed, candidates: drawn, papers, seedHash: sitting.plan.seedHash }), ...amendProblems({ blueprint, seed, candidates, journal }, drawn)];
};

/** The roster is what the journal made of the one that was drawn, and who was put on it, or came to another type of post, has the paper that the seed gives them. */
function amendProblems({ blueprint: { arrangement }, seed, candidates, journal }: Pick<ArchivedExam, 'blueprint' | 'seed' | 'candidates' | 'journal'>, drawn: readonly Candidate[]): string[] {
  const listed = new Map(drawn.map((candidate) => [candidate.number, candidate]));
  const problems: string[] = [];
  for (const { kind, place, candidate, facts } of journal) {
    if (kind !== 'enrolled' && kind !== 'amended') continue;
    const { from, to } = facts as unknown as { readonly from?: Candidate; readonly to: Candidate };
    const before = listed.get(candidate!);
    if (to.number !== candidate || canonicalJson(before ?? null) !== canonicalJson(from ?? null)) problems.push(`日志第 ${place} 条：对考生 ${candidate} 名册的更正与以前的记录接不上。`);
    const keepsPaper = before !== undefined && before.exempt === undefined && before.postType === to.postType;
    const paperId = to.exempt !== undefined ? undefined : keepsPaper ? before.paperId : formOf({ arrangement, seed }, to);
    if (to.paperId !== paperId) problems.push(`日志第 ${place} 条：考生 ${candidate} 的试卷不是按种子得到的那一套。`);
    listed.set(to.number, to);
  }
  return [...problems, ...candidates.filter((candidate) => canonicalJson(listed.get(candidate.number) ?? null) !== canonicalJson(candidate)).map(({ number }) => `考生 ${number} 在名册上的内容与日志里最后的更正不一致。`)];
}

/** Forms from A to Z are more than anybody prints. */
const MAX_FORMS = 26;

/** Numbers with which a draw comes to an end: what was tampered with must not keep the verifier busy for ever. */
function canEnd({ parts, arrangement }: Blueprint, items: number): boolean {
  const counts = parts.flatMap(({ sections }) => sections.map(({ count }) => count));
  const isWithin = (number: number, most: number): boolean => Number.isInteger(number) && number >= 1 && number <= most;
  return counts.every((count) => isWithin(count, items)) && (arrangement.kind !== 'parallel' || isWithin(arrangement.forms, MAX_FORMS));
}

/** Everybody saw questions and options in the order that the seed gives. */
export const checkArrangements: Check = ({ papers, candidates, blueprint, seed, journal }) => journal.flatMap((entry) => {
  const { kind, facts } = entry as unknown as HallEntry;
  if (kind !== 'started') return [];
  const paperId = candidates.find(({ number }) => number === entry.candidate)?.paperId;
  const paper = papers.find(({ id }) => id === paperId);
  if (paper === undefined) return [`日志第 ${entry.place} 条：考生 ${entry.candidate} 没有试卷，却开始了考试。`];
  const expected = arrange(paper, blueprint.shuffle, seed, entry.candidate!);
  return canonicalJson(expected) === canonicalJson(facts.arrangement) ? [] : [`日志第 ${entry.place} 条：考生 ${entry.candidate} 的题目或选项顺序与按种子重算的不一致。`];
});

/** Marks follow from papers and journal, and nothing else. */
export const checkResults: Check = ({ sitting: { plan }, blueprint: { doubleMarking }, candidates, papers, journal, results }) => {
  const expected = new Map(resultsOf(markingOf({ plan, doubleMarking, candidates, papers, journal })).map((result) => [result.candidate, result]));
  const stored = new Map(results.map((result) => [result.candidate, result]));
  const numbers = [...new Set([...expected.keys(), ...stored.keys()])].toSorted();
  return [
    ...(stored.size < results.length ? ['同一考生有两份成绩。'] : []),
    ...numbers.flatMap((number) => {
      const [then, now] = [stored.get(number), expected.get(number)];
      if (then === undefined) return [`缺少考生 ${number} 的成绩。`];
      if (now === undefined) return [`多出名册上没有的考生 ${number} 的成绩。`];
      return canonicalJson(then) === canonicalJson(now) ? [] : [`考生 ${number} 的成绩与重算的不一致：归档 ${then.total} 分，重算 ${now.total} 分。`];
    }),
  ];
};
