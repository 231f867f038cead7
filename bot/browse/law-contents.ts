import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import { nameOfProvision } from './name-of-provision.ts';

/** A heading with what stands under it; the root has no heading and holds the whole law. */
export interface ContentsPart {
  /** Place in the tree, 3.1.2; empty for the root. Names the part when its text is asked for. */
  readonly id: string;
  readonly heading: string;
  /** Provisions in it, those of its parts too. */
  readonly count: number;
  /** Labels of the first and the last of them. */
  readonly first: string;
  readonly last: string;
  /** Provisions right under this heading, before its parts. */
  readonly entries: readonly ContentsEntry[];
  readonly parts: readonly ContentsPart[];
}

export interface ContentsEntry {
  readonly label: string;
  /** For people; see {@link nameOfProvision}. */
  readonly name: string;
  /** Its first words. */
  readonly opening: string;
}

const LONGEST_OPENING = 24;

/** The tree of a version's headings, in reading order; a heading that comes again further down is a part of its own. */
export function lawContents(provisions: readonly StoredProvision[]): ContentsPart {
  return partOf('', '', provisions, 0);
}

/** The provisions of a part by its id; undefined when there is no such part. */
export function provisionsOfPart(provisions: readonly StoredProvision[], id: string): readonly StoredProvision[] | undefined {
  let within: readonly StoredProvision[] | undefined = provisions;
  for (const [depth, step] of (id === '' ? [] : id.split('.')).entries()) {
    within = within && sections(within, depth).filter(({ heading }) => heading !== undefined)[Number(step) - 1]?.provisions;
  }
  return within;
}

function partOf(id: string, heading: string, provisions: readonly StoredProvision[], depth: number): ContentsPart {
  const below = sections(provisions, depth);
  const parts = below.flatMap(({ heading: name, provisions: own }) => (name === undefined ? [] : [{ name, own }]));
  return {
    id,
    heading,
    count: provisions.length,
    first: provisions[0]?.label ?? '',
    last: provisions.at(-1)?.label ?? '',
    entries: below.filter((section) => section.heading === undefined).flatMap((section) => section.provisions.map(entryOf)),
    parts: parts.map(({ name, own }, index) => partOf(`${id}${id && '.'}${index + 1}`, name, own, depth + 1)),
  };
}

interface Section {
  readonly heading: string | undefined;
  readonly provisions: StoredProvision[];
}

/** Neighbours that share their heading of this depth. */
function sections(provisions: readonly StoredProvision[], depth: number): Section[] {
  const found: Section[] = [];
  for (const provision of provisions) {
    const heading = provision.path[depth];
    const current = found.at(-1);
    if (current && current.heading === heading) current.provisions.push(provision);
    else found.push({ heading, provisions: [provision] });
  }
  return found;
}

function entryOf(provision: StoredProvision): ContentsEntry {
  const { label, text } = provision;
  const line = text.slice(0, 2 * LONGEST_OPENING).split('\n')[0]!;
  const clause = /^.{4,}?[，。；：]/.exec(line.slice(0, LONGEST_OPENING))?.[0].slice(0, -1);
  return { label, name: nameOfProvision(provision), opening: clause ?? (line.length > LONGEST_OPENING ? `${line.slice(0, LONGEST_OPENING - 1)}…` : line) };
}
