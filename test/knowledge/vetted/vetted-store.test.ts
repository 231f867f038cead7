import { expect, onTestFinished, test } from 'vitest';
import type { BoundAnswer } from '../../../knowledge/vetted/bind.ts';
import { openVettedStore, type VettedStore } from '../../../knowledge/vetted/vetted-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const bound = (id: string, answer = '要。'): BoundAnswer => ({
  answer: { id, questions: ['养犬要登记吗', '“狗”要上证吗\n'], answer, citations: [{ law: '示例养犬法', article: '第一条' }], approvedBy: '示例律师', approvedOn: '2025-03-01' },
  bindings: [{ lawKey: '示例养犬法', region: '全国', label: '第一条', words: 'abc' }],
});

function open(data: string): VettedStore {
  const vetted = openVettedStore(data);
  onTestFinished(() => vetted.close());
  return vetted;
}

test('gives back what was put, by id, also when opened anew and beside another', () => {
  const data = temporaryFolder();
  const vetted = open(data);
  vetted.put([bound('b'), bound('a')]);
  expect(vetted.all()).toEqual([bound('a'), bound('b')]);
  expect(open(data).all()).toEqual([bound('a'), bound('b')]);
});

test('an answer that is approved again takes the place of the old one', () => {
  const vetted = open(temporaryFolder());
  vetted.put([bound('a'), bound('b')]);
  vetted.put([bound('a', '不必。')]);
  expect(vetted.all()).toEqual([bound('a', '不必。'), bound('b')]);
});

test('an answer that is removed is gone, and removing says whether it was there', () => {
  const vetted = open(temporaryFolder());
  vetted.put([bound('a'), bound('b')]);
  expect([vetted.remove('a'), vetted.remove('a')]).toEqual([true, false]);
  expect(vetted.all()).toEqual([bound('b')]);
});

test('answers are put all or not at all', () => {
  const vetted = open(temporaryFolder());
  const wrong = { answer: { ...bound('c').answer, id: null as unknown as string }, bindings: [] };
  expect(() => vetted.put([bound('a'), wrong])).toThrow('NOT NULL');
  expect(vetted.all()).toEqual([]);
});

test('tells that it was changed, here or by another, and that it was not', () => {
  const data = temporaryFolder();
  const [vetted, other] = [open(data), open(data)];
  const seen = [vetted.changes()];
  expect(vetted.changes()).toBe(seen[0]);
  vetted.put([bound('a')]);
  seen.push(vetted.changes());
  other.put([bound('b')]);
  seen.push(vetted.changes());
  other.remove('a');
  seen.push(vetted.changes());
  expect(new Set(seen).size).toBe(4);
  vetted.all();
  expect(vetted.changes()).toBe(seen[3]);
});
