/** Numbers of the patterns that a text may match, in order: those of whose needed characters it holds one, and those that need none. */
export type PatternIndex = (text: string) => number[];

/**
 * Leaves few of hundreds of patterns to be tried on a text.
 * @param patterns regular expressions that tell upper from lower case
 */
export function createPatternIndex(patterns: readonly string[]): PatternIndex {
  const always: number[] = [];
  const byCharacter = new Map<string, number[]>();
  patterns.forEach((pattern, number) => {
    const needed = neededCharacters(pattern);
    if (!needed) always.push(number);
    for (const character of needed ?? []) byCharacter.set(character, [...(byCharacter.get(character) ?? []), number]);
  });
  return (text) => {
    const some = new Set(always);
    for (const character of new Set(text)) for (const number of byCharacter.get(character) ?? []) some.add(number);
    return [...some].sort((a, b) => a - b);
  };
}

/** Characters of which a text holds one wherever a pattern matches; undefined where the pattern does not tell. */
export function neededCharacters(pattern: string): ReadonlySet<string> | undefined {
  const tokens = pattern.match(TOKEN) ?? [];
  let at = 0;

  /** Any of several alternatives, up to a closing bracket or the end. */
  const alternatives = (): ReadonlySet<string> | undefined => {
    const all: (ReadonlySet<string> | undefined)[] = [];
    do all.push(sequence());
    while (tokens[at++] === '|');
    return all.some((one) => one === undefined) ? undefined : new Set(all.flatMap((one) => [...one!]));
  };

  /** One thing after the other: all are needed, and the one with the fewest characters says most. */
  const sequence = (): ReadonlySet<string> | undefined => {
    let fewest: ReadonlySet<string> | undefined;
    while (at < tokens.length && tokens[at] !== '|' && tokens[at] !== ')') {
      const token = tokens[at++]!;
      const needed = token.startsWith('(') ? alternatives() : charactersOf(token);
      const isNeeded = !/^\(\?(?!:)/.test(token) && !/^(?:[*?]|\{)/.test(tokens[at] ?? '');
      if (isNeeded && needed && needed.size < (fewest?.size ?? Number.POSITIVE_INFINITY)) fewest = needed;
    }
    return fewest;
  };
  return alternatives();
}

/** Brackets that open, with what they are; classes; escapes; repetition; single characters. */
const TOKEN = /\((?:\?(?:<?[=!]|:))?|\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\.|\{[\d,]+\}|[\s\S]/gu;

/** What a single token matches; undefined when that is more than a few characters, or a place. */
function charactersOf(token: string): ReadonlySet<string> | undefined {
  if (/^\[(?!\^)[^\\-]*\]$/u.test(token)) return new Set(token.slice(1, -1));
  return /^[\p{L}\p{N}]$/u.test(token) ? new Set(token) : undefined;
}
