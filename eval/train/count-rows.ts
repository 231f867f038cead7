/** Feature counts of many texts in one block of shared memory, so that every worker reads the same one. */
export interface CountRows {
  /** Row i lies from `ends[i - 1]` (0 for the first) to `ends[i]`. */
  readonly ends: Uint32Array;
  readonly features: Uint32Array;
  readonly counts: Uint8Array;
}

export function packRows(rows: readonly ReadonlyMap<number, number>[]): CountRows {
  const total = rows.reduce((sum, row) => sum + row.size, 0);
  const ends = new Uint32Array(new SharedArrayBuffer(rows.length * 4));
  const features = new Uint32Array(new SharedArrayBuffer(total * 4));
  const counts = new Uint8Array(new SharedArrayBuffer(total));
  let used = 0;
  rows.forEach((row, index) => {
    for (const [feature, count] of row) {
      features[used] = feature;
      counts[used] = Math.min(count, 255);
      used += 1;
    }
    ends[index] = used;
  });
  return { ends, features, counts };
}

/** Adds a row to counts; returns them. */
export function addRow({ ends, features, counts }: CountRows, row: number, into: Map<number, number> = new Map()): Map<number, number> {
  for (let entry = row === 0 ? 0 : ends[row - 1]!; entry < ends[row]!; entry += 1) {
    into.set(features[entry]!, (into.get(features[entry]!) ?? 0) + counts[entry]!);
  }
  return into;
}
