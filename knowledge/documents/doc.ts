import type { ReadResult, SourceProblem } from './source.ts';
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

/** Paragraph properties "list level" (0–8) and "list" (1–2047), which Word writes one after the other. */
const LIST_PROPERTIES = /\x0a\x26[\0-\x08]\x0b\x46(?:[\x01-\xff][\0-\x07]|\0[\x01-\x07])/;
const LOST_LABELS: SourceProblem = {
  at: 1,
  kind: 'numbering',
  text: '文件使用了 Word 自动编号，旧版 .doc 里的编号（如“第一条”“（一）”）读不出来，请用 Word 另存为 docx 后重新导入。',
};

/** Lines of a Word 97–2003 document: body, then text boxes, then notes, whose places the library does not tell. */
export async function readDoc(bytes: Uint8Array): Promise<ReadResult> {
  // @ts-expect-error the package has no types; WordExtractor above is what it exports.
  const { default: Extractor } = (await import('word-extractor')) as { default: WordExtractor };
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const document = await new Extractor().extract(file);
  const writer = new LineWriter();
  write(writer, document.getBody(EXACT));
  write(writer, document.getTextboxes({ ...EXACT, includeHeadersAndFooters: false }));
  for (const notes of [document.getFootnotes(EXACT), document.getEndnotes(EXACT)]) {
    for (const note of notes.split(LINE_BREAK)) if (note.trim() !== '') writer.paragraph(`［注］${note.trim()}`);
  }
  if (writer.lines.some((line) => line.text.includes('\ufffd\ufffd\ufffd'))) return refuse('broken');
  const problems = LIST_PROPERTIES.test(file.toString('latin1')) ? [LOST_LABELS] : [];
  return { ok: true, document: { format: 'doc', lines: writer.lines, problems } };
}

/** The library ends each table cell with a tab and each row with a line break. */
function write(writer: LineWriter, text: string): void {
  for (const line of text.split(LINE_BREAK)) {
    if (line.endsWith('\t') && line.trim() !== '') writer.row(line.slice(0, -1).split('\t'));
    else writer.paragraph(line);
  }
}
