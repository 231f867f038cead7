import { TYPE_NAMES } from '../../item.ts';
import type { ItemContent, Question } from '../../item.ts';
import { doubtsOf } from '../make-question.ts';
import type { ImportDefaults, ReadItem, RejectedItem } from '../question-file.ts';
import { readNumber } from '../question-numbers.ts';
import { difficultyScale } from '../read-difficulty.ts';
import { readType } from '../read-type.ts';
import type { SaidType } from '../read-type.ts';
import { shortened } from '../shortened.ts';
import { readHeadings } from './columns.ts';
import type { Columns } from './columns.ts';
import { shapeOf } from './headerless.ts';
import type { Shaped } from './headerless.ts';
import { fieldText, readRowDetails, readRowQuestion, rowKind } from './read-row.ts';
import type { RowContext } from './read-row.ts';
import { cellText, isBlank } from './sheet.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** Questions of sheets, whatever file they come from. */
export interface ReadTable {
  readonly items: readonly ReadItem[];
  readonly rejected: readonly RejectedItem[];
  readonly notes: readonly string[];
}

/** Reads every sheet that has headings of questions; of the others a note says that they were passed over. */
export function readTable(sheets: readonly Sheet[], defaults: ImportDefaults): ReadTable {
  const items: ReadItem[] = [];
  const rejected: RejectedItem[] = [];
  const notes: string[] = [];
  for (const sheet of sheets) {
    const read = readSheet(sheet, defaults);
    items.push(...read.items);
    rejected.push(...read.rejected);
    notes.push(...read.notes);
  }
  return { items, rejected, notes };
}

function readSheet(sheet: Sheet, defaults: ImportDefaults): ReadTable {
  const named = sheet.name === '' ? '' : `表“${sheet.name}”`;
  const rows = sheet.rows.filter((row) => !isBlank(row));
  const start = rows.findIndex((row, index) => headingsAt(rows, index) !== undefined);
  const reading = new SheetReading(defaults, typeOfSheet(sheet.name), rows);
  if (start === -1) {
    const shaped = shapeOf(sheet);
    if (shaped !== undefined) return reading.shaped(shaped, named);
    const note = rows.length === 0 ? [] : [`${named}没有试题的表头（题干、选项、答案），${rows.length} 行都没有读。`];
    return { items: [], rejected: [], notes: note };
  }
  for (const row of rows.slice(0, start)) reading.before(row);
  for (let index = start; index < rows.length; index += 1) index += reading.take(index);
  return reading.finish(named);
}

/** 单选题, 2024多选题, 判断题库2. */
const typeOfSheet = (name: string): SaidType | undefined => readType(name) ?? readType(name.replaceAll(/[\d\s年]|题?库|表$/g, ''));

/** Headings that stand in a row, or in two where 选项 stands above A, B, C, D. */
function headingsAt(rows: readonly SheetRow[], index: number): { readonly columns: Columns; readonly rows: number } | undefined {
  const [row, next] = [rows[index]!, rows[index + 1]];
  const columns = readHeadings(row);
  if (columns === undefined) return undefined;
  // A heading merged over both rows stands in both.
  const below = next?.cells.map((cell, column) => (cellText(cell) === cellText(row.cells[column]) ? '' : cellText(cell))) ?? [];
  if (next === undefined || columns.options.length > 0 || !below.every((text) => text === '' || /^(?:选项)?[A-LＡ-Ｌ]$/.test(text))) {
    return { columns, rows: 1 };
  }
  const both = row.cells.map((cell, column) => (below[column] ? below[column] : cell));
  const joined = readHeadings({ at: row.at, cells: both });
  return joined === undefined || joined.options.length === 0 ? { columns, rows: 1 } : { columns: joined, rows: 2 };
}

/** A case whose questions are still coming in, row by row. */
interface OpenCase {
  readonly row: SheetRow;
  readonly context: RowContext;
  readonly questions: readonly Question[];
  readonly problem: string | undefined;
}

class SheetReading {
  readonly #items: ReadItem[] = [];
  readonly #rejected: RejectedItem[] = [];
  readonly #notes: string[] = [];
  readonly #defaults: ImportDefaults;
  readonly #sheetType: SaidType | undefined;
  #rows: readonly SheetRow[];
  #context: RowContext | undefined;
  #case: OpenCase | undefined;

  constructor(defaults: ImportDefaults, sheetType: SaidType | undefined, rows: readonly SheetRow[]) {
    this.#defaults = defaults;
    this.#sheetType = sheetType;
    this.#rows = rows;
  }

  /** A row above the headings. */
  before(row: SheetRow): void {
    this.#notes.push(`${row.at}在表头上面，没有读：${beginning(row)}`);
  }

  /** Rows without headings. */
  shaped({ columns, rows, notes }: Shaped, named: string): ReadTable {
    this.#notes.push(...notes.map((note) => named + note));
    this.#head(columns);
    for (const row of rows) this.#item(row, this.#context!);
    return this.finish(named);
  }

