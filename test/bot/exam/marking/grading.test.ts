import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradeEntry } from '../../../../bot/exam/marking/grade-entry.ts';
import { gradingState, mostPerPoint } from '../../../../bot/exam/marking/grading-state.ts';
import type { Marking } from '../../../../bot/exam/marking/marking.ts';
import { answersToMark, nextToMark } from '../../../../bot/exam/marking/next-to-mark.ts';
import type { Grading } from '../../../../bot/exam/marking/result.ts';
import { resultsOf } from '../../../../bot/exam/marking/results-of.ts';
import type { NewEntry } from '../../../../bot/exam/sitting/exam-store.ts';
import { asked, AT, marking, sat, SHORT, TRUTH } from './sample.ts';

const DOUBLE = { isOn: true, tolerance: 0.2 };
const given = (...marks: number[]): Grading[] => marks.map((points, place) => ({
  candidate: '1', slot: '1', marker: `m${place}`, round: (['first', 'second', 'third'] as const)[place]!, points: [points], at: AT,
}));

describe('the marks of people', () => {
  test.each<[string, number[], boolean, object]>([
    ['nobody has marked', [], true, { needs: 'first' }],
    ['one has, and two should', [8], true, { needs: 'second' }],
    ['one has, and one is enough', [8], false, { needs: 'nothing', earned: 800 }],
    ['two agree', [8, 8], true, { needs: 'nothing', earned: 800 }],
    ['two are as far apart as they may be', [8, 6], true, { needs: 'nothing', earned: 700 }],
    ['two are further apart', [8, 5.99], true, { needs: 'third' }],
    ['the third is nearer to the first', [8, 4, 7], true, { needs: 'nothing', earned: 750 }],
    ['the third is nearer to the second', [8, 4, 5], true, { needs: 'nothing', earned: 450 }],
    ['the third is in the middle', [8, 4, 6], true, { needs: 'nothing', earned: 700 }],
    ['the third is above both', [4, 8, 10], true, { needs: 'nothing', earned: 900 }],
    ['half a hundredth goes up', [8.01, 8], true, { needs: 'nothing', earned: 801 }],
  ])('%s', (_name, marks, isOn, expected) => {
    expect(gradingState({ marks: 10 }, given(...marks), { isOn, tolerance: 0.2 })).toEqual(expected);
  });

  test('lie between the marks given, whoever gave which', () => {
    const mark = fc.integer({ min: 0, max: 1000 }).map((value) => value / 100);
    fc.assert(fc.property(mark, mark, mark, (a, b, c) => {
      const [one, other] = [gradingState({ marks: 10 }, given(a, b, c), DOUBLE), gradingState({ marks: 10 }, given(b, a, c), DOUBLE)];
      expect(one).toEqual(other);
      expect(one.needs).toBe('nothing');
      const earned = one.needs === 'nothing' ? one.earned / 100 : Number.NaN;
      expect(earned).toBeGreaterThanOrEqual(Math.min(a, b, c));
      expect(earned).toBeLessThanOrEqual(Math.max(a, b, c));
    }));
  });

  test('are given point by point', () => {
    expect(mostPerPoint(asked('1', SHORT, { marks: 5 }))).toEqual([1.5, 1.5, 2]);
    expect(mostPerPoint(asked('1', { ...SHORT, points: [] }, { marks: 5 }))).toEqual([5]);
  });
});

const QUESTIONS = [asked('1', SHORT), asked('2', { ...SHORT, stem: '（示例）另一题' }), asked('3', TRUTH)];
const ANSWERS: NewEntry[] = [
  ...sat('1', { 1: { text: '提前' }, 2: { text: '书面' }, 3: { truth: true } }), ...sat('2', { 1: { text: '公开' }, 2: { text: ' ' } }, 'timed-out'), ...sat('3', { 1: { text: '还在写' } }, 'none'),
];
const SECRET = 'kept by the server';
const of = (entries: readonly NewEntry[], doubleMarking = DOUBLE): Marking => marking(QUESTIONS, entries, { doubleMarking });
const grade = (now: Marking, marker: string, points: readonly number[], id = nextToMark(now, marker, SECRET)?.id ?? '') => gradeEntry(now, { marker, id, points, at: AT }, SECRET);

