import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { challengeEntry } from '../../../../bot/exam/marking/challenge-entry.ts';
import { correctedEntry, dryRun } from '../../../../bot/exam/marking/dry-run.ts';
import { markAttempt } from '../../../../bot/exam/marking/mark-attempt.ts';
import type { Ruling } from '../../../../bot/exam/marking/result.ts';
import { resultsOf } from '../../../../bot/exam/marking/results-of.ts';
import { ruleEntry } from '../../../../bot/exam/marking/rule-entry.ts';
import type { MarkingRule } from '../../../../bot/exam/paper/blueprint.ts';
import type { PaperQuestion } from '../../../../bot/exam/paper/paper.ts';
import type { NewEntry } from '../../../../bot/exam/sitting/exam-store.ts';
import { asked, AT, candidate, marking, MULTIPLE, paper, sat, SHORT, SINGLE, TRUTH } from './sample.ts';

/** 100 marks: single (key 乙) 40, multiple (key 甲丙丁) 40, two statements of a case 10 each. */
const QUESTIONS: readonly PaperQuestion[] = [
  asked('1', SINGLE, { marks: 40 }), asked('2', MULTIPLE, { marks: 40, rule: { kind: 'half-for-subset' } }),
  asked('3.1', TRUTH, { marks: 10 }), asked('3.2', { ...TRUTH, stem: '（示例）第二问' }, { marks: 10 }),
];
const SAT: NewEntry[] = [
  // 40 + 20 + 10 + 0 = 70; 0 + 40 + 10 + 0 = 50; 40 + 0 + 0 + 10 = 50.
  ...sat('1', { 1: { chosen: [1] }, 2: { chosen: [0, 2] }, '3.1': { truth: true }, '3.2': { truth: false } }),
  ...sat('2', { 1: { chosen: [2] }, 2: { chosen: [0, 2, 3] }, '3.1': { truth: true }, '3.2': { truth: false } }),
  ...sat('3', { 1: { chosen: [1] }, 2: { chosen: [1] }, '3.2': { truth: true } }),
];
const challenge = (itemId: string, more: object = {}): NewEntry => challengeEntry(marking(QUESTIONS, SAT), { itemId, version: 1, why: '（示例）法条已改', candidate: '2', at: AT, ...more }) as NewEntry;

/** Totals by staff number after a ruling on an item. */
function ruled(decision: Ruling['decision'], itemId: string, question?: number): { totals: number[]; ruling: Ruling; entry: NewEntry } {
  const challenged = [...SAT, challenge(itemId, question === undefined ? {} : { question })];
  const result = ruleEntry(marking(QUESTIONS, challenged), { challengeId: 'Y1', decision, why: '（示例）理由', by: '周顾问', at: AT });
  if ('refusal' in result) throw new Error(result.refusal);
  return { ...result, totals: resultsOf(marking(QUESTIONS, [...challenged, result.entry])).map(({ total }) => total) };
}

describe('a ruling', () => {
  test.each<[string, Ruling['decision'], string, number | undefined, readonly number[]]>([
    ['upholds', { kind: 'uphold' }, 'Q1', undefined, [70, 50, 50]],
    ['accepts another answer as well', { kind: 'accept', keys: [[2]], isOnly: false }, 'Q1', undefined, [70, 90, 50]],
    ['accepts another answer in place of the key', { kind: 'accept', keys: [[2]], isOnly: true }, 'Q1', undefined, [30, 90, 10]],
    ['accepts a smaller key of a multiple choice, by its rule', { kind: 'accept', keys: [[2, 0]], isOnly: false }, 'Q2', undefined, [90, 50, 50]],
    ['turns a statement of a case', { kind: 'accept', keys: [false], isOnly: true }, 'Q3', 2, [80, 60, 40]],
    ['gives the marks to all', { kind: 'give-all' }, 'Q1', undefined, [70, 90, 50]],
    ['gives a question of a case to all', { kind: 'give-all' }, 'Q3', 1, [70, 50, 60]],
    ['gives a whole case to all', { kind: 'give-all' }, 'Q3', undefined, [80, 60, 60]],
    // 30, 50 and 10 of 60, weighted by 100 ÷ 60.
    ['drops an item, and the total stays', { kind: 'drop' }, 'Q1', undefined, [50, 83.33, 16.67]],
    ['drops a question of a case', { kind: 'drop' }, 'Q3', 2, [77.78, 55.56, 44.44]],
  ])('%s', (_name, decision, itemId, question, expected) => {
    expect(ruled(decision, itemId, question).totals).toEqual(expected);
  });

  test('that drops everything leaves everybody everything', () => {
    const entries = ['Q1', 'Q2', 'Q3'].map((itemId, place): NewEntry => ({ at: AT, by: '周顾问', kind: 'ruled', facts: { challengeId: `Y${place}`, itemId, version: 1, decision: { kind: 'drop' }, why: '（示例）' } }));
    expect(resultsOf(marking(QUESTIONS, [...SAT, ...entries])).map(({ total, of }) => [total, of])).toEqual([[100, 100], [100, 100], [100, 100]]);
  });

  test('that comes later takes the place of an earlier one; upholding leaves it', () => {
    const entry = (decision: Ruling['decision']): NewEntry => ({ at: AT, by: '周顾问', kind: 'ruled', facts: { challengeId: 'Y1', itemId: 'Q1', version: 1, decision, why: '（示例）' } });
    const totals = (...decisions: Ruling['decision'][]): number[] => resultsOf(marking(QUESTIONS, [...SAT, ...decisions.map(entry)])).map(({ total }) => total);
    expect(totals({ kind: 'give-all' }, { kind: 'uphold' })).toEqual([70, 90, 50]);
    expect(totals({ kind: 'give-all' }, { kind: 'accept', keys: [[1]], isOnly: true })).toEqual([70, 50, 50]);
  });

  test('says on what the marks of a question rest', () => {
    const [first] = resultsOf(marking(QUESTIONS, [...SAT, ruled({ kind: 'drop' }, 'Q1').entry]));
    expect(first!.marks.map(({ slot, earned, of, basis }) => [slot, earned, of, basis])).toEqual([['1', 0, 0, 'ruling'], ['2', 20, 40, 'rule'], ['3.1', 10, 10, 'rule'], ['3.2', 0, 10, 'rule']]);
  });
});

