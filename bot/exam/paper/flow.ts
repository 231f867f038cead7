/** A flow of whole units through a small network, for assignments that are decided one by one and must all work out in the end. */
export interface Flow {
  /** A new edge, by which it is spoken of. */
  edge(from: number, to: number, capacity: number): number;
  /** Sends as much as can be from the first node to the last; returns the sum that has got through so far. */
  fill(): number;
  setCapacity(edge: number, capacity: number): void;
  through(edge: number): number;
  /**
   * Fixes one more unit on an edge, rerouting what is not fixed without losing any of it.
   * @returns false where that cannot be; nothing is changed then
   */
  fix(edge: number): boolean;
  /** Nodes from which more could still come to this one without passing the sink. */
  reaching(node: number): ReadonlySet<number>;
}

/**
 * Augmenting shortest paths (Edmonds and Karp, JACM 19(2), 1972). Node 0 is the source and `nodes - 1` the sink. As a
 * path never takes back what leaves the source, filling again after capacities have grown only adds.
 */
export function createFlow(nodes: number): Flow {
  const heads: number[] = [];
  const tails: number[] = [];
  const capacities: number[] = [];
  const flows: number[] = [];
  const fixed: number[] = [];
  const at: number[][] = Array.from({ length: nodes }, () => []);
  let total = 0;

  const other = (edge: number, node: number): number => (tails[edge] === node ? heads[edge]! : tails[edge]!);
  /** Whether one more unit can go along an edge away from a node: forth, or back what is not fixed. */
  const isOpen = (edge: number, from: number): boolean => (tails[edge] === from ? flows[edge]! < capacities[edge]! : flows[edge]! > fixed[edge]!);

  /** Sends a unit from one node to another; false: there is no way. */
  const send = (from: number, to: number): boolean => {
    const cameBy = new Map<number, number>();
    const queue = [from];
    for (const node of queue) {
      if (node === to) break;
      for (const edge of at[node]!) {
        const next = other(edge, node);
        if (next === from || cameBy.has(next) || !isOpen(edge, node)) continue;
        cameBy.set(next, edge);
        queue.push(next);
      }
    }
    if (!cameBy.has(to)) return false;
    for (let node = to; node !== from;) {
      const edge = cameBy.get(node)!;
      flows[edge]! += heads[edge] === node ? 1 : -1;
      node = other(edge, node);
    }
    return true;
  };

  return {
    edge: (from, to, capacity) => {
      const edge = heads.length;
      tails.push(from);
      heads.push(to);
      capacities.push(capacity);
      flows.push(0);
      fixed.push(0);
      at[from]!.push(edge);
      at[to]!.push(edge);
      return edge;
    },
    fill: () => {
      while (send(0, nodes - 1)) total += 1;
      return total;
    },
    setCapacity: (edge, capacity) => {
      capacities[edge] = capacity;
    },
    through: (edge) => flows[edge]!,
    fix: (edge) => {
      if (flows[edge] === fixed[edge]) {
        // One unit round in a circle through the edge: nothing of what gets through is lost. Back along the edge itself it cannot go.
        if (flows[edge] === capacities[edge] || !send(heads[edge]!, tails[edge]!)) return false;
        flows[edge]! += 1;
      }
      fixed[edge]! += 1;
      return true;
    },
    reaching: (goal) => {
      const found = new Set([goal]);
      for (const node of found) {
        for (const edge of at[node]!) {
          const from = other(edge, node);
          if (from !== nodes - 1 && isOpen(edge, from)) found.add(from);
        }
      }
      return found;
    },
  };
}
