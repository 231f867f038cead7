/** The word that takes the fewest changes of a character to come from what was written; undefined: none has one in common with it. */
export function nearestWord(written: string, words: readonly string[]): string | undefined {
  const characters = new Set(written);
  return words
    .filter((word) => [...word].some((character) => characters.has(character)))
    .map((word) => ({ word, changes: changes([...written], [...word]) }))
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
