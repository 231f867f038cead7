const SEPARATORS = [/\n+/, /\s*\|+\s*/, /\s*[；;]\s*/];
/** Only where the number of options is known can these be trusted: they stand inside sentences as well. */
const WEAK_SEPARATORS = [/[”"]\s*[，,]\s*[“"]/, /\s*[，,]\s*/, /\s*。\s*/, /\s*、\s*/];
const MARK = /(?:[（(]\s*([A-LＡ-Ｌ])\s*[）)]|([A-LＡ-Ｌ])\s*[.．、:：)）])\s*/g;

/**
 * Options that stand in one cell: `A.… B.…`, lines, or parted by | or ；.
 * @param count how many there are, where another cell says so
 * @returns undefined where no way of parting gives two or more (or that many)
 */
export function splitOptions(text: string, count?: number): readonly string[] | undefined {
  const ways = [byLetters(text), ...(count === undefined ? SEPARATORS : [...SEPARATORS, ...WEAK_SEPARATORS]).map((separator) =>
    text.split(separator).map((part) => part.replaceAll(/^[\s“"]+|[\s”"]+$/g, '')).filter((part) => part !== ''))];
  const fits = (parts: readonly string[]): boolean => (count === undefined ? parts.length >= 2 : parts.length === count);
  const parts = ways.find((way) => way !== undefined && fits(way));
  return parts === undefined ? undefined : withoutLetters(parts);
}

/** Takes `A.`, `B.`, … from options that all have theirs. */
export function withoutLetters(options: readonly string[]): readonly string[] {
  const bare = options.map((option, place) => {
    const letter = String.fromCharCode(65 + place);
    return new RegExp(`^(?:[（(]\\s*${letter}\\s*[）)]|${letter}\\s*[.．、:：])\\s*(.*)$`, 's').exec(option.normalize('NFC'))?.[1];
  });
  return options.length > 0 && bare.every((option) => option !== undefined && option !== '') ? (bare as string[]) : options;
}

/** Marks A, B, C, … in order, whatever stands between them. */
function byLetters(text: string): string[] | undefined {
  const cuts: { readonly from: number; readonly to: number }[] = [];
  for (const match of text.matchAll(MARK)) {
    const letter = (match[1] ?? match[2])!.normalize('NFKC');
    if (letter === String.fromCharCode(65 + cuts.length)) cuts.push({ from: match.index, to: match.index + match[0].length });
  }
  if (cuts.length < 2 || text.slice(0, cuts[0]!.from).trim() !== '') return undefined;
  return cuts.map(({ to }, place) => text.slice(to, cuts[place + 1]?.from).replace(/[\s；;|，,]+$/, ''));
}
