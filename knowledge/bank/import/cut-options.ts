import { joinWrapped } from '../../documents/join-lines.ts';
import { optionLetter, optionPlace } from '../option-letter.ts';

/** Options without their letters; more than one group where the letters come several times side by side: `A：甲,A：乙`. */
export type CutOptions =
  | { readonly ok: true; readonly groups: readonly (readonly string[])[] }
  | { readonly ok: false; readonly reason: string };

interface Label {
  /** From 0. */
  readonly letter: number;
  readonly start: number;
  /** Where the option's own words begin. */
  readonly end: number;
  readonly separator: string;
  readonly isSmall: boolean;
}

const LETTER = 'A-La-lＡ-Ｌａ-ｌ';
const STRONG = `[（(【\\[]\\s*[${LETTER}]\\s*[）)】\\]]\\s*[、.．:：]?|[${LETTER}]\\s*[.．、:：)）]|[${LETTER}][,，](?=\\S)`;
/** A letter that nothing parts from its words: only where a line begins, or where a letter is missing. */
const WEAK = '[A-LＡ-Ｌ](?:\\s+(?=\\S)|(?=[\\u3400-\\u9fff《“‘"]))';
const AT_LINE_START = new RegExp(`^\\s*(?:${STRONG})`);
const AT_LINE_START_WEAK = new RegExp(`^\\s*(?:${WEAK})`);
const INSIDE = new RegExp(`(?<![A-Za-zＡ-Ｚａ-ｚ])(?:${STRONG})`, 'g');

/** The letter that a line begins with as an option would, from 0: `A．`, `（b）`, `C、`. */
export function leadingLetter(line: string): number | undefined {
  const match = AT_LINE_START.exec(line);
  return match === null ? undefined : letterOf(match[0]);
}

/** As {@link leadingLetter}, for `A 甲` and `A甲`, which may as well begin a sentence. */
export function weakLeadingLetter(line: string): number | undefined {
  const match = AT_LINE_START_WEAK.exec(line);
  return match === null ? undefined : letterOf(match[0]);
}

/**
 * Cuts a block of options into options. Letters at the beginnings of lines are certain. Between two of them, and after
 * the last, the letters that follow in the alphabet are looked for inside the line: first after white space, then
 * between words that run on (`B.规则公平C.预期明确`), there only with the same sign after the letter as before. A letter
 * that could stand in two places is not cut: which one the author meant is for the author to say.
 *
 * @param lines each begins where a line or cell of the file begins
 */
export function cutOptions(lines: readonly string[]): CutOptions {
  const text = lines.join('\n');
  const certain = certainLabels(lines);
  const labels: Label[] = [];
  for (const [index, label] of certain.entries()) {
    const expected = labels.length;
    if (label.letter < expected) return { ok: false, reason: `选项 ${optionLetter(label.letter)} 出现了两次，请核对选项字母。` };
    labels.push(label);
    const next = certain[index + 1];
    const filled = fill(text, label, next);
    if (typeof filled === 'string') return { ok: false, reason: filled };
    labels.push(...filled);
    if (labels.length !== labels.at(-1)!.letter + 1) return { ok: false, reason: `缺选项 ${optionLetter(firstGap(labels))}，请补上，或核对选项字母。` };
  }
  if (labels.length === 0) return { ok: false, reason: '没有选项。' };
  return layers(labels.map(({ end }, index) => text.slice(end, labels[index + 1]?.start)), labels);
}

function certainLabels(lines: readonly string[]): Label[] {
  const labels: Label[] = [];
  let start = 0;
  for (const line of lines) {
    const strong = AT_LINE_START.exec(line);
    const match = strong ?? AT_LINE_START_WEAK.exec(line);
    const expected = (labels.at(-1)?.letter ?? -1) + 1;
    // `a、b` in a wrapped option of A, B, C, D are its own.
    const isOther = match !== null && labels[0] !== undefined && labels[0].isSmall !== /[a-l]/.test(match[0].normalize('NFKC'));
    if (isOther) {
      start += line.length + 1;
      continue;
    }
    if (match !== null && (strong !== null || letterOf(match[0]) === expected)) {
      labels.push(labelAt(match[0], start));
    }
    start += line.length + 1;
  }
  return labels;
}

/** The labels between a certain one and the next (or after the last, as far as they go), or why they cannot be told. */
function fill(text: string, from: Label, to: Label | undefined): Label[] | string {
  const found: Label[] = [];
  for (let last = from; last.letter + 1 !== to?.letter;) {
    const next = nextLabel(text, last, to?.start ?? text.length);
    if (typeof next === 'string') return next;
    if (next === undefined) break;
    found.push(next);
    last = next;
  }
  return found;
}

function nextLabel(text: string, last: Label, limit: number): Label | string | undefined {
  const candidates = [...text.slice(0, limit).matchAll(INSIDE)]
    .filter((match) => match.index >= last.end && letterOf(match[0]) === last.letter + 1)
    .map((match) => labelAt(match[0], match.index))
    .filter(({ isSmall }) => isSmall === last.isSmall);
  const apart = candidates.filter(({ start }) => /\s/.test(text[start - 1] ?? ' '));
  const glued = candidates.filter(({ separator }) => separator === last.separator);
  // `C：甲,C：乙` is one option of two groups: the first of them is where it begins.
  const firsts = glued.filter(({ start }, index) => index === 0 || !/[,，]/.test(text[start - 1]!));
  const choice = apart.length > 0 ? apart : firsts;
  if (choice.length > 1) return `选项 ${optionLetter(last.letter + 1)} 从哪里开始有两种可能，请把每个选项各写一行。`;
  return choice[0];
}

/** Parts `甲,A：乙` where every option does so equally often; options that are the same in every group are one group. */
function layers(texts: readonly string[], labels: readonly Label[]): CutOptions {
  const parted = texts.map((text, index) => {
    const { letter, separator } = labels[index]!;
    return text.split(new RegExp(`[,，]\\s*[${optionLetter(letter)}${optionLetter(letter).toLowerCase()}]\\s*[${separator === '' ? ':：' : separator}]`));
  });
  const count = parted[0]!.length;
  const repeated = parted.findIndex((parts) => parts.length !== count);
  if (repeated !== -1) return { ok: false, reason: `选项 ${optionLetter(count > 1 ? 0 : repeated)} 出现了两次，请核对选项字母。` };
  const groups = Array.from({ length: count }, (_, group) => parted.map((parts) => tidy(parts[group]!)));
  const distinct = groups.filter((group, index) => groups.findIndex((other) => other.join('\n') === group.join('\n')) === index);
  return { ok: true, groups: distinct };
}

function tidy(option: string): string {
  return option.split('\n').map((line) => line.trim()).reduce(joinWrapped).replace(/[\s；;，,、]+$/, '');
}

function labelAt(label: string, start: number): Label {
  const sign = label.normalize('NFKC').replaceAll(/[\sA-La-l]/g, '');
  return { letter: letterOf(label), start, end: start + label.length, separator: SIGNS.get(sign) ?? '', isSmall: /[a-l]/.test(label.normalize('NFKC')) };
}

/** Half and full width are the same sign. */
const SIGNS = new Map([['.', '.．'], [':', ':：'], ['、', '、'], [')', ')）'], [',', ',，'], ['()', ')）']]);

function firstGap(labels: readonly Label[]): number {
  return labels.findIndex(({ letter }, index) => letter !== index);
}

const letterOf = (label: string): number => optionPlace(/[A-La-l]/.exec(label.normalize('NFKC'))![0]);
