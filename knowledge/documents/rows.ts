import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { decodeText } from './decode.ts';
import { oleContent } from './ole.ts';
import { sniff } from './sniff.ts';

/** One sheet of a workbook, or the whole of a file of separated values. */
export interface Sheet {
  /** '' in a file without sheets. */
  readonly sheet: string;
  /**
   * As they stand in the file, empty ones too: row 1 of the file is `rows[0]`. Cells are trimmed text, '' where empty;
   * numbers in their shortest form, those of more than 15 digits as `1.10101199001011E+17` (what Excel has left of
   * them), booleans as TRUE and FALSE, dates as 2026-11-26.
   */
  readonly rows: readonly (readonly string[])[];
}

/** The file is no table that can be read; the reason says in Chinese what to do. */
export interface RowsRefusal {
  readonly reason: string;
}

export type RowsResult =
  | { readonly ok: true; readonly format: 'xlsx' | 'csv'; readonly sheets: readonly Sheet[]; readonly encoding?: string }
  | ({ readonly ok: false } & RowsRefusal);

const MAX_INFLATED = 200 * 1024 * 1024;
const MAX_DIGITS = 15;
const SEPARATORS = [',', '\t', ';', '，', '；'];

/** Rows of an .xlsx, or of separated values (comma, tab, semicolon; UTF-8, UTF-16, GBK): judged by bytes, not by name. */
export async function readRows(bytes: Uint8Array): Promise<RowsResult> {
  if (bytes.length === 0) return refuse('文件是空的，请确认选对了文件。');
  switch (sniff(bytes)) {
    case 'zip': return readXlsx(bytes);
    case 'ole': return refuse(oleContent(bytes) === 'encrypted'
      ? '文件有密码保护，请用 Excel 或 WPS 打开并去掉密码后再导入。'
      : '这是旧版 Excel 文件（.xls），请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。');
    case 'html': case 'mht': return refuse('这其实是网页格式的表格，请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。');
    case 'text': return readSeparated(bytes);
    default: return refuse('这不是表格文件，请使用 .xlsx 或 .csv 文件。');
  }
}

async function readXlsx(bytes: Uint8Array): Promise<RowsResult> {
  try {
    let inflated = 0;
    const names = new Set<string>();
    unzipSync(bytes, { filter: ({ name, originalSize }) => {
      names.add(name);
      inflated += originalSize;
      return false;
    } });
    if (inflated > MAX_INFLATED) return refuse('文件解压后过大，请删去多余的工作表、图片和空行，另存后再导入。');
    if (![...names].some((name) => /^xl\/workbook\.xml$/i.test(name))) return refuse('这不是 Excel 表格，请使用 .xlsx 或 .csv 文件。');
    const sheets = await readXlsxFile(Buffer.from(bytes), { parseNumber: numberText });
    return { ok: true, format: 'xlsx', sheets: sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(cellText)) })) };
  } catch {
    return refuse('表格文件已损坏或下载不完整，请用 Excel 或 WPS 打开检查，另存为 .xlsx 后再导入。');
  }
}

/** What a number cell says, without what binary fractions leave behind: 0.30000000000000004 is 0.3. */
function numberText(raw: string): string {
  if (/^-?\d{1,15}$/.test(raw)) return raw;
  const number = Number(raw);
  if (!Number.isFinite(number)) return raw;
  if (Math.abs(number) < 10 ** MAX_DIGITS) return String(Number(number.toPrecision(MAX_DIGITS)));
  return number.toExponential(MAX_DIGITS - 1).replace(/\.?0*e/, 'E');
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell).trim();
}

function readSeparated(bytes: Uint8Array): RowsResult {
  const decoded = decodeTable(bytes);
  if (decoded === undefined) return refuse('无法判断文字编码，请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。');
  const { text, encoding } = decoded;
  const rows = separated(text, separatorOf(text));
  return rows ? { ok: true, format: 'csv', sheets: [{ sheet: '', rows }], encoding } : refuse('表格里的引号不成对，无法分清各列，请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。');
}

/** A list of names has few of the characters by which prose is known; what reads as GB18030 without a fault is taken for it. */
function decodeTable(bytes: Uint8Array) {
  const decoded = decodeText(bytes, 'gb18030');
  if (decoded !== undefined) return decoded;
  try {
    return { text: new TextDecoder('gb18030', { fatal: true }).decode(bytes), encoding: 'gb18030' };
  } catch {
    return undefined;
  }
}

/** Quotes that belong to the words (`"工号"甲,3`) are kept as they stand; those that never close are no table. */
function separated(text: string, delimiter: string): string[][] | undefined {
  const options = { delimiter, bom: true, relax_column_count: true, skip_empty_lines: false, trim: true };
  for (const quotes of [{}, { relax_quotes: true }, { quote: null }]) {
    try {
      return parse(text, { ...options, ...quotes });
    } catch {
      // The next reading is more lenient.
    }
  }
  return undefined;
}

/** The separator that the first lines have most of; a file of one column has none, and any will do. */
function separatorOf(text: string): string {
  const head = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '').slice(0, 5).join('\n').replace(/"(?:[^"]|"")*"/g, '');
  const [best] = SEPARATORS.map((separator) => ({ separator, count: head.split(separator).length - 1 })).sort((a, b) => b.count - a.count);
  return best!.separator;
}

function refuse(reason: string): RowsResult {
  return { ok: false, reason };
}
