import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { COLUMN_NAMES } from './roster-columns.ts';

const NOTES: readonly (readonly string[])[] = [
  ['列', '怎么填'],
  ['姓名、工号', '必填。工号在一场考试里不能重复；没有工号的，可以填身份证后六位，不要填完整的身份证号。'],
  ['岗位类别', '填组卷方案里的一种；方案只有一种时可以空着。'],
  ['延时（分钟）', '因身体等原因获准延长的分钟数；没有就空着。'],
  ['免试、免试原因', '免试的填“是”并写明原因；不免试的空着。'],
];

/** 考生名册模板: an .xlsx to fill in, with a sheet that says how. Its example is to be overwritten. */
export async function rosterTemplate(postTypes: readonly string[]): Promise<Uint8Array> {
  const head = (text: string): Cell => ({ value: text, fontWeight: 'bold', backgroundColor: '#E8EEF7', borderStyle: 'thin' });
  // Text cells: Excel would take the zeros off the front of a number.
  const text = (value: string): Cell => ({ value, type: String, format: '@' });
  const example = ['示例甲', '0001', '示例局', '示例局副局长', postTypes[0] ?? '', '', '', ''].map(text);
  return writeXlsxFile([
    { sheet: '考生名册', data: [Object.values(COLUMN_NAMES).map(head), example], columns: [10, 12, 24, 24, 16, 14, 8, 24].map((width) => ({ width })), stickyRowsCount: 1 },
    { sheet: '填写说明', data: [...NOTES, ['岗位类别可填', postTypes.join('、')]].map((row, index) => row.map((value) => (index === 0 ? head(value) : { value, wrap: true }))), columns: [{ width: 20 }, { width: 80 }] },
  ]).toBuffer();
}
