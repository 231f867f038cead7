import { formatNumeral } from '../../numerals.ts';
import { formatPoint } from '../import/points.ts';
import type { ItemDraft, Question } from '../item.ts';
import { ITEM_TYPES, TYPE_NAMES } from '../item.ts';
import { optionLetter, optionLetters } from '../option-letter.ts';
import { writeEach } from './exported.ts';
import type { LeftOut, Written } from './exported.ts';

/** One line of a file that people read. */
export interface ItemLine {
  readonly text: string;
  readonly kind: 'heading' | 'stem' | 'option' | 'remark';
}

/** Places of items by type, as papers have their sections; cases come last, so that nothing can be taken for a question of theirs. */
export function bySection(items: readonly ItemDraft[]): readonly number[] {
  return ITEM_TYPES.flatMap((type) => items.flatMap(({ content }, place) => (content.type === type ? [place] : [])));
}

/**
 * Items as people type them, a section for each type: numbered stems, options with letters, then 答案：, 难度：, 知识点：
 * and 解析：.
 */
export function itemLines(items: readonly ItemDraft[]): { readonly blocks: readonly (readonly ItemLine[])[]; readonly leftOut: readonly LeftOut[] } {
  const order = bySection(items);
  const { parts, leftOut } = writeEach(items, (item, place) => linesOf(item, order.indexOf(place) + 1));
  const types = ITEM_TYPES.filter((type) => items.some(({ content }) => content.type === type));
  const blocks = types.flatMap((type, index) => [
    [{ text: `${formatNumeral(index + 1)}、${TYPE_NAMES[type]}`, kind: 'heading' as const }],
    ...order.filter((place) => items[place]!.content.type === type).map((place) => parts[place]!),
  ]);
  return { blocks, leftOut };
}

function linesOf(item: ItemDraft, number: number): Written<readonly ItemLine[]> {
  const { content, explanation, topic, difficulty, citations } = item;
  const cited = citations.map(({ law, article }) => `《${law}》${article}`).join('；');
  const why = [explanation, ...(cited === '' ? [] : [`依据：${cited}`])].filter((text) => text !== '').join('\n');
  const remarks = [
    `难度：${difficulty}`,
    ...(topic === '' ? [] : [`知识点：${topic.replaceAll('\n', ' ')}`]),
    ...(why === '' ? [] : `解析：${why}`.split('\n')),
  ].map((text): ItemLine => ({ text, kind: 'remark' }));
  const lines = content.type === 'case'
    ? [stemLine(`${number}. `, '', content.stem), ...remarks, ...content.questions.flatMap((question, place) => questionLines(`（${place + 1}）`, `（${TYPE_NAMES[question.type]}）`, question))]
    : [...questionLines(`${number}. `, '', content), ...remarks];
  const lost = lostOf(item);
  return { ok: true, part: lines, ...(lost.length > 0 && { lost: `文字格式不保留${lost.join('、')}。` }) };
}

function questionLines(number: string, type: string, question: Question): ItemLine[] {
  const options = 'options' in question ? question.options : [];
  return [
    stemLine(number, type, question.stem),
    ...options.map((option, place): ItemLine => ({ text: `${optionLetter(place)}. ${oneLine(option)}`, kind: 'option' })),
    ...keyLines(question),
  ];
}

function keyLines(question: Question): ItemLine[] {
  const key = question.type === 'true-false' ? (question.key ? '正确' : '错误') : 'options' in question ? optionLetters(question.key) : '';
  const text = question.type === 'short-answer'
    ? [`参考答案：${question.reference}`, ...(question.points.length === 0 ? [] : ['采分点：', ...question.points.map(formatPoint)])].join('\n')
    : `答案：${key}`;
  return text.split('\n').map((line) => ({ text: line, kind: 'remark' }));
}

const stemLine = (number: string, type: string, stem: string): ItemLine => ({ text: `${number}${type}${oneLine(stem)}`, kind: 'stem' });

/** A line of its own would be read as another option, or worse. */
const oneLine = (text: string): string => text.replaceAll('\n', ' ');

function lostOf({ content, use, audience }: ItemDraft): string[] {
  const asked = content.type === 'case' ? content.questions : [content];
  const texts = [content.stem, ...asked.flatMap((question) => [question.stem, ...('options' in question ? question.options : [])])];
  return [
    ...(texts.some((text) => text.includes('\n')) ? ['题干和选项里的换行'] : []),
    ...(asked.some((question) => 'keepOrder' in question) ? ['选项顺序固定'] : []),
    ...(use === 'formal' ? [] : ['用途']),
    ...(audience.length === 0 ? [] : ['适用对象']),
    ...(asked.some((question) => question.type === 'short-answer' && question.points.length > 0) ? ['采分点（写在参考答案后面）'] : []),
  ];
}
