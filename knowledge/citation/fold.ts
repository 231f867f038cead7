/** A text with some characters changed or dropped, which knows where each of its characters came from. */
export interface Folded {
  readonly text: string;
  /** Offset in the source at which the character at `position` begins; for the end of a span, use {@link sourceEnd}. */
  sourceStart(position: number): number;
  /** Offset in the source behind the character before `position`. */
  sourceEnd(position: number): number;
}

/**
 * Replaces every match of a global pattern, keeping track of offsets. Linear in the length of the text.
 * @param replacement what stands for a match; all its characters map to the whole match.
 */
export function foldWith(source: string, pattern: RegExp, replacement: (match: string) => string): Folded {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const copy = (from: number, to: number) => {
    pieces.push(source.slice(from, to));
    for (let offset = from; offset < to; offset += 1) {
      starts.push(offset);
      ends.push(offset + 1);
    }
  };
  let last = 0;
  for (const match of source.matchAll(pattern)) {
    const end = match.index + match[0].length;
    copy(last, match.index);
    const text = replacement(match[0]);
    pieces.push(text);
    for (let i = 0; i < text.length; i += 1) {
      starts.push(match.index);
      ends.push(end);
    }
    last = end;
  }
  copy(last, source.length);
  return {
    text: pieces.join(''),
    sourceStart: (position) => starts[position] ?? source.length,
    sourceEnd: (position) => (position === 0 ? 0 : ends[position - 1]!),
  };
}

const PUNCTUATION: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）', '!': '！', '?': '？' };

/** White space but line breaks, invisible characters, full-width forms, Kangxi radicals, ㈠, doubled angle brackets. */
const VARIANTS =
  /[^\S\n]+|[\u200b-\u200d\u2060\ufeff]+|<<|>>|＜＜|＞＞|[,:;()!?]|[\uff01-\uff5e\u2f00-\u2fdf\u3220-\u3229]/g;

/**
 * Text as the parsers of citations read it: no white space but line breaks, ASCII letters and digits,
 * full-width ，：；（）！？ and 《》.
 */
export function foldText(source: string): Folded {
  return foldWith(source, VARIANTS, (match) => {
    if (match === '<<' || match === '＜＜') return '《';
    if (match === '>>' || match === '＞＞') return '》';
    if (/^[\s\u200b-\u200d\u2060\ufeff]/.test(match)) return '';
    return [...match.normalize('NFKC')].map((character) => PUNCTUATION[character] ?? character).join('');
  });
}
