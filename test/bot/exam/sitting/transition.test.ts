import { expect, test } from 'vitest';
import type { Change, NewEntry, Seat } from '../../../../bot/exam/sitting/exam-store.ts';
import { attemptAfter, freshAttempt, freshSitting } from '../../../../bot/exam/sitting/replay.ts';
import type { Attempt, Candidate, HallEvent, SeatEvent, Sitting, SittingPlan, SittingRefusal } from '../../../../bot/exam/sitting/sitting.ts';
import { clockChange, hallTransition, seatAfter, transition } from '../../../../bot/exam/sitting/transition.ts';
import { arrangement, candidate, minute, plan } from './samples.ts';

const LI = '1001';

/** What happens to one person, at minutes after nine. */
class Room {
  seat: Seat;
  readonly entries: NewEntry[] = [];

  constructor(more: Partial<SittingPlan> = {}, person: Partial<Candidate> = {}) {
    const someone = candidate(LI, person);
    const sitting: Sitting = { ...freshSitting('K0001', plan(more)), head: { place: 1, hash: '' } };
    this.seat = { sitting, candidate: someone, attempt: freshAttempt('K0001', someone) };
  }

  /** @returns why not; undefined: it happened */
  all(minutes: number, event: HallEvent): SittingRefusal | undefined {
    return this.#take(hallTransition(this.seat.sitting, [this.seat.attempt], event, minute(minutes)));
  }

  one(minutes: number, event: DistributedOmit<SeatEvent, 'candidate'>): SittingRefusal | undefined {
    return this.#take(transition(this.seat, { ...event, candidate: LI } as SeatEvent, minute(minutes)));
  }

  answer(minutes: number, sequence: number, more: Partial<SeatEvent & { kind: 'answer' }> = {}): SittingRefusal | undefined {
    return this.one(minutes, { kind: 'answer', device: 'a', slot: '1', sequence, key: `k${sequence}`, answer: { chosen: [sequence % 4] }, ...more });
  }

  clock(minutes: number): void {
    this.#take(clockChange(this.seat.sitting, [this.seat.attempt], new Set([LI]), minute(minutes)));
  }

  get attempt(): Attempt {
    return this.seat.attempt;
  }

  get kinds(): string[] {
    return this.entries.map(({ kind }) => kind);
  }

  #take(result: Change | SittingRefusal): SittingRefusal | undefined {
    if ('refusal' in result) return result;
    this.entries.push(...result.entries);
    this.seat = { ...seatAfter(this.seat, result), sitting: { ...(result.sitting ?? this.seat.sitting), head: this.seat.sitting.head } };
    return result.refused;
  }
}

type DistributedOmit<T, Key extends string> = T extends unknown ? Omit<T, Key> : never;

/** Open at nine, started a minute later on device a. */
function started(more: Partial<SittingPlan> = {}, person: Partial<Candidate> = {}): Room {
  const room = new Room(more, person);
  room.one(-10, { kind: 'sign-in', device: 'a' });
  room.all(0, { kind: 'open' });
  expect(room.one(1, { kind: 'start', device: 'a', arrangement: arrangement() })).toBeUndefined();
  return room;
}

test('an answer that was taken is the answer; taking it back is one too', () => {
  const room = started();
  expect(room.answer(2, 1)).toBeUndefined();
  expect(room.answer(3, 2, { slot: '2', answer: null })).toBeUndefined();
  expect(room.attempt).toMatchObject({ answers: { 1: { chosen: [1] }, 2: null }, sequence: 2, lastSavedAt: minute(3).toISOString() });
  expect(room.one(3, { kind: 'flag', device: 'a', sequence: 3, key: 'f', slot: '1', isOn: true })).toBeUndefined();
  expect(room.attempt.flags).toEqual(['1']);
  expect(room.one(3, { kind: 'flag', device: 'a', sequence: 4, key: 'g', slot: '1', isOn: false })).toBeUndefined();
  expect(room.attempt.flags).toEqual([]);
});

