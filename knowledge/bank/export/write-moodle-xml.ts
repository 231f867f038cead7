import { categoryOf } from '../import/exchange/category-topic.ts';
import { tagsOf } from '../import/exchange/item-tags.ts';
import { formatLabelledParts } from '../import/exchange/labelled-parts.ts';
import { formatPoint } from '../import/points.ts';
import { htmlOf } from '../import/exchange/rich-text.ts';
import type { ItemDraft, Question } from '../item.ts';
import { utf8, writeByTopic } from './exported.ts';
import type { Exported, Written } from './exported.ts';
import { weightOf } from './write-gift.ts';

const TYPES: Readonly<Record<Question['type'], string>> = {
  single: 'multichoice', multiple: 'multichoice', 'true-false': 'truefalse', 'short-answer': 'essay',
};
/** Names of questions in Moodle are short. */
const LONGEST_NAME = 60;

/** Moodle XML: topics as categories; difficulty, use, audience and citations as tags. */
export function writeMoodleXml(items: readonly ItemDraft[]): Exported {
  const { parts, leftOut } = writeByTopic(items, questionOf, (topic) =>
    `  <question type="category">\n    <category><text>${escaped(categoryOf(topic))}</text></category>\n  </question>\n`);
  return { bytes: utf8(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('')}</quiz>\n`), leftOut };
}

function questionOf(item: ItemDraft): Written<string> {
  const { content, explanation, source } = item;
  if (content.type === 'case') return { ok: false, reason: 'Moodle XML 没有案例分析题，请导出为 .xlsx 或 .csv。' };
  const forGraders = content.type === 'short-answer'
    ? formatLabelledParts({ reference: content.reference, points: content.points.map(formatPoint).join('\n'), explanation: '' }) : '';
  const remarks = formatLabelledParts({ reference: '', points: '', explanation });
  if (forGraders === undefined || remarks === undefined) {
    return { ok: false, reason: '解析或参考答案里有以“解析：”“参考答案：”开头的行，写进 Moodle XML 后读不回来。' };
  }
  const name = [...content.stem.replaceAll('\n', ' ')].slice(0, LONGEST_NAME).join('');
  const lines = [
    `<question type="${TYPES[content.type]}">`,
    `  <name><text>${escaped(name)}</text></name>`,
    `  ${field('questiontext', content.stem)}`,
    `  ${field('generalfeedback', remarks)}`,
    ...(source === undefined ? [] : [`  <idnumber>${escaped(source)}</idnumber>`]),
    ...answersOf(content).map((line) => `  ${line}`),
    ...(content.type === 'short-answer' ? [`  ${field('graderinfo', forGraders)}`] : []),
    `  <tags>${tagsOf(item).map((tag) => `<tag><text>${escaped(tag)}</text></tag>`).join('')}</tags>`,
    '</question>',
  ];
  return { ok: true, part: lines.map((line) => `  ${line}\n`).join('') };
}

function answersOf(question: Question): string[] {
  if (question.type === 'short-answer') return [];
  if (question.type === 'true-false') {
    return [true, false].map((truth) => `<answer fraction="${truth === question.key ? 100 : 0}" format="moodle_auto_format"><text>${truth}</text></answer>`);
  }
  const isSingle = question.type === 'single';
  const weight = weightOf(question.key.length);
  return [
    `<single>${isSingle}</single>`,
    `<shuffleanswers>${question.keepOrder !== true}</shuffleanswers>`,
    '<answernumbering>ABCD</answernumbering>',
    ...question.options.map((option, place) => {
      const fraction = question.key.includes(place) ? weight : isSingle ? '0' : '-100';
      return `<answer fraction="${fraction}" format="html"><text>${escaped(htmlOf(option))}</text></answer>`;
    }),
  ];
}

const field = (name: string, text: string): string => `<${name} format="html"><text>${escaped(htmlOf(text))}</text></${name}>`;

/** Characters that XML 1.0 has no way to write are none that anybody typed. */
function escaped(text: string): string {
  return text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
