import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ReadResult, SourceDocument, SourceProblem } from './source.ts';
import { decodeText } from './decode.ts';
import { readMarkdown } from './markdown.ts';
import { oleContent } from './ole.ts';
import { refuse } from './refuse.ts';
import { sniff } from './sniff.ts';
import { textLines } from './text.ts';

const MAX_BYTES = 200 * 1024 * 1024;
/** U+FFFD and private use: characters that were undecodable here, or already when the file was made. */
const UNDECODABLE = /[\ufffd\ue000-\uf8ff]|[\udb80-\udbff][\udc00-\udfff]/g;

/**
 * Reads a file of any supported format into clean lines. The type is judged by the bytes, never by the extension,
 * which only tells Markdown from plain text. Never throws for what a file contains, or for a file that cannot be
 * opened: every failure is a refusal whose reason tells the operator what to do.
 *
 * @param bytes content of the file where the caller has it already; otherwise `path` is read
 */
export async function readSource(path: string, bytes?: Uint8Array): Promise<ReadResult> {
  try {
    if ((bytes?.length ?? (await stat(path)).size) > MAX_BYTES) return refuse('too-large');
    bytes ??= await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return refuse('broken', `文件打不开（${code}），请检查路径和读取权限。`);
  }
  if (bytes.length === 0) return refuse('empty');
  try {
    const result = await dispatch(path, bytes);
    return result.ok ? finish(result.document) : result;
  } catch {
    // The parsers throw on what they cannot make sense of, each in its own way; the operator's remedy is the same.
    return refuse('broken');
  }
}

async function dispatch(path: string, bytes: Uint8Array): Promise<ReadResult> {
  switch (sniff(bytes)) {
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes);
    case 'zip':
      return (await import('./docx.ts')).readDocx(bytes);
    case 'ole':
      return readOle(bytes);
    case 'mht':
      return (await import('./mht.ts')).readMht(bytes);
    case 'html':
      return (await import('./html.ts')).readHtml(bytes);
    case 'image':
      return refuse('no-text-layer', '这是图片，没有文字，请先做 OCR 文字识别，核对后再导入。');
    case 'rtf':
      return refuse('unsupported-format', '这是 RTF 文件，请用 Word 打开并另存为 docx 后再导入。');
    case 'binary':
      return refuse('unsupported-format');
    case 'text':
      return readText(path, bytes);
  }
}

async function readOle(bytes: Uint8Array): Promise<ReadResult> {
  switch (oleContent(bytes)) {
    case 'word':
      return (await import('./doc.ts')).readDoc(bytes);
    case 'encrypted':
      return refuse('encrypted');
    case 'broken':
      return refuse('broken');
    case 'other':
      return refuse('unsupported-format');
  }
}

async function readText(path: string, bytes: Uint8Array): Promise<ReadResult> {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return refuse(bytes.includes(0) ? 'unsupported-format' : 'unknown-encoding');
  const { text } = decoded;
  if (isMarkdown(path, text)) return readMarkdown(text);
  return { ok: true, document: { format: 'text', lines: textLines(text), problems: [] } };
}

function isMarkdown(path: string, text: string): boolean {
  return /^\.(?:md|markdown)$/i.test(extname(path)) || /^#{1,6} \S|<!-- INFO END -->/m.test(text);
}

function finish(document: SourceDocument): ReadResult {
  if (document.lines.length === 0) return refuse('empty');
  const undecodable = document.lines.flatMap(({ text, at }): SourceProblem[] => {
    const found = text.match(UNDECODABLE);
    return found === null ? [] : [{ at, kind: 'undecodable', text: `有 ${found.length} 个字无法识别，请对照原件核对：${text.slice(0, 40)}` }];
  });
  return { ok: true, document: { ...document, problems: [...document.problems, ...undecodable] } };
}