describe('what a marker gets', () => {
  test('is nobody in particular', () => {
    const next = nextToMark(of(ANSWERS), '赵阅卷', SECRET)!;
    expect(next).toMatchObject({ stem: '（示例）简答', reference: '提前，书面，公开。', marks: 10, left: 3, points: [{ text: '提前', most: 3 }, { text: '书面', most: 3 }, { text: '公开', most: 4 }] });
    expect(['提前', '公开']).toContain(next.text);
    expect(JSON.stringify(next)).not.toMatch(/示例[123]|"candidate"|"slot"|Q1/);
    expect(next.id).not.toBe(nextToMark(of(ANSWERS), '赵阅卷', 'another secret')!.id);
  });

  test('is nothing of who has their name: nobody marks their own answers', () => {
    const now = of(ANSWERS);
    expect(nextToMark(now, '示 例1', SECRET)).toMatchObject({ text: '公开', left: 1 });
    const own = answersToMark(now, SECRET).find(({ candidate }) => candidate === '1')!;
    expect(grade(now, '示例1', [3, 3, 4], own.id)).toEqual({ refusal: 'no-answer' });
    expect(grade(now, '赵阅卷', [3, 3, 4], own.id)).toMatchObject({ candidate: '1', kind: 'graded' });
  });

  test('is all answers to a question before the next, and nothing twice', () => {
    let entries = [...ANSWERS];
    const stems: string[] = [];
    for (let next = nextToMark(of(entries), '赵阅卷', SECRET); next; next = nextToMark(of(entries), '赵阅卷', SECRET)) {
      stems.push(next.stem);
      entries = [...entries, grade(of(entries), '赵阅卷', [3, 3, 4]) as NewEntry];
    }
    expect(stems).toEqual(['（示例）简答', '（示例）简答', '（示例）另一题']);
    expect(entries.slice(ANSWERS.length).map(({ candidate, facts }) => `${candidate}/${String(facts['slot'])}/${String(facts['round'])}`).sort()).toEqual(['1/1/first', '1/2/first', '2/1/first']);
    expect(nextToMark(of(entries), '钱阅卷', SECRET)!.left).toBe(3);
    expect(nextToMark(of(entries, { isOn: false, tolerance: 0 }), '钱阅卷', SECRET)).toBeUndefined();
  });
});

describe('a grading', () => {
  const first = grade(of(ANSWERS), '赵阅卷', [3, 1.5, 4]) as NewEntry;
  const id = nextToMark(of(ANSWERS), '赵阅卷', SECRET)!.id;
  const once = of([...ANSWERS, first]);
  const twice = of([...ANSWERS, first, grade(once, '钱阅卷', [0, 0, 0], id) as NewEntry]);
  const thrice = of([...ANSWERS, first, grade(once, '钱阅卷', [0, 0, 0], id) as NewEntry, grade(twice, '孙阅卷', [3, 1, 4], id) as NewEntry]);

  test('is a line of the journal with a number and no name', () => {
    expect(first).toMatchObject({ at: AT, by: '赵阅卷', kind: 'graded', facts: { slot: '1', round: 'first', points: [3, 1.5, 4] } });
    expect(JSON.stringify(first)).not.toContain('示例');
  });

  test('goes first, second, third; nobody is in two rounds', () => {
    expect(grade(once, '钱阅卷', [3, 3, 3], id)).toMatchObject({ facts: { round: 'second' } });
    expect(grade(once, '赵阅卷', [1, 1, 1], id)).toMatchObject({ facts: { round: 'first' } });
    expect(grade(twice, '孙阅卷', [1, 1, 1], id)).toMatchObject({ facts: { round: 'third' } });
    expect(grade(thrice, '李阅卷', [1, 1, 1], id)).toEqual({ refusal: 'done' });
    expect(grade(thrice, '赵阅卷', [1, 1, 1], id)).toEqual({ refusal: 'done' });
  });

  test.each([[[3, 3]], [[3.01, 3, 4]], [[-1, 0, 0]], [[1.005, 0, 0]], [[Number.NaN, 0, 0]], [[]]])('of %j is refused', (points) => {
    expect(grade(of(ANSWERS), '赵阅卷', points, id)).toEqual({ refusal: 'bad-points', most: [3, 3, 4] });
  });

  test('of an answer that is not there, or after the marks are fixed, is refused', () => {
    expect(grade(of(ANSWERS), '赵阅卷', [1, 1, 1], 'unknown')).toEqual({ refusal: 'no-answer' });
    expect(grade(of([...ANSWERS, { at: AT, kind: 'closed', facts: {} }, { at: AT, kind: 'marked', facts: {} }]), '赵阅卷', [1, 1, 1], id)).toEqual({ refusal: 'marked' });
  });

  test('makes the result', () => {
    const outcomes = (now: Marking) => resultsOf(now).map(({ outcome, total }) => [outcome, total]);
    expect(outcomes(of(ANSWERS))).toEqual([['unfinished-marking', 10], ['unfinished-marking', 0], ['unfinished-marking', 0]]);
    let entries = [...ANSWERS];
    for (const marker of ['赵阅卷', '钱阅卷']) {
      for (let next = nextToMark(of(entries), marker, SECRET); next; next = nextToMark(of(entries), marker, SECRET)) {
        entries = [...entries, grade(of(entries), marker, marker === '赵阅卷' ? [3, 3, 2] : [3, 3, 1]) as NewEntry];
      }
    }
    expect(outcomes(of(entries))).toEqual([['failed', 25], ['failed', 7.5], ['unfinished-marking', 0]]);
    expect(resultsOf(of(entries))[0]!.marks.map(({ slot, earned, basis }) => [slot, earned, basis])).toEqual([['1', 7.5, 'person'], ['2', 7.5, 'person'], ['3', 10, 'rule']]);
  });
});
