/**
 * What browsers of phones that get no updates lack, as far as the page uses it; syntax is the build's matter. A module of
 * its own that is loaded first.
 */
const LATER = {
  at(this: readonly unknown[], index: number): unknown {
    return this[index < 0 ? this.length + index : index];
  },
  findLast(this: unknown[], test: (value: unknown, index: number) => boolean): unknown {
    return [...this].reverse().find(test);
  },
  findLastIndex(this: readonly unknown[], test: (value: unknown, index: number) => boolean): number {
    for (let index = this.length - 1; index >= 0; index -= 1) if (test(this[index], index)) return index;
    return -1;
  },
  toReversed(this: readonly unknown[]): unknown[] {
    return [...this].reverse();
  },
  toSorted(this: readonly unknown[], compare?: (a: unknown, b: unknown) => number): unknown[] {
    return [...this].sort(compare);
  },
  toSpliced(this: readonly unknown[], ...how: [number, number, ...unknown[]]): unknown[] {
    const copy = [...this];
    copy.splice(...how);
    return copy;
  },
  with(this: readonly unknown[], index: number, value: unknown): unknown[] {
    const copy = [...this];
    copy[index] = value;
    return copy;
  },
};

const LATER_OF_TEXTS = {
  at(this: string, index: number): string | undefined {
    return this[index < 0 ? this.length + index : index];
  },
};

function complete(prototype: object, later: object): void {
  for (const [name, value] of Object.entries(later)) {
    if (!(name in prototype)) Object.defineProperty(prototype, name, { value: value as unknown, writable: true, configurable: true });
  }
}

complete(Array.prototype, LATER);
complete(String.prototype, LATER_OF_TEXTS);
