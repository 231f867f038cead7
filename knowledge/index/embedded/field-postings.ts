import { K1, termKey, WEIGHT_STEP } from './format.ts';

/** Doubling would leave up to half of the largest arrays of a build unused. */
const GROWTH = 1.3;

/** Term counts of one field, collected document by document, turned into postings at the end. */
export class FieldPostings {
  readonly #terms = new Map<string, number>();
  readonly #lengths: number[] = [];
  /** One entry per distinct term of a document: number of the term, times it occurs. */
  #entries = new Uint32Array(1 << 20);
  #counts = new Uint8Array(1 << 20);
  #used = 0;
  readonly #ends: number[] = [];

  add(terms: readonly string[]): void {
    const counts = new Map<number, number>();
    for (const term of terms) {
      let id = this.#terms.get(term);
      if (id === undefined) {
        id = this.#terms.size;
        this.#terms.set(term, id);
      }
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    if (this.#used + counts.size > this.#entries.length) this.#grow();
    for (const [id, count] of counts) {
      this.#entries[this.#used] = id;
      this.#counts[this.#used] = Math.min(count, 255);
      this.#used += 1;
    }
    this.#lengths.push(terms.length);
    this.#ends.push(this.#used);
  }

  #grow(): void {
    const length = Math.ceil(this.#entries.length * GROWTH);
    const entries = new Uint32Array(length);
    entries.set(this.#entries);
    this.#entries = entries;
    const counts = new Uint8Array(length);
    counts.set(this.#counts);
    this.#counts = counts;
  }

  /** Keys sorted, with where each term's postings lie in `data`. */
  finish(damping: number): { keys: Float64Array; offsets: Float64Array; counts: Uint32Array; data: Uint8Array } {
    const terms = this.#terms.size;
    const counts = new Uint32Array(terms);
    for (let entry = 0; entry < this.#used; entry += 1) counts[this.#entries[entry]!]! += 1;
    const offsets = new Float64Array(terms);
    let bytes = 0;
    for (let term = 0; term < terms; term += 1) {
      offsets[term] = bytes;
      bytes += counts[term]! * 4 + Math.ceil(counts[term]! / 4) * 4;
    }
    const data = new Uint8Array(bytes);
    const documentsOf = new Uint32Array(data.buffer);
    const filled = new Uint32Array(terms);
    const total = this.#lengths.reduce((sum, length) => sum + length, 0);
    const average = Math.max(1, total / Math.max(1, this.#lengths.length));
    let entry = 0;
    this.#ends.forEach((end, document) => {
      const damp = K1 * (1 - damping + (damping * this.#lengths[document]!) / average);
      for (; entry < end; entry += 1) {
        const term = this.#entries[entry]!;
        const count = this.#counts[entry]!;
        const place = filled[term]!;
        filled[term] = place + 1;
        documentsOf[offsets[term]! / 4 + place] = document;
        const weight = (count * (K1 + 1)) / (count + damp);
        data[offsets[term]! + counts[term]! * 4 + place] = Math.max(1, Math.min(255, Math.round(weight / WEIGHT_STEP)));
      }
    });
    const keyed = [...this.#terms].map(([term, id]) => ({ key: termKey(term), id })).sort((a, b) => a.key - b.key);
    return {
      keys: Float64Array.from(keyed, ({ key }) => key),
      offsets: Float64Array.from(keyed, ({ id }) => offsets[id]!),
      counts: Uint32Array.from(keyed, ({ id }) => counts[id]!),
      data,
    };
  }
}
