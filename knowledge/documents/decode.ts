/** The characters that make up about a third of any Chinese legal or official text, in both scripts. */
const COMMON = new Set('，。、；：（）《》“”的一是在不了有和人中大为為国國上个個年月日第条條法定应應当當行规規及或者由本以十二三');
const SAMPLE_BYTES = 64 * 1024;
/** Official prose scores 0.25 and more; the same bytes read in a wrong encoding score below 0.03. */
const CONFIDENT = 0.08;

/** Text of a file and how it was encoded (a WHATWG label). Undecodable bytes stand as U+FFFD. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Decodes a text file: byte order mark, else valid UTF-8, else UTF-16 (by its NUL bytes), else the declared charset,
 * else whichever of GB18030, Big5 and damaged UTF-8 reads as Chinese.
 *
 * @param declared charset that the file itself names (a `<meta>` of a page)
 * @returns undefined when nothing reads as text
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded | undefined {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return decodeAs(bytes, marked);
  const utf16 = utf16Order(bytes);
  if (utf16 === 'binary') return undefined;
  if (utf16 !== undefined) return decodeAs(bytes, utf16);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decodeLegacy(bytes, declared);
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Text without a mark has NUL bytes only as halves of UTF-16 units, in line breaks and ASCII at least. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'binary' | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (!sample.includes(0)) return undefined;
  const [best] = (['utf-16le', 'utf-16be'] as const)
    .map((encoding) => ({ encoding, score: plausibility(decodeAs(sample, encoding).text) }))
    .sort((a, b) => b.score - a.score);
  return best !== undefined && best.score >= CONFIDENT ? best.encoding : 'binary';
}

function decodeLegacy(bytes: Uint8Array, declared: string | undefined): Decoded | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const named = declared === undefined ? undefined : knownEncoding(declared);
  const [best] = ['gb18030', 'big5', 'utf-8']
    .map((encoding) => {
      const score = plausibility(decodeAs(sample, encoding).text);
      return { encoding, score: encoding === named && score > 0 ? score + CONFIDENT : score };
    })
    .sort((a, b) => b.score - a.score);
  return best !== undefined && best.score >= CONFIDENT ? decodeAs(bytes, best.encoding) : undefined;
}

function knownEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding.replace(/^gbk$/, 'gb18030');
  } catch {
    return undefined;
  }
}

/** Share of common characters among the non-ASCII ones, less what no real text has: U+FFFD, private use, controls. */
function plausibility(text: string): number {
  let wide = 0;
  let common = 0;
  let junk = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || (code < 0x20 && !/\s/.test(char))) junk++;
    else if (COMMON.has(char)) common++;
    if (code > 0x7f) wide++;
  }
  // Latin text has no wide characters to judge by: without junk, its bytes speak for themselves.
  if (wide === 0) return junk === 0 ? 1 : 0;
  return (common - 5 * junk) / wide;
}
