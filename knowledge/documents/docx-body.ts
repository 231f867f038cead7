import type { SourceLine } from './source.ts';
import type { ListLabels } from './docx-numbering.ts';
import { isOn, lookOf } from './docx-styles.ts';
import type { ParagraphLook } from './docx-styles.ts';
import { LineWriter } from './line-writer.ts';
import { childNamed, childrenNamed, childrenOf } from './markup.ts';
import type { MarkupNode } from './markup.ts';

export interface DocxContext {
  readonly styles: ReadonlyMap<string, ParagraphLook>;
  readonly labels: ListLabels;
  /** By kind and id, such as `footnote 2`. */
  readonly notes: ReadonlyMap<string, MarkupNode>;
  /** Lines of the part that an altChunk refers to. */
  readonly embedded: (relationship: string) => Promise<readonly SourceLine[]>;
}

/** Marks a footnote or endnote as what it is: it stands among the paragraphs, but is not part of the law's text. */
const NOTE_MARK = '［注］';
/** Field results that are page numbers: of a table of contents, of cross references. */
const PAGE_FIELD = /^\s*(?:PAGEREF|PAGE|NUMPAGES|SECTIONPAGES)\b/;
/** Text that was deleted or moved away, remarks of reviewers, phonetic guides, and the older copy of a text box. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'w:delText', 'w:instrText', 'w:commentReference', 'w:rt', 'mc:Fallback', 'w:rPr', 'w:pPr', 'w:sectPr']);

/** Reads block content of WordprocessingML into lines. */
export class DocxBody {
  readonly #context: DocxContext;
  readonly #writer = new LineWriter();
  /** What paragraphs anchor besides their text: boxes and notes follow the paragraph. */
  #boxes: MarkupNode[] = [];
  #notes: MarkupNode[] = [];
  /** One entry for each field that is open: its instruction, until its result begins. */
  #fields: { instruction: string; result: boolean }[] = [];
  /** Text of a paragraph whose end mark was deleted: it runs on into the next paragraph. */
  #carried = '';

  constructor(context: DocxContext) {
    this.#context = context;
  }

  get lines(): readonly SourceLine[] {
    return this.#writer.lines;
  }

  async read(container: MarkupNode | undefined): Promise<void> {
    for (const node of childrenOf(container)) {
      if (node.name === 'w:p') await this.#paragraph(node);
      else if (node.name === 'w:tbl') await this.#table(node);
      else if (node.name === 'w:altChunk') await this.#altChunk(node);
      else if (node.name !== undefined && !SKIPPED.has(node.name)) await this.read(node);
    }
  }

