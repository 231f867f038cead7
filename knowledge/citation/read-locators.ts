import type { Citation, Relation } from './citation.ts';
import { matchAt } from './match-at.ts';
import { readGroup, type Bare, type Depth, type Group, type Member } from './read-group.ts';
import type { Span } from './spans.ts';

/** Where in a law: article, paragraph, item, subitem, as far as given. */
export type Place = Pick<Citation, 'article' | 'paragraph' | 'item' | 'subitem' | 'relation' | 'previous'>;

/** A place as a folded text writes it. */
export interface Locator extends Span, Place {}

const FIELDS = ['article', 'paragraph', 'item', 'subitem'] as const;

/** More numbers than this in one range of 款, 项 or 目 is a misreading. */
const LONGEST_RANGE = 40;

/** 第十条的第二款, 第十条中第二款, 第十条规定的第（一）项. */
const OF = /(?:(?:中|所)?规定)?的?(?=第)|之(?=第)|中(?=第)/y;

const SEPARATOR = /(、|和|与|及|以及|或者|或)(?:其)?|[，；](?=第)/y;

/** 前款, 前两款, 前条, 前项; not 目前项目, 前款项, 前条件. */
const PREVIOUS = /前([一二三四五六七八九两])?(?:(条)(?![例件约款文目])|(款)(?!项(?!第))|(项)(?!目))/y;
const PREVIOUS_RELATIONS: readonly Relation[] = ['previous-article', 'previous-paragraph', 'previous-item'];

/**
 * The list of places that begins at a position of a folded text: 第十条第一款、第三款和第十二条.
 * @param depth of the first number; @param within what stands above it.
 * @param start where the first place begins when words before `position` belong to it.
 * @returns an empty list when none begins there.
 */
export function readLocators(
  text: string, position: number, depth: Depth, { within = {}, start = position, bare = 'no' }: { within?: Place; start?: number; bare?: Bare } = {},
): Locator[] {
  const found: Locator[] = [];
  readLevel({ text, found }, position, depth, within, start, bare);
  return found;
}

/** 前款, 前两款第（一）项, 前条第二款 at a position of a folded text. */
export function readPrevious(text: string, position: number, within: Place = {}): Locator[] {
  const match = matchAt(PREVIOUS, text, position);
  if (!match || (within.article === undefined && /[之目此提先]/.test(text[position - 1] ?? ''))) return [];
  const depth: Depth = match[2] !== undefined ? 0 : match[3] !== undefined ? 1 : 2;
  const previous = match[1] === undefined ? 1 : match[1] === '两' ? 2 : '一二三四五六七八九'.indexOf(match[1]) + 1;
  const found: Locator[] = [];
  descend({ text, found }, position + match[0].length, depth, { ...within, relation: PREVIOUS_RELATIONS[depth]!, previous }, position, 'no');
  return found;
}

/** 第二款 after 本条, or 第（一）项 after 本款: places below a depth, else nothing. */
export function readBelow(text: string, position: number, depth: Depth, within: Place, start: number): Locator[] {
  const found: Locator[] = [];
  readDeeper({ text, found }, position, depth, within, start, 'no');
  return found;
}

interface Reading {
  readonly text: string;
  readonly found: Locator[];
}

/** Reads a list of one depth with all that hangs below its members; returns where it ends. */
function readLevel(reading: Reading, position: number, depth: Depth, above: Place, start: number, bare: Bare): number | undefined {
  let group = readGroup(reading.text, position, depth, bare);
  if (!group) return undefined;
  let first: number | undefined = start;
  let here: Place = above;
  let end = position;
  for (;;) {
    if (group) ({ end, here } = takeGroup(reading, group, depth, above, first, bare));
    first = undefined;
    const separator = matchAt(SEPARATOR, reading.text, end);
    if (!separator) return end;
    const next = end + separator[0].length;
    group = readGroup(reading.text, next, depth, separator[1] === undefined ? 'no' : 'yes');
    if (group) continue;
    // 第十条第（一）项、第二款: what follows hangs below the same member.
    const deeper = readDeeper(reading, next, depth, here, next, 'no');
    if (deeper === undefined) return end;
    end = deeper;
  }
}

function takeGroup(
  reading: Reading, group: Group, depth: Depth, above: Place, first: number | undefined, bare: Bare,
): { end: number; here: Place } {
  let here = above;
  let end = group.end;
  group.members.forEach((member, index) => {
    const start = index === 0 && first !== undefined ? first : member.start;
    const places = placesOf(member, depth, above);
    here = places.at(-1)!;
    if (index === group.members.length - 1 && member.last === undefined) {
      end = descend(reading, group.end, depth, here, start, bare);
    } else {
      for (const place of places) reading.found.push({ ...place, start, end: member.end });
    }
  });
  return { end, here };
}

/** An article range stays one place; ranges of 款, 项 and 目 become one place each. */
function placesOf(member: Member, depth: Depth, above: Place): Place[] {
  if (depth === 0) return [{ ...above, article: member.last === undefined ? member.value : { ...member.value, last: member.last } }];
  const from = member.value.number;
  const to = Math.min(member.last?.number ?? from, from + LONGEST_RANGE);
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => ({ ...above, [FIELDS[depth]]: from + i }));
}

/** Reads what hangs below a place; the place itself is found when nothing does. */
function descend(reading: Reading, position: number, depth: Depth, here: Place, start: number, bare: Bare): number {
  const deeper = readDeeper(reading, position, depth, here, start, bare === 'no' ? 'digits' : bare);
  if (deeper !== undefined) return deeper;
  reading.found.push({ ...here, start, end: position });
  return position;
}

function readDeeper(reading: Reading, position: number, depth: Depth, here: Place, start: number, bare: Bare): number | undefined {
  const linked = position + (matchAt(OF, reading.text, position)?.[0].length ?? 0);
  if (depth === 0) {
    const previous = readPrevious(reading.text, linked, here);
    reading.found.push(...previous.map((locator) => ({ ...locator, start })));
    if (previous.length > 0) return previous.at(-1)!.end;
  }
  for (const below of ([1, 2, 3] as const).filter((candidate) => candidate > depth)) {
    const end = readLevel(reading, linked, below, here, start, bare);
    if (end !== undefined) return end;
  }
  return undefined;
}
