import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '../../../../knowledge/bank/item.ts';
import { divided, dividedEqually, partOf } from '../../../../bot/exam/marking/hundredths.ts';
import { markAttempt } from '../../../../bot/exam/marking/mark-attempt.ts';
import { markQuestion } from '../../../../bot/exam/marking/mark-question.ts';
import type { MarkingRule } from '../../../../bot/exam/paper/blueprint.ts';
import type { Answer } from '../../../../bot/exam/paper/paper.ts';
import { asked, MULTIPLE, paper, SHORT, SINGLE, TRUTH } from './sample.ts';

const ALL: MarkingRule = { kind: 'all-or-nothing' };
const HALF: MarkingRule = { kind: 'half-for-subset' };
const PER: MarkingRule = { kind: 'per-option' };
const DEDUCT: MarkingRule = { kind: 'deduct', wrong: 0.5 };
const chosen = (...places: number[]): Answer => ({ chosen: places });
const earned = (question: Question, answer: Answer, rule: MarkingRule, marks = 2): number | undefined => {
  const hundredths = markQuestion(question, answer, rule, marks);
  return hundredths === undefined ? undefined : hundredths / 100;
};

describe('what an answer earns', () => {
  // Key of the multiple choice: 甲, 丙, 丁 of four.
  test.each<[string, Question, Answer, Readonly<Record<'all' | 'half' | 'per' | 'deduct', number>>]>([
    ['the key', MULTIPLE, chosen(0, 2, 3), { all: 2, half: 2, per: 2, deduct: 2 }],
    ['in another order', MULTIPLE, chosen(3, 0, 2), { all: 2, half: 2, per: 2, deduct: 2 }],
    ['two of three', MULTIPLE, chosen(0, 2), { all: 0, half: 1, per: 1.33, deduct: -0.5 }],
    ['one of three', MULTIPLE, chosen(3), { all: 0, half: 1, per: 0.67, deduct: -0.5 }],
    ['a wrong one', MULTIPLE, chosen(1), { all: 0, half: 0, per: 0, deduct: -0.5 }],
    ['two right and one wrong', MULTIPLE, chosen(0, 1, 2), { all: 0, half: 0, per: 0, deduct: -0.5 }],
    ['every option', MULTIPLE, chosen(0, 1, 2, 3), { all: 0, half: 0, per: 0, deduct: -0.5 }],
    ['nothing', MULTIPLE, null, { all: 0, half: 0, per: 0, deduct: 0 }],
    ['no option', MULTIPLE, chosen(), { all: 0, half: 0, per: 0, deduct: 0 }],
    ['an answer of another kind', MULTIPLE, { truth: true }, { all: 0, half: 0, per: 0, deduct: 0 }],
    ['the right one', SINGLE, chosen(1), { all: 2, half: 2, per: 2, deduct: 2 }],
    ['a wrong one of a single choice', SINGLE, chosen(0), { all: 0, half: 0, per: 0, deduct: -0.5 }],
    ['a true statement held true', TRUTH, { truth: true }, { all: 2, half: 2, per: 2, deduct: 2 }],
    ['a true statement held false', TRUTH, { truth: false }, { all: 0, half: 0, per: 0, deduct: -0.5 }],
    ['a statement left open', TRUTH, null, { all: 0, half: 0, per: 0, deduct: 0 }],
  ])('%s', (_name, question, answer, expected) => {
    expect({ all: earned(question, answer, ALL), half: earned(question, answer, HALF), per: earned(question, answer, PER), deduct: earned(question, answer, DEDUCT) }).toEqual(expected);
  });

  test.each<[string, Answer, number | undefined]>([
    ['is for people to say', { text: '提前公告' }, undefined], ['that says nothing is nothing', { text: ' ' }, 0], ['that is not there is nothing', null, 0], ['of another kind is nothing', chosen(0), 0],
  ])('a short answer %s', (_name, answer, expected) => {
    expect(earned(SHORT, answer, { kind: 'points' })).toBe(expected);
  });

  const rules = fc.oneof(fc.constantFrom(ALL, HALF, PER), fc.integer({ min: 1, max: 200 }).map((wrong): MarkingRule => ({ kind: 'deduct', wrong: wrong / 100 })));
  const multiples = fc.integer({ min: 2, max: 8 }).chain((count) => fc.subarray(Array.from({ length: count }, (_, place) => place), { minLength: 1 })
    .map((key): Extract<Question, { type: 'single' | 'multiple' }> => ({ type: 'multiple', stem: '', options: Array.from({ length: count }, (_, place) => String(place)), key })));
  const marks = fc.integer({ min: 1, max: 3000 }).map((value) => value / 100);

  test('ticking everything never wins anything, unless everything is right', () => {
    fc.assert(fc.property(multiples, rules, marks, (question, rule, of) => {
      const everything = markQuestion(question, chosen(...question.options.keys()), rule, of)!;
      expect(everything > 0).toBe(question.key.length === question.options.length);
    }));
  });

  test('is everything for the key alone, never more, and more right options never earn less', () => {
    fc.assert(fc.property(multiples, rules, marks, fc.array(fc.nat(7)), (question, rule, of, picks) => {
      const all = Math.round(of * 100);
      const picked = [...new Set(picks.filter((place) => place < question.options.length))];
      const got = markQuestion(question, chosen(...picked), rule, of)!;
      expect(Number.isInteger(got)).toBe(true);
      expect(got).toBeLessThanOrEqual(all);
      expect(markQuestion(question, chosen(...question.key), rule, of)).toBe(all);
      fc.pre(rule.kind !== 'deduct');
      const more = question.key.find((place) => !picked.includes(place));
      expect(markQuestion(question, chosen(...picked, ...(more === undefined ? [] : [more])), rule, of)!).toBeGreaterThanOrEqual(got);
    }));
  });
});