describe('a dry run', () => {
  test('names whose result changes, and who passes newly', () => {
    const { ruling } = ruled({ kind: 'give-all' }, 'Q1');
    expect(dryRun(marking(QUESTIONS, SAT), ruling)).toEqual({
      changes: [{ candidate: '2', from: { total: 50, outcome: 'failed' }, to: { total: 90, outcome: 'passed' } }], newlyPassed: ['2'], newlyFailed: [],
    });
  });

  test('names who fails newly', () => {
    const run = dryRun(marking(QUESTIONS, SAT), ruled({ kind: 'accept', keys: [[2]], isOnly: true }, 'Q1').ruling);
    expect([run.newlyPassed, run.newlyFailed, run.changes.map((change) => change.candidate)]).toEqual([['2'], ['1'], ['1', '2', '3']]);
  });

  test('is what happens when the ruling is written', () => {
    const { ruling, totals } = ruled({ kind: 'drop' }, 'Q2');
    const before = marking(QUESTIONS, SAT);
    const changed = new Map(dryRun(before, ruling).changes.map(({ candidate: number, to }) => [number, to.total]));
    expect(resultsOf(before).map(({ candidate: number, total }) => changed.get(number) ?? total)).toEqual(totals);
  });

  test('becomes a dated correction', () => {
    const { ruling } = ruled({ kind: 'give-all' }, 'Q1');
    const run = dryRun(marking(QUESTIONS, SAT), ruling);
    expect(correctedEntry(run, ruling, AT)).toEqual({ at: AT, by: '周顾问', kind: 'corrected', facts: { challengeId: 'Y1', changes: run.changes } });
  });
});

