import type { OfficeId } from '../guidance/offices.ts';
import type { Reply } from '../dialogue/reply.ts';
import { FRAUD } from './crisis/fraud.ts';
import { MISSING_PERSON } from './crisis/missing-person.ts';
import type { Signs } from './crisis/signs.ts';
import { SUICIDE, SUICIDE_OF_ANOTHER, SUICIDE_OF_ONESELF } from './crisis/suicide.ts';
import { CRISIS_TEXTS } from './crisis/texts.ts';
import { VIOLENCE } from './crisis/violence.ts';
import { LEGAL_ASK, LONG_AGO, RIGHT_NOW, SUPPOSED } from './legal-ask.ts';
import { clausesOf, plainText } from './plain-text.ts';

/** Danger to life, a child or money, and what to do at once. */
export interface Crisis {
  readonly crisis: Extract<Reply, { kind: 'crisis' }>['crisis'];
  readonly text: string;
  readonly offices: readonly OfficeId[];
  /** The message also asks what the law says, or danger is only likely: the question is answered after this text. */
  readonly alsoAnswer: boolean;
}

/**
 * Danger that a message tells of: violence, suicide, a missing child or old person, fraud, under way or hours old.
 * Taking no danger for one costs a screen, missing one may cost a life: what is said in the first person and the present
 * counts, also where it is doubtful. A question about the law of what is over or only supposed does not.
 */
export function detectCrisis(message: string): Crisis | undefined {
  const plain = plainText(message);
  const asks = LEGAL_ASK.test(plain);
  const text = told(plain, asks);
  const calm = text.replaceAll(RAGE, '');
  const found = [missing(calm, asks), suicide(calm, asks), violence(calm, asks), fraud(calm, asks)].filter((danger) => danger !== undefined);
  const worst = found.find(({ isSure }) => isSure) ?? found[0] ?? (calm === text ? undefined : OF_ONESELF);
  return worst && { crisis: worst.crisis, text: CRISIS_TEXTS[worst.text].join('\n'), offices: worst.offices, alsoAnswer: asks || !worst.isSure || SUPPOSED.test(plain) };
}

interface Danger {
  readonly crisis: Crisis['crisis'];
  readonly text: keyof typeof CRISIS_TEXTS;
  readonly offices: readonly OfficeId[];
  /** Under way by its own words, not only taken for it. */
  readonly isSure: boolean;
}

/** The message without what is told as long over and, in a question of law, without what is only supposed; clause by clause. */
const told = (plain: string, asks: boolean): string =>
  clausesOf(plain).filter((clause) => RIGHT_NOW.test(clause) || (!LONG_AGO.test(clause) && !(asks && SUPPOSED.test(clause)))).join('，');

const some = (patterns: readonly RegExp[], text: string): boolean => patterns.some((pattern) => pattern.test(text));

function weigh({ now, likely, words }: Signs, text: string, asks: boolean): 'sure' | 'likely' | undefined {
  if (some(now, text)) return 'sure';
  if (some(likely, text) && (!asks || RIGHT_NOW.test(text))) return 'likely';
  return !asks && some(words, text) ? 'likely' : undefined;
}

function suicide(text: string, asks: boolean): Danger | undefined {
  const sureness = weigh(SUICIDE, text, asks);
  if (!sureness || (some(SUICIDE.not, text) && !SUICIDE_OF_ONESELF.test(text))) return undefined;
  const isOther = !SUICIDE_OF_ONESELF.test(text) && some(SUICIDE_OF_ANOTHER, text);
  return {
    crisis: 'suicide',
    text: isOther ? 'suicide-of-another' : 'suicide',
    offices: isOther ? ['ambulance', 'police', 'mental-health-hotline', 'youth-hotline'] : ['mental-health-hotline', 'ambulance', 'police', 'youth-hotline'],
    isSure: sureness === 'sure',
  };
}

/** A cry alone may be anything: it gets the numbers for every danger. */
const CRY = /救|不行了|要死了/u;
const HARM = /打|杀|砍|刀|追|捅|掐|绑|关|躲|砸/u;

function violence(text: string, asks: boolean): Danger | undefined {
  const plain = VIOLENCE.not.reduce((rest, pattern) => rest.replace(pattern, ''), text);
  const sureness = weigh(VIOLENCE, plain, asks);
  if (!sureness) return undefined;
  return CRY.test(plain) && !HARM.test(plain)
    ? { crisis: 'violence', text: 'emergency', offices: ['police', 'ambulance', 'fire', 'mental-health-hotline'], isSure: true }
    : { crisis: 'violence', text: 'violence', offices: ['police', 'ambulance', 'women-hotline', 'youth-hotline'], isSure: sureness === 'sure' };
}

/** The speaker is the one who may strike. */
const RAGE = /(?:我|俺)(?:真的?|好|都|现在|就|今天|今晚|恨不得)*(?:想|要|恨不得)(?:去)?(?:(?:杀|弄死|砍死|捅死|打死)(?:了|掉|死)?|[砍捅](?:了|死))(?:他|她|[那这](?:个|帮|群|家|人|畜)|对方|老板|邻居|全家)/gu;
const OF_ONESELF: Danger = { crisis: 'violence', text: 'rage', offices: ['mental-health-hotline', 'police', 'ambulance'], isSure: true };

/** Taken away, perhaps by the police or the other parent. */
const TAKEN = /带走|领走|接走/u;

function missing(text: string, asks: boolean): Danger | undefined {
  const sureness = some(MISSING_PERSON.not, text) ? undefined : weigh(MISSING_PERSON, text, asks);
  return sureness && { crisis: 'missing-child', text: 'missing-child', offices: ['police', 'police-station'], isSure: !asks && !TAKEN.test(text) };
}

function fraud(text: string, asks: boolean): Danger | undefined {
  const sureness = some(FRAUD.not, text) ? undefined : weigh(FRAUD, text, asks);
  return sureness && { crisis: 'fraud', text: 'fraud', offices: ['police', 'anti-fraud'], isSure: sureness === 'sure' };
}
