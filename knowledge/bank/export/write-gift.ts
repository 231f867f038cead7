import { categoryOf } from '../import/exchange/category-topic.ts';
import { tagsOf } from '../import/exchange/item-tags.ts';
import { formatLabelledParts } from '../import/exchange/labelled-parts.ts';
import { formatPoint } from '../import/points.ts';
import { htmlOf } from '../import/exchange/rich-text.ts';
import type { ItemDraft, Question } from '../item.ts';
import { utf8, writeByTopic } from './exported.ts';
import type { Exported, Written } from './exported.ts';

/** Texts that GIFT would change (runs of spaces, markup) go as HTML. */
const NEEDS_HTML = /[<>&\n]| {2}|^%|^\[(?:html|moodle|plain|markdown)\]/;

/** GIFT: topics as categories; difficulty, use, audience and citations as tags in comments, which Moodle reads as tags too. */
export function writeGift(items: readonly ItemDraft[]): Exported {
  const { parts, leftOut } = writeByTopic(items, blockOf, (topic) => `$CATEGORY: ${categoryOf(topic)}\n\n`);
  return { bytes: utf8(parts.map((part) => `${part}\n`).join('\n')), leftOut };
}

function blockOf(item: ItemDraft): Written<string> {
  const { content, explanation, source } = item;
  if (content.type === 'case') return { ok: false, reason: 'GIFT 没有案例分析题，请导出为 .xlsx 或 .csv。' };
  const remarks = formatLabelledParts({
    reference: content.type === 'short-answer' ? content.reference : '',
    points: content.type === 'short-answer' ? content.points.map(formatPoint).join('\n') : '',
    explanation,
  });
  if (remarks === undefined) return { ok: false, reason: '解析或参考答案里有以“解析：”“参考答案：”开头的行，写进 GIFT 后读不回来。' };
  const texts = [content.stem, remarks, ...('options' in content ? content.options : [])];
  const isHtml = texts.some((text) => NEEDS_HTML.test(text));
  const write = (text: string): string => escaped(isHtml ? htmlOf(text).replace(/^[[%]/, (sign) => `&#${sign.charCodeAt(0)};`) : text);
  const comment = `// ${tagsOf(item).map((tag) => `[tag:${tag.replaceAll(']', '\\]')}]`).join(' ')}`;
  const title = source === undefined ? '' : `::${escaped(source)}::`;
  const feedback = remarks === '' ? '' : `\n####${write(remarks)}\n`;
  return { ok: true, part: `${comment}\n${title}${isHtml ? '[html]' : ''}${write(content.stem)} {${answersOf(content, write)}${feedback}}` };
}

function answersOf(question: Question, write: (text: string) => string): string {
  if (question.type === 'short-answer') return '';
  if (question.type === 'true-false') return question.key ? 'TRUE' : 'FALSE';
  const weight = weightOf(question.key.length);
  return question.options.map((option, place) => {
    const isRight = question.key.includes(place);
    const mark = question.type === 'single' ? (isRight ? '=' : '~') : `~%${isRight ? weight : '-100'}%`;
    return `\n\t${mark}${write(option)}`;
  }).join('') + '\n';
}

/** Moodle knows these shares to five places. */
export const weightOf = (count: number): string => String(Number((100 / count).toFixed(5)));

/** What would mean something to GIFT; a backslash only where it would escape what follows. */
function escaped(text: string): string {
  return text.replaceAll(/[\\:#={}~]/g, (char) => `\\${char}`).replaceAll('\n', '\\n');
}
