import { formatPoint } from '../import/points.ts';
import type { ItemDraft, Question } from '../item.ts';
import { TYPE_NAMES, USE_NAMES } from '../item.ts';
import { optionLetter, optionLetters } from '../option-letter.ts';
import { writeEach } from './exported.ts';
import type { LeftOut, Written } from './exported.ts';

/** Items as rows under headings that the import knows: everything that an item says has its column. */
export interface ItemTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly leftOut: readonly LeftOut[];
}

/** Keys are letters up to L. */
const MOST_OPTIONS = 12;
const LEAST_COLUMNS = 4;
const AFTER_OPTIONS = ['答案', '采分点', '解析', '难度', '专题', '适用对象', '法律依据', '用途', '选项顺序', '编号'];

type Details = Omit<ItemDraft, 'content'>;

/** @param longest characters that a cell can hold */
export function itemTable(items: readonly ItemDraft[], longest = Number.POSITIVE_INFINITY): ItemTable {
  const asked = items.flatMap(({ content }) => (content.type === 'case' ? content.questions : [content]));
  const columns = Math.min(MOST_OPTIONS, Math.max(LEAST_COLUMNS, ...asked.map((question) => optionsOf(question).length)));
  const { parts, leftOut } = writeEach(items, (item) => rowsOf(item, columns, longest));
  const headings = ['题型', '题干', ...Array.from({ length: columns }, (_, place) => `选项${optionLetter(place)}`), ...AFTER_OPTIONS];
  return { headings, rows: parts.flat(), leftOut };
}

/** A case takes a row for its facts and one for each of its questions. */
function rowsOf({ content, ...details }: ItemDraft, columns: number, longest: number): Written<string[][]> {
  const questions = content.type === 'case' ? content.questions : [content];
  if (questions.some((question) => optionsOf(question).length > MOST_OPTIONS)) return { ok: false, reason: `选项超过 ${MOST_OPTIONS} 个。` };
  const rows = content.type === 'case'
    ? [[TYPE_NAMES.case, content.stem, ...Array.from({ length: columns }, () => ''), '', '', ...detailCells(details, content)],
      ...questions.map((question) => [`案例小题：${TYPE_NAMES[question.type]}`, ...questionCells(question, columns), ...noDetails(question)])]
    : [[TYPE_NAMES[content.type], ...questionCells(content, columns), ...detailCells(details, content)]];
  return rows.flat().some((cell) => cell.length > longest) ? { ok: false, reason: `有一格文字超过 ${longest} 字。` } : { ok: true, part: rows };
}

const optionsOf = (question: Question): readonly string[] => ('options' in question ? question.options : []);

function questionCells(question: Question, columns: number): string[] {
  const options = optionsOf(question);
  return [
    question.stem,
    ...Array.from({ length: columns }, (_, place) => options[place] ?? ''),
    keyCell(question),
    question.type === 'short-answer' ? question.points.map(formatPoint).join('\n') : '',
  ];
}

function keyCell(question: Question): string {
  if (question.type === 'short-answer') return question.reference;
  return question.type === 'true-false' ? (question.key ? '正确' : '错误') : optionLetters(question.key);
}

function detailCells({ explanation, difficulty, topic, audience, citations, use, source }: Details, content: ItemDraft['content']): string[] {
  return [
    explanation, String(difficulty), topic, audience.join('；'), citations.map(({ law, article }) => `《${law}》${article}`).join('；'),
    USE_NAMES[use], orderCell(content), source ?? '',
  ];
}

const noDetails = (question: Question): string[] => ['', '', '', '', '', '', orderCell(question), ''];

const orderCell = (content: ItemDraft['content']): string => ('keepOrder' in content && content.keepOrder === true ? '固定' : '');
