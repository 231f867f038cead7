import { strFromU8, unzipSync } from 'fflate';
import { decodeText } from '../../documents/decode.ts';
import type { Decoded } from '../../documents/decode.ts';
import { oleContent } from '../../documents/ole.ts';
import { readSource } from '../../documents/read-source.ts';
import { sniff } from '../../documents/sniff.ts';
import type { ItemType } from '../item.ts';
import { TYPE_NAMES } from '../item.ts';
import { isAiken, readAiken } from './exchange/read-aiken.ts';
import { readCsv } from './table/read-csv.ts';
import { readGift } from './exchange/read-gift.ts';
import { readMoodleXml } from './exchange/read-moodle-xml.ts';
import { readQuestionDocument } from './read-question-document.ts';
import { readQuestionLines } from './text/read-question-lines.ts';
import { readXlsx } from './table/read-xlsx.ts';
import { readHeadings } from './table/columns.ts';
import type { ImportDefaults, QuestionFile, QuestionFileResult } from './question-file.ts';
import { textQuestionLines } from './text/question-line.ts';

/** A type in the name of a file: 2024单选题.txt, duoxuan_data.txt. */
const TYPES_IN_NAMES: readonly (readonly [ItemType, RegExp])[] = [
  ['single', /单项?选|danxuan/i], ['multiple', /多项?选|duoxuan/i], ['true-false', /判断|panduan/i], ['short-answer', /简答|jianda/i],
];
const NOTHING = '没有找到试题。请给每道题编上题号，选项写成“A.……”，并写明“答案：B”；也可以下载导入模板照着填写。';

/**
 * Reads a file of questions of any supported format. The format is judged by the bytes; the name only tells a table
 * from prose where both are plain text, and the type of questions that do not say theirs. Never throws for what a file
 * contains.
 *
 * @param name of the file, with its extension
 */
export async function readQuestionFile(bytes: Uint8Array, name: string, defaults: ImportDefaults = {}): Promise<QuestionFileResult> {
  const read = await dispatch(bytes, name, defaults);
  return read.ok && read.file.items.length === 0 && read.file.rejected.length === 0 ? { ok: false, reason: NOTHING } : read;
}

async function dispatch(bytes: Uint8Array, name: string, defaults: ImportDefaults): Promise<QuestionFileResult> {
  const kind = sniff(bytes);
  if (kind === 'zip' && isWorkbook(bytes)) return readXlsx(bytes, defaults);
  // A workbook of before 2007, whatever its name: readXlsx says what to do.
  if (kind === 'ole' && oleContent(bytes) === 'other') return readXlsx(bytes, defaults);
  const text = kind === 'text' || kind === 'html' ? decodeText(bytes) : undefined;
  if (kind === 'html' && text !== undefined && isMoodleXml(text.text)) return readMoodleXml(text.text, defaults);
  if (kind !== 'text') return readDocument(bytes, name, defaults);
  return text === undefined ? { ok: false, reason: '无法判断文字编码，请用记事本另存为 UTF-8 编码后再导入。' } : readText(text, name, defaults);
}

async function readText({ text, encoding }: Decoded, name: string, defaults: ImportDefaults): Promise<QuestionFileResult> {
  const read = await readTextFormat(text, name, defaults);
  if (!read.ok || encoding === 'utf-8') return read;
  return { ok: true, file: { ...read.file, notes: [`文字编码按 ${encoding.toUpperCase()} 读入。`, ...read.file.notes] } };
}

function readTextFormat(text: string, name: string, defaults: ImportDefaults): QuestionFileResult | Promise<QuestionFileResult> {
  if (isMoodleXml(text)) return readMoodleXml(text, defaults);
  if (isTable(text) || /\.csv$/i.test(name)) return readCsv(text, defaults);
  if (isGift(text) || /\.gift$/i.test(name)) return readGift(text, defaults);
  if (isAiken(text)) return readAiken(text, defaults);
  return { ok: true, file: withType('text', name, (said) => readQuestionLines(textQuestionLines(text), defaults, said)) };
}

const isMoodleXml = (text: string): boolean => /<quiz[\s>]/.test(text) && /<question\s+type=/.test(text);

/** Answers in braces, of which nothing else makes use: `{=…~…}`, `{T}`, `{#3}`, `{}`, full-width as well. */
const isGift = (text: string): boolean =>
  /(?<!\\)[{｛]\s*(?:[=~＝～#]|(?:T|F|TRUE|FALSE)\s*[#}｝]|[}｝])/i.test(text) || /^\$CATEGORY:/im.test(text);

/** One of the first lines has the headings of a table. */
function isTable(text: string): boolean {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '').slice(0, 5);
  return [',', '\t', ';'].some((delimiter) => lines.some((line) =>
    readHeadings({ at: '', cells: line.split(delimiter).map((cell) => cell.replaceAll(/^[\s"\ufeff]+|[\s"]+$/g, '')) }) !== undefined));
}

async function readDocument(bytes: Uint8Array, name: string, defaults: ImportDefaults): Promise<QuestionFileResult> {
  const source = await readSource(name, bytes);
  if (!source.ok) return { ok: false, reason: source.refusal.reason };
  const { document } = source;
  const file = withType('docx', name, (said) => readQuestionDocument(document, defaults, said));
  return { ok: true, file: { ...file, notes: [...document.problems.map(({ text }) => text), ...file.notes] } };
}

function withType(format: 'docx' | 'text', name: string, read: (said?: ItemType) => Omit<QuestionFile, 'format'>): QuestionFile {
  const named = TYPES_IN_NAMES.filter(([, pattern]) => pattern.test(name)).map(([type]) => type);
  const said = named.length === 1 ? named[0] : undefined;
  const file = read(said);
  const notes = said === undefined ? [] : [`没有写明题型的题，按文件名当作${TYPE_NAMES[said]}。`];
  return { format, ...file, notes: [...notes, ...file.notes] };
}

/** Word and Excel files are both ZIP archives; their first part says which. */
function isWorkbook(bytes: Uint8Array): boolean {
  try {
    const parts = unzipSync(bytes, { filter: ({ name, originalSize }) => name === '[Content_Types].xml' && originalSize < 1_000_000 });
    return strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array()).includes('spreadsheetml');
  } catch {
    return false;
  }
}
