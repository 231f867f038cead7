import type { OfficeId } from '../consult/guidance/offices.ts';
import type { Reply } from '../dialogue/reply.ts';
import {
  FRAUD_LIKELY, FRAUD_NOT, FRAUD_NOW, MISSING, MISSING_NOT, SUICIDE_NOT, SUICIDE_OTHER, SUICIDE_SELF,
  VIOLENCE_LIKELY, VIOLENCE_NOT, VIOLENCE_NOW,
} from './crisis-signs.ts';
import { CRISIS_TEXTS } from './crisis-texts.ts';
import { LEGAL_ASK, LONG_AGO, RIGHT_NOW, SUPPOSED } from './legal-ask.ts';
import { plainText } from './plain-text.ts';

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
  const text = plainText(message);
  return suicide(text) ?? missing(text) ?? violence(text) ?? fraud(text);
}

const some = (patterns: readonly RegExp[], text: string): boolean => patterns.some((pattern) => pattern.test(text));

/** Told as over, or as a case that is only supposed, and nothing in it is now. */
const isOver = (text: string): boolean => !RIGHT_NOW.test(text) && (LONG_AGO.test(text) || SUPPOSED.test(text));

function suicide(text: string): Crisis | undefined {
  const isOther = some(SUICIDE_OTHER, text);
  if (!isOther && !some(SUICIDE_SELF, text)) return undefined;
  if (SUICIDE_NOT.test(text) && !/我(?:真的?|也|都|现在|好|就)?(?:不想活|想死|要跳|想跳|活不下去|想自杀|要自杀)/u.test(text)) return undefined;
  if (isOver(text)) return undefined;
  return crisisOf('suicide', isOther ? 'suicide-of-another' : 'suicide', ['ambulance', 'police', 'mental-health-hotline', 'youth-hotline'], LEGAL_ASK.test(text));
}

function missing(text: string): Crisis | undefined {
  if (!some(MISSING, text) || MISSING_NOT.test(text) || isOver(text)) return undefined;
  if (LEGAL_ASK.test(text) && !RIGHT_NOW.test(text)) return undefined;
  return crisisOf('missing-child', 'missing-child', ['police', 'police-station'], LEGAL_ASK.test(text));
}

function violence(text: string): Crisis | undefined {
  const offices: readonly OfficeId[] = ['police', 'ambulance', 'women-hotline', 'youth-hotline'];
  const plain = text.replace(new RegExp(VIOLENCE_NOT, 'gu'), '');
  const asks = LEGAL_ASK.test(plain);
  if (some(VIOLENCE_NOW, plain) && !isOver(plain)) {
    const isCry = /救/u.test(plain) && !/打|杀|砍|刀|追|捅|掐|绑|关/u.test(plain);
    return crisisOf('violence', isCry ? 'emergency' : 'violence', isCry ? ['police', 'ambulance', 'fire', 'mental-health-hotline'] : offices, asks);
  }
  if (/^(?:我|俺)?(?:快)?(?:要死了|不行了)[啊呀了]*$/u.test(plain)) return crisisOf('violence', 'emergency', ['ambulance', 'police', 'mental-health-hotline'], false);
  if (some(VIOLENCE_LIKELY, plain) && !isOver(plain) && (!asks || RIGHT_NOW.test(plain))) return crisisOf('violence', 'violence', offices, true);
  return undefined;
}

function fraud(text: string): Crisis | undefined {
  const offices: readonly OfficeId[] = ['police', 'anti-fraud'];
  if (FRAUD_NOT.test(text) || isOver(text)) return undefined;
  const asks = LEGAL_ASK.test(text);
  if (some(FRAUD_NOW, text)) return crisisOf('fraud', 'fraud', offices, asks);
  return some(FRAUD_LIKELY, text) && !asks ? crisisOf('fraud', 'fraud', offices, true) : undefined;
}

const crisisOf = (crisis: Crisis['crisis'], text: keyof typeof CRISIS_TEXTS, offices: readonly OfficeId[], alsoAnswer: boolean): Crisis =>
  ({ crisis, text: CRISIS_TEXTS[text].join('\n'), offices, alsoAnswer });
