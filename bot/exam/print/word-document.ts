import { AlignmentType, BorderStyle, Document, FrameAnchorType, Header, HeightRule, LineRuleType, Packer, PageBorderOffsetFrom, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType, type ISectionOptions, type ITableCellOptions } from 'docx';

const SERIF = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
const SANS = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' };

/** Millimetres in twentieths of a point; fractions of these Word takes for damage. */
const twips = (millimetres: number): number => Math.round(millimetres * 1440 / 25.4);

/** A4 in twentieths of a point. */
const A4 = { width: 11906, height: 16838 };

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
    children: [new TextRun({ text, size: Math.round(size * 2), bold: isBold, font: isBold ? SANS : SERIF })],
    ...(align !== undefined && { alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.RIGHT }),
    spacing: { before: Math.round(space * 20), after: Math.round(space * 20) },
  });
}

/** A table; widths in millimetres, heights of the rows too (at least). */
export function grid(rows: readonly (readonly TableCell[])[], widths: readonly number[], height = 0): Table {
  return new Table({
    rows: rows.map((cells) => new TableRow({ children: cells, cantSplit: true, ...(height > 0 && { height: { value: twips(height), rule: HeightRule.ATLEAST } }) })),
    width: { size: widths.reduce((sum, width) => sum + twips(width), 0), type: WidthType.DXA },
    columnWidths: widths.map(twips),
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

/** Where pages are folded and sealed: a line at their left, and words that stand beside it at so many millimetres from the top. */
export interface FoldLine {
  /** Millimetres from the left edge. */
  readonly at: number;
  readonly words: readonly { readonly text: string; readonly from: number }[];
}

/** Bytes of a .docx on A4, each part from a page of its own. Margins in millimetres. */
export async function wordDocument(
  title: string, pages: readonly (readonly (Paragraph | Table)[])[], margin: number, fold?: FoldLine,
): Promise<Uint8Array> {
  const around = { top: twips(margin), bottom: twips(margin), left: twips(margin + (fold?.at ?? 0)), right: twips(margin), header: 0, footer: 0 };
  const borders = fold && { pageBorders: { offsetFrom: PageBorderOffsetFrom.TEXT }, pageBorderLeft: { ...CUT, space: 20 } };
  // One section for all: the library takes minutes to write a thousand.
  const section: ISectionOptions = {
    properties: { page: { size: A4, margin: around, ...(borders && { borders }) } },
    ...(fold && { headers: { default: new Header({ children: [...fold.words.map(({ text, from }) => foldWord(text, fold.at, from)), line('', { size: 1 })] }) } }),
    children: pages.flatMap((children, place) => [...(place === 0 ? [] : [nextPage()]), ...children]),
  };
  return new Uint8Array(await Packer.toBuffer(new Document({ title, creator: '法治考试', sections: [section], styles: { default: { document: { run: { font: SERIF, size: 24 } } } } })));
}

/** As low as a line can be, so that nothing moves down. */
function nextPage(): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: '', size: 2 })], pageBreakBefore: true, spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } });
}

function foldWord(text: string, at: number, from: number): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text, size: 20, font: SERIF })],
    frame: { type: 'absolute', position: { x: twips(at - 4), y: twips(from) }, width: twips(8), height: twips(8), anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE } },
  });
}
