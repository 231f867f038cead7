/** Text with marks over parts of it: what Telegram shows, before it is written as HTML. Counted in UTF-16 code units, as Telegram counts. */
export interface RichText {
  readonly text: string;
  /** In order of their starts; none overlaps another. */
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly kind: 'bold' | 'quote' | 'long-quote';
  readonly start: number;
  readonly end: number;
}

export const plain = (text: string): RichText => ({ text, marks: [] });

export function marked(kind: Mark['kind'], text: string): RichText {
  return { text, marks: text === '' ? [] : [{ kind, start: 0, end: text.length }] };
}

export function joined(parts: readonly RichText[], separator = ''): RichText {
  let text = '';
  const marks: Mark[] = [];
  parts.forEach((part, index) => {
    if (index > 0) text += separator;
    marks.push(...part.marks.map(({ kind, start, end }) => ({ kind, start: start + text.length, end: end + text.length })));
    text += part.text;
  });
  return { text, marks };
}

export function slice({ text, marks }: RichText, from: number, to: number): RichText {
  return {
    text: text.slice(from, to),
    marks: marks.flatMap(({ kind, start, end }) => {
      const [first, last] = [Math.max(start, from), Math.min(end, to)];
      return first < last ? [{ kind, start: first - from, end: last - from }] : [];
    }),
  };
}
