import { readKey } from '../read-key.ts';
import { readType } from '../read-type.ts';
import type { Columns, Field } from './columns.ts';
import type { Cell, Sheet, SheetRow } from './sheet.ts';
import { cellText, isBlank } from './sheet.ts';
import { splitOptions } from './split-options.ts';

/** Rows without headings that have one of the shapes known, and what to say of how they were read. */
export interface Shaped {
  readonly columns: Columns;
  readonly rows: readonly SheetRow[];
  readonly notes: readonly string[];
}

const COUNT = /^[2-9]$/;
const NUMBER_KEY = /^[1-9](?:[,;、|]?[1-9])*$/;
/** So many rows in a hundred must have a shape for it to be the table's. */
const ENOUGH = 0.8;

/**
 * Reads the shape of a table without headings. Two are known:
 * - type or number, stem, all options in one cell, how many they are, key (as one exam system stores its uploads);
 * - numbers or types or neither, stem, options each in its cell, with the key behind them or before them.
 */
export function shapeOf({ rows }: Sheet): Shaped | undefined {
  const filled = rows.filter((row) => !isBlank(row));
  return counted(filled) ?? spread(filled);
}

/** How a row of the first shape is taken: its options fit the number that it gives. */
function counted(rows: readonly SheetRow[]): Shaped | undefined {
  const fits = rows.filter(({ cells }) => COUNT.test(cellText(cells[3])) && isKey(cellText(cells[4])));
  if (fits.length === 0 || fits.length < rows.length * ENOUGH) return undefined;
  const widest = Math.max(...fits.map(({ cells }) => Number(cellText(cells[3]))));
  const spreadOut = rows.map(({ at, cells }): SheetRow => {
    const [type = '', stem = '', options = '', count = '', key = ''] = cells;
    const split = splitOptions(cellText(options), Number(cellText(count)));
    const each: readonly Cell[] = split.ok ? split.made : [{ unreadable: `里的文字分不出 ${cellText(count)} 个选项，请每个选项写一格。` }];
    return { at, cells: [type, stem, ...Array.from({ length: widest }, (_, place) => each[place] ?? ''), key] };
  });
  const typed = rows.every(({ cells }, index) => cellText(cells[0]) === String(index + 1)) ? {} : { type: 0 };
  return {
    columns: columnsOf({ ...typed, stem: 1, key: widest + 2 }, Array.from({ length: widest }, (_, place) => place + 2)),
    rows: spreadOut,
    notes: ['没有表头，按“题型或序号、题干、选项、选项个数、答案”的次序读入，选项按个数分开，请核对。'],
  };
}

/** The second shape: the same columns in nearly all rows. */
function spread(rows: readonly SheetRow[]): Shaped | undefined {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const column = (at: number): string[] => rows.map(({ cells }) => cellText(cells[at]));
  const share = (at: number, test: (text: string) => boolean): number => column(at).filter(test).length / Math.max(1, rows.length);
  const isLead = (at: number): boolean => share(at, (text) => /^\d+$/.test(text) || readType(text) !== undefined) >= ENOUGH;
  const stem = isLead(0) ? (isLead(1) ? 2 : 1) : 0;
  const typeColumn = [0, 1].slice(0, stem).find((at) => share(at, (text) => readType(text) !== undefined) >= ENOUGH);
  const keys = Array.from({ length: width }, (_, at) => at).filter((at) => at > stem && share(at, isLetterKey) >= ENOUGH);
  const key = keys[0];
  // Two columns of letters: one of them may hold options.
  if (key === undefined || keys.length > 1 || share(stem, (text) => text.length >= 4) < ENOUGH) return undefined;
  const options = Array.from({ length: width }, (_, at) => at).filter((at) => (key === stem + 1 ? at > key : at > stem && at < key));
  while (options.length > 0 && share(options.at(-1)!, (text) => text !== '') === 0) options.pop();
  // What stands behind the options of a row that has its key first may be anything.
  if (options.length < 2 || options.length > 8 || (key === stem + 1 && options.length !== 4)) return undefined;
  const used = new Set([stem, key, ...options, ...(typeColumn === undefined ? [] : [typeColumn])]);
  const unused = Array.from({ length: width }, (_, at) => at).filter((at) => !used.has(at) && column(at).some((text) => text !== ''));
  return {
    columns: {
      ...columnsOf({ stem, key, ...(typeColumn !== undefined && { type: typeColumn }) }, options), unused: unused.map((at) => `第 ${at + 1} 列`),
    },
    rows,
    notes: [`没有表头，第 ${stem + 1} 列读作题干，第 ${options[0]! + 1} 至 ${options.at(-1)! + 1} 列读作选项，第 ${key + 1} 列读作答案，请核对。`],
  };
}

const isLetterKey = (text: string): boolean => {
  const key = readKey(text);
  return key !== undefined && ('letters' in key || text.toUpperCase() === 'F');
};

const isKey = (text: string): boolean => NUMBER_KEY.test(text) || readKey(text) !== undefined;

const columnsOf = (fields: Partial<Record<Field, number>>, options: readonly number[]): Columns =>
  ({ fields, options, right: new Map(), headings: [], unused: [] });
