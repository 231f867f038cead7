import { describe, expect, test } from 'vitest';
import { arrange } from '../../../../bot/exam/paper/arrange.ts';
import { draw } from '../../../../bot/exam/paper/draw.ts';
import { freezePaper } from '../../../../bot/exam/paper/freeze-paper.ts';
import { poolOf } from '../../../../bot/exam/paper/pool.ts';
import { sheetFor } from '../../../../bot/exam/paper/sheet.ts';
import { blueprint, candidates, item, part, section, SEED } from '../sample.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number + 1);

describe('a draw', () => {
  test('from blueprint to sheet', () => {
    const items = [...numbers(20).map((number) => item(number)), ...numbers(3).map((number) => item(100 + number, { type: 'case' }))];
    const plan = blueprint([part([section(), section({ name: '二、案例分析题', type: 'case', count: 2, marks: 10 })])]);
    const drawn = draw({ blueprint: plan, pool: poolOf(items, { purpose: 'formal' }).items, seed: SEED, candidates: candidates(3) });
    if (!drawn.isOk) throw new Error('not drawn');
    expect(drawn.paperOf).toEqual({ 1001: '综合管理-A', 1002: '综合管理-A', 1003: '综合管理-A' });
    const paper = freezePaper(drawn.papers[0]!, (id) => items.find((each) => each.id === id));
    expect(paper.total).toBe(30);
    const sheet = sheetFor(paper, plan, arrange(paper, plan.shuffle, SEED, '1001'));
    expect(sheet.sections.map(({ questions }) => questions.length)).toEqual([5, 6]);
    expect(sheet.sections.flatMap(({ questions }) => questions.map(({ number }) => number))).toEqual(numbers(11));
  });
});
