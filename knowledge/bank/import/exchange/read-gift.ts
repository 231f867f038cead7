import { parse } from 'gift-pegjs';
import type { GIFTQuestion, TextChoice, TextFormat as GiftText } from 'gift-pegjs';
import { doubtsOf, failed } from '../make-question.ts';
import type { Made } from '../make-question.ts';
import type { ImportDefaults, QuestionFileResult, ReadItem, RejectedItem } from '../question-file.ts';
import { shortened } from '../shortened.ts';
import { topicOf } from './category-topic.ts';
import { giftBlocks } from './gift-blocks.ts';
import type { GiftBlock } from './gift-blocks.ts';
import { draftWithTags } from './item-tags.ts';
import { readLabelledParts } from './labelled-parts.ts';
import { mendGift } from './mend-gift.ts';
import { plainTextOf } from './rich-text.ts';
import { choiceOf, essayOf, joined, shortAnswerOf } from './weighted-answers.ts';
import type { RemarkedQuestion, WeightedAnswer } from './weighted-answers.ts';

/** Reads questions in GIFT; places are lines. */
export async function readGift(text: string, defaults: ImportDefaults = {}): Promise<QuestionFileResult> {
  const items: ReadItem[] = [];
  const rejected: RejectedItem[] = [];
  const notes: string[] = [];
  let topic = '';
  for (const block of giftBlocks(text)) {
    const at = `第 ${block.line} 行`;
    const category = /^\s*\$CATEGORY:(.*)$/i.exec(block.text)?.[1];
    if (category !== undefined) {
      topic = topicOf(category);
      continue;
    }
    const read = await readBlock(block);
    if (!read.ok) {
      rejected.push({ at, text: shortened(block.text.trim()), reason: read.reason });
      continue;
    }
    const { title, ...remarked } = read.made;
    const { draft, unused } = draftWithTags(remarked, { tags: block.tags, topic, source: block.id ?? title }, defaults);
    items.push({ at, draft });
    notes.push(...[...remarked.notes, ...unused].map((note) => `${at}：${note}`));
  }
  if (items.length === 0 && rejected.length === 0) return { ok: false, reason: '文件里没有 GIFT 格式的试题。' };
  return { ok: true, file: { format: 'gift', items, rejected, notes } };
}

async function readBlock({ text, mended }: GiftBlock): Promise<Made<RemarkedQuestion & { readonly title: string }>> {
  const whole = mendGift(text);
  if (whole.doubt !== undefined) return failed(whole.doubt);
  const parsed = parsedBlock(whole.text);
  if (parsed === undefined) return failed('不合 GIFT 的写法，请核对大括号、= 和 ~，每题之间空一行。');
  const item = await itemOf(parsed);
  if (!item.ok) return item;
  const done = [...mended, ...whole.mended];
  const notes = [...(done.length > 0 ? [`${done.join('；')}，请核对。`] : []), ...item.made.notes, ...doubtsOf(item.made.question)];
  return { ok: true, made: { ...item.made, title: parsed.title?.trim() ?? '', notes } };
}

function parsedBlock(text: string): GIFTQuestion | undefined {
  try {
    const [question, ...more] = parse(text);
    return more.length === 0 ? question : undefined;
  } catch {
    return undefined;
  }
}

async function itemOf(question: GIFTQuestion): Promise<Made<RemarkedQuestion>> {
  if (question.type === 'Description' || question.type === 'Category') return failed('没有大括号里的答案，不是完整的试题。');
  if (question.type === 'Matching') return failed('题库没有匹配题，请改为单选题或多选题。');
  if (question.type === 'Numerical') return failed('题库没有数值题，请改为单选题或简答题。');
  const { text: stem, hasPicture } = await plainTextOf(question.stem.format, question.stem.text);
  if (hasPicture) return failed('题干里有图片，题库只存文字，请把图片的内容写成文字。');
  if (stem === '') return failed('没有题干，请补上。');
  const remarks = await textOf(question.globalFeedback);
  if (question.type === 'Essay') return { ok: true, made: essayOf(stem, remarks) };
  if (question.type === 'TF') {
    const explanation = joined(readLabelledParts(remarks).explanation, await textOf(question.trueFeedback), await textOf(question.falseFeedback));
    return { ok: true, made: { question: { type: 'true-false', stem, key: question.isTrue }, explanation, notes: [] } };
  }
  const answers = await Promise.all(question.choices.map(answerOf));
  if (question.type === 'Short' && !isMultiple(question.choices)) return shortAnswerOf(stem, answers, remarks);
  return choiceOf(stem, answers, isMultiple(question.choices), remarks);
}

async function answerOf({ text, weight, isCorrect, feedback }: TextChoice): Promise<WeightedAnswer> {
  return { text: await plainTextOf(text.format, text.text), percent: weight ?? (isCorrect ? 100 : 0), feedback: await textOf(feedback) };
}

const textOf = async (text: GiftText | null | undefined): Promise<string> => (text ? (await plainTextOf(text.format, text.text)).text : '');

/** Only `~`, or several `=` that share the marks: the answers that earn something are right together. `=` alone asks for one. */
function isMultiple(choices: readonly TextChoice[]): boolean {
  const equals = choices.filter(({ isCorrect }) => isCorrect);
  if (equals.length === 0) return true;
  const isShared = equals.every(({ weight }) => weight !== null && weight !== undefined && weight > 0 && weight < 100);
  const sum = equals.reduce((total, { weight }) => total + (weight ?? 100), 0);
  return equals.length > 1 && isShared && Math.abs(sum - 100) < 1;
}
