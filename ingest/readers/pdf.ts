import type { ReadResult, SourceLine, SourceProblem } from '../source.ts';
import { readingOrder } from './pdf-columns.ts';
import { loadPdf } from './pdf-document.ts';
import type { PdfPage } from './pdf-document.ts';
import { framesOf, isBodySize, typographyOf } from './pdf-layout.ts';
import { lineOf, rowsOf } from './pdf-lines.ts';
import type { PdfLine } from './pdf-lines.ts';
import { continues, paragraphText } from './pdf-paragraphs.ts';
import type { FramedLine, Typography } from './pdf-paragraphs.ts';
import { withoutRunningHeads } from './pdf-running-heads.ts';
import { refuse } from './refuse.ts';

/** Fewer characters per page are the stamps of a scanner, not text. */
const MIN_CHARACTERS_PER_PAGE = 20;
const TAIL_BYTES = 4096;
const NOTE_START = /^(?:[①-⑳*※]|\[\d{1,2}\]|\d{1,2}(?=\D|$))/;
const NOTE_SIZE = 0.92;

/** Lines of a PDF with a text layer: paragraphs rebuilt from the positions of their text, one position per page. */
export async function readPdf(bytes: Uint8Array): Promise<ReadResult> {
  // pdf.js reads what it can find of a cut file; half a law is worse than none.
  if (!Buffer.from(bytes.subarray(-TAIL_BYTES)).includes('%%EOF')) return refuse('broken');
  let pages: PdfPage[];
  try {
    pages = await loadPdf(bytes);
  } catch (error) {
    return refuse(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken');
  }
  return pagesToDocument(pages);
}

function pagesToDocument(pages: readonly PdfPage[]): ReadResult {
  const lined = withoutRunningHeads(
    pages.map((page) => ({
      height: page.height,
      lines: rowsOf(page.glyphs).flatMap((row) => lineOf(row, page.number) ?? []),
    })),
  );
  const blank = pages.filter((_, index) => lined[index]!.lines.length === 0);
  const characters = lined.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.text.length, 0);
  if (blank.length > pages.length / 2 || characters < MIN_CHARACTERS_PER_PAGE * pages.length) return refuse('no-text-layer');
  const forms = lined.filter(({ lines }) => isForm(lines));
  if (forms.length > 0 && forms.length + blank.length === pages.length) return refuse('form');

  const problems: SourceProblem[] = blank.map(({ number }) => problem(number, 'page-without-text'));
  const placed = lined.flatMap(({ lines }) => {
    const order = readingOrder(lines);
    if (order.some(({ column }) => column !== 'whole')) problems.push(problem(lines[0]!.page, 'columns'));
    return order;
  });
  const frameOf = framesOf(placed);
  const frames = new Map(placed.map((each) => [each.line, frameOf(each)]));
  const tables = new Set(lined.flatMap(({ lines }) => tableRows(lines)));
  const tablePages = new Set([...forms.map(({ lines }) => lines[0]!.page), ...[...tables].map((line) => line.page)]);
  for (const page of tablePages) problems.push(problem(page, 'form'));
  const body = placed.map(({ line }) => line);
  const type = typographyOf(body, (line) => frames.get(line)!);
  const framed = placed.map(({ line }) => ({ line, frame: frames.get(line)!, table: tables.has(line) }));
  const lines = paragraphs(framed, notesOf(lined, type.size), type);
  return { ok: true, document: { format: 'pdf', lines, problems: problems.sort((a, b) => a.at - b.at) } };
}

/** Joins lines into paragraphs. A footnote waits for the end of the paragraph that the page's end interrupts. */
function paragraphs(lines: readonly FramedLine[], notes: ReadonlySet<PdfLine>, type: Typography): SourceLine[] {
  const result: SourceLine[] = [];
  let open: FramedLine[] = [];
  let note: FramedLine[] = [];
  const close = (): void => {
    if (open.length > 0) result.push(sourceLine(open));
    if (note.length > 0) result.push({ text: `［注］${paragraphText(note).replace(NOTE_START, '').trim()}`, at: note[0]!.line.page });
    open = [];
    note = [];
  };
  for (const each of lines) {
    if (notes.has(each.line)) note.push(each);
    else {
      if (open.length > 0 && !continues(open, each, type)) close();
      open.push(each);
    }
  }
  close();
  return result;
}

function sourceLine(paragraph: readonly FramedLine[]): SourceLine {
  const { line, table } = paragraph[0]!;
  if (table) return { text: line.cells.join(' | '), at: line.page, table: true };
  return { text: paragraphText(paragraph), at: line.page };
}

/** The smaller lines at the foot of a page, from the one that begins with the mark of a note. */
function notesOf(pages: readonly { readonly lines: readonly PdfLine[] }[], size: number): Set<PdfLine> {
  return new Set(
    pages.flatMap(({ lines }) => {
      const small = lines.slice(lines.findLastIndex((line) => isBodySize(line, size) || line.size > size * NOTE_SIZE) + 1);
      const start = small.findIndex((line) => NOTE_START.test(line.text));
      return start === -1 || small.length === lines.length ? [] : small.slice(start);
    }),
  );
}

/** Rows with cells, where a page has several of them. */
function tableRows(lines: readonly PdfLine[]): PdfLine[] {
  const rows = lines.filter((line) => line.cells.length > 1);
  return rows.length >= 4 && rows.length >= lines.length * 0.25 ? rows : [];
}

/** A page of captions with blanks to fill in, and no sentence. */
function isForm(lines: readonly PdfLine[]): boolean {
  const blanks = lines.filter((line) => line.cells.length > 1 || /[：:]$|[_＿]{3}/.test(line.text));
  return lines.length >= 6 && blanks.length >= lines.length * 0.4 && !lines.some((line) => /[。；]$/.test(line.text));
}

const PROBLEMS = {
  'page-without-text': '没有文字，可能是空白页、图片或扫描页，请对照原件。',
  columns: '似乎分栏排版，已按先左栏后右栏读取，请核对文字顺序。',
  form: '含有表格或需要填写的栏目，文字顺序可能不对，请核对。',
} as const;

function problem(page: number, kind: keyof typeof PROBLEMS): SourceProblem {
  return { at: page, kind, text: `第 ${page} 页${PROBLEMS[kind]}` };
}
