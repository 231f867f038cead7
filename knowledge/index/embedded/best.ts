interface Entry {
  readonly document: number;
  readonly score: number;
}

/**
 * Numbers of the `limit` allowed documents of the highest score above zero, best first, equal ones by id.
 * @param scores of every document, by its number
 */
export function best(allowed: Uint8Array, scores: Float32Array, ids: Uint32Array, limit: number): number[] {
  if (limit <= 0) return [];
  /** A heap with the worst entry on top. */
  const heap: Entry[] = [];
  const worse = (a: Entry, b: Entry): boolean => a.score < b.score || (a.score === b.score && ids[a.document]! > ids[b.document]!);
  const swap = (a: number, b: number): void => void ([heap[a], heap[b]] = [heap[b]!, heap[a]!]);
  const rise = (): void => {
    for (let child = heap.length - 1; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!worse(heap[child]!, heap[parent]!)) return;
      swap(parent, child);
      child = parent;
    }
  };
  const sink = (): void => {
    for (let parent = 0; ;) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) if (child < heap.length && worse(heap[child]!, heap[least]!)) least = child;
      if (least === parent) return;
      swap(parent, least);
      parent = least;
    }
  };
  /** What a score must reach to be among the best so far. */
  let least = Number.MIN_VALUE;
  for (let document = 0; document < scores.length; document += 1) {
    const value = scores[document]!;
    if (value < least || allowed[document] === 0) continue;
    const entry = { document, score: value };
    if (heap.length < limit) {
      heap.push(entry);
      rise();
      if (heap.length === limit) least = heap[0]!.score;
    } else if (worse(heap[0]!, entry)) {
      heap[0] = entry;
      sink();
      least = heap[0].score;
    }
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1)).map((entry) => entry.document);
}
