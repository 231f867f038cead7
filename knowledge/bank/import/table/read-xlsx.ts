import readXlsxFile from 'read-excel-file/node';
import { oleContent } from '../../../documents/ole.ts';
import { sniff } from '../../../documents/sniff.ts';
import type { ImportDefaults, QuestionFileResult } from '../question-file.ts';
import { tidyText } from '../tidy-text.ts';
import { readTable } from './read-table.ts';
import type { Cell, Sheet } from './sheet.ts';
import { isTooLarge, xlsxFacts } from './xlsx-facts.ts';
import type { SheetFacts } from './xlsx-facts.ts';

const NO_FACTS: SheetFacts = { percentages: new Set(), unreadable: new Map(), merged: [] };

/** Reads questions from the bytes of an .xlsx; places name sheet and row. */
export async function readXlsx(bytes: Uint8Array, defaults: ImportDefaults = {}): Promise<QuestionFileResult> {
  const refused = notXlsx(bytes);
  if (refused !== undefined) return { ok: false, reason: refused };
  let sheets: readonly Sheet[];
  try {
    if (isTooLarge(bytes)) return { ok: false, reason: '文件过大，请删去图片和多余的表，或拆成几个文件后再导入。' };
    sheets = await readSheets(bytes);
  } catch {
    return { ok: false, reason: '这个 .xlsx 文件打不开，可能已损坏，请用 Excel 或 WPS 打开后另存为新的 .xlsx 再导入。' };
  }
  const read = readTable(sheets, defaults);
  if (read.items.length === 0 && read.rejected.length === 0) {
    return { ok: false, reason: '没有找到试题：表头应当写明题干、选项、答案等列。可以下载导入模板照着填写。' };
  }
  return { ok: true, file: { format: 'xlsx', ...read } };
}

function notXlsx(bytes: Uint8Array): string | undefined {
  const kind = sniff(bytes);
  if (kind === 'zip') return undefined;
  if (kind === 'ole') {
    return oleContent(bytes) === 'encrypted' ? '文件有密码保护，请用 Excel 或 WPS 去掉密码后再导入。'
      : '这是旧版 Excel（.xls）文件，扩展名可能被改成了 .xlsx。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入。';
  }
  return '这不是 Excel 文件，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。';
}

/**
 * Cells of all sheets as people see them: percentages as such, merged cells in every row that they cover.
 *
 * @throws when the file is damaged
 */
export async function readSheets(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const facts = await xlsxFacts(bytes);
  // The types of the library give the constructor of Date for a date.
  const sheets = await readXlsxFile(Buffer.from(bytes), { parseNumber: (digits) => Number(digits), trim: false });
  return sheets.map(({ sheet, data }) => {
    const of = facts.get(sheet) ?? NO_FACTS;
    const cells = data.map((row, r) => row.map((value, c): Cell => cellOf(value, of.percentages.has(`${r},${c}`))));
    for (const [at, reason] of of.unreadable) {
      const [r, c] = at.split(',').map(Number) as [number, number];
      const row = (cells[r] ??= []);
      while (row.length < c) row.push('');
      row[c] = { unreadable: reason };
    }
    for (const { top, left, bottom } of of.merged) {
      for (let r = top + 1; r <= bottom && cells[r] !== undefined; r += 1) cells[r]![left] = cells[top]?.[left] ?? '';
    }
    const name = sheets.length === 1 && /^sheet\d*$/i.test(sheet) ? '' : sheet;
    return { name, rows: cells.map((row, r) => ({ at: `${name === '' ? '' : `表“${name}”`}第 ${r + 1} 行`, cells: row })) };
  });
}

function cellOf(value: unknown, isPercentage: boolean): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return isPercentage ? `${Number((value * 100).toPrecision(12))}%` : String(Number(value.toPrecision(15)));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return tidyText(value);
  return { unreadable: '被 Excel 存成了日期，看不出原来写的是什么，请把这一格设为文本后重新填写。' };
}
