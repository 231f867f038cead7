import { beforeEach, expect, test } from 'vitest';
import { createMarkingDesk, type MarkingDesk } from '../../../../bot/exam/office/marking-desk.ts';
import type { SuggestPoints, Suggestion } from '../../../../bot/exam/marking/suggest-points.ts';
import { sampleLaw } from '../../sample.ts';
import { heldOffice, markAll, type Office } from './held-exam.ts';

const sample = sampleLaw();
let office: Office;
let id: string;
let plain: MarkingDesk;
const asked: Parameters<SuggestPoints>[0][] = [];
let answer: Suggestion | undefined;
/** A desk with a model that finds the first point in every answer. */
let desk: MarkingDesk;
beforeEach(async () => {
  asked.length = 0;
  ({ office, id, desk: plain } = await heldOffice(sample.data));
  answer = { model: 'stand-in', prompt: 'p1', points: [{ verdict: 'met', words: '先对账' }, { verdict: 'missing', words: '' }] };
  desk = createMarkingDesk({ exams: office.exams, now: office.now, suggest: async (toMark) => (asked.push(toMark), answer) });
});

test('a model is asked for what the marker sees, and of whom it is told nothing; marks and journal stay as they are', async () => {
  const before = await office.exams.journal(id);
  const task = (await desk.next(id, '甲'))!;
  expect(await desk.suggest(id, '甲', task.id)).toEqual({ suggestion: answer });
  const { id: _id, left: _left, ...seen } = task;
  expect(asked).toEqual([seen]);
  expect(await office.exams.journal(id)).toEqual(before);
  expect((await desk.held(id))!.marking.gradings).toEqual([]);
  expect((await desk.next(id, '甲'))!.id).toBe(task.id);
});

test('it is asked once for an answer, whoever marks it; again where it had nothing to say', async () => {
  const task = (await desk.next(id, '甲'))!;
  answer = undefined;
  expect(await desk.suggest(id, '甲', task.id)).toEqual({});
  answer = { model: 'stand-in', prompt: 'p1', points: [] };
  expect(await desk.suggest(id, '甲', task.id)).toEqual({ suggestion: answer });
  expect(await desk.suggest(id, '乙', task.id)).toEqual({ suggestion: answer });
  expect(asked).toHaveLength(2);
});

test('without a model there is none', async () => {
  const task = (await plain.next(id, '甲'))!;
  expect([plain.suggests, await plain.suggest(id, '甲', task.id)]).toEqual([false, {}]);
});

test('nothing is suggested for what is no answer, is marked, or is not to be marked now', async () => {
  const task = (await desk.next(id, '甲'))!;
  expect(await desk.suggest('K0099', '甲', task.id)).toBeUndefined();
  expect(await desk.suggest(id, '甲', 'ffffffffffffffff')).toEqual({ refusal: 'no-answer' });
  await markAll(desk, id, '甲');
  await markAll(desk, id, '乙');
  expect(await desk.suggest(id, '丙', task.id)).toEqual({ refusal: 'done' });
  expect(await desk.suggest(id, '甲', task.id), 'who may still put their own marks right').toEqual({ suggestion: answer });
  await desk.mark(id, '组织者', { showsAnswers: false });
  expect(await desk.suggest(id, '甲', task.id)).toEqual({ refusal: 'already-marked' });
  expect(asked).toHaveLength(1);
});

test('nothing before the closing', async () => {
  const { sitting } = await office.draw({ opensAt: '2027-01-01T01:00:00.000Z' });
  expect(await desk.suggest(sitting.id, '甲', 'x')).toEqual({ refusal: 'not-closed' });
});