describe('a paper', () => {
  const nothing = { gradings: [], rulings: [], doubleMarking: { isOn: false, tolerance: 0 } };

  test('never earns less than nothing in all, whatever was deducted', () => {
    const questions = ['1', '2', '3'].map((slot) => asked(slot, TRUTH, { marks: 1, rule: { kind: 'deduct', wrong: 1 } }));
    const wrong = markAttempt(paper(questions), { ...nothing, answers: { 1: { truth: false }, 2: { truth: false }, 3: { truth: true } } });
    expect(wrong).toEqual({
      marks: [{ slot: '1', earned: -1, of: 1, basis: 'rule' }, { slot: '2', earned: -1, of: 1, basis: 'rule' }, { slot: '3', earned: 1, of: 1, basis: 'rule' }], total: 0, of: 3,
    });
  });

  test('adds up exactly', () => {
    const questions = Array.from({ length: 30 }, (_, place) => asked(String(place + 1), TRUTH, { marks: 0.1 }));
    const { total, of } = markAttempt(paper(questions), { ...nothing, answers: Object.fromEntries(questions.map(({ slot }) => [slot, { truth: true }])) });
    expect({ total, of }).toEqual({ total: 3, of: 3 });
  });
});

describe('hundredths', () => {
  test('parts add up to the whole', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 12 }), (marks, parts) => {
      const equal = dividedEqually(marks, parts);
      expect(equal.reduce((sum, part) => sum + part, 0)).toBe(marks);
      expect(Math.max(...equal) - Math.min(...equal)).toBeLessThanOrEqual(50);
    }));
  });

  test.each([[300, [100, 100, 100]], [1000, [350, 300, 350]], [100, [33, 34, 33]], [125, [42, 41, 42]]])('%i in three parts', (marks, expected) => {
    expect(dividedEqually(marks, 3)).toEqual(expected);
  });

  test('shares and halves', () => {
    expect(divided(1000, [0.3, 0.3, 0.4])).toEqual([300, 300, 400]);
    expect([partOf(1, 1, 2), partOf(3, 1, 2), partOf(200, 1, 3), partOf(200, 2, 3)]).toEqual([1, 2, 67, 133]);
  });
});
