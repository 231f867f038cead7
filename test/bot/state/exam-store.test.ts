import { expect, test } from 'vitest';
import { brokenAt } from '../../../bot/exam/sitting/journal.ts';
import { replay } from '../../../bot/exam/sitting/replay.ts';
import type { SeatEvent } from '../../../bot/exam/sitting/sitting.ts';
import { hallTransition, transition } from '../../../bot/exam/sitting/transition.ts';
import type { State } from '../../../bot/state/open-state.ts';
import { arrangement, candidate, minute, newSitting, paper, SEED } from '../exam/sitting/samples.ts';
import { describeDatabases } from './databases.ts';

const PEOPLE = ['10', '9', 'Ａ-1'].map((number) => candidate(number));

const happen = ({ exams }: State, id: string, event: SeatEvent, now: Date) => exams.changeSeat(id, event.candidate, (seat) => transition(seat, event, now));
const answer = (person: string, sequence: number, more: Partial<SeatEvent & { kind: 'answer' }> = {}): SeatEvent =>
  ({ kind: 'answer', candidate: person, device: 'd', sequence, key: `k${sequence}`, slot: '1', answer: { chosen: [sequence % 4] }, ...more });

/** A sitting that is open; those who are named have started. */
async function opened(state: State, people = PEOPLE, starting = people): Promise<string> {
  const { id } = await state.exams.create(newSitting(people));
  await state.exams.changeSitting(id, (sitting) => hallTransition(sitting, [], { kind: 'open', by: '赵监考' }, minute(0)));
  await Promise.all(starting.flatMap(({ number }) => [
    happen(state, id, { kind: 'sign-in', candidate: number, device: 'd' }, minute(0)),
    happen(state, id, { kind: 'start', candidate: number, device: 'd', arrangement: arrangement() }, minute(1)),
  ]));
  return id;
}

describeDatabases('a sitting', (create) => {
  test('comes back as it was drawn, also when opened anew', async () => {
    const database = await create();
    const { exams } = await database.open();
    const fresh = newSitting([...PEOPLE, candidate('8', { exempt: '已取得法律职业资格' })], { codes: { 9: 'hash-of-9' } });
    const sitting = await exams.create(fresh);
    expect(sitting).toEqual({ id: 'K0001', plan: fresh.plan, state: 'scheduled', pauses: [], head: { place: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/u) } });
    for (const store of [exams, (await database.open()).exams]) {
      expect(await store.sitting('K0001')).toEqual(sitting);
      expect(await store.sittings()).toEqual([sitting]);
      expect(await store.blueprint('K0001')).toEqual(fresh.blueprint);
      expect(await store.papers('K0001')).toEqual(fresh.papers);
      expect(await store.paper('K0001', '行政执法-A')).toEqual(paper());
      expect(await store.sealed('K0001')).toEqual({ seed: SEED, pool: fresh.pool });
      expect((await store.candidates('K0001')).map(({ number }) => number)).toEqual(['10', '8', '9', 'Ａ-1']);
      expect(await store.codeHash('K0001', '9')).toBe('hash-of-9');
      expect(await store.codeHash('K0001', '10')).toBeUndefined();
      expect(await store.journal('K0001')).toMatchObject([{ place: 1, kind: 'drawn', by: '王组织' }]);
      expect(await store.itemsOfLast(1)).toEqual(new Set(['Q00001', 'Q00002', 'Q00003', 'Q00004']));
      expect(await store.itemsOfLast(0)).toEqual(new Set());
    }
  });

  test('there is none: nothing is found, nothing changes, nothing breaks', async () => {
    const state = await (await create()).open();
    for (const id of ['K0001', 'K0000', 'x', '', 'K99999999999', "K0001' --", 'K0001\0']) {
      expect([await state.exams.sitting(id), await state.exams.papers(id), await state.exams.seat(id, '9'), await state.exams.sealed(id), await state.exams.codeHash(id, '9\0')])
        .toEqual([undefined, [], undefined, undefined, undefined]);
      expect(await happen(state, id, answer('9', 1), minute(1))).toBeUndefined();
    }
    const id = await opened(state);
    for (const stranger of ['nobody', '', '9\0', '\ud800']) expect(await happen(state, id, answer(stranger, 1), minute(1))).toBeUndefined();
    expect(await state.exams.session('\0')).toBeUndefined();
  });

  test('a session is who signed in with it last', async () => {
    const { exams } = await (await create()).open();
    await exams.create(newSitting(PEOPLE));
    const session = { secretHash: 'h', sittingId: 'K0001', candidate: '9', at: minute(0).toISOString() };
    await exams.putSession(session);
    await exams.putSession({ ...session, candidate: '10' });
    expect(await exams.session('h')).toEqual({ ...session, candidate: '10' });
    await exams.setCodeHash('K0001', '9', 'new');
    expect(await exams.codeHash('K0001', '9')).toBe('new');
  });
});

