/** What a cell shows, white space at its ends taken away; or why that cannot be known. */
export type Cell = string | { readonly unreadable: string };

/** One row and where it stands, as people find it: `第 12 行`, `表“单选”第 5 行`. */
export interface SheetRow {
  readonly at: string;
  readonly cells: readonly Cell[];
}

export interface Sheet {
  /** '' for a file that has only one. */
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** What a cell says; '' where it cannot be read. */
export const cellText = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');

export const isBlank = ({ cells }: SheetRow): boolean => cells.every((cell) => cell === '');
