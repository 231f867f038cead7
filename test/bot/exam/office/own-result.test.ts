import { beforeEach, describe, expect, test } from 'vitest';
import { createOwnResults, type OwnResult } from '../../../../bot/exam/office/own-result.ts';
import type { MarkingDesk } from '../../../../bot/exam/office/marking-desk.ts';
import { sampleLaw } from '../../sample.ts';
import { heldOffice, markAll, questionsOf, type Office } from './held-exam.ts';

const sample = sampleLaw();
let office: Office;
let id: string;
let desk: MarkingDesk;
beforeEach(async () => {
  ({ office, id, desk } = await heldOffice(sample.data));
});

/** What everybody of the roster is told, and how often all were marked for it. */
async function everybody(): Promise<{ readonly told: ReadonlyMap<string, OwnResult>; readonly count: () => number; readonly ask: (number: string) => Promise<OwnResult> }> {
  let held = 0;
  const results = createOwnResults({ exams: office.exams, desk: { held: (one) => (held += 1, desk.held(one)) } });
  const ask = async (number: string): Promise<OwnResult> => {
    const result = await results({ sittingId: id, candidate: number });
    if (!result || 'refusal' in result) throw new Error(JSON.stringify(result));
    return result;
  };
  const numbers = (await office.exams.candidates(id)).map(({ number }) => number);
  const told = new Map(await Promise.all(numbers.map(async (number) => [number, await ask(number)] as const)));
  return { told, count: () => held, ask };
}

describe('one\'s own result', () => {
  test('is there once marks are fixed, and is that of the list', async () => {
    const results = createOwnResults({ exams: office.exams, desk });
    expect(await results({ sittingId: id, candidate: '10001' })).toEqual({ refusal: 'not-announced' });
    await markAll(desk, id, '甲');
    await markAll(desk, id, '乙', 0);
    await markAll(desk, id, '丙', 0.5);
    expect(await results({ sittingId: id, candidate: '10001' })).toEqual({ refusal: 'not-announced' });
    await desk.mark(id, '组织者', { showsAnswers: false });
    const { told } = await everybody();
    const list = (await desk.held(id))!.results;
    expect(list.map(({ candidate, outcome, total }) => [candidate, outcome, outcome === 'passed' || outcome === 'failed' ? String(total) : undefined]))
      .toEqual([...told].map(([number, { outcome, marks }]) => [number, outcome, marks?.total]));
    expect([...told.values()].every((result) => result.review === undefined)).toBe(true);
    const { marks } = told.get('10001')!;
    expect(marks!.sections.reduce((sum, { earned }) => sum + Number(earned), 0)).toBeCloseTo(Number(marks!.total));
    expect(told.get('10004')).toEqual({ outcome: 'exempt', markedOn: '2026年12月1日', passMark: expect.any(String) as string, corrections: [] });
    expect(await results({ sittingId: id, candidate: '99999' })).toBeUndefined();
    expect(await results({ sittingId: 'K0099', candidate: '10001' })).toBeUndefined();
  });

  test('comes with one\'s own paper, keys and articles where answers are shown; a later ruling shows as a dated correction', async () => {
    await markAll(desk, id, '甲');
    await markAll(desk, id, '乙');
    await desk.mark(id, '组织者', { showsAnswers: true });
    const { told, ask } = await everybody();
    const seat = (await office.exams.seat(id, '10001'))!;
    const paper = (await office.exams.paper(id, seat.candidate.paperId!))!;
    const { review, marks } = told.get('10001')!;
    expect(review!.questions.map(({ slot }) => slot)).toEqual(seat.attempt.arrangement!.order);
    const onPaper = new Map(questionsOf(paper).map((asked) => [asked.slot, asked]));
    expect(review!.questions.map(({ slot, explanation, articles }) => [slot, explanation, articles.map(({ label, text }) => [label, text])]))
      .toEqual(seat.attempt.arrangement!.order.map((slot) => [slot, onPaper.get(slot)!.explanation, onPaper.get(slot)!.citations.map(({ label, text }) => [label, text])]));
    expect(review!.questions.filter(({ articles }) => articles.length > 0).length).toBeGreaterThan(10);
    for (const number of ['10004', '10008']) expect(told.get(number)).not.toHaveProperty('review');

    const wrong = questionsOf(paper).find(({ slot, question }) => question.type === 'single' && review!.questions.find((one) => one.slot === slot)!.mark.earned === 0)!;
    office.clock.now = new Date('2026-12-05T03:00:00.000Z');
    await desk.challenge(id, { itemId: wrong.itemId, version: wrong.version, why: '题干有歧义', by: '组织者' });
    await desk.rule(id, { challengeId: 'Y1', decision: { kind: 'give-all' }, why: '题干有歧义', by: '法律顾问' }, false);
    const after = await ask('10001');
    expect(Number(after.marks!.total)).toBe(Number(marks!.total) + wrong.marks);
    expect(after.corrections).toEqual([expect.stringMatching(/^2026年12月5日更正：.*Y1/u)]);
    expect(after.review!.questions.find(({ slot }) => slot === wrong.slot)!.mark).toMatchObject({ basis: 'ruling', earned: wrong.marks });
  });

  test('costs one marking of the sitting, however many look at once, and another one when the journal has gone on', async () => {
    await markAll(desk, id, '甲');
    await markAll(desk, id, '乙');
    await desk.mark(id, '组织者', { showsAnswers: true });
    const { count, ask, told } = await everybody();
    await Promise.all(Array.from({ length: 500 }, (_, place) => ask([...told.keys()][place % told.size]!)));
    expect(count()).toBe(1);
    await desk.archive(id, '组织者');
    expect(await ask('10001')).toEqual(told.get('10001'));
    expect(count()).toBe(2);
  });
});
