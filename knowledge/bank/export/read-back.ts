import type { QuestionFormat } from '../import/question-file.ts';
import { readQuestionFile } from '../import/read-question-file.ts';
import type { ItemDraft } from '../item.ts';
import { canonicalJson } from '../canonical-json.ts';
import { leftOutOf } from './exported.ts';
import { bySection } from './item-lines.ts';
import type { Exported, LeftOut } from './exported.ts';

type Field = 'content' | 'explanation' | 'topic' | 'difficulty' | 'audience' | 'use' | 'citations' | 'source';

const NAMES: Readonly<Record<Field, string>> = {
  content: '题目', explanation: '解析', topic: '专题', difficulty: '难度', audience: '适用对象', use: '用途', citations: '法律依据', source: '编号',
};
const ALL = Object.keys(NAMES) as Field[];
/** What must come back; what else a format lacks its writer has said. */
const CARRIED: Readonly<Record<QuestionFormat, readonly Field[]>> = {
  xlsx: ALL, csv: ALL, gift: ALL, 'moodle-xml': ALL, aiken: ['content'],
  docx: ['content', 'explanation', 'topic', 'difficulty', 'citations'], text: ['content', 'explanation', 'topic', 'difficulty', 'citations'],
};
export const EXTENSIONS: Readonly<Record<QuestionFormat, string>> = {
  xlsx: 'xlsx', csv: 'csv', gift: 'gift', 'moodle-xml': 'xml', aiken: 'txt', docx: 'docx', text: 'txt',
};

/**
 * Reads an export as an import would, and lists the items of which something does not come back that the writer has not
 * listed: a format's traps are found by trying, not by knowing them all.
 */
export async function notReadBack(
  items: readonly ItemDraft[], format: QuestionFormat, write: (items: readonly ItemDraft[]) => Promise<Exported>,
): Promise<LeftOut[]> {
  const { bytes, leftOut } = await write(items);
  const skipped = new Set(leftOut.filter(({ isWritten }) => !isWritten).map(({ number }) => number));
  const partly = new Set(leftOut.map(({ number }) => number));
  const places = (inSections(format) ? bySection(items) : items.map((_, place) => place)).filter((place) => !skipped.has(place + 1));
  if (places.length === 0) return [];
  const read = await readQuestionFile(bytes, `export.${EXTENSIONS[format]}`);
  const back = read.ok && read.file.rejected.length === 0 && read.file.items.length === places.length ? read.file.items : undefined;
  if (back !== undefined) {
    return places.flatMap((place, index) => {
      const lost = differences(items[place]!, back[index]!.draft, format, partly.has(place + 1));
      return lost.length === 0 ? [] : [leftOutOf(items[place]!, place, true, `写出后再读入，${lost.join('、')}会有变化，请改用 .xlsx。`)];
    });
  }
  if (items.length === 1) return [leftOutOf(items[0]!, 0, true, '写出后再读入时读不懂，请改用 .xlsx。')];
  const half = Math.ceil(items.length / 2);
  const head = await notReadBack(items.slice(0, half), format, write);
  const tail = await notReadBack(items.slice(half), format, write);
  const lost = [...head, ...tail.map((each) => ({ ...each, number: each.number + half }))];
  return lost.length > 0 ? lost : [leftOutOf(items[half]!, half, true, '与前面的题写在一起后读不懂，请改用 .xlsx。')];
}

const inSections = (format: QuestionFormat): boolean => format === 'docx' || format === 'text';

function differences(item: ItemDraft, back: ItemDraft, format: QuestionFormat, isPartial: boolean): string[] {
  return CARRIED[format].filter((field) => {
    if (!inSections(format) && format !== 'aiken') return canonicalJson(item[field]) !== canonicalJson(back[field]);
    // What was said to be lost in a text is in its content: line breaks, points, a fixed order.
    if (field === 'content' && isPartial) return essence(item) !== essence(back);
    if (field === 'explanation') return !back.explanation.replaceAll(/\s/g, '').startsWith(item.explanation.replaceAll(/\s/g, ''));
    if (field === 'citations') return !item.citations.every((cited) => back.citations.some((other) => loose(other) === loose(cited)));
    return loose(item[field]) !== loose(back[field]);
  }).map((field) => NAMES[field]);
}

/** White space is the typesetter's in prose. */
const loose = (value: unknown): string => canonicalJson(value).replaceAll(/\\n|\s/g, '');

/** Types, stems, options and keys. */
function essence({ content }: ItemDraft): string {
  const asked = content.type === 'case' ? content.questions : [content];
  return loose([content.type, content.stem, ...asked.map((question) => [question.type, question.stem,
    question.type === 'short-answer' ? '' : question.key, 'options' in question ? question.options : []])]);
}