  /** @returns how many rows beyond this one were taken with it */
  take(index: number): number {
    const row = this.#rows[index]!;
    const headings = headingsAt(this.#rows, index);
    if (headings !== undefined) {
      this.#head(headings.columns);
      return headings.rows - 1;
    }
    const context = this.#context!;
    const filled = row.cells.map(cellText).filter((text) => text !== '');
    const heading = filled.length === 1 ? readType(filled[0]!) : undefined;
    if (heading !== undefined) this.#context = { ...context, said: heading };
    else this.#item(row, context);
    return 0;
  }

  finish(named: string): ReadTable {
    this.#closeCase();
    if (this.#sheetType !== undefined && this.#items.length > 0) this.#notes.unshift(`${named}：没写题型的按表名读作题型。`);
    return { items: this.#items, rejected: this.#rejected, notes: this.#notes };
  }

  #head(columns: Columns): void {
    if (isNumbered(this.#rows, columns)) {
      this.#notes.push('题干开头的题号已去掉。');
      this.#rows = this.#rows.map((row) => withoutNumber(row, columns));
    }
    const column = columns.fields.difficulty;
    const values = column === undefined ? [] : this.#rows.map(({ cells }) => cellText(cells[column]));
    const scale = difficultyScale(column === undefined ? '' : columns.headings[column]!, values);
    if (scale === 'share') this.#notes.push('难度是 0 到 1 的小数，按越大越难读入。');
    if (scale === 'facility') this.#notes.push('难度系数是 0 到 1 的小数，按得分率（越大越易）读入。');
    if (columns.unused.length > 0) this.#notes.push(`没有用到的列：${columns.unused.join('、')}。`);
    this.#context = { columns, scale, said: this.#sheetType, defaults: this.#defaults, note: (text) => this.#notes.push(text) };
  }

  #item(row: SheetRow, context: RowContext): void {
    const kind = rowKind(row, context);
    if (!kind.ok) return this.#reject(row, kind.reason);
    if (kind.made.isPart) return this.#casePart(row, kind.made.said, context);
    this.#closeCase();
    const isBare = kind.made.said === 'case' && fieldText(row, context.columns, 'key') === '' && fieldText(row, context.columns, 'stem') !== '';
    if (isBare) {
      this.#case = { row, context, questions: [], problem: undefined };
      return undefined;
    }
    const question = readRowQuestion(row, kind.made.said, context);
    if (!question.ok) return this.#reject(row, question.reason);
    if (kind.made.said === 'case') this.#notes.push(`${row.at}：案例分析题没有小题，按${TYPE_NAMES[question.made.type]}读入。`);
    return this.#take(row, question.made, context);
  }

  /** A question of the case above; one that cannot be read takes the whole case with it. */
  #casePart(row: SheetRow, said: SaidType | undefined, context: RowContext): void {
    const open = this.#case;
    if (open === undefined) return this.#reject(row, '案例小题上面没有案例分析题那一行，请补上案情。');
    const question = readRowQuestion(row, said, context);
    this.#case = question.ok ? { ...open, questions: [...open.questions, question.made] }
      : { ...open, problem: open.problem ?? `${row.at}的小题：${question.reason}` };
    return undefined;
  }

  #closeCase(): void {
    const open = this.#case;
    this.#case = undefined;
    if (open === undefined) return;
    const { row, context, questions, problem } = open;
    if (problem !== undefined) this.#reject(row, problem);
    else if (questions.length === 0) this.#reject(row, '案例分析题没有答案，下面也没有“案例小题”，请补上。');
    else this.#take(row, { type: 'case', stem: fieldText(row, context.columns, 'stem'), questions }, context);
  }

  #take(row: SheetRow, content: ItemContent, context: RowContext): void {
    const asked = content.type === 'case' ? content.questions : [content];
    this.#notes.push(...asked.flatMap(doubtsOf).map((doubt) => `${row.at}：${doubt}`));
    this.#items.push({ at: row.at, draft: { content, ...readRowDetails(row, context) } });
  }

  #reject(row: SheetRow, reason: string): void {
    this.#rejected.push({ at: row.at, text: beginning(row, this.#context?.columns.fields.stem), reason });
  }
}

/** Stems of a table that all begin with a number, rising or from 1 again: numbers of the questions, not words of theirs. */
function isNumbered(rows: readonly SheetRow[], columns: Columns): boolean {
  const stems = rows.filter((row) => readHeadings(row) === undefined).map((row) => fieldText(row, columns, 'stem')).filter((stem) => stem !== '');
  const numbers = stems.map((stem) => readNumber(stem)).map((numbered) => (numbered?.style === 'dot' && numbered.sign.trim() !== '' ? numbered.number : Number.NaN));
  return numbers.length > 1 && numbers.every((number, index) => number > (numbers[index - 1] ?? 0) || number === 1);
}

function withoutNumber(row: SheetRow, { fields: { stem } }: Columns): SheetRow {
  const numbered = stem === undefined ? undefined : readNumber(cellText(row.cells[stem]));
  return numbered === undefined ? row : { at: row.at, cells: row.cells.map((cell, column) => (column === stem ? numbered.text.trim() : cell)) };
}

function beginning({ cells }: SheetRow, column?: number): string {
  const text = (column === undefined ? '' : cellText(cells[column])) || cells.map(cellText).filter((cell) => cell !== '').join(' ');
  return shortened(text, 40);
}