test('sent again, it is the same, whatever has happened since, and the journal has it once', () => {
  const room = started();
  room.answer(2, 1);
  room.answer(3, 2);
  const before = room.entries.length;
  expect(room.answer(4, 1), 'overtaken').toBeUndefined();
  room.one(5, { kind: 'sign-in', device: 'b' });
  expect(room.answer(5, 2), 'from the device that was').toBeUndefined();
  room.clock(63);
  expect(room.answer(64, 2), 'when the time is over').toBeUndefined();
  expect(room.attempt.answers).toEqual({ 1: { chosen: [2] } });
  expect(room.kinds.slice(before)).toEqual(['signed-in', 'timed-out', 'closed']);
});

test.each([0, 1, 2, -1, 1.5, Number.NaN, Infinity])('a sequence that does not rise is out of order: %s', (sequence) => {
  const room = started();
  room.answer(2, 2);
  expect(room.answer(3, sequence, { key: 'other' })).toEqual({ refusal: 'out-of-order', sequence: 2 });
  expect(room.attempt.answers).toEqual({ 1: { chosen: [2] } });
});

test('to the millisecond: in time until the end, then late, journalled once and never saved', () => {
  const room = started();
  expect(room.answer(61 - 1 / 60_000, 1)).toBeUndefined();
  for (let time = 0; time < 3; time += 1) expect(room.answer(61, 2, { answer: { chosen: [0] } })).toEqual({ refusal: 'late' });
  expect(room.answer(61.001, 3)).toEqual({ refusal: 'late' });
  room.clock(61.1);
  expect(room.answer(99, 4), 'also when the sitting is closed').toEqual({ refusal: 'late' });
  expect(room.attempt).toMatchObject({ state: 'closed-by-time', endedAt: minute(61).toISOString(), answers: { 1: { chosen: [1] } }, late: 3, sequence: 1 });
  expect(room.entries.filter(({ kind }) => kind === 'refused').map(({ facts }) => facts)).toEqual([
    { why: 'late', slot: '1', answer: { chosen: [0] }, sequence: 2, key: 'k2' }, expect.objectContaining({ key: 'k3' }), expect.objectContaining({ key: 'k4' }),
  ]);
});

test('the clock hands in a moment after the end, and then all is over', () => {
  const room = started();
  room.clock(61);
  expect(room.attempt.state).toBe('in-progress');
  room.clock(61 + 1 / 60);
  expect(room.attempt.state).toBe('closed-by-time');
  expect(room.kinds.slice(-2)).toEqual(['timed-out', 'closed']);
  for (const event of [{ kind: 'time-out' }, { kind: 'submit', device: 'a' }] as const) expect(room.one(62, event)).toBeUndefined();
  expect(room.one(62, { kind: 'extend', by: '赵', minutes: 5, why: '' })).toEqual({ refusal: 'closed' });
  expect(room.entries).toHaveLength(room.kinds.indexOf('closed') + 1);
});

test('a hand-in that comes late hands in what was saved in time', () => {
  const room = started();
  room.answer(2, 1);
  expect(room.one(61.01, { kind: 'submit', device: 'a' })).toBeUndefined();
  expect(room.attempt).toMatchObject({ state: 'closed-by-time', endedAt: minute(61).toISOString(), answers: { 1: { chosen: [1] } } });
});

test('handed in: what comes after is refused and journalled', () => {
  const room = started();
  expect(room.one(5, { kind: 'submit', device: 'a' })).toBeUndefined();
  expect(room.answer(6, 1)).toEqual({ refusal: 'already-ended' });
  expect(room.attempt).toMatchObject({ state: 'submitted', endedAt: minute(5).toISOString(), answers: {}, late: 0 });
  expect(room.kinds.at(-1)).toBe('refused');
  expect(room.one(7, { kind: 'start', device: 'a', arrangement: arrangement() })).toEqual({ refusal: 'already-ended' });
  for (const kind of ['pause', 'resume'] as const) expect(room.one(7, { kind, by: '赵' })).toEqual({ refusal: 'already-ended' });
});

