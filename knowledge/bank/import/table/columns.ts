import { optionPlace } from '../../option-letter.ts';
import { cellText } from './sheet.ts';
import type { SheetRow } from './sheet.ts';

/** What a column holds. `option` and `right` (是否正确 of that option) come with a place from 0. */
export type Field =
  | 'stem' | 'type' | 'multichoice' | 'key' | 'explanation' | 'difficulty' | 'topic' | 'audience' | 'citations' | 'source'
  | 'options' | 'points' | 'use' | 'keepOrder';

export interface Columns {
  readonly fields: Readonly<Partial<Record<Field, number>>>;
  /** Column of each option, in the order of the options. */
  readonly options: readonly number[];
  /** Column that says whether the option at that place is right. */
  readonly right: ReadonlyMap<number, number>;
  /** Headings as written. */
  readonly headings: readonly string[];
  /** Headings of columns that nothing is taken from. */
  readonly unused: readonly string[];
}

/** Headings, folded; where a sheet has several for one field, the one that stands first here counts. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  stem: ['题干', '试题题干', '题目题干', '题干内容', '题目内容', '试题内容', '题目', '试题', '问题', '题目描述', '题目名称', 'stem', 'questiontext',
    'question', 'input'],
  type: ['题型', '题目类型', '试题类型', '试题题型', '题目题型', '题型名称', '类型', 'questiontype', 'type'],
  multichoice: ['multichoice', '是否多选'],
  key: ['正确答案', '标准答案', '试题答案', '答案', '参考答案', '正确选项', '答案选项', 'correctanswer', 'rightanswer', 'answer', 'key', 'output'],
  explanation: ['答案解析', '试题解析', '题目解析', '解析', '答题解析', '解释', '说明', '分析', 'explanation', 'analysis'],
  difficulty: ['难度', '难易度', '难易程度', '难度等级', '难度级别', '难度系数', 'difficulty'],
  topic: ['专题', '科目', '分类', '题目分类', '试题分类', '类别', '章节', '知识点', '主题', '所属主题', '所属知识点', '考点', '章', 'topic', 'subject', 'category'],
  audience: ['适用对象', '岗位类别', '适用岗位', '适用人员', '适用范围', 'audience'],
  citations: ['法律依据', '依据', '法条依据', '引用法条', '相关法条', '法条', '出题依据', 'citations'],
  source: ['题目id', '试题id', '题目编号', '试题编号', '编号', '题号', '序号', 'id', 'no', '来源', '出处', 'source'],
  options: ['选项', '备选项', '候选项', '选项内容', '题目选项', '试题选项', '备选答案', 'options', 'choices'],
  points: ['采分点', '评分标准', '评分要点', '得分点', 'points'],
  use: ['用途', 'use'],
  keepOrder: ['选项顺序', 'keeporder'],
};
const OPTION = /^(?:(?:备?选项|选择项|(?:备选)?答案(?:选项)?|option|choice|answer)([a-z]|\d{1,2}|[一二三四五六七八九十])|([a-z])(?:选项|项)?)$/;
const RIGHT = /^(?:(?:选项)?([a-z]|\d{1,2})?(?:是否)?(?:正确|为?正确(?:答案|选项)|iscorrect|correct)([a-z]|\d{1,2})?)$/;
const DIGITS = '一二三四五六七八九十';

/** `题干（必填）*` is 题干. */
function fold(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replaceAll(/\(.*?\)|【.*?】|\[.*?\]/g, '').replaceAll(/[\s*:、._\-"“”]/g, '');
}

/** Reads a row as headings; undefined where it does not name a stem and, beside it, options, a key or a type. */
export function readHeadings(row: SheetRow): Columns | undefined {
  const headings = row.cells.map(cellText);
  const folded = headings.map(fold);
  const fields: Partial<Record<Field, number>> = {};
  for (const [field, words] of Object.entries(HEADINGS) as [Field, readonly string[]][]) {
    const at = words.map((word) => folded.indexOf(word)).find((index) => index !== -1);
    if (at !== undefined) fields[field] = at;
  }
  const options = optionColumns(folded);
  const right = rightColumns(folded, options);
  const isHeader = fields.stem !== undefined
    && (fields.key !== undefined || fields.type !== undefined || fields.options !== undefined || options.length >= 2);
  if (!isHeader) return undefined;
  const used = new Set([...Object.values(fields), ...options, ...right.values()]);
  return { fields, options, right, headings, unused: headings.filter((heading, index) => heading !== '' && !used.has(index)) };
}

/** Columns of options A, B, … or 1, 2, … as far as they follow on each other; one alone is something else. */
function optionColumns(folded: readonly string[]): number[] {
  const places = new Map<number, number>();
  folded.forEach((heading, column) => {
    const match = OPTION.exec(heading);
    if (match) places.set(placeOf((match[1] ?? match[2])!), column);
  });
  const columns: number[] = [];
  for (let place = 0; places.has(place); place += 1) columns.push(places.get(place)!);
  return columns.length >= 2 ? columns : [];
}

/** 是否正确1, or 是否正确 beside each option. */
function rightColumns(folded: readonly string[], options: readonly number[]): Map<number, number> {
  const right = new Map<number, number>();
  folded.forEach((heading, column) => {
    const match = RIGHT.exec(heading);
    if (!match) return;
    const said = match[1] ?? match[2];
    const place = said === undefined ? options.indexOf(column - 1) : placeOf(said);
    if (place >= 0 && place < options.length) right.set(place, column);
  });
  return right.size === options.length ? right : new Map();
}

function placeOf(mark: string): number {
  if (/^\d/.test(mark)) return Number(mark) - 1;
  const numeral = DIGITS.indexOf(mark);
  return numeral === -1 ? optionPlace(mark) : numeral;
}
