import { parse } from 'csv-parse/sync';
import { unguardCell } from './formula-guard.ts';
import type { ImportDefaults, QuestionFileResult } from './question-file.ts';
import { readHeadings } from './columns.ts';
import { readTable } from './read-table.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { tidyCell } from './sheet.ts';

const DELIMITERS = [',', '\t', ';'] as const;

/** Reads questions from a .csv (or text parted by tabs or semicolons), decoded already; places are line numbers. */
export function readCsv(text: string, defaults: ImportDefaults = {}): QuestionFileResult {
  const tables = DELIMITERS.map((delimiter) => rowsOf(text, delimiter));
  const table = tables.find((rows) => Array.isArray(rows) && rows.some((row) => readHeadings(row) !== undefined))
    ?? tables.find((rows) => Array.isArray(rows) && rows.some(({ cells }) => cells.length > 1)) ?? tables[0]!;
  if (typeof table === 'string') return { ok: false, reason: table };
  const sheet: Sheet = { name: '', rows: table };
  const read = readTable([sheet], defaults);
  if (read.items.length === 0 && read.rejected.length === 0) {
    return { ok: false, reason: '没有找到试题：第一行应当是表头，写明题干、选项、答案等列。可以下载导入模板照着填写。' };
  }
  return { ok: true, file: { format: 'csv', ...read } };
}

/** Rows with the lines they begin at, or why the file cannot be parted into cells. */
function rowsOf(text: string, delimiter: string): SheetRow[] | string {
  try {
    // The types of the library do not know what `info` adds.
    const records = parse(text, {
      bom: true, delimiter, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false,
    }) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[];
    let line = 1;
    return records.map(({ record, info }) => {
      const at = `第 ${line} 行`;
      line = info.lines + 1;
      return { at, cells: record.map((cell) => unguardCell(tidyCell(cell))) };
    });
  } catch (error) {
    const line = (error as { readonly lines?: number }).lines;
    return `表格的引号没有配对${line === undefined ? '' : `（第 ${line} 行附近）`}，分不出各格，请用 Excel 打开检查后另存为 .xlsx 再导入。`;
  }
}
