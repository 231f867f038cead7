import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A piece of text as the page draws it. Lengths are points; `y` is the baseline, counted up from the page's foot. */
export interface Glyphs {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PdfPage {
  /** 1-based. */
  readonly number: number;
  readonly height: number;
  readonly glyphs: readonly Glyphs[];
}

/** What is used of the pdf.js document that pdf-parse wraps. */
interface PdfJsDocument {
  readonly numPages: number;
  getPage(number: number): Promise<{
    getViewport(options: { scale: number }): { readonly height: number; readonly transform: Matrix };
    getTextContent(): Promise<{ readonly items: readonly TextItem[] }>;
    cleanup(): void;
  }>;
}
type Matrix = readonly number[];
interface TextItem {
  /** Absent on the marked-content items that pdf.js mixes in. */
  readonly str?: string;
  readonly transform?: Matrix;
  readonly width?: number;
}

/**
 * All pages of a PDF with the positions of their text.
 *
 * @throws `PasswordException` for an encrypted file, other errors for a damaged one
 */
export async function loadPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const { PDFParse } = await import('pdf-parse');
  const pdfjs = pdfjsFolder();
  const parser = new PDFParse({
    // pdf.js takes the buffer over, and the bytes are the caller's.
    data: bytes.slice(),
    // Without the predefined CMaps, most Chinese PDFs silently have no text at all.
    cMapUrl: join(pdfjs, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(pdfjs, 'standard_fonts') + sep,
    verbosity: 0,
  });
  try {
    // getText() gives no positions, and only positions tell a paragraph from a wrapped line; `load` is private in the types.
    const document = await (parser as unknown as { load(): Promise<PdfJsDocument> }).load();
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) pages.push(await readPage(document, number));
    return pages;
  } finally {
    await parser.destroy();
  }
}

/** pdf-parse brings its own pdfjs-dist; it is found from there, wherever npm put it. */
function pdfjsFolder(): string {
  const require = createRequire(fileURLToPath(import.meta.resolve('pdf-parse')));
  return dirname(require.resolve('pdfjs-dist/package.json'));
}

async function readPage(document: PdfJsDocument, number: number): Promise<PdfPage> {
  const page = await document.getPage(number);
  const { height, transform: view } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  page.cleanup();
  return { number, height, glyphs: items.flatMap((item) => glyphsOf(item, view, height)) };
}

function glyphsOf({ str, transform, width }: TextItem, view: Matrix, height: number): Glyphs[] {
  if (str === undefined || str.trim() === '' || transform === undefined) return [];
  // Seen upright, whatever the page's rotation: y of the viewport runs down.
  const [a, b, , d, x, y] = multiply(view, transform) as [number, number, number, number, number, number];
  const size = Math.hypot(a, b);
  // Slanted text is a watermark.
  if (size === 0 || Math.abs(b) > 0.1 * size) return [];
  return [{ text: str, x, y: height - y, width: width ?? 0, size: Math.abs(d) || size }];
}

function multiply(m: Matrix, n: Matrix): number[] {
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number];
  const [g, h, i, j, k, l] = n as [number, number, number, number, number, number];
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
