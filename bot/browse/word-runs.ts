import { diffChars } from 'diff';

/** A stretch of two texts held against each other. */
export interface Run {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Texts that differ in more characters than this are shown one after the other; a comparison would take seconds and tell nothing. */
const MOST_EDITS = 1200;

/**
 * What became of a text, by characters, in stretches that can be read. All but the added ones put together are the old
 * text, all but the removed ones the new.
 */
export function wordRuns(before: string, after: string): Run[] {
  const found = diffChars(before, after, { maxEditLength: MOST_EDITS });
  const runs: Run[] = found
    ? found.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }))
    : [{ kind: 'removed', text: before }, { kind: 'added', text: after }];
  return joined(withoutConfetti(changesOf(runs)));
}

/** What stands between two stretches that are the same, with the stretch that follows. */
interface Change {
  readonly removed: string;
  readonly added: string;
  readonly same: string;
}

function changesOf(runs: readonly Run[]): Change[] {
  const changes: Change[] = [];
  let current = { removed: '', added: '' };
  for (const { kind, text } of runs) {
    if (kind !== 'same') current = { ...current, [kind]: current[kind] + text };
    else {
      changes.push({ ...current, same: text });
      current = { removed: '', added: '' };
    }
  }
  return [...changes, { ...current, same: '' }];
}

/** What is the same between two changes and no longer than both of them is read with them: 公安局 → 安全厅 is no change around 安. */
function withoutConfetti(changes: readonly Change[]): Change[] {
  let result = [...changes];
  for (;;) {
    const place = result.findIndex((change, index) => index < result.length - 1 && isConfetti(change, result[index + 1]!));
    if (place < 0) return result;
    const [one, next] = [result[place]!, result[place + 1]!];
    result = result.toSpliced(place, 2, { removed: one.removed + one.same + next.removed, added: one.added + one.same + next.added, same: next.same });
  }
}

function isConfetti(change: Change, next: Change): boolean {
  const [left, right] = [sizeOf(change), sizeOf(next)];
  return left > 0 && right > 0 && change.same !== '' && change.same.length <= Math.min(left, right, LONGEST_CONFETTI);
}

/** A clause that stays is worth showing, whatever stands around it. */
const LONGEST_CONFETTI = 6;

const sizeOf = ({ removed, added }: Change): number => Math.max(removed.length, added.length);

function joined(changes: readonly Change[]): Run[] {
  return changes.flatMap(({ removed, added, same }): Run[] => [
    { kind: 'removed', text: removed }, { kind: 'added', text: added }, { kind: 'same', text: same },
  ]).filter(({ text }) => text !== '');
}
