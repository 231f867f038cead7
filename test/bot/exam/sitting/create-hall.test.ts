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

  test('who looks on from a device that was taken over from sees neither the paper nor what is answered', async () => {
    const { hall, at, enter } = await hallOf(await create());
    const accomplice = await enter('1001');
    await at(0);
    const own = { ...accomplice, device: 'the-one-in-the-room' };
    await hall.start(accomplice);
    await hall.save(accomplice, [choose(1, '1', 2)]);
    await hall.signIn({ sittingId: own.sittingId, number: own.candidate, code: 'CODE-1001', device: own.device });
    const seen = await hall.view(accomplice);
    expect(seen).not.toHaveProperty('sheet');
    expect(seen).toMatchObject({ answers: {}, flags: [], pulse: { attempt: 'in-progress', isThisDevice: false } });
    expect(JSON.stringify(seen)).not.toContain('甲项');
    expect(await hall.view(own)).toMatchObject({ sheet: {}, answers: { 1: { chosen: [2] } } });
    await hall.submit(own);
    expect(await hall.view(accomplice), 'afterwards there is nothing to help with').toMatchObject({ answers: { 1: { chosen: [2] } } });
  });

  test('who comes too late is turned away, and the journal says when, once', async () => {
    const { hall, state, id, at, enter } = await hallOf(await create());
    const one = await enter('1001');
    const two = await enter('1002');
    await at(0);
    await hall.start(two);
    await at(16);
    for (let time = 0; time < 3; time += 1) expect(await hall.start(one)).toEqual({ refusal: 'too-late-to-start' });
    expect((await state.exams.journal(id)).filter(({ kind }) => kind === 'refused')).toMatchObject([
      { candidate: '1001', at: minute(16).toISOString(), facts: { why: 'too-late-to-start', device: one.device } },
    ]);
    expect(await hall.pulse(one)).toMatchObject({ attempt: 'not-started' });
  });

  test('who has no seat, or another code, is told neither', async () => {
    const { hall, id, enter } = await hallOf(await create());
    const asked = { sittingId: id, number: '1001', code: 'CODE-1001', device: 'd' };
    for (const wrong of [{ code: 'CODE-1002' }, { code: '' }, { number: '9999' }, { number: '1003' }, { number: '' }, { number: '1001\0' }, { sittingId: 'K9999' }, { sittingId: '' }, { code: '密'.repeat(9999) }]) {
      expect(await hall.signIn({ ...asked, ...wrong })).toEqual({ refusal: 'unknown' });
    }
    expect(await hall.passOf('d')).toBeUndefined();
    expect(await hall.signIn({ ...asked, number: ' １００１ ', code: 'code1001' }), 'as people type').toHaveProperty('pulse');
    expect(await hall.passOf('d')).toEqual({ sittingId: id, candidate: '1001', device: 'd' });
    expect(await hall.command(id, { kind: 'void', candidate: '1001', by: '赵', why: '替考' })).toEqual({ done: true });
    expect(await hall.signIn({ ...asked, device: 'e' })).toEqual({ refusal: 'voided' });
    await hall.signOut(passOf(id, '1001', 'd'));
    expect(await hall.passOf('d')).toBeUndefined();
    await enter('1002');
  });

  test('nothing that an examinee or an invigilator gets holds a key, an explanation or the seed', async () => {
    const { hall, id, at, enter } = await hallOf(await create());
    const pass = await enter('1001');
    await at(0);
    const shown = JSON.stringify([
      await hall.listed(), await hall.view(pass), await hall.start(pass), await hall.save(pass, [choose(1, '1', 1), choose(2, '1', 99)]), await hall.pulse(pass), await hall.board(id), await hall.submit(pass), await hall.view(pass),
    ]);
    expect(shown).toContain('下列哪一项正确？');
    expect(shown).not.toMatch(/解析|"key":\[|"key":true|explanation|difficulty|topic|citations|reference|种子/u);
  });

  test('an answer is kept by the author\'s places, and seen as it was shown', async () => {
    const { hall, id, state, at, enter } = await hallOf(await create(), { questions: 40 });
    const pass = await enter('1001');
    await at(0);
    const { sheet } = await hall.start(pass) as ExamView;
    const question = sheet!.sections[0]!.questions.find(({ type, options }) => type === 'single' && options[0] !== '甲项')!;
    await hall.save(pass, [choose(1, question.slot, 0)]);
    const { attempt } = (await state.exams.seat(id, '1001'))!;
    expect(['甲项', '乙项', '丙项', '丁项'][(attempt.answers[question.slot] as { chosen: number[] }).chosen[0]!]).toBe(question.options[0]);
    expect((await hall.view(pass)).answers).toEqual({ [question.slot]: { chosen: [0] } });
    expect((await hall.start(pass) as ExamView).sheet, 'a reload shows the same').toEqual(sheet);
  });

  test('whoever presses start before the clock has come round starts', async () => {
    const { hall, state, id, enter } = await hallOf(await create());
    const pass = await enter('1001');
    const eager = createExamHall({ store: state.exams, now: () => minute(0), onError: () => {} });
    expect(await hall.start(pass)).toMatchObject({ refusal: 'not-open' });
    expect((await eager.start(pass) as ExamView).pulse).toMatchObject({ sitting: 'open', attempt: 'in-progress' });
    expect((await state.exams.journal(id)).map(({ kind }) => kind)).toEqual(['drawn', 'signed-in', 'opened', 'started']);
  });

  test('what an invigilator asks is done, refused with the reason, or about nobody', async () => {
    const { hall, id, at, enter } = await hallOf(await create());
    const pass = await enter('1001');
    const by = '赵监考';
    expect(await hall.command(id, { kind: 'open', by })).toMatchObject({ refusal: 'not-open' });
    await at(0);
    await hall.start(pass);
    expect(await hall.command(id, { kind: 'pause', by, why: '停电' })).toEqual({ done: true });
    expect(await hall.board(id)).toMatchObject({ isPaused: true });
    expect(await hall.pulse(pass)).toMatchObject({ isPaused: true });
    expect(await hall.command(id, { kind: 'pause', by })).toEqual({ refusal: 'paused' });
    expect(await hall.command(id, { kind: 'pause', by, candidate: '1001' })).toEqual({ done: true });
    await at(10);
    for (const who of [{}, { candidate: '1001' }]) expect(await hall.command(id, { kind: 'resume', by, ...who })).toEqual({ done: true });
    expect(await hall.command(id, { kind: 'extend', by, candidate: '1001', minutes: 5, why: '设备故障' })).toEqual({ done: true });
    expect((await hall.pulse(pass)).deadline).toBe(minute(75).toISOString());
    expect(await hall.command(id, { kind: 'extend', by, candidate: '9999', minutes: 5, why: '' })).toBeUndefined();
    expect(await hall.command('K9999', { kind: 'close', by })).toBeUndefined();
    expect(await hall.board('K9999')).toBeUndefined();
    expect(await hall.command(id, { kind: 'close', by })).toEqual({ done: true });
    expect(await hall.pulse(pass)).toMatchObject({ sitting: 'closed', attempt: 'closed-by-time' });
  });

  test('two processes whose clocks strike at once do everything once', async () => {
    const database = await create();
    const { hall, state, id, enter, at } = await hallOf(database);
    const pass = await enter('1001');
    let time = minute(0);
    const other = createExamHall({ store: (await database.open()).exams, now: () => time, onError: (error) => {
      throw error;
    } });
    await Promise.all([at(0), other.tick(), other.tick()]);
    await hall.start(pass);
    time = minute(90);
    await Promise.all([at(90), other.tick()]);
    expect((await state.exams.journal(id)).map(({ kind }) => kind)).toEqual(['drawn', 'signed-in', 'opened', 'started', 'timed-out', 'closed']);
    await Promise.all([at(91), other.tick()]);
    expect(await state.exams.journal(id)).toHaveLength(6);
  });

  test('a clock that cannot reach the store says so and strikes again', async () => {
    const { state, id } = await hallOf(await create());
    const errors: unknown[] = [];
    let isDown = true;
    const store = { ...state.exams, sittings: () => (isDown ? Promise.reject(new Error('down')) : state.exams.sittings()) };
    const hall = createExamHall({ store, now: () => minute(0), onError: (error) => errors.push(error) });
    await hall.tick();
    isDown = false;
    await hall.tick();
    expect(errors).toEqual([new Error('down')]);
    expect(await state.exams.sitting(id)).toMatchObject({ state: 'open' });
  });

  test('all have handed in, and nobody may start: it is closed before the time is over', async () => {
    const { hall, state, id, at, enter } = await hallOf(await create());
    const pass = await enter('1001');
    await at(0);
    await hall.start(pass);
    await at(10);
    await hall.submit(pass);
    await at(14);
    expect(await state.exams.sitting(id)).toMatchObject({ state: 'open' });
    await at(16);
    expect(await state.exams.sitting(id)).toMatchObject({ state: 'closed' });
  });
});
