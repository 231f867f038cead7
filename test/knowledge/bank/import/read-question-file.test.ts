import { existsSync, readFileSync } from 'node:fs';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { QuestionFile } from '../../../../knowledge/bank/import/question-file.ts';
import { readQuestionFile } from '../../../../knowledge/bank/import/read-question-file.ts';
import { shared, utf8 } from '../../documents/shared.ts';
import { fileOf } from './support.ts';

const summary = (file: QuestionFile): string[] => file.items.map(({ at, draft: { content } }) =>
  `${at} ${content.type} ${content.stem} ${'key' in content ? JSON.stringify(content.key) : ''}`);

const read = async (bytes: Uint8Array, name = 'x'): Promise<QuestionFile> => fileOf(await readQuestionFile(bytes, name));

/** 甲 in GB18030; the rest of a file is in ASCII and Chinese that both encodings of the test know. */
const gbk = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((char) => GBK.get(char) ?? [char.charCodeAt(0)]));
const GBK = new Map([['答', [0xb4, 0xf0]], ['案', [0xb0, 0xb8]], ['的', [0xb5, 0xc4]], ['是', [0xca, 0xc7]], ['。', [0xa1, 0xa3]], ['、', [0xa1, 0xa2]], ['：', [0xa3, 0xba]]]);

describe('readQuestionFile', () => {
  it.each([
    ['numbered text', '1、甲是？\nA.一\nB.二\n答案：B', 'text', ['第 1 行 single 甲是？ [1]']],
    ['Aiken', '甲是？\nA. 一\nB. 二\nANSWER: B', 'aiken', ['第 1 行 single 甲是？ [1]']],
    ['GIFT', '甲是？{\n=一\n~二\n}', 'gift', ['第 1 行 single 甲是？ [0]']],
    ['GIFT of true and false', '甲是乙。{F}', 'gift', ['第 1 行 true-false 甲是乙。 false']],
    ['GIFT with full-width signs', '甲是？｛＝一～二｝', 'gift', ['第 1 行 single 甲是？ [0]']],
    ['.csv by its headings', '题干,选项A,选项B,答案\n甲是？,一,二,B', 'csv', ['第 2 行 single 甲是？ [1]']],
    ['tabs below headings', '题干\t选项A\t选项B\t答案\n甲是？\t一\t二\tB', 'csv', ['第 2 行 single 甲是？ [1]']],
    ['Moodle XML', '<?xml version="1.0"?><quiz><question type="truefalse"><questiontext><text>甲是乙。</text></questiontext>'
      + '<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>', 'moodle-xml',
    ['第 1 题 true-false 甲是乙。 true']],
  ])('judges %s by its bytes', async (_, text, format, items) => {
    const file = await read(utf8(text));
    expect([file.format, summary(file), file.rejected]).toEqual([format, items, []]);
  });

  it('says which encoding it took for text that is not UTF-8', async () => {
    const file = await read(gbk('1、的是。\nA、是\nB、的\n答案：B\n'));
    expect(summary(file)).toEqual(['第 1 行 single 的是。 [1]']);
    expect(file.notes).toEqual(['文字编码按 GB18030 读入。']);
  });

  it('takes the type from the name where the file says none', async () => {
    const file = await read(utf8('1、甲是？\nA.一\nB.二\n答案：B'), '2024多选题.txt');
    expect(summary(file)).toEqual(['第 1 行 multiple 甲是？ [1]']);
    expect(file.notes).toEqual(['没有写明题型的题，按文件名当作多选题。', '第 1 行：多选题只有一个答案，请核对。']);
  });

  it('reads paragraphs and tables of a .docx', async () => {
    const row = (...cells: string[]): TableRow => new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) });
    const document = new Document({ sections: [{ children: [
      new Paragraph('1、甲是？'), new Paragraph('A、一 B、二'), new Paragraph('答案：B'),
      new Table({ rows: [row('题干', '选项A', '选项B', '答案'), row('乙是？', '一', '二', 'A')] }),
    ] }] });
    const file = await read(await Packer.toBuffer(document));
    expect(file.format).toBe('docx');
    expect(summary(file)).toEqual(['第 5 段 single 乙是？ [0]', '第 1 段 single 甲是？ [1]']);
  });

  it('reads an .xlsx that is called .docx', async () => {
    const sheet = [['题干', '选项A', '选项B', '答案'], ['甲是？', '一', '二', 'B']].map((cells) => cells.map((value) => ({ value })));
    const file = await read(await writeXlsxFile(sheet).toBuffer(), 'x.docx');
    expect([file.format, file.items.length]).toEqual(['xlsx', 1]);
  });

  it.each([
    ['an empty text', utf8('  \n'), /没有找到试题/],
    ['prose', utf8('这是一封信。\n没有试题。'), /没有找到试题/],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), /OCR/],
    ['a broken archive', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), /损坏/],
  ])('refuses %s and says what to do', async (_, bytes, reason) => {
    expect(await readQuestionFile(bytes, 'x.txt')).toEqual({ ok: false, reason: expect.stringMatching(reason) as string });
  });

  it.skipIf(!existsSync(shared('bench/exams')))('refuses an old .xls that is called .xlsx (skipped without ../shared)', async () => {
    const result = await readQuestionFile(readFileSync(shared('bench/exams/licang_pufa/template.xlsx')), 'template.xlsx');
    expect(result).toEqual({ ok: false, reason: expect.stringContaining('另存为“Excel 工作簿（.xlsx）”') as string });
  });

  it.skipIf(!existsSync(shared('bench/exams'))).each([
    ['misc/feishu_minfa_wuquan_079-084.xlsx', 'xlsx'], ['disc_lawllm/mcq_sing_cpa.csv', 'csv'],
    ['gift_peg/options1.gift', 'gift'], ['gift_peg/tf2.gift', 'gift'], ['xingzhengzhifa/panduan_data.txt', 'text'], ['licang_pufa/all.docx', 'docx'],
  ])('real file %s is read as %s (skipped without ../shared)', async (path, format) => {
    const file = await read(readFileSync(shared(`bench/exams/${path}`)), path);
    expect(file.format).toBe(format);
    expect(file.items.length).toBeGreaterThan(0);
  });
});
