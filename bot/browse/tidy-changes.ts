/** What went and came between two stretches that are the same, with the stretch that follows. */
export interface Change {
  readonly removed: string;
  readonly added: string;
  readonly same: string;
}

/** A stretch of this length that stays is worth showing, whatever stands around it. */
const LONGEST_CONFETTI = 6;

/** What is the same between two changes and no longer than either is read with them: no single characters that stay in a clause that goes. */
export function withoutConfetti(changes: readonly Change[]): Change[] {
  let result = [...changes];
  for (;;) {
    const place = result.findIndex((change, index) => index < result.length - 1 && isConfetti(change, result[index + 1]!));
    if (place < 0) return result;
    const [one, next] = [result[place]!, result[place + 1]!];
    result = result.toSpliced(place, 2, { removed: one.removed + one.same + next.removed, added: one.added + one.same + next.added, same: next.same });
  }
}

function isConfetti(change: Change, next: Change): boolean {
  return change.same !== '' && change.same.length <= Math.min(sizeOf(change), sizeOf(next), LONGEST_CONFETTI);
}

const sizeOf = ({ removed, added }: Change): number => Math.max(removed.length, added.length);

/**
 * Words that only came, or only went, may as well begin some characters earlier or later where these are the same at
 * both ends: they are moved to where a line, a sentence or a clause begins. 同中｛国…；同中｝华 becomes 同｛中国…；同｝中华.
 */
export function slideToBoundaries(changes: readonly Change[]): Change[] {
  const result = [...changes];
  for (let place = 1; place < result.length; place += 1) {
    const [previous, change] = [result[place - 1]!, result[place]!];
    const kind = change.removed === '' ? 'added' : change.added === '' ? 'removed' : undefined;
    if (!kind || change[kind] === '') continue;
    const isFirst = place === 1 && previous.removed + previous.added === '';
    const slid = best({ before: previous.same, edit: change[kind], after: change.same }, isFirst ? 0 : 1, place === result.length - 1 ? 0 : 1);
    result[place - 1] = { ...previous, same: slid.before };
    result[place] = { ...change, [kind]: slid.edit, same: slid.after };
  }
  return result.filter(({ removed, added, same }) => removed + added + same !== '');
}

interface Place {
  readonly before: string;
  readonly edit: string;
  readonly after: string;
}

/**
 * The same edit at the best of the places that it may have, where it was unless another is better.
 * @param leastBefore characters that must stay before it and after it, so that it does not run into another change
 */
function best(found: Place, leastBefore: number, leastAfter: number): Place {
  const places: Place[] = [found];
  for (let { before, edit, after } = found; before.length > leastBefore && before.at(-1) === edit.at(-1);) {
    const last = edit.at(-1)!;
    ({ before, edit, after } = { before: before.slice(0, -1), edit: last + edit.slice(0, -1), after: last + after });
    places.push({ before, edit, after });
  }
  for (let { before, edit, after } = found; after.length > leastAfter && edit[0] === after[0];) {
    const first = edit[0]!;
    ({ before, edit, after } = { before: before + first, edit: edit.slice(1) + first, after: after.slice(1) });
    places.push({ before, edit, after });
  }
  return places.reduce((one, other) => (boundary(other) > boundary(one) ? other : one));
}

/** How well an edit stands between lines, sentences or clauses. */
function boundary({ before, edit }: Place): number {
  const [start, end] = [before.at(-1) ?? '\n', edit.at(-1)!];
  return weight(start) + weight(end);
}

const weight = (mark: string): number => (mark === '\n' ? 4 : /[。；]/.test(mark) ? 3 : /[，：、）]/.test(mark) ? 2 : 0);
