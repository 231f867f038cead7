import type { MessageEntity } from 'telegraf/types';
import { checkUrl } from './check-url.ts';
import { badRequest } from './refusal.ts';

export interface FormattedText {
  readonly text: string;
  /** Outer before inner; offsets and lengths in UTF-16 code units. */
  readonly entities: readonly MessageEntity[];
}

interface Tag {
  readonly name: string;
  /** Of `href`, `emoji-id`, a class or `expandable`, whichever says something in this tag. */
  readonly argument: string;
  /** Where its text begins. */
  readonly offset: number;
}

const TYPES: Readonly<Record<string, string>> = {
  b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline', s: 'strikethrough', strike: 'strikethrough',
  del: 'strikethrough', span: 'spoiler', 'tg-spoiler': 'spoiler', 'tg-emoji': 'custom_emoji', a: 'text_link', code: 'code', pre: 'pre',
  blockquote: 'blockquote',
};
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const SPACES = /[ \t\r\n\0\v]*/y;

const fail = (words: string): Error => badRequest(`can't parse entities: ${words}`);

/**
 * Reads the HTML of `parse_mode: 'HTML'` as TDLib does, with its words for what it does not take. A reference that it does
 * not know (`&nbsp;`) stays as it is, and so does a lone `&` or `>`; a link that leads nowhere is plain text.
 * @throws Refusal 400 "can't parse entities"
 */
export function parseHtml(html: string): FormattedText {
  const entities: MessageEntity[] = [];
  const open: Tag[] = [];
  let text = '';
  let at = 0;
  while (at < html.length) {
    if (html[at] === '&') {
      const [decoded, end] = readReference(html, at);
      text += decoded;
      at = end;
    } else if (html[at] !== '<') {
      text += html[at++];
    } else if (html[at + 1] !== '/') {
      const [tag, end] = readStartTag(html, at, text.length);
      open.push(tag);
      at = end;
    } else {
      const tag = open.pop();
      if (tag === undefined) throw fail(`Unexpected end tag at byte offset ${bytes(html, at)}`);
      at = readEndTag(html, at, tag.name);
      const entity = entityOf(tag, text);
      if (entity !== undefined) entities.push(entity);
    }
  }
  if (!text.isWellFormed()) throw fail('Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units');
  if (open.length > 0) throw fail(`Can't find end tag corresponding to start tag "${open.at(-1)!.name}"`);
  // An inner tag is closed first: of two over the same text the one that was closed last is outside.
  const outerFirst = entities.toReversed().sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text, entities: withLanguages(outerFirst) };
}

/** The character that is meant and where it ends; `&` itself for what is no reference. */
function readReference(html: string, at: number): [decoded: string, end: number] {
  const [whole, hex, decimal, name] = /^&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/i.exec(html.slice(at, at + 40)) ?? [''];
  const end = at + whole.length;
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? [NAMED[name]!, end] : ['&', at + 1];
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (!(code > 0 && code < 0x10ffff) || whole.replace(/;$/, '').length >= 10) return ['&', at + 1];
  return [String.fromCodePoint(code), end];
}

function readStartTag(html: string, at: number, offset: number): [tag: Tag, end: number] {
  const name = match(/[^ \t\r\n\0\v>]*/y, html, at + 1).toLowerCase();
  let i = at + 1 + name.length;
  if (i >= html.length) throw fail(`Unclosed start tag at byte offset ${bytes(html, at)}`);
  if (!Object.hasOwn(TYPES, name)) throw fail(`Unsupported start tag "${name}" at byte offset ${bytes(html, at)}`);
  const unclosed = (): Error => fail(`Unclosed start tag "${name}" at byte offset ${bytes(html, at)}`);
  const skipSpaces = (): void => {
    i += match(SPACES, html, i).length;
    if (i >= html.length) throw unclosed();
  };

  let argument = '';
  for (skipSpaces(); html[i] !== '>'; skipSpaces()) {
    const attribute = match(/[^ \t\r\n\0\v=>]*/y, html, i).toLowerCase();
    if (attribute === '') throw fail(`Empty attribute name in the tag "${name}" at byte offset ${bytes(html, at)}`);
    i += attribute.length;
    skipSpaces();
    let value = '';
    if (html[i] === '=') {
      i += 1;
      skipSpaces();
      [value, i] = readValue(html, i);
      if (i >= html.length) throw fail(`Unclosed start tag at byte offset ${bytes(html, at)}`);
    }
    argument = argumentOf(name, attribute, value) ?? argument;
  }
  if (name === 'span' && argument !== 'spoiler') throw fail(`Tag "span" must have class "tg-spoiler" at byte offset ${bytes(html, at)}`);
  return [{ name, argument, offset }, i + 1];
}

