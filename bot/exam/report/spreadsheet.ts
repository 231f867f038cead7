import type { Cell, Sheet } from 'write-excel-file/node';

/** A cell of the head. */
const head = (value: string): Cell => ({ value, fontWeight: 'bold', backgroundColor: '#E8EEF7', borderStyle: 'thin', wrap: true, alignVertical: 'center' });
/** Staff numbers are text: as numbers they would lose their zeros. */
export const text = (value: string): Cell => ({ value, type: String, borderStyle: 'thin', wrap: true });
export const number = (value: number, format = '0.##'): Cell => ({ value, type: Number, borderStyle: 'thin', format });
export const share = (value: number): Cell => number(value, '0.0%');
export const BLANK: Cell = { value: '', type: String, borderStyle: 'thin' };

/** A sheet with its title over the table. */
export function sheetOf(name: string, title: readonly string[], heads: readonly string[], rows: readonly (readonly Cell[])[], widths: readonly number[]): Sheet<Buffer> {
  const over = title.map((line, index): Cell[] => [{ value: line, type: String, ...(index === 0 && { fontWeight: 'bold', fontSize: 14 }) }]);
  return { sheet: name, data: [...over, heads.map(head), ...rows.map((row) => [...row])], columns: widths.map((width) => ({ width })), stickyRowsCount: over.length + 1, orientation: 'landscape' };
}