  async #paragraph(node: MarkupNode): Promise<void> {
    const properties = childNamed(node, 'w:pPr');
    const look = this.#look(properties);
    const label = look.list === undefined ? '' : this.#context.labels.next({ list: look.list, level: look.level ?? 0 });
    const text = this.#carried + (look.hidden ? '' : this.#text(node));
    this.#carried = '';
    if (childNamed(childNamed(properties, 'w:rPr'), 'w:del') !== undefined) this.#carried = text;
    else if (text.trim() !== '') this.#writer.paragraph(label + text, look.heading === undefined ? {} : { heading: look.heading });
    await this.#anchored();
  }

  #look(properties: MarkupNode | undefined): ParagraphLook {
    const style = childNamed(properties, 'w:pStyle')?.attribs?.['w:val'];
    return { ...(style !== undefined && this.#context.styles.get(style)), ...lookOf(properties) };
  }

  async #anchored(): Promise<void> {
    const boxes = this.#boxes;
    const notes = this.#notes;
    this.#boxes = [];
    this.#notes = [];
    for (const box of boxes) await this.read(box);
    for (const note of notes) {
      const text = childrenNamed(note, 'w:p').map((paragraph) => this.#text(paragraph)).join('\n').trim();
      if (text !== '') this.#writer.paragraph(NOTE_MARK + text);
    }
  }

  async #table(table: MarkupNode): Promise<void> {
    const above: string[] = [];
    for (const row of rowsOf(table)) {
      const cells = rowCells(row);
      // A table of single cells is a frame around paragraphs.
      if (cells.length === 1) await this.read(cells[0]);
      else this.#writer.row(this.#rowTexts(cells, above));
      await this.#anchored();
    }
  }

  /** A cell that is merged with the one above repeats its text, so that each row can be understood on its own. */
  #rowTexts(cells: readonly MarkupNode[], above: string[]): string[] {
    let column = 0;
    return cells.map((cell) => {
      const properties = childNamed(cell, 'w:tcPr');
      const merge = childNamed(properties, 'w:vMerge');
      const continued = merge !== undefined && merge.attribs?.['w:val'] !== 'restart';
      const text = continued ? (above[column] ?? '') : this.#cellText(cell).replaceAll(/\s*\n\s*/g, ' ').trim();
      above[column] = text;
      column += Number(childNamed(properties, 'w:gridSpan')?.attribs?.['w:val'] ?? 1);
      return text;
    });
  }

  #cellText(node: MarkupNode): string {
    if (node.name === 'w:p') {
      const look = this.#look(childNamed(node, 'w:pPr'));
      const label = look.list === undefined ? '' : this.#context.labels.next({ list: look.list, level: look.level ?? 0 });
      return `${label}${look.hidden ? '' : this.#text(node)}\n`;
    }
    return node.name !== undefined && SKIPPED.has(node.name) ? '' : childrenOf(node).map((child) => this.#cellText(child)).join('');
  }

  async #altChunk(node: MarkupNode): Promise<void> {
    for (const { text, heading, table } of await this.#context.embedded(node.attribs?.['r:id'] ?? '')) {
      this.#writer.paragraph(text, { ...(heading !== undefined && { heading }), ...(table && { table }) });
    }
  }

  /** Text of a paragraph or run; what it anchors is put aside. */
  #text(node: MarkupNode): string {
    switch (node.name) {
      case 'w:t':
        return this.#inPageField() ? '' : childrenOf(node).map((child) => child.data ?? '').join('');
      case 'w:tab':
      case 'w:ptab':
        return '\t';
      case 'w:br':
      case 'w:cr':
        return '\n';
      case 'w:noBreakHyphen':
        return '-';
      case 'w:fldChar':
        this.#field(node.attribs?.['w:fldCharType'] ?? '');
        return '';
      case 'w:instrText':
        this.#instruct(childrenOf(node).map((child) => child.data ?? '').join(''));
        return '';
      case 'w:fldSimple':
        return PAGE_FIELD.test(node.attribs?.['w:instr'] ?? '') ? '' : this.#children(node);
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#anchorNote(node);
        return '';
      case 'w:txbxContent':
        this.#boxes.push(node);
        return '';
      case 'w:r':
        return isOn(childNamed(node, 'w:rPr'), 'w:vanish') ? '' : this.#children(node);
      default:
        return node.name !== undefined && SKIPPED.has(node.name) ? '' : this.#children(node);
    }
  }

  #children(node: MarkupNode): string {
    return childrenOf(node).map((child) => this.#text(child)).join('');
  }

  #anchorNote(node: MarkupNode): void {
    const kind = node.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const note = this.#context.notes.get(`${kind} ${node.attribs?.['w:id'] ?? ''}`);
    if (note !== undefined) this.#notes.push(note);
  }

  #field(type: string): void {
    if (type === 'begin') this.#fields.push({ instruction: '', result: false });
    else if (type === 'end') this.#fields.pop();
    else if (type === 'separate') this.#fields.at(-1)!.result = true;
  }

  #instruct(text: string): void {
    const field = this.#fields.at(-1);
    if (field !== undefined && !field.result) field.instruction += text;
  }

  #inPageField(): boolean {
    return this.#fields.some((field) => field.result && PAGE_FIELD.test(field.instruction));
  }
}

function rowsOf(table: MarkupNode): MarkupNode[] {
  return unwrapped(table, 'w:tr').filter((row) => childNamed(childNamed(row, 'w:trPr'), 'w:del') === undefined);
}

const rowCells = (row: MarkupNode): MarkupNode[] => unwrapped(row, 'w:tc');

/** Children of that name, also those inside content controls and insertions. */
function unwrapped(node: MarkupNode, name: string): MarkupNode[] {
  return childrenOf(node).flatMap((child) => {
    if (child.name === name) return [child];
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'].includes(child.name ?? '') ? unwrapped(child, name) : [];
  });
}
