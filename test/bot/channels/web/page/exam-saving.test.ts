import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Save, ShownAnswer } from '../../../../../bot/exam/sitting/view.ts';
import type { SavesAnswer } from '../../../../../bot/channels/web/exam/api-types.ts';
import { ApiError } from '../../../../../bot/channels/web/page/chat/api.ts';
import { createSaving, type Change, type SavingState } from '../../../../../bot/channels/web/page/exam/saving.ts';
import { keptUnsaved } from '../../../../../bot/channels/web/page/exam/unsaved.ts';
import { memoryShelf } from './memory-shelf.ts';

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
};

type Fate = 'taken' | 'lost on the way' | 'taken, answer lost' | 'busy';

const PULSE = { now: '2026-12-01T01:00:00.000Z', sitting: 'open', attempt: 'in-progress', isPaused: false, isThisDevice: true } as const;

/** A hall that keeps to the rules of a sitting, behind a network that fails as it is told. */
function flakyHall() {
  const answers: Record<string, ShownAnswer> = {};
  const journal: Save[] = [];
  const keys = new Set<string>();
  const hall = {
    answers, journal, fates: [] as Fate[], sequence: 0, device: 'here', refusal: '',
    async post(saves: readonly Save[]): Promise<SavesAnswer> {
      const fate = hall.fates.shift() ?? 'taken';
      await Promise.resolve();
      if (fate === 'lost on the way') throw new ApiError(0, 'no-answer', '没有连上，请检查网络。');
      if (fate === 'busy') throw new ApiError(429, 'too-often', '请稍等。', { retryAfterMs: 3000 });
      const refused: SavesAnswer['refused'][number][] = [];
      for (const save of saves) {
        const code = keys.has(save.key) ? '' : hall.device !== 'here' ? 'other-device' : hall.refusal !== '' ? hall.refusal : save.sequence <= hall.sequence ? 'out-of-order' : 'fine';
        if (code === 'fine') {
          keys.add(save.key);
          hall.sequence = save.sequence;
          journal.push(save);
          if ('answer' in save) answers[save.slot] = save.answer;
        } else if (code !== '') refused.push({ key: save.key, code, message: `不行：${code}` });
      }
      if (fate === 'taken, answer lost') throw new ApiError(0, 'no-answer', '没有连上，请检查网络。');
      return { pulse: PULSE, saved: hall.sequence, refused };
    },
    current: () => Promise.resolve({ sequence: hall.sequence, answers: { ...answers }, flags: [] }),
  };
  return hall;
}

let key = 0;

/** A page over what the browser keeps; a reload is another page over the same. */
function openPage(hall: ReturnType<typeof flakyHall>, shelf = memoryShelf()) {
  const timers = new Set<() => void>();
  const shown: { now: SavingState | undefined } = { now: undefined };
  const lost: [slots: string[], why: string][] = [];
  const store = keptUnsaved(shelf, 'K0001.1001');
  const saving = createSaving({
    store, post: hall.post, current: hall.current,
    newKey: () => `key-${key += 1}`,
    after(_milliseconds, act) {
      timers.add(act);
      return () => void timers.delete(act);
    },
    onChange: (state) => void (shown.now = state),
    onLost: (saves, why) => void lost.push([saves.map(({ slot }) => slot), why]),
  });
  saving.start(hall.sequence);
  const ring = async (): Promise<void> => {
    const due = [...timers];
    timers.clear();
    for (const act of due) act();
    await settled();
  };
  return { saving, shown, lost, store, ring };
}

const chosen = (slot: string, place: number): Change => ({ slot, answer: { chosen: [place] } });

