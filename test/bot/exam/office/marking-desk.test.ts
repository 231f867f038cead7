import { beforeEach, describe, expect, test } from 'vitest';
import { readExam } from '../../../../bot/exam/archive/archived-exam.ts';
import { unpackFiles } from '../../../../bot/exam/archive/archive-files.ts';
import { markingOf } from '../../../../bot/exam/marking/marking.ts';
import { resultsOf } from '../../../../bot/exam/marking/results-of.ts';
import type { MarkingDesk } from '../../../../bot/exam/office/marking-desk.ts';
import { brokenAt } from '../../../../bot/exam/sitting/journal.ts';
import { sampleLaw } from '../../sample.ts';
import { heldOffice, markAll, questionsOf, type Office } from './held-exam.ts';

const sample = sampleLaw();
let office: Office;
let id: string;
let desk: MarkingDesk;
beforeEach(async () => {
  ({ office, id, desk } = await heldOffice(sample.data));
});
const entriesOf = async (kind: string) => (await office.exams.journal(id)).filter((entry) => entry.kind === kind);
const markedByTwo = async (): Promise<void> => {
  for (const marker of ['甲', '乙']) await markAll(desk, id, marker);
};
const first = async () => questionsOf((await office.exams.papers(id))[0]!)[0]!;
const challenge = async (why = '题干有歧义') => {
  const { itemId, version } = await first();
  return desk.challenge(id, { itemId, version, why, by: '组织者' });
};

describe('two markers at once', () => {
  test('both are written, each as what it is: first and second, whoever came first', async () => {
    const task = (await desk.next(id, '甲'))!;
    const points = task.points.map(() => 0);
    const graded = await Promise.all(['甲', '乙', '丙'].map((marker) => desk.grade(id, { marker, id: task.id, points })));
    // Two agree, so nobody asks a third: the one who was overtaken twice is told so.
    expect(graded.filter((one) => one && 'done' in one)).toHaveLength(2);
    expect(graded.filter((one) => one && 'refusal' in one)).toEqual([{ refusal: 'done' }]);
    expect((await entriesOf('graded')).map(({ facts }) => facts['round'])).toEqual(['first', 'second']);
    expect(brokenAt(await office.exams.journal(id))).toBeUndefined();
  });

  test('many, over all answers: none is lost and none is marked twice by one', async () => {
    const counts = await Promise.all(['甲', '乙', '丙', '丁'].map(async (marker) => {
      for (let count = 0; ; count += 1) {
        const task = await desk.next(id, marker);
        if (!task) return count;
        await desk.grade(id, { marker, id: task.id, points: task.points.map(({ most }) => most) });
      }
    }));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(12);
    const entries = await entriesOf('graded');
    expect(entries).toHaveLength(12);
    expect(new Set(entries.map(({ candidate, by, facts }) => `${candidate} ${String(facts['slot'])} ${by}`)).size).toBe(12);
    expect(await desk.mark(id, '组织者', { showsAnswers: false })).toHaveProperty('results');
  });

  test('who fixes the marks while the last one is being marked waits for it or is told what is left', async () => {
    await markAll(desk, id, '甲');
    const tasks = [];
    for (let task = await desk.next(id, '乙'); task && tasks.length < 5; task = await desk.next(id, '乙')) {
      tasks.push(task.id);
      await desk.grade(id, { marker: '乙', id: task.id, points: task.points.map(({ most }) => most) });
    }
    const last = (await desk.next(id, '乙'))!;
    const [graded, marked] = await Promise.all([
      desk.grade(id, { marker: '乙', id: last.id, points: last.points.map(({ most }) => most) }), desk.mark(id, '组织者', { showsAnswers: false }),
    ]);
    expect(graded).toEqual({ done: true });
    expect('results' in marked! || marked).toSatisfy((said: unknown) => said === true || JSON.stringify(said) === JSON.stringify({ refusal: 'unfinished', left: 1 }));
    expect((await desk.held(id))!.results.filter(({ outcome }) => outcome === 'unfinished-marking')).toEqual([]);
  });
});

