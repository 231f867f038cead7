import type { Span } from '../citation/spans.ts';
import { align, type Alignment } from './align.ts';
import { BEGINS_WITH_EXCEPTION, criticalWords, ENDS_IN_NEGATION, type CriticalWord } from './critical-words.ts';

/** A critical word of one side that the other has not, amid words that agree. */
export interface Difference {
  readonly kind: CriticalWord['kind'];
  /** Where in the clause; undefined where it leaves a word out. */
  readonly said?: Span;
  /** Where in the provision; undefined where it says nothing. */
  readonly law?: Span;
  /** The words of the provision around it. */
  readonly around: Span;
}

export interface Wording {
  /** Share of the clause's characters that stand in the law in this order, 0 to 1. */
  readonly likeness: number;
  readonly differences: readonly Difference[];
}

/** Less alike, a clause is put in its author's own words. */
const NEAR = 0.6;
/** Less alike, 应当 for 可以 may be another turn of phrase. */
const NEAR_FOR_CHOICE = 0.75;
/** Where more characters than these are left out with a word, the author left out a passage. */
const LONGEST_GAP = 3;

/** How far around a word both sides must agree for it to be the same sentence. */
const REACH = 6;
const SHARE_AROUND = 0.6;
const LEAST_AROUND = 4;

/**
 * Whether a clause that repeats a provision turns its meaning. Both texts are folded as `figures`.
 * @param before what the statement says right before the clause, for a negation that stands there; where it is left
 * out, what the law says right before and behind the words repeated does not count.
 */
export function compareWording(clause: string, provision: string, before?: string): Wording {
  const exact = provision.indexOf(clause);
  const found = exact >= 0 ? [straight(clause, exact)] : align(clause, provision);
  const likest = Math.max(...found.map(({ likeness }) => likeness));
  const [first, ...others] = found.filter(({ likeness }) => likeness === likest).map((lie) => ({
    likeness: lie.likeness,
    differences: lie.likeness < NEAR ? [] : differencesOf(clause, provision, lie, before),
  }));
  // A sentence that comes in two forms, 未注册 and 已注册, may be the one that agrees.
  return others.find(({ differences }) => differences.length === 0) ?? first!;
}

function straight(clause: string, from: number): Alignment {
  return { from, to: from + clause.length, places: Int32Array.from({ length: clause.length }, (_, index) => from + index), likeness: 1 };
}

function differencesOf(clause: string, provision: string, lie: Alignment, before: string | undefined): Difference[] {
  const said = criticalWords(clause);
  const all = criticalWords(provision);
  const law = all.filter(({ start, end }) => end > lie.from && start < lie.to);
  const pairs = commonWords(said, law, lie);
  absorb(said, law, pairs, lie);
  // 除法律另有规定外 is 法律另有规定的除外, at another place.
  for (const side of [said, law]) {
    const other = side === said ? law : said;
    for (const word of side) if (word.kind === 'exception' && other.some(({ kind }) => kind === 'exception')) pairs[side === said ? 'said' : 'law'].add(word);
  }
  const agrees = agreement(clause, provision, lie);
  const differences: Difference[] = [];
  const around = ({ start, end }: Span): Span => ({ start: Math.max(0, start - 8), end: Math.min(provision.length, end + 8) });
  for (const word of said) {
    if (pairs.said.has(word)) continue;
    const other = law.find((each) => !pairs.law.has(each) && each.kind === word.kind && isOpposite(word, each, lie));
    if (!other && isMoved(word, all, lie)) continue;
    if (word.force === 'either' && (!other || lie.likeness < NEAR_FOR_CHOICE)) continue;
    if (!agrees.around(word.start, word.end)) continue;
    if (other) pairs.law.add(other);
    const place = nearestPlace(lie, word.start);
    differences.push({ kind: word.kind, said: word, ...(other && { law: other }), around: around(other ?? { start: place, end: place }) });
  }
  const opening = firstAgreement(clause, provision, lie);
  for (const word of law) {
    if (pairs.law.has(word) || word.force === 'either') continue;
    // The exception of the sentence before.
    if (word.kind === 'exception' && word.end <= opening) continue;
    const gap = gapOf(word, lie);
    if (word.kind === 'figure' && said.some(({ key }) => key === word.key)) continue;
    if (!agrees.around(gap, gap) || isInOmission(word, gap, lie)) continue;
    differences.push({ kind: word.kind, law: word, around: around(word) });
  }
  const cut = ENDS_IN_NEGATION.exec(provision.slice(Math.max(0, lie.from - 3), lie.from));
  if (cut && before !== undefined && agrees.around(0, 0) && !ENDS_IN_NEGATION.test(before)) {
    const span = { start: lie.from - cut[0].length, end: lie.from };
    differences.push({ kind: 'negation', law: span, around: around(span) });
  }
  const taken = BEGINS_WITH_EXCEPTION.exec(provision.slice(lie.to));
  if (taken && before !== undefined && agrees.around(clause.length, clause.length)) {
    const span = { start: lie.to, end: lie.to + taken[0].length };
    differences.push({ kind: 'exception', law: span, around: around(span) });
  }
  return differences;
}

