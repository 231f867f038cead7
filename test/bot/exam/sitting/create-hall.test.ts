import { expect, test } from 'vitest';
import { createExamHall } from '../../../../bot/exam/sitting/create-hall.ts';
import type { ExamHall } from '../../../../bot/exam/sitting/hall.ts';
import { brokenAt } from '../../../../bot/exam/sitting/journal.ts';
import { replay } from '../../../../bot/exam/sitting/replay.ts';
import type { ExamView, Save } from '../../../../bot/exam/sitting/view.ts';
import type { State } from '../../../../bot/state/open-state.ts';
import { hashCode } from '../../../../bot/exam/roster/one-time-code.ts';
import { describeDatabases, type TestDatabase } from '../../state/databases.ts';
import { candidate, minute, newSitting } from './samples.ts';

const PEOPLE = [candidate('1001'), candidate('1002', { extraMinutes: 20 }), candidate('1003', { exempt: '已取得法律职业资格' })];
const CODES = Object.fromEntries(PEOPLE.map(({ number }) => [number, hashCode(number, `CODE-${number}`)]));

interface Hall {
  readonly hall: ExamHall;
  readonly state: State;
  readonly id: string;
  /** Puts the clock to so many minutes after the opening, and lets it strike. */
  at(minutes: number): Promise<void>;
  /** Signs in. */
  enter(number: string, device?: string): Promise<ReturnType<typeof passOf>>;
}

const passOf = (sittingId: string, number: string, device = `device-${number}`) => ({ sittingId, candidate: number, device });

async function hallOf(database: TestDatabase, more: Parameters<typeof newSitting>[1] = {}): Promise<Hall> {
  let time = minute(-30);
  const state = await database.open();
  const { id } = await state.exams.create(newSitting(PEOPLE, { codes: CODES, ...more }));
  const hall = createExamHall({ store: state.exams, now: () => time, onError: (error) => {
    throw error;
  } });
  return {
    hall, state, id,
    async at(minutes) {
      time = minute(minutes);
      await hall.tick();
    },
    async enter(number, device) {
      const pass = passOf(id, number, device);
      expect(await hall.signIn({ sittingId: id, number, code: `CODE-${number}`, device: pass.device })).toHaveProperty('pulse');
      return pass;
    },
  };
}

const choose = (sequence: number, slot: string, ...chosen: number[]): Save => ({ sequence, key: `k${sequence}`, slot, answer: { chosen } });

describeDatabases('the hall', (create) => {
  test('from the waiting room to the end', async () => {
    const { hall, state, id, at, enter } = await hallOf(await create());
    expect(await hall.listed()).toEqual([{ id, title: '示例县任前法律知识考试', opensAt: minute(0).toISOString(), state: 'scheduled' }]);
    const one = await enter('1001');
    const two = await enter('1002');
    expect(await hall.view(one)).toMatchObject({ candidate: { name: '甲1001' }, pulse: { attempt: 'not-started', isThisDevice: true }, answers: {}, sequence: 0 });
    expect(await hall.view(one)).not.toHaveProperty('sheet');
    expect(await hall.start(one)).toEqual({ refusal: 'not-open', opensAt: minute(0).toISOString() });
    await at(0);
    expect((await hall.start(one) as ExamView).pulse).toMatchObject({ sitting: 'open', attempt: 'in-progress', deadline: minute(60).toISOString() });
    expect((await hall.start(two) as ExamView).pulse.deadline).toBe(minute(80).toISOString());
    await at(10);
    const saved = await hall.save(one, [choose(1, '1', 2), choose(2, '2', 3, 1), { sequence: 3, key: 'k3', slot: '1', isFlagged: true }, choose(4, '99', 1), choose(5, '1', 7), choose(6, '3', 1)]);
    expect(saved).toMatchObject({ saved: 3, refused: [{ key: 'k4', code: 'no-slot' }, { key: 'k5', code: 'bad-answer' }, { key: 'k6', code: 'bad-answer' }] });
    expect(await hall.view(one)).toMatchObject({ answers: { 1: { chosen: [2] }, 2: { chosen: [1, 3] } }, flags: ['1'], sequence: 3 });
    await hall.facts(one, { 'left-page': 2, paste: 1 });
    expect((await hall.board(id))!.rows).toMatchObject([
      { number: '1001', state: 'in-progress', isSignedIn: true, answered: 2, of: 4, lastSavedAt: minute(10).toISOString(), deadline: minute(60).toISOString(), facts: { 'left-page': 2, paste: 1 } },
      { number: '1002', extraMinutes: 20, answered: 0 }, { number: '1003', state: 'exempt', isSignedIn: false },
    ]);
    await at(60.5);
    expect(await hall.pulse(one)).toMatchObject({ attempt: 'closed-by-time', sitting: 'open' });
    expect(await hall.view(one)).not.toHaveProperty('sheet');
    expect(await hall.save(one, [choose(7, '1', 0)])).toMatchObject({ saved: 3, refused: [{ key: 'k7', code: 'late' }] });
    expect(await hall.save(one, [choose(2, '2', 3, 1)]), 'what was saved stays so').toMatchObject({ refused: [] });
    expect((await hall.submit(two) as ExamView).pulse.attempt).toBe('submitted');
    await at(61);
    expect(await hall.pulse(two)).toMatchObject({ sitting: 'closed' });
    expect(await hall.listed()).toEqual([]);
    expect((await hall.board(id))!.rows[0]).toMatchObject({ late: 1, answered: 2 });
    const journal = await state.exams.journal(id);
    expect(brokenAt(journal)).toBeUndefined();
    expect(journal.map(({ kind }) => kind)).toEqual([
      'drawn', 'signed-in', 'signed-in', 'opened', 'started', 'started', 'answered', 'answered', 'flagged', 'fact', 'fact', 'timed-out', 'refused', 'submitted', 'closed',
    ]);
    expect({ sitting: await state.exams.sitting(id), attempts: await state.exams.attempts(id) }).toEqual(replay(id, (await state.exams.sitting(id))!.plan, PEOPLE, journal));
  });
});
