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
/** Special zones and autonomous places may vary superior law (立法法 articles 84, 85 and 101); every congress has rules of its own. */
const MAY_VARY = /经济特区|自治条例|单行条例|自治州|自治县|自治区|浦东新区|自由贸易港|人民代表大会|议事规则|立法条例|制定.*(?:条例|法规|规章)/u;
/** Of the norm itself, or leaning on what stands before. */
const OF_ITSELF = /起施行|同时废止|起执行|自公布之日|前款|前项|上述|本款|^(?:（[^）]+）)?(?:逾期|拒不|情节|造成)/u;

/** Likeness from which on two clauses speak of the same thing. */
const SAME_MATTER = 0.6;
const SAME_RULE = 0.8;
/** Characters that a clause must have about its matter, what every penal clause says left out. */
const LEAST_MATTER = 12;

interface Clause {
  readonly text: string;
  readonly matter: string;
}

function conflictOf(superior: QuotedNorm, inferior: QuotedNorm): Conflict | undefined {
  if (MAY_VARY.test(inferior.title) || !shareSubject(superior, inferior)) return undefined;
  const upper = clausesOf(superior.text);
  for (const lower of clausesOf(inferior.text)) {
    if (ADDS.test(lower.text)) continue;
    const alike = upper.map((clause) => ({ clause, likeness: likeness(clause.matter, lower.matter) })).filter(({ clause, likeness: how }) => how >= SAME_MATTER && ofOneTier(clause.text, lower.text));
    if (alike.length === 0) continue;
    // Rows of one scale (满一年的…, 满五年的…) are alike: where one of them agrees, nothing is at odds.
    const nearest = alike.reduce((best, next) => (next.likeness > best.likeness ? next : best));
    const kind = alike.every(({ clause }) => differInFigure(clause.text, lower.text)) ? 'figure'
      : alike.every(({ clause }) => differInPermission(clause.text, lower.text)) ? 'permission' : undefined;
    if (kind) return { superior, inferior, kind, clauses: { superior: nearest.clause.text, inferior: lower.text }, text: inWords(superior, inferior, kind) };
  }
  return undefined;
}

function clausesOf(text: string): Clause[] {
  return text.split(/[。；;\n]/u).map((clause) => clause.trim())
    .filter((clause) => !OF_ITSELF.test(clause))
    .map((clause) => ({ text: clause, matter: matterOf(clause) }))
    .filter(({ matter }) => matter.length >= LEAST_MATTER);
}

const BOILERPLATE = /违反(?:本法|本条例|本办法|本规定|前款)(?:第[^，]{1,12}条)?(?:第[^，]{1,3}款)?(?:的?规定)?|(?:逾期|拒)(?:不|未)改正的?|情节(?:严重|较轻|特别严重)的?|造成(?:严重)?后果的?|由[^，]{2,30}(?:部门|机关|机构)|责令(?:限期)?(?:改正|停产停业整顿|停产停业|停业整顿|停止[^，]{0,8})|没收违法所得|(?:并|可以|可|应当)*处以?|罚款|拘留|警告|给予|予以|有下列(?:情形|行为)之一的?|直接负责的主管人员和其他直接责任人员|违法(?:生产|经营|加工|销售)+|货值金额|单位|个人|的/gu;

/** What a clause is about: its words without figures and without what every penal clause says. */
function matterOf(clause: string): string {
  return wordsOf(withoutFigures(clause).replaceAll(BOILERPLATE, ''));
}

/** Whether two clauses may bind the same bodies: what a province must do and what a township must do are two rules. */
function ofOneTier(a: string, b: string): boolean {
  const [left, right] = [a, b].map((clause) => new Set(clause.match(/国务院|省(?!略)|县|[乡镇]/gu)));
  return left!.size === 0 || right!.size === 0 || [...left!].some((tier) => right!.has(tier));
}

const COMMON_IN_TITLES = /中华人民共和国|最高人民法院|关于|实施|管理|条例|办法|规定|若干|保护|安全|促进|监督|工作|服务|保障|防治|城市|建设|经济|社会|农村|[省市县区州]|的|法/gu;

