/** One question's text of a GIFT file, or a `$CATEGORY` line. */
export interface GiftBlock {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** Of comment lines: `// [id:12] [tag:一]`. */
  readonly id: string | undefined;
  readonly tags: readonly string[];
  /** What was mended to part it from others, in Chinese. */
  readonly mended: readonly string[];
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * Parts a GIFT file at its blank lines outside braces, so that one broken question costs no other. Comment lines go;
 * a brace that is never closed ends with its paragraph; questions without a blank line between them are parted.
 */
export function giftBlocks(text: string): readonly GiftBlock[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/).map((line, index) => ({ number: index + 1, text: line }));
  return paragraphs(lines).flatMap(blocksOf);
}

/** Lines between blank lines, joined again while a brace stands open and no other opens before it is closed. */
function paragraphs(lines: readonly Line[]): Line[][] {
  const simple: Line[][] = [];
  for (const line of lines) {
    const isCategory = /^\s*\$CATEGORY:/i.test(line.text);
    if (line.text.trim() === '' || isCategory) simple.push(isCategory ? [line] : []);
    else if (simple.length === 0 || isCategoryBlock(simple.at(-1)!)) simple.push([line]);
    else simple.at(-1)!.push(line);
  }
  const filled = simple.filter((paragraph) => paragraph.length > 0);
  const joined: Line[][] = [];
  for (let index = 0; index < filled.length; index += 1) {
    const end = closingParagraph(filled, index);
    joined.push(filled.slice(index, end + 1).flat());
    index = end;
  }
  return joined;
}

const isCategoryBlock = (paragraph: readonly Line[]): boolean => /^\s*\$CATEGORY:/i.test(paragraph[0]?.text ?? '');

function closingParagraph(filled: readonly (readonly Line[])[], index: number): number {
  if (depthAfter(filled[index]!) !== 1) return index;
  for (let next = index + 1; next < filled.length; next += 1) {
    const braces = bracesOf(filled[next]!);
    if (isCategoryBlock(filled[next]!) || braces.startsWith('{')) return index;
    if (braces.startsWith('}')) return braces === '}' ? next : index;
  }
  return index;
}

/** `{` and `}` that are not escaped, in order; ｛ and ｝ count where there are no others. */
function bracesOf(lines: readonly Line[]): string {
  const text = lines.map((line) => line.text).filter((line) => !isComment(line)).join('\n').replaceAll(/\\./g, '');
  return text.replaceAll(/[^{}]/g, '') || text.replaceAll(/[^｛｝]/g, '').replaceAll('｛', '{').replaceAll('｝', '}');
}

const depthAfter = (lines: readonly Line[]): number => [...bracesOf(lines)].reduce((depth, brace) => depth + (brace === '{' ? 1 : -1), 0);

const isComment = (text: string): boolean => /^\s*\/\//.test(text);

function blocksOf(paragraph: readonly Line[]): GiftBlock[] {
  const comments = paragraph.filter(({ text }) => isComment(text)).map(({ text }) => text).join('\n');
  const rest = paragraph.filter(({ text }) => !isComment(text));
  if (rest.length === 0) return [];
  const id = /\[id:((?:\\\]|[^\]])+)\]/.exec(comments)?.[1]?.replaceAll('\\]', ']');
  const tags = [...comments.matchAll(/\[tag:((?:\\\]|[^\]])+)\]/g)].map((match) => match[1]!.replaceAll('\\]', ']').trim());
  const pieces = bracesOf(rest).startsWith('{}{') ? partedAtClosings(rest) : [rest];
  return pieces.map((lines, index) => ({
    line: lines[0]!.number,
    text: lines.map(({ text }) => text).join('\n'),
    id: index === 0 ? id : undefined,
    tags: index === 0 ? tags : [],
    mended: pieces.length > 1 ? ['与前后题之间没有空行，已按大括号分开'] : [],
  }));
}

/** Questions that follow each other without a blank line: each ends with the line that closes its brace. */
function partedAtClosings(lines: readonly Line[]): Line[][] {
  const pieces: Line[][] = [[]];
  for (const line of lines) {
    if (bracesOf(pieces.at(-1)!) === '{}') pieces.push([]);
    pieces.at(-1)!.push(line);
  }
  return pieces;
}
