import type { PoolItem } from '../sitting/exam-store.ts';
import type { Candidate } from '../sitting/sitting.ts';
import { balanceForms } from './balance-forms.ts';
import type { Blueprint, Section } from './blueprint.ts';
import { createNetwork, lineGroups, type LineGroup } from './draw-network.ts';
import { partsFor } from './fits.ts';
import { randomFrom } from './randomness.ts';

export interface DrawRequest {
  readonly blueprint: Blueprint;
  /** What can be drawn, see `poolOf`. */
  readonly pool: readonly PoolItem[];
  readonly seed: string;
  /** In any order; parallel forms go round by staff number, the order in which a stored sitting gives them back. */
  readonly candidates: readonly Pick<Candidate, 'number' | 'postType' | 'exempt'>[];
}

/** A paper as drawn: which items, in which section, in which order. */
export interface DrawnPaper {
  readonly id: string;
  readonly postType: string;
  readonly form: string;
  readonly sections: readonly DrawnSection[];
}

export interface DrawnSection {
  readonly part: string;
  readonly section: Section;
  readonly items: readonly PoolItem[];
}

export type DrawResult =
  | { readonly isOk: true; readonly papers: readonly DrawnPaper[]; /** By staff number; nobody who is exempt. */ readonly paperOf: Readonly<Record<string, string>> }
  /** `checkBlueprint` says what is missing. */
  | { readonly isOk: false };

/**
 * Draws the papers. A blueprint that can be filled is filled. Anybody who has blueprint, pool, seed and roster gets the
 * same: sections are drawn in the blueprint's order, forms one after another, from the streams `draw` (papers for many)
 * or `draw/` and the staff number (papers for one); who gets which form begins at a number of the stream `forms`.
 */
export function draw({ blueprint, pool, seed, candidates }: DrawRequest): DrawResult {
  const sitting = candidates.filter(({ exempt }) => exempt === undefined).toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const items = [...pool].sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups = lineGroups(blueprint, postTypesOf(sitting));
  return blueprint.arrangement.kind === 'individual'
    ? drawIndividual(blueprint, groups, items, seed, sitting)
    : drawForms(blueprint, groups[0]!, items, seed, sitting);
}

/** Of those who sit, in the order of the roster. */
export function postTypesOf(candidates: readonly Pick<Candidate, 'postType' | 'exempt'>[]): string[] {
  return [...new Set(candidates.filter(({ exempt }) => exempt === undefined).map(({ postType }) => postType))];
}

/** How many forms of a paper a blueprint asks for. */
export function formsOf({ arrangement }: Pick<Blueprint, 'arrangement'>): number {
  return arrangement.kind === 'parallel' ? arrangement.forms : 1;
}

function drawForms(blueprint: Blueprint, { lines, postTypes }: LineGroup, items: readonly PoolItem[], seed: string, candidates: DrawRequest['candidates']): DrawResult {
  const forms = formsOf(blueprint);
  const network = createNetwork(items, lines, forms);
  if (network.filled < network.needed) return { isOk: false };
  const random = randomFrom(seed, 'draw');
  const drawn = balanceForms(
    Array.from({ length: forms }, (_, form) => lines.map((_line, place) => network.draw(form, place, random))),
    lines.map(({ section }) => section),
  );
  const papers = postTypes.flatMap((postType) => {
    const parts = partsFor(blueprint, postType);
    return drawn.map((sections, form): DrawnPaper => ({
      id: `${postType === '' ? '全体' : postType}-${formName(form)}`, postType, form: formName(form),
      sections: lines.flatMap(({ part, section }, place) => (parts.includes(part) ? [{ part: part.name, section, items: sections[place]! }] : [])),
    }));
  });
  const first = randomFrom(seed, 'forms').below(forms);
  const paperOf = Object.fromEntries(candidates.map(({ number, postType }, place) => [
    number, papers[postTypes.indexOf(postType) * forms + ((first + place) % forms)]!.id,
  ]));
  return { isOk: true, papers, paperOf };
}

function drawIndividual(blueprint: Blueprint, groups: readonly LineGroup[], items: readonly PoolItem[], seed: string, candidates: DrawRequest['candidates']): DrawResult {
  const papers: DrawnPaper[] = [];
  for (const { number, postType } of candidates) {
    const { lines } = groups.find(({ postTypes }) => postTypes.includes(postType))!;
    const network = createNetwork(items, lines, 1);
    if (network.filled < network.needed) return { isOk: false };
    const random = randomFrom(seed, `draw/${number}`);
    papers.push({
      id: `个人-${number}`, postType, form: number,
      sections: lines.map(({ part, section }, place) => ({ part: part.name, section, items: network.draw(0, place, random) })),
    });
  }
  return { isOk: true, papers, paperOf: Object.fromEntries(candidates.map(({ number }) => [number, `个人-${number}`])) };
}

/** A, B, … Z, then by number. */
function formName(form: number): string {
  return form < 26 ? String.fromCharCode('A'.charCodeAt(0) + form) : String(form + 1);
}
