import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlOf } from '../../../../bot/channels/telegram/html.ts';
import { joined, marked, plain } from '../../../../bot/channels/telegram/rich-text.ts';
import { MOST, split } from '../../../../bot/channels/telegram/split.ts';
import { parseHtml } from '../../../support/telegram-stand-in/parse-html.ts';
import { richTexts } from './rich-texts.ts';

const cut = (text: string, most: number) => split(plain(text), most).map((part) => part.text);

test.each([
  ['fits', '一二三', 3, ['一二三']],
  ['between paragraphs, though a line would hold more', '一二三四。\n\n五六\n七八九', 11, ['一二三四。', '五六\n七八九']],
  ['between lines', '一二三四\n五六。七八', 8, ['一二三四', '五六。七八']],
  ['after a sentence with its closing marks', '他说：“不。”就这样走了', 9, ['他说：“不。”', '就这样走了']],
  ['after half a sentence', '一二三四，五六七八', 7, ['一二三四，', '五六七八']],
  ['anywhere', '一二三四五六', 4, ['一二三四', '五六']],
  ['not for a small piece', '一\n二三四五六七', 5, ['一\n二三四', '五六七']],
  ['not within a character', '一😀😀😀', 4, ['一😀', '😀😀']],
  ['nothing', ' \n ', 4, []],
])('%s', (_, text, most, parts) => expect(cut(text, most)).toEqual(parts));

test('what is marked goes on in the next part', () => {
  const rich = joined([plain('第一条\n'), marked('quote', '甲乙丙丁。戊己庚辛。'), plain('\n完')]);
  expect(split(rich, 10).map(htmlOf)).toEqual(['第一条\n<blockquote>甲乙丙丁。</blockquote>', '<blockquote>戊己庚辛。</blockquote>\n完']);
});

describe('whatever is cut', () => {
  const blank = /\s/gu;
  test('nothing is lost, all is short enough, and Telegram takes every part', () => {
    fc.assert(fc.property(richTexts, fc.integer({ min: 2, max: 80 }), (rich, most) => {
      const parts = split(rich, most);
      expect(parts.map(({ text }) => text).join('').replaceAll(blank, '')).toBe(rich.text.replaceAll(blank, ''));
      const markedIn = (part: typeof rich) => part.marks.map(({ kind, start, end }) => `${kind} ${part.text.slice(start, end).replaceAll(blank, '')}`).join('');
      const letters = (text: string) => text.replaceAll(/(?:long-)?quote |bold /gu, '');
      expect(letters(parts.map(markedIn).join(''))).toBe(letters(markedIn(rich)));
      for (const part of parts) {
        const { text } = parseHtml(htmlOf(part));
        expect(text.length).toBeLessThanOrEqual(most);
        expect(text).toBe(part.text.toWellFormed());
        expect(text.trim()).toBe(text);
        expect(text).not.toBe('');
      }
    }), { numRuns: 500 });
  });

  test('a part ends within a character only where the text does', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('😀', '押', '𠮷', '。', '\n')), fc.integer({ min: 2, max: 20 }), (characters, most) => {
      for (const part of cut(characters.join(''), most)) expect(part.isWellFormed()).toBe(true);
    }));
  });
});

test('a very long text takes no time', () => {
  const text = '押金应当退还，'.repeat(60_000);
  const started = performance.now();
  expect(cut(text, MOST).length).toBe(Math.ceil(text.length / (MOST - (MOST % 7))));
  expect(performance.now() - started).toBeLessThan(2000);
});