describe('what is answered on its way', () => {
  test('whatever fails or reloads, everything arrives once, in the order in which it was done, and the page says so', async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('answer' as const), slot: fc.constantFrom('1', '2', '3'), place: fc.nat(3) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('flag' as const), slot: fc.constantFrom('1', '2', '3'), isFlagged: fc.boolean() }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('fate' as const), fate: fc.constantFrom<Fate>('lost on the way', 'taken, answer lost', 'busy') }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'settle' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'ring' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
    );
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const [hall, shelf] = [flakyHall(), memoryShelf()];
      let page = openPage(hall, shelf);
      const done: string[] = [];
      for (const one of steps) {
        if (one.kind === 'fate') hall.fates.push(one.fate);
        else if (one.kind === 'settle') await settled();
        else if (one.kind === 'ring') await page.ring();
        else if (one.kind === 'reload') {
          page.saving.stop();
          await settled();
          page = openPage(hall, shelf);
        } else {
          const change: Change = one.kind === 'answer' ? chosen(one.slot, one.place) : { slot: one.slot, isFlagged: one.isFlagged };
          page.saving.add(change);
          done.push(JSON.stringify(change));
        }
      }
      hall.fates.length = 0;
      for (let round = 0; round < 5; round += 1) await page.ring();
      expect(hall.journal.map(({ sequence: _sequence, key: _key, ...change }) => JSON.stringify(change))).toEqual(done);
      expect([page.shown.now?.state, page.store.saves(), page.lost]).toEqual(['saved', [], []]);
    }), { numRuns: 300 });
  });

  test('what has not arrived is said, and why; then it is saved', async () => {
    const hall = flakyHall();
    const page = openPage(hall);
    hall.fates.push('lost on the way');
    page.saving.add(chosen('1', 0));
    expect(page.shown.now).toEqual({ state: 'saving', waiting: 1, why: '' });
    await settled();
    page.saving.add(chosen('2', 1));
    expect(page.shown.now).toEqual({ state: 'held', waiting: 2, why: '没有连上，请检查网络。' });
    expect(await Promise.all([page.saving.settle(), page.ring()]).then(([isAll]) => isAll)).toBe(true);
    expect([page.shown.now?.state, hall.answers]).toEqual(['saved', { 1: { chosen: [0] }, 2: { chosen: [1] } }]);
  });

  test('of a text that is written offline the last state goes, and all the rest', async () => {
    const hall = flakyHall();
    const page = openPage(hall);
    hall.fates.push('lost on the way');
    page.saving.add(chosen('1', 0));
    await settled();
    for (const text of ['一', '一二', '一二三']) page.saving.add({ slot: '4', answer: { text } });
    page.saving.add(chosen('1', 2));
    await page.ring();
    expect(hall.journal.map(({ slot }) => slot)).toEqual(['1', '4', '1']);
    expect(hall.answers).toEqual({ 1: { chosen: [2] }, 4: { text: '一二三' } });
  });

  test('two hundred changes go in goes of fifty', async () => {
    const hall = flakyHall();
    const sizes: number[] = [];
    const page = openPage({ ...hall, post: (saves) => (sizes.push(saves.length), hall.post(saves)) });
    page.saving.stop();
    for (let place = 0; place < 200; place += 1) page.saving.add(chosen(String(place), 0));
    page.saving.start(0);
    for (let round = 0; round < 5; round += 1) await settled();
    expect([sizes, hall.journal.length]).toEqual([[50, 50, 50, 50], 200]);
  });

  test('after another device has written, only what it left open is added behind its answers; the rest is told', async () => {
    const hall = flakyHall();
    const shelf = memoryShelf();
    const page = openPage(hall, shelf);
    hall.fates.push('lost on the way');
    for (const slot of ['1', '2']) page.saving.add(chosen(slot, 0));
    page.saving.add({ slot: '2', isFlagged: true });
    await settled();
    hall.device = 'there';
    hall.answers['1'] = { chosen: [3] };
    hall.sequence = 7;
    await page.ring();
    expect([page.store.saves().length, page.lost]).toEqual([3, []]);
    hall.device = 'here';
    page.saving.start(hall.sequence);
    await settled();
    expect(page.lost).toEqual([[['1'], expect.stringContaining('另一台设备')]]);
    expect([hall.answers, hall.sequence, page.shown.now?.state]).toEqual([{ 1: { chosen: [3] }, 2: { chosen: [0] } }, 9, 'saved']);
  });

  test.each(['late', 'already-ended', 'voided', 'bad-answer', 'no-slot'])('what is refused for good (%s) is told and not sent again', async (code) => {
    const hall = flakyHall();
    hall.refusal = code;
    const page = openPage(hall);
    page.saving.add(chosen('1', 0));
    await settled();
    expect([page.lost, page.store.saves(), page.shown.now?.state]).toEqual([[[['1'], `不行：${code}`]], [], 'saved']);
  });

  test('what is refused for now waits', async () => {
    const hall = flakyHall();
    hall.refusal = 'paused';
    const page = openPage(hall);
    page.saving.add(chosen('1', 0));
    await settled();
    expect([page.lost, page.shown.now]).toEqual([[], { state: 'held', waiting: 1, why: '不行：paused' }]);
    hall.refusal = '';
    await page.ring();
    expect([page.shown.now?.state, hall.answers]).toEqual(['saved', { 1: { chosen: [0] } }]);
  });
});

test('a text that is being written is kept by itself, and of each person', () => {
  const shelf = memoryShelf();
  const [one, two] = [keptUnsaved(shelf, 'K0001.1001'), keptUnsaved(shelf, 'K0001.1002')];
  one.putDraft('4', '写到一');
  one.putDraft('8', '');
  expect([keptUnsaved(shelf, 'K0001.1001').drafts(), two.drafts()]).toEqual([{ 4: '写到一', 8: '' }, {}]);
  one.putDraft('4', undefined);
  one.putDraft('8', undefined);
  expect(shelf.length).toBe(0);
});
