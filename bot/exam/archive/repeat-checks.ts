import { canonicalJson } from '../../../knowledge/bank/canonical-json.ts';
import { arrange } from '../paper/arrange.ts';
import { paperHash } from '../paper/freeze-paper.ts';
import { sealSeed } from '../paper/randomness.ts';
import type { HallEntry } from '../sitting/journal.ts';
import type { Check } from './checks.ts';

/** Every paper is what its own hash says. */
export const checkPapers: Check = ({ papers }) => papers.filter((paper) => paperHash(paper) !== paper.hash).map(({ id }) => `试卷“${id}”的内容与它自己的哈希值不一致。`);

/** The seed is the one whose hash was made known. */
export const checkSeed: Check = ({ seed, sitting }) => (sealSeed(seed) === sitting.plan.seedHash ? [] : ['种子的哈希值与事先公布的不一致，种子被换过。']);

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
