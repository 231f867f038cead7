import type { OfficeId } from '../consult/guidance/offices.ts';
import type { Reply } from '../dialogue/reply.ts';
import { FRAUD } from './crisis/fraud.ts';
import { MISSING_PERSON } from './crisis/missing-person.ts';
import { OWN, type Signs } from './crisis/signs.ts';
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
  const text = present(plain);
  const asks = LEGAL_ASK.test(plain);
  return suicide(text, asks) ?? violence(text, asks) ?? missing(text, asks) ?? fraud(text, asks);
}

/** The message without what is told as long over or only supposed, clause by clause. */
const present = (plain: string): string =>
  clausesOf(plain).filter((clause) => RIGHT_NOW.test(clause) || (!LONG_AGO.test(clause) && !SUPPOSED.test(clause))).join('，');

const some = (patterns: readonly RegExp[], text: string): boolean => patterns.some((pattern) => pattern.test(text));

/** How sure the signs are. */
function weigh({ now, likely, words }: Signs, text: string, asks: boolean): 'now' | 'likely' | undefined {
  if (some(now, text)) return 'now';
  if (some(likely, text) && (!asks || RIGHT_NOW.test(text))) return 'likely';
  return !asks && OWN.test(text) && some(words, text) ? 'likely' : undefined;
}

function suicide(text: string, asks: boolean): Crisis | undefined {
  const sureness = weigh(SUICIDE, text, asks);
  if (!sureness || (some(SUICIDE.not, text) && !SUICIDE_OF_ONESELF.test(text))) return undefined;
  const isOther = !SUICIDE_OF_ONESELF.test(text) && some(SUICIDE_OF_ANOTHER, text);
  const offices: readonly OfficeId[] = isOther ? ['ambulance', 'police', 'mental-health-hotline', 'youth-hotline'] : ['mental-health-hotline', 'ambulance', 'police', 'youth-hotline'];
  return crisisOf('suicide', isOther ? 'suicide-of-another' : 'suicide', offices, asks || sureness === 'likely');
}

function violence(text: string, asks: boolean): Crisis | undefined {
  const plain = VIOLENCE.not.reduce((rest, pattern) => rest.replace(pattern, ''), text);
  const sureness = weigh(VIOLENCE, plain, asks);
  if (!sureness) return undefined;
  const isCry = /救|不行了|要死了/u.test(plain) && !/打|杀|砍|刀|追|捅|掐|绑|关|躲|砸/u.test(plain);
  return isCry
    ? crisisOf('violence', 'emergency', ['police', 'ambulance', 'fire', 'mental-health-hotline'], asks)
    : crisisOf('violence', 'violence', ['police', 'ambulance', 'women-hotline', 'youth-hotline'], asks || sureness === 'likely');
}

function missing(text: string, asks: boolean): Crisis | undefined {
  return weigh(MISSING_PERSON, text, asks) && !some(MISSING_PERSON.not, text)
    ? crisisOf('missing-child', 'missing-child', ['police', 'police-station'], asks)
    : undefined;
}

function fraud(text: string, asks: boolean): Crisis | undefined {
  const sureness = weigh(FRAUD, text, asks);
  return sureness && !some(FRAUD.not, text) ? crisisOf('fraud', 'fraud', ['police', 'anti-fraud'], asks || sureness === 'likely') : undefined;
}

const crisisOf = (crisis: Crisis['crisis'], text: keyof typeof CRISIS_TEXTS, offices: readonly OfficeId[], alsoAnswer: boolean): Crisis =>
  ({ crisis, text: CRISIS_TEXTS[text].join('\n'), offices, alsoAnswer });
