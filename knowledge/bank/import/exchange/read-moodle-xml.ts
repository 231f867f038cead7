import { childNamed, childrenNamed, parseXml, textOf } from '../../../documents/markup.ts';
import type { MarkupNode } from '../../../documents/markup.ts';
import { doubtsOf, failed } from '../make-question.ts';
import type { Made } from '../make-question.ts';
import type { ImportDefaults, QuestionFileResult, ReadItem, RejectedItem } from '../question-file.ts';
import { shortened } from '../shortened.ts';
import { topicOf } from './category-topic.ts';
import { draftWithTags } from './item-tags.ts';
import { readLabelledParts } from './labelled-parts.ts';
import { plainTextOf } from './rich-text.ts';
import type { PlainText, TextFormat } from './rich-text.ts';
import { choiceOf, essayOf, joined, shortAnswerOf } from './weighted-answers.ts';
import type { RemarkedQuestion, WeightedAnswer } from './weighted-answers.ts';

const TYPE_NAMES: Readonly<Record<string, string>> = {
  matching: '匹配题', numerical: '数值题', multianswer: '完形填空题', cloze: '完形填空题', calculated: '计算题', description: '说明文字',
};
const FORMATS: Readonly<Record<string, TextFormat>> = {
  html: 'html', markdown: 'markdown', plain_text: 'plain', moodle_auto_format: 'moodle',
};

/** Reads questions from an XML export of Moodle; places count questions. */
export async function readMoodleXml(text: string, defaults: ImportDefaults = {}): Promise<QuestionFileResult> {
  const quiz = childNamed(await parseXml(text.replace(/^\ufeff/, '')), 'quiz');
  if (quiz === undefined) return { ok: false, reason: '这不是 Moodle 导出的 XML 试题文件（没有 <quiz>）。' };
  const items: ReadItem[] = [];
  const rejected: RejectedItem[] = [];
  const notes: string[] = [];
  let topic = '';
  let number = 0;
  for (const node of childrenNamed(quiz, 'question')) {
    if (node.attribs?.['type'] === 'category') {
      topic = topicOf(fieldText(childNamed(node, 'category')));
      continue;
    }
    number += 1;
    const at = `第 ${number} 题`;
    const stem = await richText(childNamed(node, 'questiontext'));
    const read = await itemOf(node, stem);
    if (!read.ok) {
      rejected.push({ at, text: shortened(stem.text || fieldText(childNamed(node, 'name'))), reason: read.reason });
      continue;
    }
    const tags = childrenNamed(childNamed(node, 'tags'), 'tag').map((tag) => fieldText(tag).trim());
    const { draft, unused } = draftWithTags(read.made, { tags, topic, source: sourceOf(node, stem.text) }, defaults);
    items.push({ at, draft });
    notes.push(...[...read.made.notes, ...doubtsOf(read.made.question), ...unused].map((note) => `${at}：${note}`));
  }
  // A file that was cut off still parses, as far as it goes.
  if (!/<\/quiz>\s*$/.test(text)) rejected.push({ at: '文件结尾', text: shortened(text.slice(-40).trim()), reason: '文件不完整（没有 </quiz>），后面的试题可能缺失，请重新导出。' });
  if (items.length === 0 && rejected.length === 0) return { ok: false, reason: '文件里没有试题。' };
  return { ok: true, file: { format: 'moodle-xml', items, rejected, notes } };
}

async function itemOf(node: MarkupNode, { text: stem, hasPicture }: PlainText): Promise<Made<RemarkedQuestion>> {
  const type = node.attribs?.['type'] ?? '';
  if (!['multichoice', 'truefalse', 'shortanswer', 'essay'].includes(type)) {
    return failed(`题库没有${TYPE_NAMES[type] ?? `“${type}”这种题型`}，请改为单选题、多选题、判断题或简答题。`);
  }
  if (hasPicture) return failed('题干里有图片，题库只存文字，请把图片的内容写成文字。');
  if (stem === '') return failed('没有题干，请补上。');
  const remarks = (await richText(childNamed(node, 'generalfeedback'))).text;
  if (type === 'essay') return { ok: true, made: essayOf(stem, remarks, (await richText(childNamed(node, 'graderinfo'))).text) };
  const answers = await Promise.all(childrenNamed(node, 'answer').map(answerOf));
  if (type === 'shortanswer') return shortAnswerOf(stem, answers, remarks);
  return type === 'truefalse' ? trueFalse(stem, answers, remarks) : choiceOf(stem, answers, !isSingle(node), remarks);
}

async function answerOf(node: MarkupNode): Promise<WeightedAnswer> {
  return {
    text: await richText(node),
    percent: Number(node.attribs?.['fraction'] ?? 0),
    feedback: (await richText(childNamed(node, 'feedback'))).text,
  };
}

function trueFalse(stem: string, answers: readonly WeightedAnswer[], remarks: string): Made<RemarkedQuestion> {
  const right = answers.filter(({ percent }) => percent >= 100);
  const word = right[0]?.text.text.toLowerCase();
  if (right.length !== 1 || (word !== 'true' && word !== 'false')) return failed('判断题看不出答案是对还是错。');
  const explanation = joined(readLabelledParts(remarks).explanation, ...answers.map(({ feedback }) => feedback));
  return { ok: true, made: { question: { type: 'true-false', stem, key: word === 'true' }, explanation, notes: [] } };
}

/** Moodle's own default is one answer. */
const isSingle = (node: MarkupNode): boolean => !/^(?:false|0)$/i.test(textOf(childNamed(node, 'single') ?? { type: 'tag' }).trim());

/** The id number, else the name, unless Moodle made that of the stem. */
function sourceOf(node: MarkupNode, stem: string): string {
  const id = textOf(childNamed(node, 'idnumber') ?? { type: 'tag' }).trim();
  const name = fieldText(childNamed(node, 'name')).trim();
  const words = (text: string): string => text.replaceAll(/\s/g, '');
  return id !== '' ? id : words(stem).startsWith(words(name).replace(/(?:\.\.\.|…)$/, '')) ? '' : name;
}

const fieldText = (node: MarkupNode | undefined): string => textOf(childNamed(node, 'text') ?? { type: 'tag' });

async function richText(node: MarkupNode | undefined): Promise<PlainText> {
  return plainTextOf(FORMATS[node?.attribs?.['format'] ?? ''] ?? 'moodle', fieldText(node));
}
