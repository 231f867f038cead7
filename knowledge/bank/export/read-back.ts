import type { QuestionFormat } from '../import/question-file.ts';
import { readQuestionFile } from '../import/read-question-file.ts';
import type { ItemDraft } from '../item.ts';
import { canonicalJson } from '../canonical-json.ts';
import { bySection } from './item-lines.ts';
import type { Exported } from './exported.ts';

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

/** Places of items of which something does not come back, with the names of it; and of those that cannot be read at all. */
export interface ReadBack {
  readonly changed: readonly { readonly place: number; readonly fields: readonly string[] }[];
  readonly broken: readonly number[];
}

/**
 * Reads what a writer wrote as an import would: a format's traps are found by trying, not by knowing them all. Where
 * the file as a whole does not come back, its halves are tried, down to the items that break it.
 */
export async function readBack(
  items: readonly ItemDraft[], format: QuestionFormat, write: (items: readonly ItemDraft[]) => Promise<Exported>,
): Promise<ReadBack> {
  const { bytes, leftOut } = await write(items);
  const skipped = new Set(leftOut.filter(({ isWritten }) => !isWritten).map(({ number }) => number - 1));
  const partly = new Set(leftOut.map(({ number }) => number - 1));
  const places = (inSections(format) ? bySection(items) : items.map((_, place) => place)).filter((place) => !skipped.has(place));
  if (places.length === 0) return { changed: [], broken: [] };
  const read = await readQuestionFile(bytes, `export.${EXTENSIONS[format]}`);
  if (read.ok && read.file.rejected.length === 0 && read.file.items.length === places.length) {
    const changed = places.map((place, index) =>
      ({ place, fields: differences(items[place]!, read.file.items[index]!.draft, format, partly.has(place)) }));
    return { changed: changed.filter(({ fields }) => fields.length > 0), broken: [] };
  }
  if (places.length === 1) return { changed: [], broken: places };
  const half = Math.ceil(items.length / 2);
  const head = await readBack(items.slice(0, half), format, write);
  const tail = await readBack(items.slice(half), format, write);
  const broken = [...head.broken, ...tail.broken.map((place) => place + half)];
  // Each half is well, but not the two together: the second begins with what the first is taken to go on with.
  return { changed: [], broken: broken.length > 0 ? broken : [places.find((place) => place >= half) ?? places[0]!] };
}

const inSections = (format: QuestionFormat): boolean => format === 'docx' || format === 'text';

function differences(item: ItemDraft, back: ItemDraft, format: QuestionFormat, isPartial: boolean): string[] {
  return CARRIED[format].filter((field) => {
    if (!inSections(format) && format !== 'aiken') return canonicalJson(item[field]) !== canonicalJson(back[field]);
    // What was said to be lost in a text is in its content: line breaks, points, a fixed order.
    if (field === 'content' && isPartial) return essence(item) !== essence(back);
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