describe('what is refused', () => {
  test.each<[string, object, object]>([
    ['an item that nobody met', { itemId: 'Q9' }, { refusal: 'no-item' }],
    ['another version', { version: 2 }, { refusal: 'no-item' }],
    ['a question that the case has not', { itemId: 'Q3', question: 3 }, { refusal: 'no-item' }],
    ['somebody who is not on the roster', { candidate: '9' }, { refusal: 'no-candidate' }],
    ['no reason', { why: ' ' }, { refusal: 'empty' }],
    ['a name', { why: '示 例2认为答案错了' }, { refusal: 'names-person', name: '示例2' }],
  ])('of a challenge: %s', (_name, more, expected) => {
    expect(challengeEntry(marking(QUESTIONS, SAT), { itemId: 'Q1', version: 1, why: '答案错了', at: AT, ...more })).toEqual(expected);
  });

  test('challenges are numbered, and say who brings them forward where somebody does', () => {
    expect(challengeEntry(marking(QUESTIONS, [...SAT, challenge('Q1')]), { itemId: 'Q2', version: 1, why: '（示例）', by: '吴组织', at: AT }))
      .toEqual({ at: AT, by: '吴组织', kind: 'challenged', facts: { id: 'Y2', itemId: 'Q2', version: 1, why: '（示例）' } });
  });

  const accept = (...keys: (readonly number[] | boolean)[]): Ruling['decision'] => ({ kind: 'accept', keys, isOnly: false });
  const withShort = [...QUESTIONS, asked('4', SHORT)];
  test.each<[string, NewEntry, object, object]>([
    ['no such challenge', challenge('Q1'), { challengeId: 'Y7' }, { refusal: 'no-challenge' }],
    ['no reason', challenge('Q1'), { why: '' }, { refusal: 'empty' }],
    ['a name', challenge('Q1'), { why: '按示例3所说' }, { refusal: 'names-person', name: '示例3' }],
    ['no key', challenge('Q1'), { decision: accept() }, { refusal: 'bad-keys' }],
    ['an option that is not there', challenge('Q1'), { decision: accept([4]) }, { refusal: 'bad-keys' }],
    ['two keys in one for a single choice', challenge('Q1'), { decision: accept([0, 1]) }, { refusal: 'bad-keys' }],
    ['nothing as key', challenge('Q2'), { decision: accept([]) }, { refusal: 'bad-keys' }],
    ['true for a choice', challenge('Q2'), { decision: accept(true) }, { refusal: 'bad-keys' }],
    ['options for a statement', challenge('Q3', { question: 1 }), { decision: accept([0]) }, { refusal: 'bad-keys' }],
    ['an answer to a whole case', challenge('Q3'), { decision: accept(true) }, { refusal: 'whole-case' }],
    ['an answer to a short question', challengeEntry(marking(withShort, SAT), { itemId: 'Q4', version: 1, why: '（示例）', at: AT }) as NewEntry, { decision: accept([0]) }, { refusal: 'no-key' }],
  ])('of a ruling: %s', (_name, challenged, more, expected) => {
    const now = marking(withShort, [...SAT, challenged]);
    expect(ruleEntry(now, { challengeId: 'Y1', decision: { kind: 'uphold' }, why: '（示例）理由', by: '周顾问', at: AT, ...more })).toEqual(expected);
  });

  test('of a ruling: a second one on the same challenge', () => {
    const now = marking(QUESTIONS, [...SAT, challenge('Q1'), ruled({ kind: 'uphold' }, 'Q1').entry]);
    expect(ruleEntry(now, { challengeId: 'Y1', decision: { kind: 'give-all' }, why: '（示例）', by: '周顾问', at: AT })).toEqual({ refusal: 'already-ruled' });
  });
});

test('outcomes', () => {
  const people = [candidate('1'), candidate('2'), candidate('3'), candidate('4', { exempt: '（示例）免试' }), candidate('5')];
  const voided: NewEntry = { at: AT, by: '郑监考', candidate: '3', kind: 'voided', facts: { why: '（示例）' } };
  const results = resultsOf(marking(QUESTIONS, [...SAT, voided], { candidates: people, papers: [paper(QUESTIONS)] }));
  expect(results.map(({ candidate: number, outcome, total, of }) => [number, outcome, total, of])).toEqual([
    ['1', 'passed', 70, 100], ['2', 'failed', 50, 100], ['3', 'voided', 0, 100], ['4', 'exempt', 0, 100], ['5', 'absent', 0, 100],
  ]);
});

describe('whatever is answered and ruled', () => {
  const answers = fc.record({
    1: fc.option(fc.nat(3).map((place) => ({ chosen: [place] }))), 2: fc.option(fc.subarray([0, 1, 2, 3]).map((chosen) => ({ chosen }))),
    3.1: fc.option(fc.boolean().map((truth) => ({ truth }))), 3.2: fc.option(fc.boolean().map((truth) => ({ truth }))),
  });
  const rules = fc.oneof(fc.constantFrom<MarkingRule>({ kind: 'all-or-nothing' }, { kind: 'half-for-subset' }, { kind: 'per-option' }), fc.constant<MarkingRule>({ kind: 'deduct', wrong: 7.77 }));
  const decisions = fc.oneof(
    fc.constantFrom<Ruling['decision']>({ kind: 'uphold' }, { kind: 'give-all' }, { kind: 'drop' }), fc.subarray([0, 1, 2, 3], { minLength: 1 }).map((key): Ruling['decision'] => ({ kind: 'accept', keys: [key], isOnly: false })),
  );
  const nothing = { gradings: [], rulings: [], doubleMarking: { isOn: false, tolerance: 0 } };

  test('a total is between nothing and everything, and what is given or accepted as well takes nothing from anybody', () => {
    fc.assert(fc.property(answers, rules, decisions, fc.constantFrom('Q1', 'Q2'), (given, rule, decision, itemId) => {
      const exam = paper(QUESTIONS.map((question) => ({ ...question, rule })));
      const before = markAttempt(exam, { ...nothing, answers: given });
      const after = markAttempt(exam, { ...nothing, answers: given, rulings: [{ challengeId: 'Y1', itemId, version: 1, decision, why: '', by: '', at: AT }] });
      for (const { total } of [before, after]) expect(total >= 0 && total <= 100 && total === Math.round(total * 100) / 100).toBe(true);
      const isTakenFrom = after.total < before.total;
      expect(isTakenFrom && decision.kind !== 'drop').toBe(false);
    }), { numRuns: 500 });
  });
});