/** Whether two titles name a subject in common: 动物防疫法 and 浙江省动物防疫条例. */
function shareSubject(a: QuotedNorm, b: QuotedNorm): boolean {
  const [left, right] = [subjectOf(a), subjectOf(b)];
  for (let i = 0; i + 1 < left.length; i++) {
    const pair = left.slice(i, i + 2);
    if (!pair.includes('·') && right.includes(pair)) return true;
  }
  return false;
}

function subjectOf({ title, region }: QuotedNorm): string {
  const places = region.split('/').flatMap((name) => [name, name.replace(/(?:省|市|县|区|自治州)$/u, '')]);
  return places.reduce((rest, place) => rest.replaceAll(place, '·'), title.replaceAll(/[《》〈〉（）()]/gu, '')).replaceAll(COMMON_IN_TITLES, '·');
}

function differInFigure(upper: string, lower: string): boolean {
  const [all, others] = [figuresOf(upper), figuresOf(lower)];
  if (conditionsOf(all) !== conditionsOf(others)) return false;
  const [above, below] = [all, others].map((figures) => figures.filter(({ isCondition }) => !isCondition)) as [Figure[], Figure[]];
  const units = [...new Set(above.map(({ unit }) => unit))];
  return units.some((unit) => {
    const high = above.filter((figure) => figure.unit === unit);
    const low = below.filter((figure) => figure.unit === unit);
    // Another number of figures is another rule: more cases, or one of several.
    return low.length === high.length && low.some((figure) => !isWithin(figure, high));
  });
}

/** To whom or what the clause applies, as far as figures say. */
function conditionsOf(figures: readonly Figure[]): string {
  return figures.flatMap(({ isCondition, value, unit }) => (isCondition ? [`${value}${unit}`] : [])).sort().join();
}

/** Whether a figure of the lower norm stays in what the superior one allows: a narrower range, a higher floor, a lower ceiling. */
function isWithin({ value }: Figure, figures: readonly Figure[]): boolean {
  if (figures.some((figure) => figure.value === value)) return true;
  const least = figures.flatMap((figure) => (figure.bound === 'least' ? [figure.value] : []));
  const most = figures.flatMap((figure) => (figure.bound === 'most' ? [figure.value] : []));
  if (least.length + most.length === 0) return false;
  return (least.length === 0 || value >= Math.min(...least)) && (most.length === 0 || value <= Math.max(...most));
}

const ALLOWED = /(?<!不)可以|(?<!无)有权|允许/gu;
const FORBIDDEN = /不得|禁止|不可以|不允许|严禁/gu;

function differInPermission(upper: string, lower: string): boolean {
  const [above, below] = [moodOf(upper), moodOf(lower)];
  return above !== undefined && below !== undefined && above !== below && likeness(bare(upper), bare(lower)) >= SAME_RULE;
}

function moodOf(clause: string): 'allowed' | 'forbidden' | undefined {
  const [allowed, forbidden] = [ALLOWED, FORBIDDEN].map((pattern) => clause.match(pattern)?.length ?? 0) as [number, number];
  if (allowed > 0 === forbidden > 0 || /但/u.test(clause)) return undefined;
  return allowed > 0 ? 'allowed' : 'forbidden';
}

const bare = (clause: string): string => wordsOf(clause.replaceAll(ALLOWED, '').replaceAll(FORBIDDEN, ''));

function inWords(superior: QuotedNorm, inferior: QuotedNorm, kind: Conflict['kind']): string {
  const [upper, lower] = [superior, inferior].map(({ title, label }) => `${formatTitle(title, true)}${label}`);
  const what = kind === 'figure' ? '写的数字不同' : '一个允许、一个不允许';
  return `${upper}和${lower}${what}，可能不一致：不一致的地方一般以效力更高的${formatTitle(superior.title, true)}为准，法律允许地方另作规定的除外，请向工作人员核对。`;
}
