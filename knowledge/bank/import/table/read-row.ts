import type { ItemDraft, Question } from '../../item.ts';
import { failed, makeChoice } from '../make-question.ts';
import type { Made } from '../make-question.ts';
import type { ImportDefaults } from '../question-file.ts';
import { readItemCitations } from '../item-citations.ts';
import { readDifficulty } from '../read-difficulty.ts';
import type { DifficultyScale } from '../read-difficulty.ts';
import { isTrueFalseOptions } from '../read-key.ts';
import { pointsOf } from '../points.ts';
import { readType } from '../read-type.ts';
import type { SaidType } from '../read-type.ts';
import { readUse } from '../read-use.ts';
import { shortened } from '../shortened.ts';
import { keyInStem } from '../key-in-stem.ts';
import type { Columns, Field } from './columns.ts';
import { placesOf, truthOf } from './key-cell.ts';
import { cellText } from './sheet.ts';
import type { SheetRow } from './sheet.ts';
import { splitOptions, withoutLetters } from './split-options.ts';

/** Type of a row: its own words before what the sheet says; `part` for a question of the case above. */
export type RowKind = { readonly said: SaidType | undefined; readonly isPart: boolean };

const CASE_PART = /^案例小题\s*[：:·]?\s*(.*)$/;

export interface RowContext {
  readonly columns: Columns;
  readonly scale: DifficultyScale;
  /** Type that the sheet's name or a heading between the rows says. */
  readonly said: SaidType | undefined;
  readonly defaults: ImportDefaults;
  /** Something was assumed or mended. */
  note(text: string): void;
}

/** What a row says beside the question itself. */
export type RowDetails = Omit<ItemDraft, 'content'>;

/** What kind of row it is, or why nobody knows. */
export function rowKind(row: SheetRow, { columns, said }: RowContext): Made<RowKind> {
  const type = fieldText(row, columns, 'type');
  const isMultiple = truthOf(fieldText(row, columns, 'multichoice'));
  if (isMultiple !== undefined) return { ok: true, made: { said: isMultiple ? 'multiple' : 'single', isPart: false } };
  const part = CASE_PART.exec(type);
  const name = part === null ? type : part[1]!;
  // A code such as 1 says nothing without its table.
  if (name === '' || /^\d{1,2}$/.test(name)) return { ok: true, made: { said: part === null ? said : undefined, isPart: part !== null } };
  const named = readType(name);
  return named === undefined ? failed(`没有“${shortened(name)}”这种题型，请改为单选题、多选题、判断题或简答题。`)
    : { ok: true, made: { said: named, isPart: part !== null } };
}

/** The question of a row. */
export function readRowQuestion(row: SheetRow, said: SaidType | undefined, context: RowContext): Made {
  const { columns } = context;
  const unreadable = unreadableCell(row, columns);
  if (unreadable !== undefined) return failed(unreadable);
  const [key, stem] = [fieldText(row, columns, 'key'), fieldText(row, columns, 'stem')];
  const options = optionsOf(row, columns);
  if (!options.ok) return options;
  if (stem === '') return failed('没有题干，请补上。');
  if (said === 'short-answer' || (said === 'case' && options.made.length === 0)) {
    const listed = columns.fields.points === undefined ? undefined : fieldText(row, columns, 'points');
    return shortAnswer(stem, key, listed, options.made, row.at, context);
  }
  const isTruth = said === 'true-false' || isTrueFalseOptions(options.made) !== undefined
    || (options.made.length === 0 && truthOf(key) !== undefined && !/^\d$/.test(key));
  const cleared = clearStem(stem, key, isTruth ? 'truth' : 'letters', options.made, (text) => context.note(`${row.at}：${text}`));
  if (!cleared.ok) return cleared;
  if (isTruth && options.made.length === 0) return trueFalse(cleared.made.stem, cleared.made.key);
  if (options.made.length === 0) return failed(said === undefined ? '没有选项，也没写题型，请加一列“题型”写明。' : '没有选项，请补上。');
  const places = placesAsSaid(row, columns, cleared.made.key, options.made, isTruth);
  if (!places.ok) return places;
  const isFixed = fieldText(row, columns, 'keepOrder').includes('固定');
  return makeChoice(cleared.made.stem, options.made, places.made, said === 'case' ? 'choice' : said, isFixed);
}

