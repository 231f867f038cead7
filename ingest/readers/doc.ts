import type { ReadResult } from '../source.ts';
import { LINE_BREAK } from './clean-text.ts';
import { LineWriter } from './line-writer.ts';
import { refuse } from './refuse.ts';

/** The part of word-extractor (which has no types) that is used here. */
interface WordDocument {
  getBody(options: Options): string;
  getFootnotes(options: Options): string;
  getEndnotes(options: Options): string;
  getTextboxes(options: Options): string;
}
interface Options {
  /** By default the library turns Chinese quotation marks and dashes into ASCII. */
  readonly filterUnicode: false;
  readonly includeHeadersAndFooters?: false;
}
type WordExtractor = new () => { extract(file: Buffer): Promise<WordDocument> };

const EXACT: Options = { filterUnicode: false };

/** Lines of a Word 97–2003 document: body, then text boxes, then notes, whose places the library does not tell. */
export async function readDoc(bytes: Uint8Array): Promise<ReadResult> {
  // @ts-expect-error the package has no types; WordExtractor above is what it exports.
  const { default: Extractor } = (await import('word-extractor')) as { default: WordExtractor };
  const document = await new Extractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const writer = new LineWriter();
  write(writer, document.getBody(EXACT));
  write(writer, document.getTextboxes({ ...EXACT, includeHeadersAndFooters: false }));
  for (const notes of [document.getFootnotes(EXACT), document.getEndnotes(EXACT)]) {
    for (const note of notes.split(LINE_BREAK)) if (note.trim() !== '') writer.paragraph(`［注］${note.trim()}`);
  }
  if (writer.lines.some((line) => line.text.includes('\ufffd\ufffd\ufffd'))) return refuse('broken');
  return { ok: true, document: { format: 'doc', lines: writer.lines, problems: [] } };
}

/** The library ends each table cell with a tab and each row with a line break. */
function write(writer: LineWriter, text: string): void {
  for (const line of text.split(LINE_BREAK)) {
    if (line.endsWith('\t') && line.trim() !== '') writer.row(line.slice(0, -1).split('\t'));
    else writer.paragraph(line);
  }
}
