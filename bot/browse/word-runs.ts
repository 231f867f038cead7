import { diffArrays } from 'diff';
import { NUMERAL_CLASS } from '../../knowledge/numerals.ts';
import { slideToBoundaries, withoutConfetti, type Change } from './tidy-changes.ts';

/** A stretch of two texts held against each other. */
export interface Run {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Texts that differ in more places than this are shown one after the other; a comparison would take long and tell nothing. */
const MOST_EDITS = 1200;

/**
 * What became of a text, by characters and whole figures (五百 → 一千, not 五 → 一), in stretches that can be read. All
 * but the added ones put together are the old text, all but the removed ones the new; of a mark in another width
 * (: and ：), which is no change, the new one is shown.
 */
export function wordRuns(before: string, after: string): Run[] {
  const [older, newer] = [tokensOf(before), tokensOf(after)];
  const found = diffArrays(older.map(folded), newer.map(folded), { maxEditLength: MOST_EDITS });
  if (!found) return runsOf([{ removed: before, added: after, same: '' }]);
  const changes: Change[] = [];
  let current = { removed: '', added: '' };
  let [oldAt, newAt] = [0, 0];
  for (const { added, removed, value } of found) {
    const [oldText, newText] = [older, newer].map((tokens, side) => {
      const at = side === 0 ? oldAt : newAt;
      return tokens.slice(at, at + value.length).join('');
    }) as [string, string];
    if (!added) oldAt += value.length;
    if (!removed) newAt += value.length;
    if (removed) current = { ...current, removed: current.removed + oldText };
    else if (added) current = { ...current, added: current.added + newText };
    else {
      changes.push({ ...current, same: newText });
      current = { removed: '', added: '' };
    }
  }
  return runsOf(slideToBoundaries(withoutConfetti([...changes, { ...current, same: '' }])));
}

const TOKEN = new RegExp(`[${NUMERAL_CLASS}]+|[^]`, 'gu');

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

const WIDE: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）', '!': '！', '?': '？' };

const folded = (token: string): string => WIDE[token] ?? token;

function runsOf(changes: readonly Change[]): Run[] {
  return changes.flatMap(({ removed, added, same }): Run[] => [
    { kind: 'removed', text: removed }, { kind: 'added', text: added }, { kind: 'same', text: same },
  ]).filter(({ text }) => text !== '');
}
