import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../../knowledge/bank/item.ts';
import { dueItems, pickItem, wrongItems, type PracticeMode } from '../../../bot/practice/pick-item.ts';
import type { PracticeAnswer } from '../../../bot/practice/practice-store.ts';
import { scheduled } from '../../../bot/practice/schedule.ts';
import { draft, single } from './sample-bank.ts';

const NOW = new Date('2026-01-05T02:00:00Z');
const DAY_MS = 24 * 3_600_000;
const item = (id: string, topic = '甲', lawKey = '示例规定'): Item => {
  const { citations, ...rest } = draft(single(id), { topic });
  return { ...rest, citations: citations.map((citation) => ({ ...citation, lawKey })), id, version: 1, status: 'approved', author: '甲', createdAt: '', hash: id };
};
const ITEMS = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].map((id) => item(id)).concat(item('Q6', '乙', '另一规定'));
const answered = (itemId: string, isRight: boolean): PracticeAnswer => ({ person: 'p', itemId, version: 1, isRight, at: NOW.toISOString() });
const pick = (mode: PracticeMode, answers: readonly PracticeAnswer[] = [], more: { person?: string; day?: string } = {}) =>
  pickItem(mode, ITEMS, { answers, cards: [] }, { person: 'p', day: '2026-01-05', now: NOW, ...more })?.id;

describe('which item comes next', () => {
  test('every item once before any comes again', () => {
    const answers: PracticeAnswer[] = [];
    for (let round = 0; round < 2; round += 1) {
      const met = ITEMS.map(() => {
        const id = pick({ kind: 'any' }, answers)!;
        answers.push(answered(id, true));
        return id;
      });
      expect(new Set(met)).toEqual(new Set(ITEMS.map(({ id }) => id)));
    }
  });

  test('not everybody begins with the same, but the daily question is one for all', () => {
    const people = Array.from({ length: 40 }, (_, place) => `person-${place}`);
    expect(new Set(people.map((person) => pick({ kind: 'any' }, [], { person }))).size).toBeGreaterThan(2);
    expect(new Set(people.map((person) => pick({ kind: 'daily' }, [], { person }))).size).toBe(1);
    const days = Array.from({ length: 28 }, (_, day) => `2026-02-${String(day + 1).padStart(2, '0')}`);
    expect(new Set(days.map((day) => pick({ kind: 'daily' }, [], { day }))).size).toBeGreaterThan(2);
  });

  test('by topic and by law', () => {
    expect(pick({ kind: 'topic', topic: '乙' })).toBe('Q6');
    expect(pick({ kind: 'law', lawKey: '另一规定' })).toBe('Q6');
    expect(pick({ kind: 'topic', topic: '没有的' })).toBeUndefined();
  });

  test('the book of wrong answers holds what the last answer got wrong', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('Q1', 'Q2', 'Q3'), fc.boolean())), (given) => {
      const answers = given.map(([id, isRight]) => answered(id, isRight));
      const last = Object.fromEntries(given);
      expect(new Set(wrongItems(answers))).toEqual(new Set(Object.keys(last).filter((id) => !last[id])));
    }));
    expect(pick({ kind: 'wrong' }, [answered('Q2', false), answered('Q1', false), answered('Q2', false)])).toBe('Q1');
  });
});

describe('spaced repetition', () => {
  test('what is known comes back later and later, what is forgotten soon', () => {
    const gaps: number[] = [];
    let card = scheduled('Q1', undefined, true, NOW);
    for (let repetition = 0; repetition < 6; repetition += 1) {
      // As the database gives it back.
      const stored = JSON.parse(JSON.stringify(card)) as typeof card;
      const due = new Date(stored.due);
      card = scheduled('Q1', stored, true, due);
      gaps.push(Date.parse(card.due) - due.getTime());
    }
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(gaps.at(-1)).toBeGreaterThan(30 * DAY_MS);
    const forgotten = scheduled('Q1', card, false, new Date(card.due));
    expect(Date.parse(forgotten.due) - Date.parse(card.due)).toBeLessThan(DAY_MS);
  });

  test('due is what its time has come for, the longest overdue first', () => {
    const cards = [['Q1', 3], ['Q2', -1], ['Q3', -2], ['Q4', 0]].map(([itemId, days]) =>
      ({ itemId: String(itemId), due: new Date(NOW.getTime() + Number(days) * DAY_MS).toISOString(), memory: {} }));
    expect(dueItems(cards, NOW)).toEqual(['Q3', 'Q2', 'Q4']);
  });
});
