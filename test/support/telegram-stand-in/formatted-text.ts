import type { MessageEntity } from 'telegraf/types';
import { objectOf, stringOf, type Params } from './params.ts';
import { parseHtml, type FormattedText } from './parse-html.ts';
import { badRequest } from './refusal.ts';

const LIMITS = { text: 4096, caption: 1024 };

/**
 * The text or caption of a call as it will be shown: entities parsed, spaces and line ends at both ends gone.
 * @param whenTooLong Telegram's words: over 4,096 (caption: 1,024) UTF-16 code units after parsing
 * @throws Refusal 400
 */
export function readText(params: Params, field: 'text' | 'caption', whenTooLong: string): FormattedText {
  const raw = stringOf(params, field);
  if (field === 'text' && raw === '') throw badRequest('message text is empty');
  const mode = stringOf(params, 'parse_mode').toLowerCase();
  if (mode !== '' && mode !== 'html') throw badRequest('unsupported parse_mode');
  const given = objectOf<MessageEntity[]>(params, field === 'text' ? 'entities' : 'caption_entities') ?? [];
  const formatted = trim(mode === 'html' ? parseHtml(raw) : { text: raw, entities: given });
  if (field === 'text' && formatted.text === '') throw badRequest('text must be non-empty');
  if (formatted.text.length > LIMITS[field]) throw badRequest(whenTooLong);
  return formatted;
}

function trim({ text, entities }: FormattedText): FormattedText {
  const start = /^[ \t\r\n]*/.exec(text)![0].length;
  const kept = text.slice(start).replace(/[ \t\r\n]+$/, '');
  return {
    text: kept,
    entities: entities.flatMap((entity) => {
      const from = Math.max(0, entity.offset - start);
      const to = Math.min(kept.length, entity.offset + entity.length - start);
      return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
    }),
  };
}

/** The text with its entities as HTML: one way of writing, whatever was sent. */
export function htmlOf({ text, entities }: FormattedText): string {
  const marks = entities.flatMap((entity, order) => {
    const [start, end] = tagsOf(entity);
    if (start === '') return [];
    const to = entity.offset + entity.length;
    // Ends come before beginnings; of the ends the innermost first, of the beginnings the outermost.
    return [{ at: entity.offset, rank: 1 + order, tag: start }, { at: to, rank: -1 - order, tag: end }];
  }).sort((a, b) => a.at - b.at || a.rank - b.rank);
  const written = marks.map(({ at, tag }, index) => escape(text.slice(marks[index - 1]?.at ?? 0, at)) + tag).join('');
  return written + escape(text.slice(marks.at(-1)?.at ?? 0));
}

function tagsOf(entity: MessageEntity): [start: string, end: string] {
  switch (entity.type as string) {
    case 'bold': return ['<b>', '</b>'];
    case 'italic': return ['<i>', '</i>'];
    case 'underline': return ['<u>', '</u>'];
    case 'strikethrough': return ['<s>', '</s>'];
    case 'spoiler': return ['<tg-spoiler>', '</tg-spoiler>'];
    case 'code': return ['<code>', '</code>'];
    case 'pre': return ['<pre>', '</pre>'];
    case 'blockquote': return ['<blockquote>', '</blockquote>'];
    case 'expandable_blockquote': return ['<blockquote expandable>', '</blockquote>'];
    case 'text_link': return [`<a href="${escape((entity as { url: string }).url).replaceAll('"', '&quot;')}">`, '</a>'];
    default: return ['', ''];
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
