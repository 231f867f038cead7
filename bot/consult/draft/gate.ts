import { isSameFigure, readFigures, type Figure } from '../../../knowledge/verify/figures.ts';
import { verifyText } from '../../../knowledge/verify/verify-text.ts';
import type { Guidance } from '../../guidance/choose-guidance.ts';
import type { OfficeId } from '../../guidance/offices.ts';
import { checkCitation, type CitedPlace } from './check-citation.ts';
import { findContacts } from './contacts.ts';
import type { DraftForm } from './draft-form.ts';
import type { Grounds } from './grounds.ts';
import { findPromises } from './promises.ts';

/** One thing in a draft that may not be said. */
export interface GateFinding {
  /** Where it stands: 结论, 理由2, 步骤1. */
  readonly where: string;
  /** One Chinese sentence, for the model and for the adviser. */
  readonly detail: string;
}

export interface GatedReason {
  /** Its place in the draft, as findings name it: 理由2. */
  readonly where: string;
  readonly text: string;
  readonly places: readonly CitedPlace[];
}

/** What of a draft stands. */
export interface Gated {
  /** Undefined when any of it fails, or no reason is left to hold it: half a conclusion is another conclusion. */
  readonly conclusion: string | undefined;
  readonly reasons: readonly GatedReason[];
  readonly steps: readonly { readonly text: string; readonly office?: OfficeId }[];
  readonly materials: readonly string[];
  readonly wouldChange: readonly string[];
  readonly findings: readonly GateFinding[];
}

/**
 * Lets through what of a draft can be shown to be right: every citation leads to a provision that was given and in
 * force on the day, every quote stands in it word for word, every figure stands in what is cited or was said by the
 * resident, every number to call and place to go is an office's, and no outcome is promised. Nothing else passes,
 * whatever the model says for it.
 */
export function gate(draft: DraftForm, grounds: Grounds): Gated {
  const findings: GateFinding[] = [];
  const report = (where: string, details: readonly string[]): boolean => {
    findings.push(...details.map((detail) => ({ where, detail })));
    return details.length === 0;
  };
  const said = readFigures(grounds.facts);

  const reasons = draft.reasons.flatMap((reason, index): GatedReason[] => {
    const checked = reason.citations.map((citation) => checkCitation(citation, grounds));
    const places = checked.flatMap((one) => ('problem' in one ? [] : [one]));
    const details = [
      ...(reason.citations.length === 0 ? ['没有引用任何条文。'] : []),
      ...checked.flatMap((one) => ('problem' in one ? [one.problem] : [])),
      ...problemsOf(reason.text, [...said, ...figuresOf(places)], grounds),
      ...(places.length > 0 && places.length === checked.length ? wordingProblems(reason.text, places, said, grounds) : []),
    ];
    const where = `理由${index + 1}`;
    return report(where, details) ? [{ where, text: reason.text, places }] : [];
  });
  const known = [...said, ...guidanceFigures(grounds.guidance), ...grounds.hits.flatMap(({ provision }) => readFigures(provision.text))];

  const isConclusionSound = report(CONCLUSION, conclusionProblems(draft.conclusion, reasons, grounds));
  return {
    conclusion: isConclusionSound && reasons.length > 0 ? draft.conclusion.trim() : undefined,
    reasons,
    steps: draft.steps.flatMap(({ text, office }, index) =>
      (report(`步骤${index + 1}`, problemsOf(text, known, grounds)) ? [{ text, ...(isOffice(office, grounds) && { office }) }] : [])),
    materials: draft.materials.filter((text, index) => report(`材料${index + 1}`, problemsOf(text, known, grounds))),
    wouldChange: draft.wouldChange.filter((text, index) => report(`变数${index + 1}`, problemsOf(text, known, grounds))),
    findings,
  };
}

export const CONCLUSION = '结论';

/** What in a conclusion does not stand on these reasons: a figure must be in what they cite, or the resident's. */
export function conclusionProblems(conclusion: string, reasons: readonly GatedReason[], grounds: Grounds): string[] {
  if (conclusion.trim() === '') return ['没有写结论。'];
  return problemsOf(conclusion, [...readFigures(grounds.facts), ...figuresOf(reasons.flatMap(({ places }) => places))], grounds);
}

/** What in a sentence cannot be shown to be right. */
function problemsOf(text: string, allowed: readonly Figure[], grounds: Grounds): string[] {
  const { corpus, setting: { date, region }, knownTitles } = grounds;
  const { citations } = verifyText(text, corpus, { date, region, knownTitles, givenFigures: allowed });
  const given = new Set(grounds.hits.map(({ provision }) => provision.id));
  return [
    ...citations.filter(({ finding }) => finding !== 'ok').map(({ detail }) => detail),
    ...citations.filter(({ finding, provision }) => finding === 'ok' && provision && !given.has(provision.id))
      .map(({ text: written }) => `${written}不在给出的条文里。`),
    ...readFigures(text).filter((figure) => !allowed.some((one) => isSameFigure(one, figure)))
      .map((figure) => `“${figure.text}”在引用的条文和居民的话里都没有。`),
    ...findContacts(text, grounds.facts, grounds.offices).map((contact) => `“${contact}”不是已知机构的电话、网址或地址，不能写。`),
    ...findPromises(text).map((promise) => `“${promise}”保证了结果，谁也保证不了。`),
  ];
}

/** A reason that nearly repeats an article may not turn it round: it is read as if it named the article. */
function wordingProblems(text: string, places: readonly CitedPlace[], said: readonly Figure[], { corpus, setting: { date, region }, knownTitles }: Grounds): string[] {
  const problems = places.map(({ citation, provision }) => {
    const { citations } = verifyText(`根据${citation}规定，${text}`, corpus, {
      date, region, knownTitles, givenFigures: [...said, ...places.flatMap((place) => readFigures(place.provision.text))],
    });
    return citations.filter((one) => one.provision?.id === provision.id && one.finding === 'quote-differs').map(({ detail }) => detail);
  });
  // A reason on several articles repeats one of them and not the others.
  return problems.every((details) => details.length > 0) ? problems[0]! : [];
}

const figuresOf = (places: readonly CitedPlace[]): Figure[] => places.flatMap(({ provision }) => readFigures(provision.text));

function guidanceFigures(guidance: Guidance | undefined): Figure[] {
  if (!guidance) return [];
  return readFigures([...guidance.steps, ...guidance.deadlines.map(({ period }) => period)].join('\n'));
}

function isOffice(office: string | null, { offices }: Grounds): office is OfficeId {
  return office !== null && Object.hasOwn(offices, office);
}