test('a second device takes over; the first is refused, and journalled once', () => {
  const room = started();
  room.answer(2, 1);
  expect(room.one(3, { kind: 'sign-in', device: 'b' })).toBeUndefined();
  for (let time = 0; time < 3; time += 1) expect(room.answer(4, 2 + time)).toEqual({ refusal: 'other-device' });
  for (const event of [{ kind: 'submit', device: 'a' }, { kind: 'fact', device: 'a', fact: 'paste', count: 1 }, { kind: 'start', device: 'a', arrangement: arrangement() }] as const) {
    expect(room.one(4, event)).toEqual({ refusal: 'other-device' });
  }
  expect(room.one(5, { kind: 'start', device: 'b', arrangement: { order: [], options: {} } }), 'it goes on').toBeUndefined();
  expect(room.attempt.arrangement).toEqual(arrangement());
  expect(room.answer(6, 2, { device: 'b' })).toBeUndefined();
  expect(room.one(6, { kind: 'sign-in', device: 'b' })).toBeUndefined();
  expect(room.attempt).toMatchObject({ device: 'b', devices: 2, sequence: 2 });
  expect(room.kinds.filter((kind) => kind === 'refused' || kind === 'signed-in')).toEqual(['signed-in', 'signed-in', 'refused']);
});

test('while the clock stands answers are saved and counted, nobody starts, and nothing ends', () => {
  const room = started();
  expect(room.all(30, { kind: 'pause', by: '赵', why: '停电' })).toBeUndefined();
  expect(room.all(31, { kind: 'pause', by: '赵' })).toEqual({ refusal: 'paused' });
  expect(room.answer(50, 1)).toBeUndefined();
  room.clock(500);
  expect(room.attempt).toMatchObject({ state: 'in-progress', inPause: 1 });
  expect(room.one(500, { kind: 'time-out' })).toEqual({ refusal: 'not-allowed' });
  expect(room.all(510, { kind: 'resume', by: '赵' })).toBeUndefined();
  expect(room.all(510, { kind: 'resume', by: '赵' })).toEqual({ refusal: 'not-allowed' });
  expect(room.answer(540.9, 2)).toBeUndefined();
  expect(room.answer(541, 3)).toEqual({ refusal: 'late' });
  expect(room.attempt.inPause).toBe(1);
});

test.each([
  ['before the opening', -1, {}, {}, 'not-open'], ['in time', 15, {}, {}, undefined], ['too late', 15.01, {}, {}, 'too-late-to-start'],
  ['exempt', 5, {}, { exempt: '已取得法律职业资格' }, 'exempt'], ['no time is left', 60, { lateStart: { until: 90, hasFullTime: false } }, {}, 'too-late-to-start'],
] as const)('starting %s', (_name, minutes, more, person, refusal) => {
  const room = new Room(more, person);
  room.one(-10, { kind: 'sign-in', device: 'a' });
  if (minutes >= 0) room.all(0, { kind: 'open' });
  expect(room.one(minutes, { kind: 'start', device: 'a', arrangement: arrangement() })?.refusal).toBe(refusal);
});

test('who is paused or has no seat does not start; who has started starts again without harm', () => {
  const room = new Room();
  room.all(0, { kind: 'open' });
  const start = { kind: 'start', device: 'a', arrangement: arrangement() } as const;
  expect(room.one(1, start)).toEqual({ refusal: 'other-device' });
  room.one(1, { kind: 'sign-in', device: 'a' });
  expect(room.answer(1, 1)).toEqual({ refusal: 'not-started' });
  room.one(2, { kind: 'pause', by: '赵' });
  expect(room.one(3, start)).toEqual({ refusal: 'paused' });
  room.one(22, { kind: 'resume', by: '赵' });
  expect(room.one(23, start), 'a pause counts for the late start too').toBeUndefined();
  expect(room.one(24, start)).toBeUndefined();
  expect(room.attempt.startedAt).toBe(minute(23).toISOString());
});

