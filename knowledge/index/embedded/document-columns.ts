import type { ProvisionInContext } from '../../corpus/corpus.ts';
import { LEVELS } from '../../law.ts';
import { dayNumber } from './format.ts';

/** Facts of each provision that filters and ranking look at, one column each, collected in the order of the corpus. */
export class DocumentColumns {
  readonly ids: number[] = [];
  readonly laws: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly levels: number[] = [];
  readonly regionOf: number[] = [];
  readonly regions: string[] = [];
  readonly chapters: number[] = [];
  readonly lengths: number[] = [];
  #headings = '';

  get size(): number {
    return this.ids.length;
  }

  add({ law, version, provision }: ProvisionInContext): void {
    const { validity } = version;
    this.ids.push(provision.id);
    this.laws.push(law.id);
    this.from.push(dayNumber(validity.from, 0));
    this.to.push(validity.to === undefined && validity.toBasis === 'catalogue' ? 0 : dayNumber(validity.to, 99_999_999));
    this.levels.push(LEVELS.indexOf(version.level));
    let region = this.regions.indexOf(version.region);
    if (region < 0) region = this.regions.push(version.region) - 1;
    this.regionOf.push(region);
    // Provisions of one chapter follow one another, so a chapter is known by a change of headings.
    const headings = `${version.id} ${provision.path.join(' ')}`;
    const last = this.chapters.at(-1) ?? 0;
    this.chapters.push(headings === this.#headings ? last : last + 1);
    this.#headings = headings;
    this.lengths.push(provision.text.length);
  }
}
