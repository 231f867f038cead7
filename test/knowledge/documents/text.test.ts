import { describe, expect, it } from 'vitest';
import { textLines } from '../../../knowledge/documents/text.ts';

const SENTENCE = '本样本所称样本，是指为了测试换行而写成的文字，其中没有任何法律规定，也不表示任何单位或者个人的意见，只是为了凑足足够的长度。';

/** Breaks paragraphs at 30 characters, as old text files do. */
const wrap = (paragraphs: readonly string[]): string =>
  paragraphs.map((paragraph) => `\u3000\u3000${paragraph}`.match(/.{1,30}/g)!.join('\r\n')).join('\r\n');

describe('textLines', () => {
  it('keeps lines and their numbers', () => {
    expect(textLines('样本条例\r\n\r\n　　第一条　样本。\n（一）甲；\n')).toEqual([
      { text: '样本条例', at: 1 },
      { text: '第一条 样本。', at: 3 },
      { text: '（一）甲；', at: 4 },
    ]);
  });

  it('joins a hard-wrapped file into its paragraphs', () => {
    const paragraphs = Array.from({ length: 6 }, (_, i) => `第${'一二三四五六'[i]}条 ${SENTENCE}${SENTENCE}`);
    expect(textLines(wrap(paragraphs)).map((line) => line.text)).toEqual(paragraphs);
  });

  it('does not join short lines that happen to follow each other', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `第${i + 1}项样本${'甲'.repeat(i % 7)}`);
    expect(textLines(lines.join('\n')).map((line) => line.text)).toEqual(lines);
  });

  it('joins Latin words with a space', () => {
    const words = `${'sample words of a wrapped text that is long '.repeat(20)}end.`;
    const wrapped = words.match(/.{1,60}(?:\s|$)/g)!.map((line) => line.trim()).join('\n');
    expect(textLines(wrapped).map((line) => line.text)).toEqual([words]);
  });
});
