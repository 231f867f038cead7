/**
 * Numbers of the `limit` allowed documents of the highest score above zero, best first, equal ones by id.
 * @param scores of every document, by its number
 */
export function best(allowed: Uint8Array, scores: Float32Array, ids: Uint32Array, limit: number): number[] {
  if (limit <= 0) return [];
  /** A heap of documents with the worst on top; of plain numbers, since thousands pass through it with every question. */
  const heap: number[] = [];
  const worse = (a: number, b: number): boolean => {
    const difference = scores[a]! - scores[b]!;
    return difference < 0 || (difference === 0 && ids[a]! > ids[b]!);
  };
  const swap = (a: number, b: number): void => {
    const document = heap[a]!;
    heap[a] = heap[b]!;
    heap[b] = document;
  };
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
      for (let child = 2 * parent + 1; child <= 2 * parent + 2; child += 1) {
        if (child < heap.length && worse(heap[child]!, heap[least]!)) least = child;
      }
      if (least === parent) return;
      swap(parent, least);
      parent = least;
    }
  };
  /** What a score must reach to be among the best so far. */
  let least = Number.MIN_VALUE;
  for (let document = 0; document < scores.length; document += 1) {
    if (scores[document]! < least || allowed[document] === 0) continue;
    if (heap.length < limit) {
      heap.push(document);
      rise();
      if (heap.length === limit) least = scores[heap[0]!]!;
    } else if (worse(heap[0]!, document)) {
      heap[0] = document;
      sink();
      least = scores[heap[0]]!;
    }
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}
