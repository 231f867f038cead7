import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { oleContent } from '../../../knowledge/documents/ole.ts';
import { readSource } from '../../../knowledge/documents/read-source.ts';
import { documentOf, linesOf, outcomeOf } from './shared.ts';

/** Word 97 documents of invented text, written by LibreOffice. */
const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}.doc`, import.meta.url));
const SAMPLE = fixture('sample');
const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const containerOf = (stream: string): Buffer => {
  const file = Buffer.alloc(2048);
  MAGIC.copy(file);
  file.write(`${stream}\0`, 1024, 'utf16le');
  return file;
};

describe('Word 97–2003 documents', () => {
  it('keeps paragraphs, line breaks, tables and Chinese punctuation', async () => {
    expect(linesOf(await readSource('样本.doc', SAMPLE))).toEqual([
      { text: '样本市样本条例（样本）', at: 1 },
      { text: '（2020年1月1日样本市样本会议通过）', at: 2 },
      { text: '第一条 为了“测试”旧版文档——样本，制定本样本。', at: 3 },
      { text: '第二条 本样本不是法律。', at: 4 },
      { text: '另起一行。', at: 5 },
      { text: '（一）样本甲；', at: 6 },
      { text: '样本项目 | 样本金额', at: 7, table: true },
      { text: '甲项 | 10元', at: 8, table: true },
      { text: '第三条 本样本自2020年2月1日起施行。', at: 9 },
    ]);
  });

  it('says that labels are missing where Word numbers automatically', async () => {
    const { lines, problems } = documentOf(await readSource('样本.doc', fixture('numbered')));
    expect(lines.map((line) => line.text)).toEqual(['样本条例', '样本甲。', '样本乙。']);
    expect(problems).toMatchObject([{ kind: 'numbering', text: expect.stringContaining('docx') }]);
  });

  it('refuses a document with a password', async () => {
    const locked = Buffer.from(SAMPLE);
    const entry = locked.indexOf(Buffer.from('WordDocument', 'utf16le'));
    const flags = (locked.readUInt32LE(entry + 116) + 1) * 512 + 0x0a;
    locked.writeUInt16LE(locked.readUInt16LE(flags) | 0x0100, flags);
    expect(outcomeOf(await readSource('样本.doc', locked))).toBe('encrypted');
  });

  it.each([0.2, 0.5, 0.8])('refuses a document cut off at %d of its length', async (share) => {
    expect(outcomeOf(await readSource('样本.doc', SAMPLE.subarray(0, SAMPLE.length * share)))).toBe('broken');
  });
});

it.each([
  ['EncryptedPackage', 'encrypted'],
  ['Workbook', 'other'],
  ['Something', 'broken'],
] as const)('tells what a container with a stream %s is', (stream, content) => {
  expect(oleContent(containerOf(stream))).toBe(content);
});
