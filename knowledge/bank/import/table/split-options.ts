import { cutOptions, leadingLetter } from '../cut-options.ts';
import { failed } from '../make-question.ts';
import type { Made } from '../make-question.ts';

const SEPARATORS = [/\n+/, /\s*\|+\s*/, /\s*[；;]\s*/];
/** Only where the number of options is known can these be trusted: they stand inside sentences as well. */
const WEAK_SEPARATORS = [/(?<=[”"])\s*[，,]\s*(?=[“"])/, /\s*[，,]\s*/, /\s*。\s*/, /\s*、\s*/];
const UNREADABLE = '选项这一格分不出各个选项，请每个选项写一行，或写成 A.…… B.……。';

/**
 * Options that stand in one cell: `A.… B.…`, a list of JSON, lines, or parted by | or ；.
 * @param count how many there are, where another cell says so
 */
export function splitOptions(text: string, count?: number): Made<readonly string[]> {
  const isNumbered = (options: readonly string[]): boolean => (count === undefined ? options.length >= 2 : options.length === count);
  if (leadingLetter(text) === 0) {
    // A letter behind a separator begins an option as one at the beginning of a line does.
    const cut = cutOptions(text.split(/\n|[|；;]\s*(?=[A-LＡ-Ｌ]\s*[.．、:：)）])/));
    if (!cut.ok) return failed(cut.reason);
    return cut.groups.length === 1 && isNumbered(cut.groups[0]!) ? { ok: true, made: cut.groups[0]! } : failed(UNREADABLE);
  }
  const separators = count === undefined ? SEPARATORS : [...SEPARATORS, ...WEAK_SEPARATORS];
  const ways = [jsonList(text), ...separators.map((separator) => text.split(separator).map(bare).filter((part) => part !== ''))];
  const options = ways.find((way) => way !== undefined && isNumbered(way));
  return options === undefined ? failed(UNREADABLE) : { ok: true, made: withoutLetters(options) };
}

/** Takes `A.`, `B.`, … from options that all have theirs. */
export function withoutLetters(options: readonly string[]): readonly string[] {
  const plain = options.map((option, place) => (leadingLetter(option) === place ? cutOptions([option.replace(/[A-Za-zＡ-Ｚａ-ｚ]/, 'A')]) : undefined));
  const cut = plain.map((each) => (each?.ok === true && each.groups.length === 1 && each.groups[0]!.length === 1 ? each.groups[0]![0]! : ''));
  return options.length > 0 && !cut.includes('') ? cut : options;
}

/** Without the quotes that some exports put around each option. */
function bare(option: string): string {
  const trimmed = option.trim();
  return /^“[^“”]*”$|^"[^"]*"$/.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
}

/** `["…","…"]` or `{"A":"…","B":"…"}`, as programs store them. */
function jsonList(text: string): readonly string[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const parts: unknown[] = Array.isArray(value) ? value : Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
    return parts.every((part): part is string => typeof part === 'string') ? parts.map((part) => part.trim()) : undefined;
  } catch {
    return undefined;
  }
}
