/** A stretch of text; `phone` where it is a number to call. */
export interface TextPart {
  readonly text: string;
  readonly phone?: string;
}

/** Hotlines that replies name in their sentences: emergency calls, and the public service numbers that begin with 12 and 96. */
const HOTLINE = /(?<![\d.\-〔第年月])(?:110|119|120|122|123\d{2}|96110)(?!\s?[\d.\-%年月日条款项元天人万])/gu;

/** Numbers of hotlines in a sentence become links. */
export function linkedText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(HOTLINE)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ text: match[0], phone: match[0] });
    at = match.index + match[0].length;
  }
  return at < text.length ? [...parts, { text: text.slice(at) }] : parts;
}
