/** How a short text lies best in a longer one. */
export interface Alignment {
  /** The stretch of the longer text, `from` inclusive, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** For each character of the short text its place in the longer one, or -1 where it has none; other characters may stand there. */
  readonly places: Int32Array;
  /** Characters of the short text that stand in the longer one unchanged, as a share, 0 to 1. */
  readonly likeness: number;
}

/**
 * The least edits that make a short text out of some stretch of a longer one (Sellers): the best place first, then
 * others that take as few. Time and space are the product of the lengths.
 */
export function align(short: string, long: string): readonly [Alignment, ...Alignment[]] {
  const width = long.length + 1;
  const cost = new Uint16Array((short.length + 1) * width);
  for (let row = 1; row <= short.length; row += 1) {
    const above = (row - 1) * width;
    const here = row * width;
    const character = short.charCodeAt(row - 1);
    cost[here] = row;
    for (let column = 1; column < width; column += 1) {
      const changed = cost[above + column - 1]! + (character === long.charCodeAt(column - 1) ? 0 : 1);
      const added = cost[above + column]! + 1;
      const left = cost[here + column - 1]! + 1;
      cost[here + column] = changed <= added ? (changed <= left ? changed : left) : added <= left ? added : left;
    }
  }
  const last = short.length * width;
  let best = 0;
  for (let column = 1; column < width; column += 1) if (cost[last + column]! < cost[last + best]!) best = column;
  const ends: number[] = [];
  for (let column = 0; column < width && ends.length < MOST_PLACES; column += 1) {
    const here = cost[last + column]!;
    const isLeast = here <= (cost[last + column - 1] ?? Infinity) && here < (column + 1 < width ? cost[last + column + 1]! : Infinity);
    if (column !== best && isLeast && here === cost[last + best]!) ends.push(column);
  }
  return [trace(short, long, cost, best), ...ends.map((end) => trace(short, long, cost, end))];
}

const MOST_PLACES = 6;

function trace(short: string, long: string, cost: Uint16Array, to: number): Alignment {
  const width = long.length + 1;
  const places = new Int32Array(short.length).fill(-1);
  let row = short.length;
  let column = to;
  let same = 0;
  while (row > 0) {
    const here = cost[row * width + column]!;
    const isSame = column > 0 && short[row - 1] === long[column - 1];
    if (column > 0 && here === cost[(row - 1) * width + column - 1]! + (isSame ? 0 : 1)) {
      row -= 1;
      column -= 1;
      places[row] = column;
      if (isSame) same += 1;
    } else if (here === cost[(row - 1) * width + column]! + 1) row -= 1;
    else column -= 1;
  }
  return { from: column, to, places, likeness: short.length === 0 ? 0 : same / short.length };
}