/** Everything of a row but the question. */
export function readRowDetails(row: SheetRow, { columns, scale, defaults, note }: RowContext): RowDetails {
  const get = (field: Field): string => fieldText(row, columns, field);
  const difficulty = readDifficulty(get('difficulty'), scale);
  if (get('difficulty') !== '' && difficulty === undefined) note(`${row.at}：难度“${shortened(get('difficulty'))}”读不懂，按默认难度读入。`);
  const use = readUse(get('use'));
  if (get('use') !== '' && use === undefined) note(`${row.at}：用途“${shortened(get('use'))}”读不懂，按默认用途读入。`);
  const cited = readItemCitations(get('citations'));
  if (!cited.isWhole) note(`${row.at}：法律依据里有不能对应到条文的内容，原文附在解析后面。`);
  const audience = get('audience').split(/\s*[；;、,，|\n]\s*/).filter((post) => post !== '' && !/^(?:全体|所有人|公共|通用|不限)$/.test(post));
  const explanation = get('explanation');
  return {
    explanation: cited.isWhole ? explanation : `${explanation}${explanation === '' ? '' : '\n'}依据：${get('citations')}`,
    topic: get('topic') || defaults.topic || '',
    difficulty: difficulty ?? defaults.difficulty ?? 3,
    audience: get('audience') === '' ? defaults.audience ?? [] : audience,
    use: use ?? defaults.use ?? 'formal',
    citations: cited.citations,
    ...(get('source') !== '' && { source: get('source') }),
  };
}

/** A cell that the item needs and nobody can read. */
function unreadableCell({ cells }: SheetRow, { fields, options, right, headings }: Columns): string | undefined {
  const needed = [...Object.values(fields), ...options, ...right.values()];
  for (const column of needed) {
    const cell = cells[column];
    if (typeof cell === 'object') return `“${headings[column] || `第 ${column + 1} 列`}”${cell.unreadable}`;
  }
  return undefined;
}

/** What a row says in the column of a field; '' where there is none. */
export function fieldText({ cells }: SheetRow, { fields }: Columns, field: Field): string {
  return fields[field] === undefined ? '' : cellText(cells[fields[field]]);
}

function optionsOf(row: SheetRow, columns: Columns): Made<readonly string[]> {
  const inOneCell = fieldText(row, columns, 'options');
  if (inOneCell !== '') return splitOptions(inOneCell);
  const options = columns.options.map((column) => cellText(row.cells[column]));
  while (options.at(-1) === '') options.pop();
  return { ok: true, made: withoutLetters(options) };
}

function clearStem(
  stem: string, key: string, kind: 'truth' | 'letters', options: readonly string[], note: (text: string) => void,
): Made<{ readonly stem: string; readonly key: string }> {
  const inside = keyInStem(stem, kind);
  if (inside === undefined) return { ok: true, made: { stem, key } };
  if (key === '') return { ok: true, made: inside };
  const same = kind === 'truth' && options.length === 0 ? truthOf(key) === truthOf(inside.key) : samePlaces(key, inside.key, options);
  if (same) {
    note('题干括号里写着答案，已从题干去掉。');
    return { ok: true, made: { stem: inside.stem, key } };
  }
  // 甲（A） names something; a blank that is filled in, ( B ), or one at the end answers.
  return inside.isBlank ? failed(`题干括号里写的是“${inside.key}”，答案写的是“${shortened(key)}”，请核对。`) : { ok: true, made: { stem, key } };
}

function samePlaces(one: string, other: string, options: readonly string[]): boolean {
  const [a, b] = [placesOf(one, options), placesOf(other, options)];
  return a.ok && b.ok && a.made.join() === b.made.join();
}

function trueFalse(stem: string, key: string): Made {
  const truth = truthOf(key);
  if (truth !== undefined) return { ok: true, made: { type: 'true-false', stem, key: truth } };
  return failed(key === '' ? '没有答案，请补上。' : `判断题的答案“${shortened(key)}”看不出是对还是错，请写“正确”或“错误”。`);
}

function placesAsSaid(
  row: SheetRow, { right }: Columns, key: string, options: readonly string[], isTruth: boolean,
): Made<readonly number[]> {
  if (right.size > 0) {
    const marks = options.map((_, place) => cellText(row.cells[right.get(place)!]));
    const truths = marks.map((mark) => (mark === '' ? false : truthOf(mark)));
    const odd = truths.indexOf(undefined);
    return odd === -1 ? { ok: true, made: truths.flatMap((truth, place) => (truth === true ? [place] : [])) }
      : failed(`第 ${odd + 1} 个选项的“是否正确”写的是“${shortened(marks[odd]!)}”，请写“是”或“否”。`);
  }
  const truth = isTruth ? truthOf(key) : undefined;
  const order = isTrueFalseOptions(options);
  if (truth !== undefined && order !== undefined && !/^\d$/.test(key)) return { ok: true, made: [truth ? order.right : 1 - order.right] };
  return placesOf(key, options);
}

function shortAnswer(
  stem: string, reference: string, listed: string | undefined, options: readonly string[], at: string, { note }: RowContext,
): Made {
  if (options.length > 0) return failed('题型写的是简答题，却有选项，请改正题型或删去选项。');
  if (reference === '') return failed('没有参考答案，请补上。');
  const points = pointsOf(reference, listed);
  if (points === undefined) note(`${at}：采分点看不出各占多少，附在参考答案后面，整题评分。`);
  const question: Question = points === undefined
    ? { type: 'short-answer', stem, reference: `${reference}\n采分点：${listed}`, points: [] }
    : { type: 'short-answer', stem, reference, points };
  return { ok: true, made: question };
}
