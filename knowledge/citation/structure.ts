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
 * opens the next paragraph, also after items. Never fails; the empty text has no paragraphs.
 */
export function structure(text: string): Paragraph[] {
  const paragraphs: Draft[] = [];
  let itemStyle: Style | undefined;
  let subitemStyle: Style | undefined;
  for (const line of linesOf(text)) {
    const paragraph = paragraphs.at(-1);
    const marker = readMarker(text.slice(line.start, line.end));
    if (!marker || !paragraph || !follows(marker, paragraph, itemStyle)) {
      paragraphs.push({ ...line, items: [] });
      itemStyle = undefined;
      continue;
    }
    paragraph.end = line.end;
    const item = paragraph.items.at(-1);
    const entry = { ...line, label: marker.label, number: marker.number };
    if (!item || itemStyle === marker.style) {
      itemStyle = marker.style;
      subitemStyle = undefined;
      paragraph.items.push({ ...entry, subitems: [] });
      continue;
    }
    item.end = line.end;
    subitemStyle ??= marker.style;
    const subitem = item.subitems.at(-1);
    // A third style is a list inside a 目, which has no name of its own.
    if (subitem && subitemStyle !== marker.style) subitem.end = line.end;
    else item.subitems.push(entry);
  }
  const cut = <T extends Span>(span: T): T & { text: string } => ({ ...span, text: text.slice(span.start, span.end) });
  return paragraphs.map((paragraph) => ({
    ...cut(paragraph),
    items: paragraph.items.map((item) => ({ ...cut(item), subitems: item.subitems.map(cut) })),
  }));
}

interface Line {
  start: number;
  end: number;
}
interface Entry extends Line {
  label: string;
  number: number;
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
  ['chinese-brackets', new RegExp(`^([（(](${CHINESE})[）)])`)],
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

/**
 * Arabic numbers and 一、 open ordinary lines too, so a list of them begins at 1 and goes up; brackets are taken
 * as they come, since repealed items leave gaps.
 */
function follows(marker: Marker, paragraph: Draft, itemStyle: Style | undefined): boolean {
  if (marker.style === 'chinese-brackets' || marker.style === 'arabic-brackets' || marker.style === 'circled') return true;
  if (marker.number === 1) return true;
  const item = paragraph.items.at(-1);
  return item !== undefined && (itemStyle === marker.style ? item.number < marker.number : item.subitems.length > 0);
}

function* linesOf(text: string): Generator<Line> {
  for (const match of text.matchAll(/[^\n\r]+/g)) {
    const line = match[0];
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    yield { start: match.index + indent, end: match.index + line.trimEnd().length };
  }
}
