import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choosePieces, distinctiveTerms } from '../../../bot/consult/choose-pieces.ts';
import { formatNumeral } from '../../../knowledge/numerals.ts';

/** Words that mean nothing here, to make a text long. */
const padding = (length: number, sign = '略'): string => sign.repeat(length);

const DOGS = [
  `养犬的住户应当登记${padding(60)}。`,
  `携犬出户应当牵绳${padding(60)}。`,
  `前款规定的绳长不超过两米${padding(60)}。`,
  `犬只咬人的，饲养人付医药费${padding(60)}。`,
  `被咬的人故意逗犬的除外${padding(60)}。`,
].join('\n');

const LIST = [
  '有下列情形之一的，处以罚款：',
  ...['养犬不登记', '携犬不牵绳', '犬吠扰民', '犬粪不清理', '丢弃犬只'].map((what, index) => `（${formatNumeral(index + 1)}）${what}${padding(60)}；`),
].join('\n');

describe('what of a provision is quoted', () => {
  test('a short one whole', () => {
    const text = '养犬应当登记。\n携犬出户应当牵绳。';
    expect(choosePieces(text, '牵绳')).toEqual([{ paragraph: null, item: null, start: 0, text }]);
  });

  test('of a long one the 款 that the question is about, with their numbers', () => {
    const pieces = choosePieces(DOGS, '养犬要登记吗');
    expect(pieces.map(({ paragraph, item }) => [paragraph, item])).toEqual([[1, null]]);
    expect(pieces[0]!.text).toMatch(/^养犬的住户应当登记/u);
  });

  test('a 款 with the one that qualifies it, and one that leans on another with that one', () => {
    expect(choosePieces(DOGS, '犬咬人谁付医药费').map(({ paragraph }) => paragraph)).toEqual([4, 5]);
    expect(choosePieces(DOGS, '出户牵绳').map(({ paragraph }) => paragraph)).toEqual([2, 3]);
    expect(choosePieces(DOGS, '绳长两米').map(({ paragraph }) => paragraph)).toEqual(expect.arrayContaining([2, 3]));
  });

  test('of a long list the 项 that the question is about, behind the words that introduce it', () => {
    const pieces = choosePieces(LIST, '犬粪没有清理，犬吠扰民');
    expect(pieces.map(({ item }) => item)).toEqual([null, '（三）', '（四）']);
    expect(pieces[0]).toEqual({ paragraph: null, item: null, start: 0, text: '有下列情形之一的，处以罚款：' });
    expect(pieces[2]!.text).toMatch(/^（四）犬粪不清理/u);
  });

  test('the whole list when the question is about none of it', () => {
    expect(choosePieces(LIST, '离婚')).toEqual([{ paragraph: null, item: null, start: 0, text: LIST }]);
  });

  test('a list that opens the provision has no words before it, and none are invented', () => {
    const text = LIST.split('\n').slice(1).join('\n');
    const pieces = choosePieces(text, '犬粪清理');
    expect(pieces.map(({ item }) => item)).toEqual(['（四）']);
  });

  test('all of a long provision is one piece', () => {
    const text = `养犬应当登记${padding(200)}。\n养犬登记不收费${padding(200)}。`;
    expect(choosePieces(text, '养犬登记收费吗')).toEqual([{ paragraph: null, item: null, start: 0, text }]);
  });
});

describe('any provision and any question', () => {
  const WORDS = ['养犬', '登记', '牵绳', '工资', '押金', '退还', '离婚', '赔偿', '前款', '除外', '但', '例外', '，', '〇', '𠀀'];
  const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 90 }).map((words) => `${words.join('')}。`);
  const paragraph = fc.record({ lead: sentence, items: fc.array(sentence, { maxLength: 6 }) })
    .map(({ lead, items }) => [lead, ...items.map((item, index) => `（${formatNumeral(index + 1)}）${item}`)].join('\n'));
  const provisions = fc.array(paragraph, { minLength: 1, maxLength: 5 }).map((paragraphs) => paragraphs.join('\n'));

  test('pieces stand in the text where they say, in its order, apart, none empty; one piece is whole or has what is left out', () => {
    fc.assert(fc.property(provisions, sentence, (text, question) => {
      const pieces = choosePieces(text, question);
      expect(pieces.length).toBeGreaterThan(0);
      let end = 0;
      for (const piece of pieces) {
        expect(piece.text.trim()).not.toBe('');
        expect(piece.start).toBeGreaterThanOrEqual(end);
        end = piece.start + piece.text.length;
        expect(text.slice(piece.start, end)).toBe(piece.text);
        expect(piece.text.startsWith(piece.item ?? '')).toBe(true);
      }
      const isWhole = pieces.map((piece) => piece.text).join('').replaceAll('\n', '') === text.replaceAll('\n', '');
      expect(isWhole).toBe(pieces.length === 1 && pieces[0]!.text === text);
    }));
  });

  test('an item comes behind the words that introduce its list', () => {
    fc.assert(fc.property(provisions, sentence, (text, question) => {
      const pieces = choosePieces(text, question);
      pieces.forEach((piece, index) => {
        if (piece.item === null) return;
        const before = pieces[index - 1];
        expect(before?.paragraph).toBe(piece.paragraph);
      });
    }));
  });
});

test('terms that can tell provisions apart are words and pairs of two characters and more', () => {
  expect(distinctiveTerms('养犬，要登记')).toEqual(expect.arrayContaining(['登记', '养犬']));
  expect(distinctiveTerms('养犬，要登记').every((term) => term.length >= 2)).toBe(true);
});
