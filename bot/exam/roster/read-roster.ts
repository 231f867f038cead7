import { readRows, type Sheet } from '../../../knowledge/documents/rows.ts';
import type { Candidate } from '../sitting/sitting.ts';
import { COLUMN_NAMES, rosterColumns, type RosterColumn } from './roster-columns.ts';
import { staffNumber } from './staff-number.ts';

/** Somebody on the list, before papers are drawn. */
export type RosterEntry = Omit<Candidate, 'paperId'>;

export interface RejectedRow {
  /** 第 5 行, 表“局机关”第 5 行 */
  readonly at: string;
  /** What stands in it. */
  readonly text: string;
  /** What is wrong, in Chinese, and what to do. */
  readonly reason: string;
}

/** All of a file or nothing: a list with a row missing would keep somebody from the exam. */
export type RosterResult =
  | { readonly ok: true; readonly candidates: readonly RosterEntry[]; /** What was assumed or looks odd, one Chinese line each. */ readonly notes: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly rejected: readonly RejectedRow[] };

const MAX_HEAD_ROW = 20;
const MAX_EXTRA = 300;
const NO = /^(?:|否|无|不免试|不免|没有|FALSE|0|N|NO|×|X|-+|\/|—+)$/iu;
const YES = /^(?:是|免试|免考|免|有|TRUE|1|Y|YES|√|✓|✔)$/iu;
const FOOTER = /^(?:合计|共计|总计|小计|备注|注|说明|填表|制表|审核|填报|经办|联系)/u;

/**
 * 考生名册 of an .xlsx or .csv. Sheets without a head row that names people are passed over.
 *
 * @param postTypes types of post that the blueprint knows; empty: any is taken
 */
export async function readRoster(bytes: Uint8Array, postTypes: readonly string[] = []): Promise<RosterResult> {
  const table = await readRows(bytes);
  if (!table.ok) return { ok: false, reason: table.reason, rejected: [] };
  const sheets = table.sheets.map((sheet) => readSheet(sheet, postTypes, table.sheets.length > 1)).filter((sheet) => sheet !== undefined);
  const missing = sheets.find(({ reason }) => reason !== undefined)?.reason;
  if (missing !== undefined) return { ok: false, reason: missing, rejected: [] };
  const rows = unique(sheets.flatMap((sheet) => sheet.rows));
  const rejected = rows.flatMap(({ at, text, reason }) => (reason === undefined ? [] : [{ at, text, reason }]));
  if (rejected.length > 0) return { ok: false, reason: `名册里有 ${rejected.length} 行需要修改；没有导入任何一行，改好后请重新导入。`, rejected };
  const candidates = rows.flatMap(({ entry }) => (entry ? [entry] : []));
  if (candidates.length === 0) {
    return { ok: false, reason: sheets.length === 0 ? '没有找到表头。请在第一行写上“姓名”“工号”“单位”“拟任职务”“岗位类别”等列名，也可以下载模板填写。' : '名册里没有考生，请在表头下面逐行填写。', rejected: [] };
  }
  return { ok: true, candidates, notes: [...sheets.flatMap(({ notes }) => notes), ...oddNumbers(candidates), ...oddFields(candidates)] };
}

interface ReadRow {
  readonly at: string;
  readonly text: string;
  readonly entry?: RosterEntry;
  readonly reason?: string;
}

interface ReadSheet {
  readonly rows: readonly ReadRow[];
  readonly notes: readonly string[];
  /** Why the sheet cannot be taken as a whole. */
  readonly reason?: string;
}

function readSheet({ sheet, rows }: Sheet, postTypes: readonly string[], isOneOfMany: boolean): ReadSheet | undefined {
  const head = rows.slice(0, MAX_HEAD_ROW).findIndex((row) => rosterColumns(row) !== undefined);
  if (head === -1) return undefined;
  const columns = rosterColumns(rows[head]!)!;
  const where = isOneOfMany ? `表“${sheet}”` : '';
  const lacking = (['name', 'number'] as const).filter((column) => !columns.has(column));
  if (!columns.has('postType') && postTypes.length > 1) return { rows: [], notes: [], reason: `${where}没有“岗位类别”列。请加上这一列，每人填写其中一种：${postTypes.join('、')}。` };
  if (lacking.length > 0) return { rows: [], notes: [], reason: `${where}没有“${lacking.map((column) => COLUMN_NAMES[column]).join('”“')}”列，请加上后重新导入。` };
  const notes: string[] = [];
  if (!columns.has('postType') && postTypes.length === 1) notes.push(`${where}没有“岗位类别”列，全部按“${postTypes[0]}”处理。`);
  const read = rows.slice(head + 1).flatMap((row, index): ReadRow[] => {
    const filled = row.filter((cell) => cell !== '');
    const at = `${where}第 ${head + 2 + index} 行`;
    if (filled.length === 0 || rosterColumns(row) !== undefined) return [];
    if (filled.length <= 2 && FOOTER.test(filled[0]!)) {
      notes.push(`${at}“${filled.join(' ')}”不是考生，已跳过。`);
      return [];
    }
    return [{ at, text: filled.join(' '), ...readEntry((column) => plainCell(row[columns.get(column) ?? -1]), postTypes) }];
  });
  return { rows: read, notes };
}

