import { AlignmentType, BorderStyle, Document, HeightRule, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType, type ISectionOptions, type ITableCellOptions } from 'docx';

const SERIF = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
const SANS = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' };

export const MM = 56.7;
/** A4 in twentieths of a point. */
export const A4 = { width: 11906, height: 16838 };

export interface Style {
  /** Points. */
  readonly size?: number;
  readonly isBold?: boolean;
  readonly align?: 'center' | 'right';
  /** Space before and after, in points. */
  readonly space?: number;
}

/** One paragraph. */
export function line(text: string, { size = 12, isBold = false, align, space = 0 }: Style = {}): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text, size: size * 2, bold: isBold, font: isBold ? SANS : SERIF })],
    ...(align !== undefined && { alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.RIGHT }),
    spacing: { before: space * 20, after: space * 20 },
  });
}

/** A table; widths in millimetres, heights of the rows too (at least). */
export function grid(rows: readonly (readonly TableCell[])[], widths: readonly number[], height = 0): Table {
  return new Table({
    rows: rows.map((cells) => new TableRow({ children: cells, cantSplit: true, ...(height > 0 && { height: { value: height * MM, rule: HeightRule.ATLEAST } }) })),
    width: { size: widths.reduce((sum, width) => sum + width, 0) * MM, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.round(width * MM)),
    alignment: AlignmentType.CENTER,
  });
}

export function cell(content: string | readonly (Paragraph | Table)[], style: Style = {}, options: Omit<ITableCellOptions, 'children'> = {}): TableCell {
  return new TableCell({
    children: typeof content === 'string' ? [line(content, style)] : content,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 100, right: 100 },
    ...options,
  });
}

/** Lines to cut along. */
export const CUT = { style: BorderStyle.DASHED, size: 6, color: '808080' };
export const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** Bytes of a .docx on A4, each section from a page of its own. */
export async function wordDocument(title: string, pages: readonly (readonly (Paragraph | Table)[])[], margin: number): Promise<Uint8Array> {
  const around = { top: margin * MM, bottom: margin * MM, left: margin * MM, right: margin * MM, header: 0, footer: 0 };
  const sections = pages.map((children): ISectionOptions => ({ properties: { page: { size: A4, margin: around } }, children }));
  return new Uint8Array(await Packer.toBuffer(new Document({ title, creator: '法治考试', sections, styles: { default: { document: { run: { font: SERIF, size: 24 } } } } })));
}
