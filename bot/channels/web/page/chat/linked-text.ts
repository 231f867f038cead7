/** A stretch of text; `phone` where it is a number to call. */
export interface TextPart {
  readonly text: string;
  readonly phone?: string;
}

/** Hotlines that replies name in their sentences: emergency calls, and the public service numbers that begin with 12 and 96. */
const HOTLINE = /^(?:110|119|120|122|123\d{2}|96110)$/u;
/** A number as a whole, with what would make it another one. Old phones know no look-behind: what stands before is looked at by hand. */
const NUMBER = /[\d.-]+/gu;
const BEFORE_OTHERS = /[〔第年月]$/u;
const AFTER_OTHERS = /^\s?[%年月日条款项元天人万]/u;

/** Numbers of hotlines in a sentence become links. */
export function linkedText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    const end = index + number.length;
    if (!HOTLINE.test(number) || BEFORE_OTHERS.test(text.slice(0, index)) || AFTER_OTHERS.test(text.slice(end))) continue;
    if (index > at) parts.push({ text: text.slice(at, index) });
    parts.push({ text: number, phone: number });
    at = end;
  }
  return at < text.length ? [...parts, { text: text.slice(at) }] : parts;
}