/** In one line: what Word and browsers take for damage, or for a new line, has no place in a name. */
const plainCell = (cell = ''): string => cell.replace(/\p{Cc}+/gu, ' ').trim();

function readEntry(cell: (column: RosterColumn) => string, postTypes: readonly string[]): { readonly entry: RosterEntry } | { readonly reason: string } {
  const reasons: string[] = [];
  const number = staffNumber(cell('number'));
  const name = cell('name').normalize('NFKC').replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  if (name === '') reasons.push('没有姓名，请补上。');
  reasons.push(...numberProblem(number));
  const exempt = exemption(cell('exempt'), cell('exemptReason'));
  if (exempt === 'contradiction') reasons.push('“免试”填了否，却写了免试原因，请改成一致。');
  const postType = postTypeOf(cell('postType'), postTypes);
  if (postType === undefined && exempt === undefined) reasons.push(`岗位类别${cell('postType') === '' ? '没有填写' : `“${cell('postType')}”不在组卷方案里`}，请填写其中一种：${postTypes.join('、')}。`);
  const extraMinutes = minutes(cell('extraMinutes'));
  if (extraMinutes === undefined) reasons.push(`延时“${cell('extraMinutes')}”不是分钟数，请填写 0 到 ${MAX_EXTRA} 的整数。`);
  if (reasons.length > 0) return { reason: reasons.join('') };
  return { entry: { number, name, unit: cell('unit'), post: cell('post'), postType: postType ?? '', extraMinutes: extraMinutes ?? 0, ...(exempt !== undefined && { exempt }) } };
}

function numberProblem(number: string): string[] {
  if (number === '') return ['没有工号，请补上。'];
  if (/^\d(?:\.\d+)?E\+\d+$/u.test(number)) return [`工号“${number}”被 Excel 存成了科学计数法，末尾几位已经丢失。请把这一列设为“文本”格式后重新填写。`];
  // Numbers stand in the journal, on slips and in archives that are kept for years.
  if (/^\d{17}[\dX]$/u.test(number)) return ['请不要填写完整的身份证号，用工号，或者只填后六位。'];
  return /^[\p{L}\p{N}_-]{1,32}$/u.test(number) ? [] : [`工号“${number}”里有不能用的符号，只能用文字、数字和短横线，不超过 32 个字。`];
}

function exemption(answer: string, why: string): string | undefined {
  const isReason = !NO.test(why) && !YES.test(why);
  if (columnSaysNo(answer, why)) return isReason ? 'contradiction' : undefined;
  if (!NO.test(answer) && !YES.test(answer)) return answer;
  return isReason ? why : YES.test(answer) || YES.test(why) ? '未写明原因' : undefined;
}

/** An empty cell says nothing where another column gives the reason. */
function columnSaysNo(answer: string, why: string): boolean {
  return NO.test(answer) && (answer !== '' || NO.test(why));
}

/** undefined: none that the blueprint knows. */
function postTypeOf(text: string, known: readonly string[]): string | undefined {
  const plain = (type: string) => type.normalize('NFKC').replace(/\s/gu, '');
  if (known.length === 0) return text;
  return known.find((type) => plain(type) === plain(text)) ?? (text === '' && known.length === 1 ? known[0] : undefined);
}

function minutes(text: string): number | undefined {
  if (NO.test(text)) return 0;
  const digits = /^(\d{1,3})(?:\.0+)?(?:分钟?|min)?$/iu.exec(text.normalize('NFKC').replace(/\s/gu, ''))?.[1];
  return digits === undefined || Number(digits) > MAX_EXTRA ? undefined : Number(digits);
}

/** Of two rows with one number neither is taken: nobody but the organiser knows which is right. */
function unique(rows: readonly ReadRow[]): ReadRow[] {
  const byNumber = Map.groupBy(rows, ({ entry }) => entry?.number);
  return rows.map((row) => {
    const same = row.entry === undefined ? [] : byNumber.get(row.entry.number)!.filter((other) => other !== row);
    return same.length === 0 ? row : { at: row.at, text: row.text, reason: `工号“${row.entry!.number}”与${same.map(({ at }) => at).join('、')}重复，请改正；若是身份证后几位相同，请改用工号。` };
  });
}

/** Excel drops the zeros before a number; numbers of several lengths are how that shows. */
function oddNumbers(candidates: readonly RosterEntry[]): string[] {
  const byLength = Map.groupBy(candidates.filter(({ number }) => /^\d+$/u.test(number)), ({ number }) => number.length);
  if (byLength.size < 2) return [];
  const counts = [...byLength].sort(([a], [b]) => b - a).map(([length, those]) => `${length} 位的 ${those.length} 个`);
  return [`工号位数不一致（${counts.join('，')}），请确认开头的 0 没有被 Excel 去掉。`];
}

function oddFields(candidates: readonly RosterEntry[]): string[] {
  const without = (field: 'unit' | 'post') => candidates.filter((candidate) => candidate[field] === '').length;
  const unexplained = candidates.filter(({ exempt }) => exempt === '未写明原因').map(({ name }) => name);
  return [
    ...(['unit', 'post'] as const).flatMap((field) => (without(field) > 0 ? [`有 ${without(field)} 人没有填写${COLUMN_NAMES[field]}，单子上会空着。`] : [])),
    ...(unexplained.length > 0 ? [`免试但没有写原因：${unexplained.join('、')}。`] : []),
  ];
}
