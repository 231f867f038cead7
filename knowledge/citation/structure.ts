import { parseNumeral } from '../numerals.ts';
import type { Span } from './spans.ts';

/** 目: a number below an item. Offsets and text as in {@link Paragraph}. */
export interface Subitem extends Span {
  /** As written: 1., （1）, ①. */
  readonly label: string;
  readonly number: number;
  readonly text: string;
}

/** 项. Its text begins with its label and holds its subitems. */
export interface Item extends Span {
  /** As written: （一）. */
  readonly label: string;
  readonly number: number;
  readonly text: string;
  readonly subitems: readonly Subitem[];
}

/** 款, with its items. */
export interface Paragraph extends Span {
  /** What stands in the provision's text between `start` and `end` (UTF-16 offsets, line break at the end left out). */
  readonly text: string;
  readonly items: readonly Item[];
}

/**
 * 款, 项 and 目 of a provision whose text has one of them a line. A numbered line is an item of the paragraph
 * above it, or, in another style of numbers than the items', a subitem of the item above; a line without a number
 * opens the next paragraph, also after items, unless the numbers go on behind it (an item of several lines). Never fails; the empty text has no paragraphs.
 */
export function structure(text: string): Paragraph[] {
  const paragraphs: Draft[] = [];
  for (const line of linesOf(text)) {
    const marker = readMarker(text.slice(line.start, line.end));
    const paragraph = marker && paragraphFor(marker, paragraphs, line);
    if (paragraph) addNumbered(paragraph, marker, line);
    else paragraphs.push({ ...line, items: [] });
  }
  const cut = ({ start, end }: Line) => ({ start, end, text: text.slice(start, end) });
  const named = (entry: Entry) => ({ label: entry.label, number: entry.number, ...cut(entry) });
  return paragraphs.map((paragraph) => ({
    ...cut(paragraph),
    items: paragraph.items.map((item) => ({ ...named(item), subitems: item.subitems.map(named) })),
  }));
}

interface Line {
  start: number;
  end: number;
}
interface Entry extends Line {
  label: string;
  number: number;
  style: Style;
}
interface Draft extends Line {
  items: (Entry & { subitems: Entry[] })[];
}

type Style = 'chinese-brackets' | 'chinese' | 'arabic-brackets' | 'arabic' | 'circled' | 'letter';

interface Marker {
  readonly label: string;
  readonly number: number;
  readonly style: Style;
}

const CHINESE = '[一二三四五六七八九十百]{1,5}';
const MARKERS: readonly (readonly [Style, RegExp])[] = [
  ['chinese-brackets', new RegExp(`^([（(](${CHINESE})[）)])(?![、和至])`)],
  ['chinese', new RegExp(`^((${CHINESE})、)`)],
  ['arabic-brackets', /^([（(]([\d０-９]{1,2})[）)])/],
  // 2.5米 opens no item.
  ['arabic', /^(([\d０-９]{1,2})(?:[、．]|[.)）](?!\d)))/],
  ['circled', /^(([①-⑳]))/],
  ['letter', /^([（(]?([a-z])[.、）)])/],
];

/** The number that opens a line, if one does; an opening quote before it, as in amendments, does not count. */
function readMarker(line: string): Marker | undefined {
  const opened = /^[\s“"]*/.exec(line)![0];
  for (const [style, pattern] of MARKERS) {
    const match = pattern.exec(line.slice(opened.length));
    if (!match) continue;
    const number = valueOf(match[2]!, style);
    return number ? { label: match[1]!, number, style } : undefined;
  }
  return undefined;
}

function valueOf(digits: string, style: Style): number | undefined {
  if (style === 'circled') return digits.charCodeAt(0) - '①'.charCodeAt(0) + 1;
  if (style === 'letter') return digits.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
  return parseNumeral(digits);
}

/** The paragraph whose list a numbered line goes on with or begins; undefined when its number only opens a sentence. */
function paragraphFor(marker: Marker, paragraphs: Draft[], line: Line): Draft | undefined {
  const current = paragraphs.at(-1);
  if (!current) return opensList(marker) ? newest(paragraphs, { ...line, items: [] }) : undefined;
  if (current.items.length > 0) return goesOn(marker, current) ? current : undefined;
  // An item of several lines: the next number shows that the lines before it were no paragraphs of their own.
  const listed = paragraphs.findLastIndex(({ items }) => items.length > 0);
  const last = paragraphs[listed]?.items.at(-1);
  if (last?.style === marker.style && marker.number > 1 && marker.number === last.number + 1) {
    const end = paragraphs.at(-1)!.end;
    paragraphs.length = listed + 1;
    last.end = end;
    return paragraphs[listed];
  }
  return opensList(marker) ? current : undefined;
}

/** 一、 and 1. open ordinary lines too, so a list of them begins at 1; brackets are taken as they come, since repealed items leave gaps. */
function opensList(marker: Marker): boolean {
  return marker.number === 1 || BRACKETED.has(marker.style);
}

function goesOn(marker: Marker, { items }: Draft): boolean {
  if (opensList(marker)) return true;
  const item = items.at(-1)!;
  return item.style === marker.style ? item.number < marker.number : item.subitems.length > 0;
}

const BRACKETED: ReadonlySet<Style> = new Set<Style>(['chinese-brackets', 'arabic-brackets', 'circled']);

function addNumbered(paragraph: Draft, marker: Marker, line: Line): void {
  const entry: Entry = { ...line, ...marker };
  const [first] = paragraph.items;
  const item = paragraph.items.at(-1);
  paragraph.end = line.end;
  if (!item || first!.style === marker.style) {
    paragraph.items.push({ ...entry, subitems: [] });
    return;
  }
  item.end = line.end;
  const subitem = item.subitems.at(-1);
  // A third style is a list inside a 目, which has no name of its own.
  if (subitem && item.subitems[0]!.style !== marker.style) subitem.end = line.end;
  else item.subitems.push(entry);
}

function newest(paragraphs: Draft[], paragraph: Draft): Draft {
  paragraphs.push(paragraph);
  return paragraph;
}

function* linesOf(text: string): Generator<Line> {
  for (const match of text.matchAll(/[^\n\r]+/g)) {
    const line = match[0];
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    yield { start: match.index + indent, end: match.index + line.trimEnd().length };
  }
}
