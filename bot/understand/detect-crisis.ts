import type { OfficeId } from '../consult/guidance/offices.ts';
import type { Reply } from '../dialogue/reply.ts';
import {
  FRAUD_LIKELY, FRAUD_NOT, FRAUD_NOW, MISSING, MISSING_NOT, SUICIDE_NOT, SUICIDE_OTHER, SUICIDE_OWN, SUICIDE_SELF,
  VIOLENCE_LIKELY, VIOLENCE_NOT, VIOLENCE_NOW,
} from './crisis-signs.ts';
import { CRISIS_TEXTS } from './crisis-texts.ts';
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
  return suicide(text, asks) ?? missing(text, asks) ?? violence(text, asks) ?? fraud(text, asks);
}

const some = (patterns: readonly RegExp[], text: string): boolean => patterns.some((pattern) => pattern.test(text));

/** The message without what is told as long over or only supposed, clause by clause. */
const present = (text: string): string =>
  clausesOf(text).filter((clause) => RIGHT_NOW.test(clause) || (!LONG_AGO.test(clause) && !SUPPOSED.test(clause))).join('，');

function suicide(text: string, asks: boolean): Crisis | undefined {
  const isOther = some(SUICIDE_OTHER, text);
  if (!isOther && !some(SUICIDE_SELF, text)) return undefined;
  if (SUICIDE_NOT.test(text) && !SUICIDE_OWN.test(text)) return undefined;
  return crisisOf('suicide', isOther ? 'suicide-of-another' : 'suicide', ['ambulance', 'police', 'mental-health-hotline', 'youth-hotline'], asks);
}

function missing(text: string, asks: boolean): Crisis | undefined {
  if (!some(MISSING, text) || MISSING_NOT.test(text) || (asks && !RIGHT_NOW.test(text))) return undefined;
  return crisisOf('missing-child', 'missing-child', ['police', 'police-station'], asks);
}

function violence(text: string, asks: boolean): Crisis | undefined {
  const plain = text.replace(VIOLENCE_NOT, '');
  const isNow = some(VIOLENCE_NOW, plain);
  if (!isNow && (!some(VIOLENCE_LIKELY, plain) || (asks && !RIGHT_NOW.test(plain)))) return undefined;
  const isCry = /救|不行了/u.test(plain) && !/打|杀|砍|刀|追|捅|掐|绑|关|躲|砸/u.test(plain);
  return isCry
    ? crisisOf('violence', 'emergency', ['police', 'ambulance', 'fire', 'mental-health-hotline'], asks)
    : crisisOf('violence', 'violence', ['police', 'ambulance', 'women-hotline', 'youth-hotline'], asks || !isNow);
}

function fraud(text: string, asks: boolean): Crisis | undefined {
  if (FRAUD_NOT.test(text)) return undefined;
  const isNow = some(FRAUD_NOW, text);
  if (!isNow && (asks || !some(FRAUD_LIKELY, text))) return undefined;
  return crisisOf('fraud', 'fraud', ['police', 'anti-fraud'], asks || !isNow);
}

const crisisOf = (crisis: Crisis['crisis'], text: keyof typeof CRISIS_TEXTS, offices: readonly OfficeId[], alsoAnswer: boolean): Crisis =>
  ({ crisis, text: CRISIS_TEXTS[text].join('\n'), offices, alsoAnswer });
