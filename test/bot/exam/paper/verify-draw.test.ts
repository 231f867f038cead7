import { describe, expect, test } from 'vitest';
import { draw } from '../../../../bot/exam/paper/draw.ts';
import { freezePaper, paperHash } from '../../../../bot/exam/paper/freeze-paper.ts';
import type { Paper, PaperQuestion } from '../../../../bot/exam/paper/paper.ts';
import { poolOf } from '../../../../bot/exam/paper/pool.ts';
import { sealSeed } from '../../../../bot/exam/paper/randomness.ts';
import { verifyDraw, type DrawToVerify } from '../../../../bot/exam/paper/verify-draw.ts';
import { blueprint, candidates, item, numbers, part, section, SEED } from '../sample.ts';

const BANK = [...numbers(20).map((number) => item(number)), ...numbers(4).map((number) => item(100 + number, { type: 'case' })), ...numbers(4).map((number) => item(200 + number, { type: 'short-answer' }))];
const itemOf = (id: string) => BANK.find((each) => each.id === id);

function drawn(): DrawToVerify {
  const plan = blueprint([part([
    section({ rule: { kind: 'deduct', wrong: 0.5 } }), section({ name: '二、案例', type: 'case', count: 2, marks: 20 }), section({ name: '三、简答', type: 'short-answer', count: 1, marks: 10, rule: { kind: 'points' } }),
  ])], { arrangement: { kind: 'parallel', forms: 2 } });
  const pool = poolOf(BANK, { purpose: 'formal' }).items;
  const result = draw({ blueprint: plan, pool, seed: SEED, candidates: candidates(4) });
  if (!result.isOk) throw new Error('not drawn');
  return {
    blueprint: plan, pool, seed: SEED, seedHash: sealSeed(SEED), papers: result.papers.map((paper) => freezePaper(paper, itemOf)),
    candidates: candidates(4).map((each) => ({ ...each, paperId: result.paperOf[each.number]! })),
  };
}

/** A paper with one question changed, and its hash made anew. */
function changed(paper: Paper, change: (question: PaperQuestion) => PaperQuestion): Paper {
  const [first, ...others] = paper.sections;
  const [question, ...rest] = first!.questions;
  const made = { ...paper, sections: [{ ...first!, questions: [change(question!), ...rest] }, ...others] };
  return { ...made, hash: paperHash(made) };
}

describe('a frozen paper', () => {
  const [paper] = drawn().papers;
  test('has questions of cases as slots of their own, with marks that add up', () => {
    const questions = paper!.sections[1]!.questions;
    expect(questions.map(({ slot, marks, rule, question }) => [slot, marks, rule.kind, question.type])).toEqual([
      ['6.1', 6.5, 'all-or-nothing', 'single'], ['6.2', 7, 'all-or-nothing', 'true-false'], ['6.3', 6.5, 'points', 'short-answer'],
      ['7.1', 6.5, 'all-or-nothing', 'single'], ['7.2', 7, 'all-or-nothing', 'true-false'], ['7.3', 6.5, 'points', 'short-answer'],
    ]);
    expect(questions[0]!.material).toContain('案情');
    expect(paper!.total).toBe(60);
  });

  test('keeps the rule of its section', () => {
    expect(paper!.sections[0]!.questions.map(({ rule }) => rule)).toEqual(Array.from({ length: 5 }, () => ({ kind: 'deduct', wrong: 0.5 })));
  });

  test('is not made of items that have changed since the pool was read', () => {
    const { blueprint: plan, pool } = drawn();
    const result = draw({ blueprint: plan, pool: pool.map((each) => ({ ...each, hash: 'x' })), seed: SEED, candidates: candidates(1) });
    expect(() => result.isOk && freezePaper(result.papers[0]!, itemOf)).toThrow(expect.objectContaining({ code: 'item-changed' }));
  });
});

describe('verifying a draw', () => {
  test('finds nothing in one that is as it was', () => {
    expect(verifyDraw(drawn())).toEqual([]);
  });

  test.each<[string, (draw: DrawToVerify) => Partial<DrawToVerify>, string]>([
    ['another seed', () => ({ seed: 'b'.repeat(64) }), '随机种子与事先公布的哈希值不符'],
    ['a seed that is none', () => ({ seed: 'x' }), '随机种子与事先公布的哈希值不符'],
    ['a pool with an item less', ({ pool, papers }) => ({ pool: pool.filter(({ id }) => id !== papers[0]!.sections[0]!.questions[0]!.itemId) }), '与重新抽出的不同'],
    ['a pool that is too small', ({ pool }) => ({ pool: pool.slice(0, 3) }), '抽不出试卷'],
    ['a blueprint with other marks', ({ blueprint: plan }) => ({ blueprint: { ...plan, parts: plan.parts.map((each) => ({ ...each, sections: each.sections.map((one) => ({ ...one, marks: 30 })) })) } }), '与重新抽出的不同'],
    ['a paper less', ({ papers }) => ({ papers: papers.slice(1) }), '缺少试卷 综合管理-A'],
    ['a paper more', ({ papers }) => ({ papers: [...papers, { ...papers[0]!, id: '综合管理-C' }] }), '试卷 综合管理-C 不是抽出来的'],
    ['a paper whose hash is not its own', ({ papers }) => ({ papers: [{ ...papers[0]!, total: 99 }, papers[1]!] }), '内容与它的哈希值不符'],
    ['a key that was turned', ({ papers }) => ({ papers: [changed(papers[0]!, (each) => ({ ...each, question: { ...each.question, key: [1] } as never })), papers[1]!] }), '与重新抽出的不同'],
    ['marks that were raised', ({ papers }) => ({ papers: [changed(papers[0]!, (each) => ({ ...each, marks: 9 })), papers[1]!] }), '与重新抽出的不同'],
    ['a rule that was softened', ({ papers }) => ({ papers: [changed(papers[0]!, (each) => ({ ...each, rule: { kind: 'all-or-nothing' } })), papers[1]!] }), '与重新抽出的不同'],
    ['a person with another paper', ({ candidates: people, papers }) => ({ candidates: people.map((each) => ({ ...each, paperId: papers[0]!.id })) }), '的试卷不是抽签得到的那一套'],
  ])('finds %s', (_name, change, expected) => {
    const made = drawn();
    expect(verifyDraw({ ...made, ...change(made) })).toContainEqual(expect.stringContaining(expected));
  });
});
