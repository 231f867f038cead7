import type { ReadResult, SourceLine } from './source.ts';
import { cleanText, LINE_BREAK } from './clean-text.ts';
import { refuse } from './refuse.ts';

const END_OF_HEAD = /<!--\s*INFO END\s*-->/;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const FENCE = /^\s*(?:```|~~~)/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t\u3000]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const TABLE_ROW = /^\s*\|(.*?)\|?\s*$/;
const SEPARATOR_ROW = /^[\s|:-]+$/;
const BLOCK = /^\s*<(table|style|script|div|main|section|details|figure|ul|ol|p|center)\b/i;
const INLINE = /[*<[&\\]/;
/** `<` is also used for 〈 in titles of laws, so only the names of real elements are tags. */
const TAG = /<\/?(?:a|b|big|br|center|code|del|div|em|font|i|img|ins|kbd|mark|p|s|small|span|strong|sub|sup|u)\b[^<>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', ensp: ' ', emsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"' };

/** Lines of a Markdown file. Its dialects: plain with a head closed by `<!-- INFO END -->`, and VuePress pages. */
export async function readMarkdown(text: string): Promise<ReadResult> {
  const raw = text.split(LINE_BREAK);
  const front = frontMatterEnd(raw);
  if (raw.slice(0, front).some((line) => /^home:\s*true\s*$/.test(line))) return refuse('html-shell');
  const lines: SourceLine[] = [];
  let inComment = false;
  for (let i = front; i < raw.length; i++) {
    let line = raw[i]!;
    if (inComment) {
      const end = line.indexOf('-->');
      if (end === -1) continue;
      line = line.slice(end + 3);
      inComment = false;
    }
    if (line === '') continue;
    if (line.includes('<')) {
      if (END_OF_HEAD.test(line)) closeHead(lines);
      inComment = line.lastIndexOf('<!--') > line.lastIndexOf('-->');
      line = line.replaceAll(COMMENT, '');
      const block = BLOCK.exec(line)?.[1];
      if (block !== undefined) {
        const end = blockEnd(raw, i, block);
        lines.push(...(await htmlBlock(raw.slice(i, end + 1).join('\n'), i + 1)));
        i = end;
        continue;
      }
    }
    addLine(lines, line, i + 1);
  }
  return { ok: true, document: { format: 'markdown', lines, problems: [] } };
}

function addLine(lines: SourceLine[], raw: string, at: number): void {
  if (RULE.test(raw) || FENCE.test(raw)) return;
  if (/^=+\s*$/.test(raw)) return underline(lines, at);
  const heading = raw.includes('#') ? HEADING.exec(raw) : null;
  if (heading !== null) {
    const text = inlineText(heading[2] ?? '');
    if (text !== '') lines.push({ text, at, heading: heading[1]!.length });
    return;
  }
  const row = raw.includes('|') ? TABLE_ROW.exec(raw) : null;
  if (row !== null) {
    if (SEPARATOR_ROW.test(raw)) return;
    const text = row[1]!.split(/(?<!\\)\|/).map(inlineText).join(' | ').trim();
    if (text !== '') lines.push({ text, at, table: true });
    return;
  }
  for (const part of withoutBlockMarks(raw).split(/<br\s*\/?>/i)) {
    const text = inlineText(part);
    if (text !== '') lines.push({ text, at });
  }
}

/** `=====` under a line makes that line a heading. */
function underline(lines: SourceLine[], at: number): void {
  const last = lines.at(-1);
  if (last !== undefined && last.at === at - 1) lines[lines.length - 1] = { ...last, heading: 1 };
}

function closeHead(lines: SourceLine[]): void {
  const last = lines.at(-1);
  if (last !== undefined) lines[lines.length - 1] = { ...last, endOfHead: true };
}

/** Quote marks, bullets, and the opening of a `:::` container, whose title is text. Ordered labels are text too. */
function withoutBlockMarks(raw: string): string {
  return raw.replace(/^\s*(?:>\s?|[-*+]\s+|:::\s*(?:[a-z]+\b)?)/, '');
}

function inlineText(raw: string): string {
  if (!INLINE.test(raw)) return cleanText(raw);
  return cleanText(
    raw
      .replaceAll(TAG, '')
      .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '')
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/\*\*(\S(?:.*?\S)?)\*\*/g, '$1')
      // A lone asterisk marks entries of lists in annexes; only a wholly emphasised line is emphasis.
      .replace(/^\s*\*([^*]+)\*\s*$/, '$1')
      .replaceAll(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, entity)
      .replaceAll(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1'),
  );
}

function entity(source: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? source;
  const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : source;
}

function frontMatterEnd(raw: readonly string[]): number {
  if (!/^\ufeff?---\s*$/.test(raw[0] ?? '')) return 0;
  const end = raw.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  return end === -1 ? 0 : end + 1;
}

/** Index of the line that closes an HTML block: where its element is balanced, else where the paragraph ends. */
function blockEnd(raw: readonly string[], start: number, element: string): number {
  const open = new RegExp(`<${element}\\b`, 'gi');
  const close = new RegExp(`</${element}\\s*>`, 'gi');
  let depth = 0;
  for (let i = start; i < raw.length; i++) {
    depth += (raw[i]!.match(open)?.length ?? 0) - (raw[i]!.match(close)?.length ?? 0);
    if (depth <= 0) return i;
  }
  const blank = raw.findIndex((line, index) => index > start && line.trim() === '');
  return blank === -1 ? raw.length - 1 : blank;
}

async function htmlBlock(html: string, at: number): Promise<SourceLine[]> {
  const { fragmentLines } = await import('./html.ts');
  return (await fragmentLines(html)).map((line) => ({ ...line, at }));
}
