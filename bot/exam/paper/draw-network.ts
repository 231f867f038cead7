import type { PoolItem } from '../sitting/exam-store.ts';
import type { Blueprint, Part, Section } from './blueprint.ts';
import { misfits, partsFor, type Misfit } from './fits.ts';
import { createFlow } from './flow.ts';
import type { Randomness } from './randomness.ts';

/** A section of a blueprint with what may stand in it. */
export interface Line {
  readonly part: Part;
  readonly section: Section;
  readonly misfits: (item: PoolItem) => readonly Misfit[];
}

/** The sections that are drawn together: no item stands in two of them. */
export interface LineGroup {
  /** Types of post whose papers are made of them. */
  readonly postTypes: readonly string[];
  readonly lines: readonly Line[];
}

/**
 * Papers that are the same for many are drawn together, so that 公共部分 is one for all types of post and no item stands
 * in two parts of a form, whoever sits them; papers of single persons are drawn by type of post.
 */
export function lineGroups(blueprint: Pick<Blueprint, 'parts' | 'arrangement'>, postTypes: readonly string[]): LineGroup[] {
  const groups = blueprint.arrangement.kind === 'individual' ? postTypes.map((type) => [type]) : [postTypes];
  return groups.map((group) => ({
    postTypes: group,
    lines: blueprint.parts.flatMap((part) => {
      const sitting = group.filter((type) => partsFor({ parts: [part] }, type).length > 0);
      return sitting.length === 0 ? [] : part.sections.map((section) => ({ part, section, misfits: misfits(section, part, sitting) }));
    }),
  }));
}

/** Items that fit the same sections: what is possible depends on how many they are, not on which. */
export interface ItemClass {
  readonly items: readonly PoolItem[];
  readonly lines: readonly number[];
}

export interface DrawNetwork {
  /** Places that can be filled, and that there are, over all forms. */
  readonly filled: number;
  readonly needed: number;
  /** How many places hold an item that stands in another form already: as few as the bank allows. */
  readonly repeats: number;
  /** Sections, by place, that together need more items than there are, with the number of those. */
  readonly tooFew: readonly { readonly lines: readonly number[]; readonly available: number }[];
  /**
   * The items of a section on a form. Each is equally likely among those that fit, are not on the form yet, stand on the
   * fewest forms, and leave all other sections of all forms feasible. Call once for each, and only where all can be filled.
   */
  draw(form: number, line: number, random: Randomness): PoolItem[];
}

/**
 * Whether and how sections can be filled from a pool: a flow from classes of items over forms to sections (a bipartite
 * b-matching), kept feasible while items are drawn one by one.
 */
export function createNetwork(classes: readonly ItemClass[], lines: readonly Line[], forms: number): DrawNetwork {
  const nodes = { class: 1, classOnForm: 1 + classes.length, line: 1 + classes.length * (1 + forms) };
  const sink = nodes.line + lines.length * forms;
  const flow = createFlow(sink + 1);
  const uses = new Map<string, number>();
  const onForm = Array.from({ length: forms }, () => new Set<string>());
  const lineNode = (form: number, line: number): number => nodes.line + form * lines.length + line;

  const supplies = classes.map((each, place) => flow.edge(0, nodes.class + place, each.items.length));
  const edges = Array.from({ length: forms }, (_, form) => classes.map((each, place) => {
    const node = nodes.classOnForm + form * classes.length + place;
    flow.edge(nodes.class + place, node, each.items.length);
    return new Map(each.lines.map((line) => [line, flow.edge(node, lineNode(form, line), Number.POSITIVE_INFINITY)]));
  }));
  const demands = Array.from({ length: forms }, (_, form) => lines.map(({ section }, line) => flow.edge(lineNode(form, line), sink, section.count)));

  const needed = forms * lines.reduce((sum, { section }) => sum + section.count, 0);
  let filled = flow.fill();
  const repeats = needed - filled;
  for (let times = 2; times <= forms && filled < needed; times += 1) {
    for (const [place, each] of classes.entries()) flow.setCapacity(supplies[place]!, each.items.length * times);
    filled = flow.fill();
  }
  // From here on nothing may be repeated that need not be.
  for (const [place, each] of classes.entries()) flow.setCapacity(supplies[place]!, Math.max(each.items.length, flow.through(supplies[place]!)));

  const tooFew = (): DrawNetwork['tooFew'] => {
    let groups: { lines: Set<number>; classes: Set<number> }[] = [];
    for (const [line, { section }] of lines.entries()) {
      if (flow.through(demands[0]![line]!) === section.count) continue;
      const reaching = flow.reaching(lineNode(0, line));
      const group = {
        lines: new Set(lines.keys().filter((other) => reaching.has(lineNode(0, other)))),
        classes: new Set(classes.keys().filter((place) => reaching.has(nodes.classOnForm + place))),
      };
      const met = groups.filter((other) => !other.lines.isDisjointFrom(group.lines));
      groups = [...groups.filter((other) => !met.includes(other)), met.reduce((all, other) => ({
        lines: all.lines.union(other.lines), classes: all.classes.union(other.classes),
      }), group)];
    }
    return groups.map((group) => ({
      lines: [...group.lines].sort((a, b) => a - b),
      available: [...group.classes].reduce((sum, place) => sum + classes[place]!.items.length, 0),
    }));
  };

  return {
    filled, needed, repeats,
    tooFew: filled === needed ? [] : tooFew(),
    draw: (form, line, random) => {
      const fitting = classes.flatMap((each, place) => (each.lines.includes(line)
        ? each.items.map((item) => ({ item, edge: edges[form]![place]!.get(line)! }))
        : []));
      const closed = new Set<number>();
      const drawn: PoolItem[] = [];
      for (let times = 0; times <= form; times += 1) {
        const left = fitting.filter(({ item }) => !onForm[form]!.has(item.id) && (uses.get(item.id) ?? 0) === times);
        while (left.length > 0 && drawn.length < lines[line]!.section.count) {
          const place = random.below(left.length);
          const { item, edge } = left[place]!;
          left[place] = left.at(-1)!;
          left.pop();
          if (closed.has(edge)) continue;
          // What cannot be now cannot be later: only more gets fixed.
          if (!flow.fix(edge)) closed.add(edge);
          else {
            drawn.push(item);
            onForm[form]!.add(item.id);
            uses.set(item.id, times + 1);
          }
        }
      }
      return drawn;
    },
  };
}

/** @param items in an order that is always the same, so that the same seed gives the same draw */
export function classesOf(items: readonly PoolItem[], lines: readonly Line[]): ItemClass[] {
  const classes = new Map<string, { items: PoolItem[]; lines: number[] }>();
  for (const item of items) {
    const fitting = [...lines.entries()].flatMap(([place, line]) => (line.misfits(item).length === 0 ? [place] : []));
    if (fitting.length === 0) continue;
    const key = fitting.join();
    const known = classes.get(key);
    if (known) known.items.push(item);
    else classes.set(key, { items: [item], lines: fitting });
  }
  return [...classes.values()];
}
