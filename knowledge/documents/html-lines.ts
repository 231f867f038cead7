import type { SourceLine } from './source.ts';
import { LineWriter } from './line-writer.ts';
import { childrenOf, textOf } from './markup.ts';
import type { MarkupNode } from './markup.ts';

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'iframe', 'object', 'select', 'button', 'textarea']);
const BLOCK = new Set(
  ('address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul').split(' '),
);
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;
/** A cell with this much text, and most of its table's, is a column of the page, not a value. */
const LAYOUT_CELL_CHARACTERS = 600;
const LAYOUT_CELL_SHARE = 0.6;

/**
 * Text of a page fragment as lines: one per block element and `<br>`, `<h1>` to `<h6>` as headings, table rows with
 * their cells joined. A table that only lays out the page is read as if it were not there.
 */
export function markupLines(root: MarkupNode): SourceLine[] {
  const writer = new LineWriter();
  new Walker(writer).walk(root);
  return writer.lines;
}

class Walker {
  readonly #writer: LineWriter;
  #text = '';
  #heading: number | undefined;

  constructor(writer: LineWriter) {
    this.#writer = writer;
  }

  walk(node: MarkupNode): void {
    this.#visit(node);
    this.#flush();
  }

  #visit(node: MarkupNode): void {
    if (node.type === 'text') this.#text += (node.data ?? '').replaceAll(/[\r\n\t]+/g, ' ');
    else if (node.name === 'br') this.#text += '\n';
    else if (isSilent(node)) return;
    else if (node.name === 'table' && !isLayout(node)) this.#table(node);
    else if (node.name !== undefined && BLOCK.has(node.name)) this.#block(node);
    else for (const child of childrenOf(node)) this.#visit(child);
  }

  #block(node: MarkupNode): void {
    this.#flush();
    const outer = this.#heading;
    const depth = /^h([1-6])$/.exec(node.name!)?.[1];
    if (depth !== undefined) this.#heading = Number(depth);
    for (const child of childrenOf(node)) this.#visit(child);
    this.#flush();
    this.#heading = outer;
  }

  #flush(): void {
    this.#writer.paragraph(this.#text, this.#heading === undefined ? {} : { heading: this.#heading });
    this.#text = '';
  }

  #table(table: MarkupNode): void {
    this.#flush();
    for (const caption of childrenOf(table).filter((child) => child.name === 'caption')) this.#writer.paragraph(cellText(caption));
    const spans = new RowSpans();
    for (const row of rowsOf(table)) this.#writer.row(spans.fill(cellsOf(row)));
  }
}

/** Repeats a cell in the rows it spans, so that each row can be understood, and quoted, on its own. */
class RowSpans {
  #pending: { readonly text: string; left: number }[] = [];

  fill(cells: readonly MarkupNode[]): string[] {
    const texts: string[] = [];
    const pending: { readonly text: string; left: number }[] = [];
    const queue = [...cells];
    for (let column = 0; queue.length > 0 || column < this.#pending.length; column++) {
      const above = this.#pending[column];
      if (above !== undefined && above.left > 0) {
        texts.push(above.text);
        pending[column] = { text: above.text, left: above.left - 1 };
        continue;
      }
      const cell = queue.shift();
      if (cell === undefined) continue;
      const text = cellText(cell);
      texts.push(text);
      const width = span(cell, 'colspan');
      for (let i = 0; i < width; i++) pending[column + i] = { text: i === 0 ? text : '', left: span(cell, 'rowspan') - 1 };
      column += width - 1;
    }
    this.#pending = pending;
    return texts;
  }
}

function span(cell: MarkupNode, attribute: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(cell.attribs?.[attribute] ?? '1', 10);
  return value > 0 && value <= 1000 ? value : 1;
}

function isSilent(node: MarkupNode): boolean {
  if (node.type === 'comment' || node.type === 'directive' || node.type === 'cdata') return true;
  return (node.name !== undefined && SILENT.has(node.name)) || HIDDEN.test(node.attribs?.['style'] ?? '');
}

function rowsOf(node: MarkupNode): MarkupNode[] {
  return childrenOf(node).flatMap((child) => (child.name === 'tr' ? [child] : child.name === 'table' ? [] : rowsOf(child)));
}

const cellsOf = (row: MarkupNode): MarkupNode[] =>
  childrenOf(row).filter((child) => (child.name === 'td' || child.name === 'th') && !isSilent(child));

/** A table with tables in it, a page-sized cell, or never more than one cell in a row. */
function isLayout(table: MarkupNode): boolean {
  const rows = rowsOf(table).map(cellsOf);
  if (rows.every((cells) => cells.length <= 1)) return true;
  const large = Math.max(LAYOUT_CELL_CHARACTERS, LAYOUT_CELL_SHARE * characters(table));
  return rows.flat().some((cell) => holdsTable(cell) || characters(cell) > large);
}

const characters = (node: MarkupNode): number => textOf(node).replaceAll(/\s/g, '').length;

const holdsTable = (node: MarkupNode): boolean => childrenOf(node).some((child) => child.name === 'table' || holdsTable(child));

/** Text of a cell on one line; its own paragraphs are told apart by a space. */
function cellText(node: MarkupNode): string {
  if (node.type === 'text') return node.data ?? '';
  if (node.name === 'br') return ' ';
  if (isSilent(node)) return '';
  const text = childrenOf(node).map(cellText).join('');
  return node.name !== undefined && BLOCK.has(node.name) ? ` ${text} ` : text;
}
