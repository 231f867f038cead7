import { slice, type RichText } from './rich-text.ts';

/** Most of one message, in UTF-16 code units of what is shown. */
export const MOST = 4096;

/** Where to cut, the best first: between paragraphs, between lines, after sentences, after half-sentences. */
const CUTS = [/\n\n/g, /\n/g, /[。！？!?](?:[”’」』）)]*)/g, /[；;，,、：]/g];

/**
 * Parts of a text, none longer than a message may be. Cut where it reads best, within marks too: these go on in the next
 * part. Nothing but blank at the edges of the parts is lost.
 */
export function split(rich: RichText, most = MOST): RichText[] {
  const parts: RichText[] = [];
  let from = 0;
  while (from < rich.text.length) {
    const to = rich.text.length - from <= most ? rich.text.length : from + cutWithin(rich.text.slice(from, from + most));
    const part = trimmed(slice(rich, from, to));
    if (part.text !== '') parts.push(part);
    from = to;
  }
  return parts;
}

/** A part that is less than half full is not worth the better place. */
function cutWithin(text: string): number {
  for (const pattern of CUTS) {
    const last = [...text.matchAll(pattern)].at(-1);
    const end = last ? last.index + last[0].length : 0;
    if (end * 2 >= text.length) return end;
  }
  return isHighSurrogate(text.charCodeAt(text.length - 1)) && text.length > 1 ? text.length - 1 : text.length;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Telegram shows no blank at the edges of a message. */
function trimmed(rich: RichText): RichText {
  const { text } = rich;
  return slice(rich, text.length - text.trimStart().length, text.trimEnd().length);
}