test('extra minutes from the roster and from the invigilator, before and after the start, never when it is over', () => {
  const room = started({}, { extraMinutes: 10 });
  for (const minutes of [0, -5, 1.5, Number.NaN]) expect(room.one(5, { kind: 'extend', by: '赵', minutes, why: '' })).toEqual({ refusal: 'not-allowed' });
  expect(room.one(70, { kind: 'extend', by: '赵', minutes: 5, why: '设备故障' })).toBeUndefined();
  expect(room.answer(75.9, 1)).toBeUndefined();
  for (const event of [{ kind: 'extend', by: '赵', minutes: 5, why: '' }, { kind: 'pause', by: '赵' }] as const) expect(room.one(76, event)).toEqual({ refusal: 'late' });
});

test('voided: nothing counts any more, and it stays', () => {
  const room = started();
  room.answer(2, 1);
  expect(room.one(3, { kind: 'void', by: '赵', why: '替考' })).toBeUndefined();
  for (const event of [{ kind: 'void', by: '赵', why: '' }, { kind: 'sign-in', device: 'b' }, { kind: 'submit', device: 'a' }, { kind: 'time-out' }] as const) {
    expect(room.one(4, event)).toEqual({ refusal: 'voided' });
  }
  expect(room.answer(4, 2)).toEqual({ refusal: 'voided' });
  room.clock(4 + 15);
  expect(room.attempt.state).toBe('voided');
  expect(room.seat.sitting.state).toBe('closed');
});

test('closing hands in what those have who are not ready, and nothing starts again', () => {
  const room = started();
  room.answer(2, 1);
  expect(room.all(30, { kind: 'close', by: '赵' })).toBeUndefined();
  expect(room.attempt).toMatchObject({ state: 'closed-by-time', endedAt: minute(30).toISOString(), answers: { 1: { chosen: [1] } } });
  expect(room.all(31, { kind: 'close', by: '赵' })).toBeUndefined();
  for (const kind of ['pause', 'resume'] as const) expect(room.all(31, { kind, by: '赵' })).toEqual({ refusal: 'closed' });
  expect(room.all(31, { kind: 'open' })).toEqual({ refusal: 'closed' });
  expect(room.kinds.slice(-2)).toEqual(['timed-out', 'closed']);
});

test('the clock opens when it is time, and not before; nobody opens before', () => {
  const room = new Room();
  expect(room.all(-1, { kind: 'open', by: '王' })).toEqual({ refusal: 'not-open', opensAt: minute(0).toISOString() });
  room.clock(-0.001);
  expect(room.seat.sitting.state).toBe('scheduled');
  room.clock(0);
  expect(room.seat.sitting).toMatchObject({ state: 'open', openedAt: minute(0).toISOString() });
  room.clock(15);
  expect(room.seat.sitting.state, 'somebody may still start').toBe('open');
  room.clock(15.01);
  expect(room.seat.sitting.state, 'nobody has come').toBe('closed');
});

test('what waits for a decision about its items is opened by nobody until it has come', () => {
  const room = new Room();
  room.one(-10, { kind: 'sign-in', device: 'a' });
  expect(room.all(-5, { kind: 'suspend', by: '系统', items: ['Q00001'] })).toBeUndefined();
  expect(room.all(-5, { kind: 'suspend', by: '系统', items: ['Q00001'] })).toBeUndefined();
  room.clock(1);
  expect(room.all(1, { kind: 'open', by: '王' })).toEqual({ refusal: 'suspended' });
  expect(room.one(1, { kind: 'start', device: 'a', arrangement: arrangement() })).toEqual({ refusal: 'suspended' });
  expect(room.all(30, { kind: 'release', by: '王', why: '不影响答案' })).toBeUndefined();
  room.clock(30);
  expect(room.one(45, { kind: 'start', device: 'a', arrangement: arrangement() }), 'late is counted from the opening').toBeUndefined();
  expect(room.kinds).toEqual(['signed-in', 'suspended', 'released', 'opened', 'started']);
});

test('facts are counted and journalled, of who sits', () => {
  const room = started();
  for (const count of [2, 3]) expect(room.one(2, { kind: 'fact', device: 'a', fact: 'left-page', count })).toBeUndefined();
  for (const count of [0, -1, 0.5, Number.NaN]) expect(room.one(2, { kind: 'fact', device: 'a', fact: 'paste', count })).toEqual({ refusal: 'not-allowed' });
  expect(room.attempt.facts).toEqual({ 'left-page': 5 });
  expect(room.one(62, { kind: 'fact', device: 'a', fact: 'paste', count: 1 })).toEqual({ refusal: 'already-ended' });
});

