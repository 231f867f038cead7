import { parse } from 'csv-parse/sync';
import type { ImportDefaults, QuestionFileResult } from '../question-file.ts';
import { tidyText } from '../tidy-text.ts';
import { readHeadings } from './columns.ts';
import { unguardCell } from './formula-guard.ts';
import { shapeOf } from './headerless.ts';
import { readTable } from './read-table.ts';
import type { Cell, SheetRow } from './sheet.ts';

const DELIMITERS = [',', '\t', ';'] as const;

/** Reads questions from a .csv (or text parted by tabs or semicolons), decoded already; places are line numbers. */
export function readCsv(text: string, defaults: ImportDefaults = {}): QuestionFileResult {
  const parsed = DELIMITERS.map((delimiter) => rowsOf(text, delimiter));
  const tables = parsed.filter((rows) => typeof rows !== 'string');
  const rows = tables.find((each) => each.some((row) => readHeadings(row) !== undefined)) ?? tables.find((each) => shapeOf({ name: '', rows: each }) !== undefined);
  const problem = parsed.find((each) => typeof each === 'string');
  if (rows === undefined && problem !== undefined) return { ok: false, reason: problem };
  const read = rows === undefined ? undefined : readTable([{ name: '', rows }], defaults);
  if (read === undefined || read.items.length + read.rejected.length === 0) {
    return { ok: false, reason: '没有找到试题：第一行应当是表头，写明题干、选项、答案等列。可以下载导入模板照着填写。' };
  }
  return { ok: true, file: { format: 'csv', ...read } };
}

/** Rows with the lines they begin at, or why the file cannot be parted into cells. */
function rowsOf(text: string, delimiter: string): readonly SheetRow[] | string {
  try {
    // The types of the library do not know what `info` adds.
    const records = parse(text, {
      bom: true, delimiter, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false,
    }) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[];
    const width = mostFrequent(records.map(({ record }) => record.length));
    let line = 1;
    return records.map(({ record, info }) => {
      const at = `第 ${line} 行`;
      line = info.lines + 1;
      return { at, cells: record.map((cell) => cellOf(cell, delimiter, width)) };
    });
  } catch (error) {
    const line = (error as { readonly lines?: number }).lines;
    return `表格的引号没有配对${line === undefined ? '' : `（第 ${line} 行附近）`}，分不出各格，请用 Excel 打开检查后另存为 .xlsx 再导入。`;
  }
}

/** A line inside a cell that has as many separators as a row is one: the cell's quote was not closed where it should be. */
function cellOf(text: string, delimiter: string, width: number): Cell {
  const swallowed = width > 2 && text.split('\n').slice(1, -1).some((line) => line.split(delimiter).length >= width);
  return swallowed ? { unreadable: '里的引号没有配对，后面几行被当成了这一格，请改正引号。' } : unguardCell(tidyText(text));
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
