/** A block as the grammar takes it, and what had to be done for that, in Chinese. */
export interface MendedGift {
  readonly text: string;
  readonly mended: readonly string[];
  /** Why the block cannot be read with certainty whatever is done. */
  readonly doubt?: string;
}

const MARKED = /^\s*[＝～]/;

/**
 * Makes of a block what the grammar reads as its author meant it: full-width ｛＝～％＃｝ as marks, and `:`, `=`,
 * `~`, `#` escaped where they stand in the stem, where they can only be text.
 */
export function mendGift(block: string): MendedGift {
  const mended: string[] = [];
  let text = block;
  const body = bodyOf(text);
  if (body !== undefined && (body.isWide || MARKED.test(body.text))) {
    text = `${text.slice(0, body.start)}{${halfWidth(body.text)}}${text.slice(body.end)}`;
    mended.push('全角的｛＝～｝按半角读');
  }
  const open = indexOfPlain(text, '{');
  const close = open === -1 ? -1 : indexOfPlain(text, '}', open);
  if (open === -1 || close === -1) return { text, mended };
  const answers = text.slice(open + 1, close);
  const doubt = mixedMarks(answers);
  if (doubt !== undefined) return { text, mended, doubt };
  const title = /^\s*::(?:\\.|(?!::)[^\\])+::/.exec(text)?.[0] ?? '';
  const before = escapePlain(text.slice(title.length, open), /[:=~#]/);
  const after = escapePlain(text.slice(close + 1), /[:=~#]/);
  const inside = /^\s*#(?!###)/.test(answers) ? answers : escapePlain(answers, /:/);
  const whole = `${title}${before}{${inside}}${after}`;
  if (whole !== text) mended.push('没有转义的 : = ~ # 按原样读作文字');
  return { text: whole, mended };
}

/** What stands between the braces, and where with them; full-width ones count where there are no others. */
function bodyOf(text: string): { readonly text: string; readonly start: number; readonly end: number; readonly isWide: boolean } | undefined {
  for (const [open, close] of ['{}', '｛｝']) {
    const start = indexOfPlain(text, open!);
    const end = start === -1 ? -1 : indexOfPlain(text, close!, start);
    if (end !== -1) return { text: text.slice(start + 1, end), start, end: end + 1, isWide: open === '｛' };
  }
  return undefined;
}

/** Marks in full width: at the start of an answer only, where some stand after white space; else all of them. */
function halfWidth(answers: string): string {
  const spaced = answers.replaceAll(/(^|\s)[＝～](?=\s*\S)/g, (mark) => mark.replace('＝', '=').replace('～', '~'));
  const rest = spaced.trimStart().slice(1);
  const marks = /(?:^|\s)[=~]/.test(rest) || !/[＝～]/.test(rest) ? spaced : answers.replaceAll('＝', '=').replaceAll('～', '~');
  return marks.replaceAll(/(?<=[=~])\s*％(-?[\d.]+)％/g, '%$1%').replace(/^\s*＃/, '#').replaceAll('＃＃＃＃', '####');
}

/** `=5~10日 ~15日`: marks after white space and marks inside words cannot both begin answers. */
function mixedMarks(answers: string): string | undefined {
  if (/^\s*#/.test(answers)) return undefined;
  // Remarks may hold anything.
  const plain = answers.replaceAll(/\\./g, '··').replace(/####[^]*$/, '').replaceAll(/#[^=~]*/g, ' ');
  const marks = [...plain.trimStart().slice(1).matchAll(/(\s?)[=~]/g)];
  const glued = marks.filter((match) => match[1] === '').length;
  return glued > 0 && glued < marks.length ? '答案里有没转义的 = 或 ~，分不清是选项开头还是文字，请在文字的 = ~ 前加反斜线 \\。' : undefined;
}

function indexOfPlain(text: string, char: string, from = 0): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === char) return at;
  }
  return -1;
}

function escapePlain(text: string, control: RegExp): string {
  return text.replaceAll(/\\[\\:#={}~n]|[^]/g, (char) => (char.length === 1 && control.test(char) ? `\\${char}` : char));
}