test('few keys are remembered, and the newest', () => {
  const room = started();
  for (let sequence = 1; sequence <= 100; sequence += 1) room.answer(2, sequence);
  expect(room.attempt.keys).toHaveLength(60);
  expect(room.attempt.keys.at(-1)).toBe('k100');
  expect(room.answer(3, 1)).toEqual({ refusal: 'out-of-order', sequence: 100 });
});

test('the attempt is what the journal says', () => {
  const room = started();
  room.answer(2, 1);
  room.one(3, { kind: 'sign-in', device: 'b' });
  room.answer(4, 2);
  room.one(5, { kind: 'pause', by: '赵', why: '身体不适' });
  room.one(9, { kind: 'resume', by: '赵' });
  room.clock(66);
  expect(room.entries.filter((entry) => entry.candidate === LI).reduce(attemptAfter, freshAttempt('K0001', candidate(LI)))).toEqual(room.attempt);
});

test('put off, an exam opens at the new time and not at the old one; who has been let in waits on a pause instead', () => {
  const room = new Room();
  const reschedule = (opensAt: number): HallEvent => ({ kind: 'reschedule', by: '王组织', opensAt: minute(opensAt).toISOString(), why: '会场被占' });
  expect(room.all(-5, reschedule(-6))).toEqual({ refusal: 'not-allowed' });
  expect(room.all(-5, reschedule(60))).toBeUndefined();
  room.all(-5, reschedule(60));
  room.clock(1);
  expect(room.seat.sitting).toMatchObject({ state: 'scheduled', plan: { opensAt: minute(60).toISOString() } });
  room.clock(60);
  expect(room.seat.sitting).toMatchObject({ state: 'open', openedAt: minute(60).toISOString() });
  expect(room.all(61, reschedule(120))).toEqual({ refusal: 'not-allowed' });
  expect(room.kinds).toEqual(['rescheduled', 'opened']);
});

test('a cancelled exam takes nothing any more, and what was saved is kept', () => {
  const room = started();
  room.answer(2, 1);
  expect(room.all(3, { kind: 'cancel', by: '王组织', why: '试题外泄' })).toBeUndefined();
  expect(room.seat.sitting.state).toBe('cancelled');
  expect(room.attempt).toMatchObject({ state: 'closed-by-time', answers: { 1: { chosen: [1] } } });
  expect(room.answer(4, 2)).toEqual({ refusal: 'late' });
  for (const event of [{ kind: 'open', by: '王' }, { kind: 'close', by: '王' }, { kind: 'pause', by: '王' }, { kind: 'release', by: '王', why: '' }] as const) expect(room.all(5, event)).toEqual({ refusal: 'closed' });
  room.all(5, { kind: 'cancel', by: '王组织', why: '再说一次' });
  room.clock(100);
  expect(room.kinds.slice(-2)).toEqual(['timed-out', 'cancelled']);
});

test('the clock can be stopped from when the power was cut, where nothing has happened since', () => {
  const room = started();
  room.answer(10, 1);
  const pause = (since: number): HallEvent => ({ kind: 'pause', by: '李监考', since: minute(since).toISOString(), why: '停电' });
  expect(room.all(40, pause(9))).toEqual({ refusal: 'not-allowed' });
  expect(room.all(40, pause(41))).toEqual({ refusal: 'not-allowed' });
  expect(room.all(40, pause(11))).toBeUndefined();
  room.clock(75);
  expect(room.attempt.state).toBe('in-progress');
  room.all(80, { kind: 'resume', by: '李监考' });
  expect(room.all(81, pause(79))).toEqual({ refusal: 'not-allowed' });
  room.clock(128);
  expect(room.attempt.state).toBe('in-progress');
  room.clock(131);
  expect(room.attempt).toMatchObject({ state: 'closed-by-time', endedAt: minute(130).toISOString() });
});
