import type { MarkupNode } from '../../../documents/markup.ts';
import { childrenOf } from '../../../documents/markup.ts';
import { tidyText } from '../tidy-text.ts';

/** As GIFT and Moodle name them: `moodle` and `plain` are text, into which people put HTML as well. */
export type TextFormat = 'html' | 'markdown' | 'moodle' | 'plain';

export interface PlainText {
  readonly text: string;
  /** A picture, which a bank of texts cannot keep. */
  readonly hasPicture: boolean;
}

/** Tags as HTML has them, with attributes or none: `若 1<a 且 b>2` is text. */
const TAGS = /<\/?(?:p|br|div|span|b|strong|i|em|u|ul|ol|li|table|tr|td|th|img|sub|sup|font|a|pre|h[1-6])(?:\s+[\w-]+\s*=[^<>]*)?\s*\/?>/i;
const BLOCK = new Set('address blockquote dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul'.split(' '));

/** The words of a formatted text: blocks and `<br>` as lines, everything else as it reads. */
export async function plainTextOf(format: TextFormat, text: string): Promise<PlainText> {
  if (format === 'html' || (format !== 'plain' && TAGS.test(text))) {
    const { load } = await import('cheerio');
    const root = load(text, null, false).root()[0] as MarkupNode;
    const words = wordsOf(root).replaceAll(/ *\n */g, '\n').replaceAll(/\n{2,}/g, '\n').replaceAll('\u00a0', ' ');
    return { text: tidyText(words), hasPicture: holds(root, 'img') };
  }
  const words = format === 'markdown' ? withoutMarkdown(text) : text;
  return { text: tidyText(words), hasPicture: /!\[[^\]]*\]\(/.test(text) && format === 'markdown' };
}

/** What {@link plainTextOf} reads back word for word, spaces and lines included. */
export function htmlOf(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    .replaceAll(/ (?= |\n|$)|(?<=^|\n) /g, '&nbsp;').replaceAll('\n', '<br>');
}

function wordsOf(node: MarkupNode, isPre = false): string {
  if (node.type === 'text') return isPre ? node.data ?? '' : (node.data ?? '').replaceAll(/[\t\n\r ]+/g, ' ');
  if (node.name === 'br') return '\n';
  if (node.type === 'comment' || node.name === 'script' || node.name === 'style') return '';
  const words = childrenOf(node).map((child) => wordsOf(child, isPre || node.name === 'pre')).join('');
  if (node.name === 'td' || node.name === 'th') return ` ${words} `;
  return node.name !== undefined && BLOCK.has(node.name) ? `\n${words}\n` : words;
}

const holds = (node: MarkupNode, name: string): boolean => node.name === name || childrenOf(node).some((child) => holds(child, name));

function withoutMarkdown(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1/g, '$2')
    .replaceAll(/(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])/g, '$1')
    .replaceAll(/(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])/g, '$1')
    .replaceAll(/`([^`]+)`/g, '$1')
    .replaceAll(/^#{1,6}\s+/gm, '')
    .replaceAll(/ {2,}$/gm, '');
}
