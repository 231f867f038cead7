/**
 * The word that takes the fewest changes of a character to come from what was written; undefined: all are too far from it.
 * @param isMeant one of them is: any that has a character in common will do
 */
export function nearestWord(written: string, words: readonly string[], isMeant = false): string | undefined {
  const characters = new Set(written);
  return words
    .map((word) => ({ word, changes: changes([...written], [...word]) }))
    .filter(({ word, changes: count }) => (isMeant ? [...word].some((character) => characters.has(character)) : count * 2 <= Math.max(word.length, written.length)))
    .sort((a, b) => a.changes - b.changes)[0]?.word;
}

/** Levenshtein's distance (Soviet Physics Doklady 10(8), 1966), row by row (Wagner and Fischer, JACM 21(1), 1974). */
function changes(from: readonly string[], to: readonly string[]): number {
  let row = [...to.keys(), to.length];
  for (const [place, character] of from.entries()) {
    const next = [place + 1];
    for (const [column, other] of to.entries()) next.push(Math.min(next[column]! + 1, row[column + 1]! + 1, row[column]! + (character === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}