/** Longest common sequence of critical words by what they say, at about the same place. */
function commonWords(said: readonly CriticalWord[], law: readonly CriticalWord[], lie: Alignment): { said: Set<CriticalWord>; law: Set<CriticalWord> } {
  const length = Array.from({ length: said.length + 1 }, () => new Uint16Array(law.length + 1));
  for (let i = said.length - 1; i >= 0; i -= 1) {
    for (let j = law.length - 1; j >= 0; j -= 1) {
      length[i]![j] = said[i]!.key === law[j]!.key && said[i]!.kind === law[j]!.kind
        ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
    }
  }
  const pairs = { said: new Set<CriticalWord>(), law: new Set<CriticalWord>() };
  for (let i = 0, j = 0; i < said.length && j < law.length;) {
    if (said[i]!.key === law[j]!.key && said[i]!.kind === law[j]!.kind && length[i]![j] === length[i + 1]![j + 1]! + 1 && isAbout(said[i]!, law[j]!, lie)) {
      pairs.said.add(said[i++]!);
      pairs.law.add(law[j++]!);
    } else if (length[i + 1]![j]! >= length[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return pairs;
}

/** So far a word may be from where the alignment expects it. */
const SHIFT = 3;

function isAbout(word: CriticalWord, other: CriticalWord, lie: Alignment): boolean {
  return Math.abs(nearestPlace(lie, word.start) - other.start) <= SHIFT;
}

/** Whether two words of a kind stand against each other: 应当 where the law has 可以. */
function isOpposite(word: CriticalWord, other: CriticalWord, lie: Alignment): boolean {
  return Math.abs(nearestPlace(lie, word.start) - other.start) <= SHIFT;
}

/** 是否一致 and 免除 may stand for what the law denies, and the law's for what the clause denies. */
function absorb(said: readonly CriticalWord[], law: readonly CriticalWord[], pairs: { said: Set<CriticalWord>; law: Set<CriticalWord> }, lie: Alignment): void {
  for (const word of said) {
    const other = word.kind !== 'negation' || pairs.said.has(word) ? undefined
      : law.find((each) => each.kind === 'negation' && !pairs.law.has(each) && each.key !== word.key && isAbout(word, each, lie));
    if (!other) continue;
    pairs.said.add(word);
    pairs.law.add(other);
  }
}

/** A figure that the law has a few words further on: 赔两倍的医疗费 for 按医疗费的二倍赔偿. */
function isMoved({ kind, key }: CriticalWord, law: readonly CriticalWord[], { from, to }: Alignment): boolean {
  return kind === 'figure' && law.some((other) => other.key === key && other.end > from - NEARBY && other.start < to + NEARBY);
}

const NEARBY = 16;

/** Where the character would stand in the provision; that of its neighbour where it has no place of its own. */
function nearestPlace(lie: Alignment, at: number): number {
  for (let index = at; index < lie.places.length; index += 1) if (lie.places[index]! >= 0) return lie.places[index]!;
  return lie.to;
}

/** Where in the clause a word of the provision would stand. */
function gapOf(word: CriticalWord, lie: Alignment): number {
  const index = lie.places.findIndex((place) => place >= word.start);
  return index < 0 ? lie.places.length : index;
}

function firstAgreement(clause: string, provision: string, { places, to }: Alignment): number {
  return places.find((place, index) => place >= 0 && clause[index] === provision[place]) ?? to;
}

/** Whether the provision goes on for long between two neighbours of the clause. */
function isInOmission({ start, end }: CriticalWord, gap: number, { places, from, to }: Alignment): boolean {
  const left = gap > 0 ? places.slice(0, gap).findLast((place) => place >= 0) ?? from - 1 : from - 1;
  const right = places.slice(gap).find((place) => place >= 0) ?? to;
  return right - left - 1 - (end - start) > LONGEST_GAP;
}

/** Whether the characters around a place of the clause are those of the provision. */
function agreement(clause: string, provision: string, { places }: Alignment) {
  const isSame = (index: number): boolean => places[index]! >= 0 && clause[index] === provision[places[index]!];
  const count = (from: number, to: number) => {
    let same = 0;
    for (let index = Math.max(0, from); index < Math.min(clause.length, to); index += 1) if (isSame(index)) same += 1;
    return { same, of: Math.max(0, Math.min(clause.length, to) - Math.max(0, from)) };
  };
  return {
    around(start: number, end: number): boolean {
      const left = count(start - REACH, start);
      const right = count(end, end + REACH);
      const of = left.of + right.of;
      return of >= LEAST_AROUND && left.same + right.same >= SHARE_AROUND * of && [left, right].every((side) => side.of < REACH || side.same > 0);
    },
  };
}