describeDatabases('changes of a sitting', (create) => {
  test('attempts and sitting are what the journal says, in an unbroken chain, whoever writes at once', async () => {
    const database = await create();
    const [one, other] = [await database.open(), await database.open()];
    const people = Array.from({ length: 40 }, (_, index) => candidate(`${100 + index}`));
    const id = await opened(one, people);
    await Promise.all(people.flatMap(({ number }, index) => [1, 2, 3].map((sequence) => happen(index % 2 ? one : other, id, answer(number, sequence), minute(2)))));
    await other.exams.changeSeats(id, (sitting, attempts) => hallTransition(sitting, attempts, { kind: 'close', by: '赵监考' }, minute(3)));
    const journal = await one.exams.journal(id);
    expect(brokenAt(journal)).toBeUndefined();
    expect(journal).toHaveLength(1 + 1 + 40 * 2 + 40 * 3 + 40 + 1);
    expect(await one.exams.journal(id, journal.length - 1)).toEqual(journal.slice(-2));
    const sitting = (await one.exams.sitting(id))!;
    expect({ sitting, attempts: await one.exams.attempts(id) }).toEqual(replay(id, sitting.plan, people, journal));
    expect((await one.exams.attempts(id)).map(({ state, answers }) => [state, answers['1']])).toEqual(people.map(() => ['closed-by-time', { chosen: [3] }]));
    expect(await one.exams.seat(id, '117')).toEqual({ sitting, candidate: people[17], attempt: (await one.exams.attempts(id))[17] });
  });

  test('that come together are each decided on what the one before left', async () => {
    const state = await (await create()).open();
    const id = await opened(state);
    const results = await Promise.all([2, 1, 2, 3].map((sequence) => happen(state, id, answer('9', sequence), minute(2))));
    expect(results).toMatchObject([{ entries: [{ kind: 'answered' }] }, { refusal: 'out-of-order', sequence: 2 }, { entries: [] }, { entries: [{ kind: 'answered' }] }]);
    expect((await state.exams.seat(id, '9'))!.attempt).toMatchObject({ sequence: 3, keys: ['k2', 'k3'], answers: { 1: { chosen: [3] } } });
  });

  test('a refusal or an error of one stores nothing of it, and all of the others', async () => {
    const state = await (await create()).open();
    const id = await opened(state);
    const broken = () => {
      throw new Error('broken');
    };
    const unstorable = () => ({ entries: [{ at: '', kind: 'x', facts: { big: 1n } }] });
    const before = (await state.exams.journal(id)).length;
    const results = await Promise.allSettled([
      happen(state, id, answer('9', 1), minute(2)), state.exams.changeSeat(id, '9', broken), state.exams.changeSitting(id, unstorable),
      happen(state, id, answer('10', 1, { device: 'x' }), minute(2)), happen(state, id, answer('10', 1, { slot: '99' }), minute(2)), happen(state, id, answer('10', 1), minute(2)),
    ]);
    expect(results.map((result) => (result.status === 'rejected' ? (result.reason as Error).message : result.value))).toMatchObject([
      { entries: [{}] }, 'broken', expect.stringMatching(/BigInt/u), { refused: { refusal: 'other-device' } }, { refusal: 'no-slot' }, { entries: [{}] },
    ]);
    expect((await state.exams.journal(id, before + 1)).map(({ kind, candidate: person }) => [kind, person])).toEqual([['answered', '9'], ['refused', '10'], ['answered', '10']]);
    expect(brokenAt(await state.exams.journal(id))).toBeUndefined();
  });

  test('keep whatever people type', async () => {
    const state = await (await create()).open();
    const id = await opened(state);
    const text = `'"\\ \u0000 \ud800 👨‍👩‍👧 𠮷 \r\n; DROP TABLE exam_journal --`;
    await happen(state, id, answer('9', 1, { slot: '4', answer: { text }, key: '\0k' }), minute(2));
    expect((await state.exams.seat(id, '9'))!.attempt.answers).toEqual({ 4: { text } });
    expect(brokenAt(await state.exams.journal(id))).toBeUndefined();
  });

  test('2,000 people start at one time', async () => {
    const state = await (await create()).open();
    const people = Array.from({ length: 2000 }, (_, index) => candidate(`${10_000 + index}`));
    const id = await opened(state, people);
    expect(new Set((await state.exams.attempts(id)).map(({ state: one }) => one))).toEqual(new Set(['in-progress']));
    expect((await state.exams.sitting(id))!.head.place).toBe(4002);
  });
});

describeDatabases('what a result rests on', (create) => {
  test.each(["UPDATE exam_journal SET kind = 'x'", 'DELETE FROM exam_journal', "UPDATE exam_paper SET content = ''", "UPDATE exam_sealed SET seed = ''"])('stays, whoever tries: %s', async (statement) => {
    const database = await create();
    await (await database.open()).exams.create(newSitting(PEOPLE));
    await expect(database.execute(statement)).rejects.toThrow(/is append-only/u);
  });
});
