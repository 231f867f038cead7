import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readRows, type RowsResult } from '../../../knowledge/documents/rows.ts';

const rowsOf = (result: RowsResult) => (result.ok ? result.sheets.map(({ rows }) => rows) : result.reason);
const csv = async (text: string, encoding = 'utf-8') => rowsOf(await readRows(iconv.encode(text, encoding)));

describe('an .xlsx', () => {
  test('gives every sheet, with empty rows where they stand, and cells as people see them', async () => {
    const bytes = await writeXlsxFile([
      { sheet: '甲', data: [[null, ' 名 '], [], ['007', 7, 0.1 + 0.2, true, { value: new Date('2026-11-26T00:00:00Z'), format: 'yyyy-mm-dd' }]] },
      { sheet: '乙', data: [[Number('110101199001011234')]] },
    ]).toBuffer();
    const result = await readRows(bytes);
    expect(result).toMatchObject({ ok: true, format: 'xlsx' });
    expect(result.ok && result.sheets.map(({ sheet }) => sheet)).toEqual(['甲', '乙']);
    expect(rowsOf(result)).toEqual([
      [['', '名', '', '', ''], ['', '', '', '', ''], ['007', '7', '0.3', 'TRUE', '2026-11-26']],
      // Excel keeps 15 digits of a number: that the rest is lost must show.
      [['1.10101199001011E+17']],
    ]);
  });

  test.each([
    ['damaged', zipSync({ 'xl/workbook.xml': strToU8('<workbook') }), /已损坏/],
    ['another package', zipSync({ 'word/document.xml': strToU8('<w/>') }), /不是 Excel/],
    ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(1024)]), /另存为 \.xlsx/],
    ['a page', strToU8('<html><table><tr><td>1</td></tr></table></html>'), /网页/],
    ['a picture', strToU8('GIF89a'), /不是表格/],
    ['nothing', new Uint8Array(), /空的/],
  ])('%s is refused with what to do', async (_name, bytes, reason) => {
    expect(rowsOf(await readRows(bytes))).toMatch(reason);
  });
});

describe('separated values', () => {
  const TABLE = [[['姓名', '单位'], ['张某', '示例局，一科'], [''], ['李某', '']]];

  test.each([
    ['comma', '姓名,单位\r\n张某,示例局，一科\r\n\r\n李某,\r\n'],
    ['tab', '姓名\t单位\n张某\t示例局，一科\n\n李某\t'],
    ['semicolon', '\uFEFF姓名;单位\n张某;示例局，一科\n\n李某;'],
    ['quoted', '"姓名","单位"\n"张某","示例局，一科"\n\n李某,""'],
  ])('%s', async (_name, text) => expect(await csv(text)).toEqual(TABLE));

  test.each(['gbk', 'utf-16le', 'utf8'])('in %s, though names have no frequent characters', async (encoding) => {
    const text = '姓名,工号\n欧阳璐,A1\n司徒铮,A2\n';
    expect(await csv(encoding === 'utf-16le' ? `\uFEFF${text}` : text, encoding)).toEqual([[['姓名', '工号'], ['欧阳璐', 'A1'], ['司徒铮', 'A2']]]);
  });

  test('quotes inside words stay; a quote that never closes loses no row', async () => {
    expect(await csv('a,b\n"好"人,1\n')).toEqual([[['a', 'b'], ['"好"人', '1']]]);
    expect(await csv('a,b\n"好人,1\n末,2')).toEqual([[['a', 'b'], ['"好人', '1'], ['末', '2']]]);
  });
});
