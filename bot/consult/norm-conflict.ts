import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import { wordsOf } from '../../knowledge/provision.ts';
import { figuresOf, withoutFigures, type Figure } from './figures.ts';
import { likeness } from './likeness.ts';
import { prevails, type Norm } from './norm-rank.ts';

export interface QuotedNorm extends Norm {
  readonly title: string;
  readonly label: string;
  readonly text: string;
}

/** Two norms that seem to say different things of one matter. */
export interface Conflict {
  readonly superior: QuotedNorm;
  readonly inferior: QuotedNorm;
  readonly kind: 'figure' | 'permission';
  /** The clauses that differ. */
  readonly clauses: { readonly superior: string; readonly inferior: string };
  /** One Chinese sentence that names both and says which prevails. */
  readonly text: string;
}

/**
 * Norms of different rank among those quoted that seem to contradict each other: other figures, or allowed here and
 * forbidden there, in clauses of nearly the same words. Few false alarms rather than every conflict: whatever the lower
 * norm may add or narrow by right is left out.
 */
export function findConflicts(quoted: readonly QuotedNorm[]): Conflict[] {
  return quoted.flatMap((superior) => quoted.flatMap((inferior) => {
    if (!prevails(superior, inferior) || LEAVES_TO_PLACES.test(superior.text)) return [];
    const found = conflictOf(superior, inferior);
    return found ? [found] : [];
  }));
}

/** The superior norm lets places set their own. */
const LEAVES_TO_PLACES = /(?:省|自治区|直辖市|地方|设区的市|县级).{0,30}(?:规定|制定|确定|决定|调整|划定)|另有规定|根据(?:本地|当地)|结合(?:本地|当地)/u;
/** The inferior norm adds to what the superior gives. */
const ADDS = /除.{2,40}外|(?:增加|延长|再|另|额外|奖励)|基础上/u;

/** Likeness from which on two clauses speak of the same thing. */
const SAME_MATTER = 0.6;
const SAME_RULE = 0.75;

function conflictOf(superior: QuotedNorm, inferior: QuotedNorm): Conflict | undefined {
  for (const upper of clausesOf(superior.text)) {
    for (const lower of clausesOf(inferior.text)) {
      if (ADDS.test(lower)) continue;
      const kind = differInFigure(upper, lower) ? 'figure' : differInPermission(upper, lower) ? 'permission' : undefined;
      if (kind) return { superior, inferior, kind, clauses: { superior: upper, inferior: lower }, text: inWords(superior, inferior, kind) };
    }
  }
  return undefined;
}

function clausesOf(text: string): string[] {
  return text.split(/[。；;\n]/u).map((clause) => clause.trim()).filter((clause) => clause.length >= 8);
}

function differInFigure(upper: string, lower: string): boolean {
  const [above, below] = [figuresOf(upper), figuresOf(lower)];
  const units = new Set(above.map(({ unit }) => unit));
  if (!below.some(({ unit }) => units.has(unit))) return false;
  if (likeness(wordsOf(withoutFigures(upper)), wordsOf(withoutFigures(lower))) < SAME_MATTER) return false;
  return [...units].some((unit) => {
    const [high, low] = [above, below].map((figures) => figures.filter((figure) => figure.unit === unit)) as [Figure[], Figure[]];
    return low.length > 0 && low.some((figure) => !isWithin(figure, high));
  });
}

/** Whether a figure of the lower norm stays in what the superior one allows. */
function isWithin({ value, bound }: Figure, figures: readonly Figure[]): boolean {
  if (figures.some((figure) => figure.value === value)) return true;
  const least = figures.filter((figure) => figure.bound === 'least').map((figure) => figure.value);
  const most = figures.filter((figure) => figure.bound === 'most').map((figure) => figure.value);
  if (least.length + most.length === 0) return false;
  // A narrower range, a higher floor, a lower ceiling: stricter, and allowed.
  return (least.length === 0 || value >= Math.min(...least)) && (most.length === 0 || value <= Math.max(...most)) && bound !== undefined;
}

const ALLOWED = /(?<!不)可以|(?<!无)有权|允许/gu;
const FORBIDDEN = /不得|禁止|不可以|不允许|严禁/gu;

function differInPermission(upper: string, lower: string): boolean {
  const [above, below] = [moodOf(upper), moodOf(lower)];
  if (above === undefined || below === undefined || above === below) return false;
  return likeness(bare(upper), bare(lower)) >= SAME_RULE;
}

function moodOf(clause: string): 'allowed' | 'forbidden' | undefined {
  const [allowed, forbidden] = [ALLOWED, FORBIDDEN].map((pattern) => clause.match(pattern)?.length ?? 0) as [number, number];
  if (allowed > 0 === forbidden > 0) return undefined;
  return allowed > 0 ? 'allowed' : 'forbidden';
}

const bare = (clause: string): string => wordsOf(clause.replaceAll(ALLOWED, '').replaceAll(FORBIDDEN, ''));

function inWords(superior: QuotedNorm, inferior: QuotedNorm, kind: Conflict['kind']): string {
  const [upper, lower] = [superior, inferior].map(({ title, label }) => `${formatTitle(title, true)}${label}`);
  const what = kind === 'figure' ? '写的数字不同' : '一个允许、一个不允许';
  return `${upper}和${lower}${what}，可能不一致：不一致的地方一般以效力更高的${formatTitle(superior.title, true)}为准，法律允许地方另作规定的除外，请向工作人员核对。`;
}