function readValue(html: string, at: number): [value: string, end: number] {
  const quote = html[at];
  if (quote !== '"' && quote !== "'") {
    const token = match(/[a-z0-9.-]*/iy, html, at);
    const end = at + token.length;
    if (end < html.length && !/[ \t\r\n\0\v>]/.test(html[end]!)) throw fail(`Unexpected end of name token at byte offset ${bytes(html, at)}`);
    return [token.toLowerCase(), end];
  }
  let value = '';
  let i = at + 1;
  while (i < html.length && html[i] !== quote) {
    const [decoded, end] = html[i] === '&' ? readReference(html, i) : [html[i]!, i + 1];
    value += decoded;
    i = end;
  }
  return [value, i + 1];
}

function argumentOf(name: string, attribute: string, value: string): string | undefined {
  switch (`${name} ${attribute}`) {
    case 'a href':
    case 'tg-emoji emoji-id': return value;
    case 'code class': return /^language-(.*)$/s.exec(value)?.[1];
    case 'span class': return /^tg-(.*)$/s.exec(value)?.[1];
    case 'blockquote expandable': return 'expandable';
    default: return undefined;
  }
}

function readEndTag(html: string, at: number, expected: string): number {
  const name = match(/[^ \t\r\n\0\v>]*/y, html, at + 2);
  const end = at + 2 + name.length + match(SPACES, html, at + 2 + name.length).length;
  if (html[end] !== '>') throw fail(`Unclosed end tag at byte offset ${bytes(html, at)}`);
  const found = name.toLowerCase();
  if (found !== '' && found !== expected) {
    throw fail(`Unmatched end tag at byte offset ${bytes(html, at)}, expected "</${expected}>", found "</${found}>"`);
  }
  return end + 1;
}

function entityOf({ name, argument, offset }: Tag, text: string): MessageEntity | undefined {
  const length = text.length - offset;
  if (length === 0) return undefined;
  const range = { offset, length };
  switch (name) {
    case 'a': {
      const checked = checkUrl(argument === '' ? text.slice(offset) : argument);
      return 'url' in checked ? { type: 'text_link', ...range, url: checked.url } : undefined;
    }
    case 'tg-emoji':
      if (!/^[1-9]\d{0,18}$/.test(argument)) throw fail('Invalid custom emoji identifier specified');
      return { type: 'custom_emoji', ...range, custom_emoji_id: argument };
    case 'code': return { type: 'code', ...range, ...(argument !== '' && { language: argument }) } as MessageEntity;
    case 'blockquote': return { type: argument === '' ? 'blockquote' : 'expandable_blockquote', ...range } as MessageEntity;
    default: return { type: TYPES[name], ...range } as MessageEntity;
  }
}

/** `code` with a language over the whole text of a `pre` names the language of that; elsewhere it says nothing. */
function withLanguages(entities: readonly MessageEntity[]): readonly MessageEntity[] {
  const languageOf = ({ offset, length }: MessageEntity): string | undefined => {
    const code = entities.find((one) => one.type === 'code' && 'language' in one && one.offset === offset && one.length === length);
    return (code as { language?: string } | undefined)?.language;
  };
  return entities.flatMap((entity): MessageEntity[] => {
    const { type, offset, length } = entity;
    const language = languageOf(entity);
    if (type === 'pre') return [{ type, offset, length, ...(language !== undefined && { language }) }];
    if (type !== 'code') return [entity];
    const isInPre = language !== undefined && entities.some((one) => one.type === 'pre' && one.offset === offset && one.length === length);
    return isInPre ? [] : [{ type, offset, length }];
  });
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function bytes(text: string, until: number): number {
  return Buffer.byteLength(text.slice(0, until));
}
