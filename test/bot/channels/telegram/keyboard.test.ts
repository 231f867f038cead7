import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleKeyboard, keyboardOf, questionsKeyboard, type Keyboard } from '../../../../bot/channels/telegram/keyboard.ts';
import { readTap, tapData, type Tap } from '../../../../bot/channels/telegram/tap.ts';
import type { Section } from '../../../../bot/presentation/block.ts';
import { STARTERS } from './open-channel.ts';

const labels = (keyboard: Keyboard) => keyboard.map((row) => row.map(({ text }) => text));
const articles = (count: number): Section[] => Array.from({ length: count }, (_, index): Section => [
  { kind: 'provision', number: index + 1, title: '', facts: [], path: [], lines: [], why: '', provisionId: index, on: '2026-01-01' },
]);
const answer = { kind: 'answer', sections: articles(4), choices: [], recordId: 'r1' } as const;

test('an answer: its articles, thumbs, and a person', () => {
  expect(labels(keyboardOf(5, answer, STARTERS, false))).toEqual([['〔1〕全文', '〔2〕全文', '〔3〕全文'], ['〔4〕全文'], ['👍 有用', '👎 不对'], ['请法律顾问看']]);
  expect(labels(keyboardOf(5, answer, STARTERS, true)).flat()).not.toContain('👍 有用');
});

test('an article: the other ones, and the way back', () => {
  expect(labels(articleKeyboard(5, 2, answer))).toEqual([['〔1〕全文', '〔3〕全文', '〔4〕全文'], ['‹ 返回答复']]);
});

test('a question: its choices; words: nothing', () => {
  expect(labels(keyboardOf(5, { kind: 'question', sections: [], choices: [{ id: 'a', label: '是' }, { id: 'b', label: '否' }] }, STARTERS, false))).toEqual([['是', '否']]);
  expect(keyboardOf(5, { kind: 'text', sections: [], choices: [] }, STARTERS, false)).toEqual([]);
});

test('a welcome: topics, and their questions', () => {
  expect(labels(keyboardOf(5, { kind: 'welcome', sections: [], choices: [] }, STARTERS, false))).toEqual([['劳动工资', '婚姻家庭']]);
  expect(labels(questionsKeyboard(5, STARTERS[1]!))).toEqual([['离婚时孩子归谁？'], ['‹ 其他问题']]);
});

describe('a tap', () => {
  const number = fc.nat({ max: 2 ** 31 });
  const topic = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz-'), minLength: 1, maxLength: 20 });
  const taps: fc.Arbitrary<Tap> = fc.oneof(
    fc.record({ kind: fc.constant('choice' as const), entry: number, index: number }),
    fc.record({ kind: fc.constant('article' as const), entry: number, number }),
    fc.record({ kind: fc.constantFrom('answer', 'good', 'bad', 'human', 'topics'), entry: number }),
    fc.record({ kind: fc.constant('topic' as const), entry: number, topic }),
    fc.record({ kind: fc.constant('ask' as const), entry: number, topic, index: number }),
  );
  test('comes back as it was, and is at most 64 bytes long', () => {
    fc.assert(fc.property(taps, (tap) => {
      expect(readTap(tapData(tap))).toEqual(tap);
      expect(Buffer.byteLength(tapData(tap))).toBeLessThanOrEqual(64);
    }));
  });

  test.each(['', 'choice', 'choice:1', 'choice:1:x', 'article:1:-2', 'good:1:2', 'topic:1', 'ask:1:a', 'ask:1:a:b', 'good:x', 'good:1e5', '一:1', 'good:99999999999999999'])('nothing of ours: %s', (data) => {
    expect(readTap(data)).toBeUndefined();
  });
});