describe('marks that are fixed', () => {
  test('once: who comes second is told, and the journal has it once', async () => {
    await markedByTwo();
    const marked = await Promise.all([desk.mark(id, '甲', { showsAnswers: false }), desk.mark(id, '乙', { showsAnswers: true })]);
    expect(marked.filter((one) => one && 'results' in one)).toHaveLength(1);
    expect(marked).toContainEqual({ refusal: 'already-marked' });
    const [entry, ...others] = await entriesOf('marked');
    expect(others).toEqual([]);
    expect(entry!.facts).toMatchObject({ seed: (await office.exams.sealed(id))!.seed });
  });

  test('are not marked again; a ruling afterwards is a dated correction that says whose marks it changes', async () => {
    await markedByTwo();
    const task = (await entriesOf('graded'))[0]!;
    await desk.mark(id, '组织者', { showsAnswers: false });
    expect(await desk.next(id, '丙')).toBeUndefined();
    const before = (await desk.held(id))!.results;
    expect(await challenge()).toEqual({ id: 'Y1' });
    office.clock.now = new Date('2026-12-05T03:00:00.000Z');
    // The first question everybody had right; without it the other ones weigh more.
    const ruling = { challengeId: 'Y1', decision: { kind: 'drop' }, why: '题干有歧义', by: '法律顾问' } as const;
    const run = await desk.rule(id, ruling, false);
    if (!run || 'refusal' in run) throw new Error(JSON.stringify(run));
    const [correction, ...more] = await entriesOf('corrected');
    expect([more, correction!.at, correction!.facts]).toEqual([[], '2026-12-05T03:00:00.000Z', expect.objectContaining({ challengeId: 'Y1', changes: JSON.parse(JSON.stringify(run.changes)) as unknown })]);
    const after = (await desk.held(id))!.results;
    const changed = after.filter(({ total }, place) => total !== before[place]!.total).map(({ candidate }) => candidate);
    expect(changed.length).toBeGreaterThan(0);
    expect(run.changes.map(({ candidate }) => candidate)).toEqual(changed);
    expect(await desk.rule(id, ruling, false)).toEqual({ refusal: 'already-ruled' });
    expect(task.facts['points']).toEqual((await entriesOf('graded'))[0]!.facts['points']);
  });

  test('two rulings on one challenge at once: one is written', async () => {
    await challenge();
    const ruled = await Promise.all((['give-all', 'drop'] as const).map((kind) => desk.rule(id, { challengeId: 'Y1', decision: { kind }, why: '示例', by: '法律顾问' }, false)));
    expect(ruled.filter((one) => one && 'changes' in one)).toHaveLength(1);
    expect(ruled).toContainEqual({ refusal: 'already-ruled' });
    expect([(await entriesOf('ruled')).length, (await entriesOf('corrected')).length]).toEqual([1, 1]);
  });

  test('two challenges at once have numbers of their own', async () => {
    expect((await Promise.all([challenge('其一'), challenge('其二')])).map((one) => one && 'id' in one && one.id).toSorted()).toEqual(['Y1', 'Y2']);
  });
});

describe('what is refused', () => {
  test('before the closing: challenges, marks, the archive', async () => {
    const { sitting } = await office.draw({ opensAt: '2027-01-01T01:00:00.000Z' });
    const { itemId, version } = questionsOf((await office.exams.papers(sitting.id))[0]!)[0]!;
    const before = await office.exams.journal(sitting.id);
    expect(await desk.challenge(sitting.id, { itemId, version, why: '示例', by: '组织者' })).toEqual({ refusal: 'not-closed' });
    expect(await desk.mark(sitting.id, '组织者', { showsAnswers: true })).toEqual({ refusal: 'not-closed' });
    expect(await desk.archive(sitting.id, '组织者')).toEqual({ refusal: 'not-marked' });
    expect(await office.exams.journal(sitting.id)).toEqual(before);
  });

  test('in the archive: everything', async () => {
    await markedByTwo();
    await challenge();
    await desk.mark(id, '组织者', { showsAnswers: false });
    const ruling = { challengeId: 'Y1', decision: { kind: 'uphold' }, why: '示例', by: '法律顾问' } as const;
    expect(await desk.archive(id, '组织者'), 'nothing can be ruled on afterwards').toEqual({ refusal: 'not-ruled', left: 1 });
    await desk.rule(id, ruling, false);
    await desk.archive(id, '组织者');
    const before = await office.exams.journal(id);
    expect(await challenge('又一个')).toEqual({ refusal: 'archived' });
    for (const isTrial of [true, false]) expect(await desk.rule(id, ruling, isTrial)).toEqual({ refusal: 'archived' });
    expect(await desk.mark(id, '组织者', { showsAnswers: true })).toEqual({ refusal: 'already-marked' });
    expect(await office.exams.journal(id)).toEqual(before);
  });

  test('of a sitting that is not there, each is nothing', async () => {
    const none = 'K0099';
    expect(await Promise.all([
      desk.held(none), desk.next(none, '甲'), desk.grade(none, { marker: '甲', id: 'x', points: [1] }), desk.challenge(none, { itemId: 'Q00001', version: 1, why: '示例', by: '甲' }),
      desk.rule(none, { challengeId: 'Y1', decision: { kind: 'uphold' }, why: '示例', by: '甲' }, true), desk.mark(none, '甲', { showsAnswers: false }), desk.archive(none, '甲'),
    ])).toEqual(Array.from({ length: 7 }, () => undefined));
  });
});

test('the archive is the same however often and by however many it is asked for; its marks are those of its journal', async () => {
  await markedByTwo();
  await desk.mark(id, '组织者', { showsAnswers: false });
  const archives = await Promise.all(['甲', '乙', '甲'].map((by) => desk.archive(id, by)));
  const [one, ...others] = archives.map((archive) => {
    if (!archive || 'refusal' in archive) throw new Error(JSON.stringify(archive));
    return archive;
  });
  for (const other of others) expect([Buffer.compare(one!.bundle, other.bundle), other.head]).toEqual([0, one!.head]);
  expect(await entriesOf('archived')).toHaveLength(1);
  const { sitting: { plan }, blueprint: { doubleMarking }, candidates, papers, journal, results } = readExam(unpackFiles(one!.bundle)!);
  expect(resultsOf(markingOf({ plan, doubleMarking, candidates, papers, journal })).toSorted((a, b) => (a.candidate < b.candidate ? -1 : 1))).toEqual(results);
  expect((await desk.held(id))!.results.map(({ candidate, total }) => [candidate, total]).toSorted()).toEqual(results.map(({ candidate, total }) => [candidate, total]));
});
