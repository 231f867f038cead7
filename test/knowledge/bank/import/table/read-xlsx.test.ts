import { expect, test } from 'vitest';
import { readXlsx } from '../../../../../knowledge/bank/import/table/read-xlsx.ts';
import { fileOf } from '../support.ts';
import { buildXlsx } from './build-xlsx.ts';
import type { XlsxCell, XlsxSheet } from './build-xlsx.ts';

const HEADINGS = ['题型', '题干', '选项A', '选项B', '答案'];
const number = (value: string, style = '0'): XlsxCell => ({ attributes: `s="${style}"`, inside: `<v>${value}</v>` });
const read = async (...sheets: readonly XlsxSheet[]) => fileOf(await readXlsx(buildXlsx(...sheets)));

test('numbers, percentages, booleans and computed formulas are what people see', async () => {
  const file = await read({ name: 'Sheet1', rows: [
    HEADINGS,
    ['单选题', '期限是几日', number('15'), number('30'), number('2')],
    ['单选题', '比例是', number('0.3', '1'), number('0.125', '3'), 'B'],
    ['单选题', '数额是', number('0.1'), number('1234567.89'), { attributes: 't="str"', inside: '<f>CHAR(65)</f><v>A</v>' }],
    ['判断题', '对吗', null, null, { attributes: 't="b"', inside: '<v>1</v>' }],
    ['单选题', '富文本', { attributes: 't="inlineStr"', inside: '<is><r><t>甲</t></r><r><rPr><b/></rPr><t>乙</t></r></is>' }, '丙', 'A'],
  ] });
  expect(file.rejected).toEqual([]);
  expect(file.items.map(({ at, draft: { content } }) => [at, 'options' in content ? content.options : [], 'key' in content && content.key])).toEqual([
    ['第 2 行', ['15', '30'], [1]], ['第 3 行', ['30%', '12.5%'], [1]], ['第 4 行', ['0.1', '1234567.89'], [0]], ['第 5 行', [], true],
    ['第 6 行', ['甲乙', '丙'], [0]],
  ]);
});

test('dates, errors and formulas without an outcome cannot be read, and only where they are needed', async () => {
  const file = await read({ name: '题库', rows: [
    [...HEADINGS, '入库日期'],
    ['单选题', '问一', number('45000', '2'), '乙', 'B'],
    ['单选题', '问二', { attributes: 't="e"', inside: '<f>1/0</f><v>#DIV/0!</v>' }, '乙', 'B'],
    ['单选题', '问三', { inside: '<f>B9</f>' }, '乙', 'B'],
    ['单选题', '问四', '甲', '乙', 'B', number('45000', '2')],
  ] });
  expect(file.items.map(({ at }) => at)).toEqual(['表“题库”第 5 行']);
  expect(file.rejected).toEqual([
    { at: '表“题库”第 2 行', text: '问一', reason: '“选项A”被 Excel 存成了日期，看不出原来写的是什么，请把这一格设为文本后重新填写。' },
    { at: '表“题库”第 3 行', text: '问二', reason: '“选项A”是公式错误 #DIV/0!，请改正后再导入。' },
    { at: '表“题库”第 4 行', text: '问三', reason: '“选项A”是公式，文件里没有算好的结果，请用 Excel 打开后保存，或粘贴为数值。' },
  ]);
});

test('a merged cell holds for every row that it covers; empty and formatted rows are no questions', async () => {
  const blank = Array.from({ length: 100 }, () => [number('', '1'), number('', '1')]);
  const file = await read({
    name: '题库',
    rows: [['某年题库（示例）'], HEADINGS, ['单选题', '问一', '甲', '乙', 'A'], [null, '问二', '甲', '乙', 'B'], [null, null, null, null, null],
      ['判断题', '问三', null, null, '对'], [null, '问四', null, null, '错'], ...blank],
    merged: ['A1:E1', 'A3:A4', 'A6:A7'],
  });
  expect(file.rejected).toEqual([]);
  expect(file.items.map(({ at, draft: { content } }) => [at, content.type])).toEqual([
    ['表“题库”第 3 行', 'single'], ['表“题库”第 4 行', 'single'], ['表“题库”第 6 行', 'true-false'], ['表“题库”第 7 行', 'true-false'],
  ]);
});

test('headings in two rows, merged across and down', async () => {
  const file = await read({
    name: '题库', rows: [['题型', '题干', '选项', null, '答案'], [null, null, 'A', 'B', null], ['单选题', '问', '甲', '乙', 'B']],
    merged: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2'],
  });
  expect(file.rejected).toEqual([]);
  expect(file.items.map(({ draft }) => draft.content)).toEqual([{ type: 'single', stem: '问', options: ['甲', '乙'], key: [1] }]);
});

test('one sheet a type: the name of the sheet says which', async () => {
  const rows = (key: string): XlsxCell[][] => [['题干', '选项A', '选项B', '答案'], ['问', '甲', '乙', key]];
  const file = await read(
    { name: '单选题', rows: rows('A') }, { name: '多选', rows: rows('AB') }, { name: '多选题2', rows: rows('A') },
    { name: '判断', rows: [['题干', '答案'], ['问', '错']] }, { name: '简答题', rows: [['题干', '答案'], ['问', '答']] },
    { name: '说明', rows: [['本工作簿共五张表']] }, { name: '空表', rows: [] },
  );
  expect(file.items.map(({ at, draft: { content } }) => [at, content.type])).toEqual([
    ['表“单选题”第 2 行', 'single'], ['表“多选”第 2 行', 'multiple'], ['表“多选题2”第 2 行', 'multiple'], ['表“判断”第 2 行', 'true-false'],
    ['表“简答题”第 2 行', 'short-answer'],
  ]);
  expect(file.notes).toContain('表“说明”没有试题的表头（题干、选项、答案），1 行都没有读。');
});

test.each([
  ['a text', new TextEncoder().encode('题干,答案'), '这不是 Excel 文件'],
  ['a damaged file', buildXlsx({ name: '题库', rows: [HEADINGS] }).slice(0, 400), '可能已损坏'],
  ['a workbook without questions', buildXlsx({ name: '名单', rows: [['姓名', '单位'], ['甲', '乙']] }), '没有找到试题'],
])('%s is refused with what to do', async (_, bytes, reason) => {
  expect(await readXlsx(bytes)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
});
