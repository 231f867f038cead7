import writeXlsxFile from 'write-excel-file/node';
import type { ItemDraft } from '../item.ts';
import type { Exported } from './exported.ts';
import { itemTable } from './item-table.ts';

/** Characters that Excel keeps in a cell. */
const LONGEST_CELL = 32_767;

/** One sheet, one row an item (a case: one more for each of its questions); headings stay in view. */
export async function writeXlsx(items: readonly ItemDraft[]): Promise<Exported> {
  const { headings, rows, leftOut } = itemTable(items, LONGEST_CELL);
  return { bytes: await writeWorkbook([{ sheet: '题库', headings, rows }]), leftOut };
}

export interface SheetToWrite {
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Sheets of texts with headings in bold; long columns are wide and wrapped. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const written = sheets.map(({ sheet, headings, rows }) => ({
    sheet,
    data: [
      headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const, backgroundColor: '#E8EEF7' })),
      // Always text: a number or date of Excel's own making would not come back as it was.
      ...rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String, wrap: true, format: '@', alignVertical: 'top' as const }))),
    ],
    columns: headings.map((heading, column) => ({ width: widthOf([heading, ...rows.map((row) => row[column] ?? '')]) })),
    stickyRowsCount: 1,
  }));
  return new Uint8Array(await (await writeXlsxFile(written)).toBuffer());
}

/** In characters of Latin text, of which a Chinese one takes two. */
function widthOf(cells: readonly string[]): number {
  const longest = Math.max(...cells.flatMap((cell) => cell.split('\n')).map((line) => [...line].length));
  return Math.min(60, Math.max(8, 2 * longest + 2));
}
