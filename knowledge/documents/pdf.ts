import type { ReadResult, SourceLine, SourceProblem } from './source.ts';
import { readingOrder } from './pdf-columns.ts';
import type { PlacedLine } from './pdf-columns.ts';
import { loadPdf } from './pdf-document.ts';
import type { PdfPage } from './pdf-document.ts';
import { framesOf, typographyOf } from './pdf-layout.ts';
import { lineOf, rowsOf } from './pdf-lines.ts';
import type { PdfLine } from './pdf-lines.ts';
import { continues, paragraphText } from './pdf-paragraphs.ts';
import type { FramedLine, Typography } from './pdf-paragraphs.ts';
import { withoutRunningHeads } from './pdf-running-heads.ts';
import type { LinedPage } from './pdf-running-heads.ts';
import { refuse } from './refuse.ts';

/** Fewer characters per page are the stamps of a scanner, not text. */
const MIN_CHARACTERS_PER_PAGE = 20;
const TAIL_BYTES = 4096;
const NOTE_START = /^(?:[①-⑳*※]|\[\d{1,2}\]|\d{1,2}(?=\D|$))\s*/;

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
  const ordered = lined.map(({ lines }) => readingOrder(lines));
  const columns = ordered.filter(isColumned).map((page) => page[0]!.line.page);
  const plain = lined.filter((_, index) => !isColumned(ordered[index]!));
  const forms = plain.filter(({ lines }) => isForm(lines)).map(({ lines }) => lines[0]!.page);
  if (forms.length > 0 && forms.length + blank.length === pages.length) return refuse('form');

  const tables = new Set(plain.flatMap(({ lines }) => tableRows(lines)));
  const problems = [
    ...blank.map(({ number }) => problem(number, 'page-without-text')),
    ...columns.map((page) => problem(page, 'columns')),
    ...[...new Set([...forms, ...[...tables].map((line) => line.page)])].map((page) => problem(page, 'form')),
  ].sort((a, b) => a.at - b.at);
  const placed = ordered.flat();
  const frameOf = framesOf(placed);
  const frames = new Map(placed.map((each) => [each.line, frameOf(each)]));
  const body = placed.map(({ line }) => line);
  const type = typographyOf(body, (line) => frames.get(line)!);
  const framed = placed.map(({ line }) => ({ line, frame: frames.get(line)!, table: tables.has(line) }));
  const lines = paragraphs(framed, notesOf(lined, type.size), type);
  return { ok: true, document: { format: 'pdf', lines, problems } };
}

const isColumned = (page: readonly PlacedLine[]): boolean => page.some(({ column }) => column !== 'whole');

/** Joins lines into paragraphs. A footnote waits for the end of the paragraph that the page's end interrupts. */
function paragraphs(lines: readonly FramedLine[], notes: ReadonlySet<PdfLine>, type: Typography): SourceLine[] {
  const result: SourceLine[] = [];
  let open: FramedLine[] = [];
  let waiting: FramedLine[][] = [];
  const close = (): void => {
    if (open.length > 0) result.push(sourceLine(open));
    result.push(...waiting.map(noteLine));
    open = [];
    waiting = [];
  };
  for (const each of lines) {
    if (notes.has(each.line)) {
      if (waiting.length === 0 || startsNote(each.line, type.size)) waiting.push([]);
      waiting.at(-1)!.push(each);
    } else {
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

const noteLine = (note: readonly FramedLine[]): SourceLine => ({
  text: `［注］${paragraphText(note).replace(NOTE_START, '')}`,
  at: note[0]!.line.page,
});

/** The lines in the lower half of a page from the first one that begins as a note does. */
function notesOf(pages: readonly LinedPage[], size: number): Set<PdfLine> {
  return new Set(
    pages.flatMap(({ lines, height }) => {
      const start = lines.findIndex((line) => line.y < height / 2 && startsNote(line, size));
      return start === -1 ? [] : lines.slice(start);
    }),
  );
}

/** A raised mark at its head, or a mark in smaller print than the text. */
const startsNote = (line: PdfLine, size: number): boolean => line.marked || (line.size < 0.95 * size && NOTE_START.test(line.text));

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
