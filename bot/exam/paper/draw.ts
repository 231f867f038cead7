import type { PoolItem } from '../sitting/exam-store.ts';
import type { Candidate } from '../sitting/sitting.ts';
import { balanceForms } from './balance-forms.ts';
import type { Blueprint, Section } from './blueprint.ts';
import { classesOf, createNetwork, lineGroups, type LineGroup } from './draw-network.ts';
import { partsFor } from './fits.ts';
import { formName } from './form-name.ts';
import { randomFrom } from './randomness.ts';

export interface DrawRequest {
  readonly blueprint: Blueprint;
  /** What can be drawn, see `poolOf`. */
  readonly pool: readonly PoolItem[];
  readonly seed: string;
  /** In any order. */
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
 * or `draw/` and the staff number (papers for one). Forms go round in the order of staff numbers (by code unit), from one
 * that the stream `forms` names.
 */
export function draw({ blueprint, pool, seed, candidates }: DrawRequest): DrawResult {
  const sitting = candidates.filter(({ exempt }) => exempt === undefined).toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const items = [...pool].sort((a, b) => (a.id < b.id ? -1 : 1));
  const postTypes = postTypesOf(sitting);
  if (postTypes.some((postType) => partsFor(blueprint, postType).length === 0)) return { isOk: false };
  const groups = lineGroups(blueprint, postTypes);
  return blueprint.arrangement.kind === 'individual'
    ? drawIndividual(blueprint, groups, items, seed, sitting)
    : drawForms(blueprint, groups[0]!, items, seed, sitting);
}

/** Of those who sit. */
export function postTypesOf(candidates: readonly Pick<Candidate, 'postType' | 'exempt'>[]): string[] {
  return [...new Set(candidates.filter(({ exempt }) => exempt === undefined).map(({ postType }) => postType))];
}

/** How many forms of a paper a blueprint asks for. */
export function formsOf({ arrangement }: Pick<Blueprint, 'arrangement'>): number {
  return arrangement.kind === 'parallel' ? arrangement.forms : 1;
}

function drawForms(blueprint: Blueprint, { lines, postTypes }: LineGroup, items: readonly PoolItem[], seed: string, candidates: DrawRequest['candidates']): DrawResult {
  const forms = formsOf(blueprint);
  const network = createNetwork(classesOf(items, lines), lines, forms);
  if (network.filled < network.needed) return { isOk: false };
  const random = randomFrom(seed, 'draw');
  /** Of the sections, by type of post, those that its papers are made of. */
  const own = postTypes.map((postType) => {
    const parts = partsFor(blueprint, postType);
    return [...lines.keys()].filter((line) => parts.includes(lines[line]!.part));
  });
  const drawn = balanceForms(
    Array.from({ length: forms }, (_, form) => lines.map((_line, line) => network.draw(form, line, random))), lines.map(({ section }) => section), own,
  );
  const papers = postTypes.flatMap((postType, type) => drawn.map((sections, form): DrawnPaper => ({
    id: paperIdOf(postType, form), postType, form: formName(form),
    sections: own[type]!.map((line) => ({ part: lines[line]!.part.name, section: lines[line]!.section, items: sections[line]! })),
  })));
  const first = randomFrom(seed, 'forms').below(forms);
  const paperOf = Object.fromEntries(candidates.map(({ number, postType }, place) => [
    number, papers[postTypes.indexOf(postType) * forms + ((first + place) % forms)]!.id,
  ]));
  return { isOk: true, papers, paperOf };
}

function drawIndividual(blueprint: Blueprint, groups: readonly LineGroup[], items: readonly PoolItem[], seed: string, candidates: DrawRequest['candidates']): DrawResult {
  const byType = new Map(groups.map(({ postTypes: [postType], lines }) => [postType, { lines, classes: classesOf(items, lines) }]));
  const papers: DrawnPaper[] = [];
  for (const { number, postType } of candidates) {
    const { lines, classes } = byType.get(postType)!;
    const network = createNetwork(classes, lines, 1);
    if (network.filled < network.needed) return { isOk: false };
    const random = randomFrom(seed, `draw/${number}`);
    papers.push({
      id: `个人-${number}`, postType, form: number,
      sections: lines.map(({ part, section }, place) => ({ part: part.name, section, items: network.draw(0, place, random) })),
    });
  }
  return { isOk: true, papers, paperOf: Object.fromEntries(candidates.map(({ number }) => [number, `个人-${number}`])) };
}

/** Of a paper that many have. */
export const paperIdOf = (postType: string, form: number): string => `${postType === '' ? '全体' : postType}-${formName(form)}`;
