import { guardCell } from '../import/table/formula-guard.ts';
import type { ItemDraft } from '../item.ts';
import { utf8 } from './exported.ts';
import type { Exported } from './exported.ts';
import { itemTable } from './item-table.ts';

/** UTF-8 with a byte order mark, without which Excel takes it for GBK; a cell never begins as a formula does. */
export function writeCsv(items: readonly ItemDraft[]): Exported {
  const { headings, rows, leftOut } = itemTable(items);
  const lines = [headings, ...rows].map((row) => row.map((cell) => quoted(guardCell(cell))).join(','));
  return { bytes: utf8(`\ufeff${lines.join('\r\n')}\r\n`), leftOut };
}

const quoted = (cell: string): string => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
