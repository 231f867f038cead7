import { parseCitations } from '../../knowledge/citation/parse-citations.ts';
import { chooseGuidance } from '../guidance/choose-guidance.ts';
import { CRIME } from '../guidance/topics/crime.ts';
import { FAMILY } from '../guidance/topics/family.ts';
import { GOVERNMENT } from '../guidance/topics/government.ts';
import { HARM } from '../guidance/topics/harm.ts';
import { HOME_AND_LAND } from '../guidance/topics/home-and-land.ts';
import { LABOUR } from '../guidance/topics/labour.ts';
import { TRADE } from '../guidance/topics/trade.ts';
import { triage } from './triage.ts';
import type { Turn } from '../dialogue/conversation.ts';
import { ASKS, ATTRIBUTE, CONTINUES, DEFINES, FACT, NAMES, NEW_STORY, ownWords, REACTS, REFERS, RETURNS, SAME_OF, TELLS } from './follow-up-words.ts';

/** Characters of a message: a longer one tells a matter of its own. */
const LONGEST = 40;
/** Characters of a fact that is added. */
const LONGEST_FACT = 20;
/** Characters of a question without a topic that is nothing without the last one: 能推翻吗. */
const LONGEST_BARE = 8;
/** Characters of a question that stays with the last one where both are of one topic: 押金会退吗. */
const LONGEST_OF_TOPIC = 8;
/** A complete question has this many characters of its own: of a matter far from the last one, and of one near to it. */
const COMPLETE_FAR = 2;
const COMPLETE_NEAR = 4;
/** Fewer of its own make no question. */
const MOST_OF_BARE = 3;
/** A fact that is added has no more than this of its own. */
const MOST_OF_FACT = 5;

/** The turn that a message leans on; undefined when on none. */
export function leansOn(rest: string, turns: readonly Turn[]): Turn | undefined {
  const last = turns.at(-1);
  if (!last || rest.length > LONGEST || isIdle(rest)) return undefined;
  const own = ownWords(rest).length;
  const topic = topicOf(rest);
  const returned = RETURNS.test(rest) ? turns.findLast((turn) => topic !== undefined && topicOfTurn(turn) === topic) : undefined;
  if (returned) return returned;
  const before = topicOfTurn(last);
  const isOther = topic !== undefined && topic !== before;
  const isFar = isOther && areaOf(topic) !== areaOf(before);
  const asks = ASKS.test(rest.replace(SAME_OF, ''));
  // 我把人打了会坐牢吗 is made of such words only, and yet tells a matter.
  if (own === 0) return isFar && rest.length >= LONGEST_BARE ? undefined : last;
  if (CONTINUES.test(rest) || (SAME_OF.test(rest) && !asks) || (REFERS.test(rest) && !NAMES.test(rest) && !(isFar && NEW_STORY.test(rest)))) {
    // 那工伤呢 asks the same of something else; 那工伤怎么赔 is a question of its own.
    const isComplete = asks && own >= (isFar ? COMPLETE_FAR : COMPLETE_NEAR);
    return isOther && (isComplete || rest.length > LONGEST / 2 || (isFar && NEW_STORY.test(rest.replace(/^那么?/u, '')))) ? undefined : last;
  }
  if (topic !== undefined && !isOther && rest.length <= LONGEST_OF_TOPIC && !DEFINES.test(rest)) return last;
  return (asks ? isBare(rest, own, topic, last) : addsFact(rest, own, topic, isOther, isFar)) ? last : undefined;
}

/** A question of no topic that is too short to be one: 能推翻吗; or one put to an article just looked up: 数额较大是多少. */
function isBare(rest: string, own: number, topic: string | undefined, last: Turn): boolean {
  if (topic !== undefined || DEFINES.test(rest)) return false;
  if (own <= MOST_OF_BARE && rest.length <= LONGEST_BARE) return true;
  return rest.length <= LONGEST_FACT / 2 && parseCitations(last.standalone).some(({ article }) => article !== undefined);
}

/** A fact more, told and not asked: 我没签合同, 已经三年了, 监控没拍到; not a trouble of its own: 我家地被村委会收回了. */
function addsFact(rest: string, own: number, topic: string | undefined, isOther: boolean, isFar: boolean): boolean {
  if (rest.length > LONGEST_FACT) return false;
  if (REACTS.test(rest) || (topic === undefined && own <= MOST_OF_BARE && rest.length <= LONGEST_BARE)) return true;
  if (isFar) return ATTRIBUTE.test(rest) && own <= MOST_OF_FACT;
  if (!TELLS.test(rest) && !ATTRIBUTE.test(rest)) return false;
  if (NEW_STORY.test(rest)) return false;
  return FACT.test(rest) || own <= (isOther ? COMPLETE_FAR : MOST_OF_FACT);
}

/** Courtesies and noise lean on nothing. */
function isIdle(rest: string): boolean {
  const { kind } = triage(rest);
  return kind === 'greeting' || kind === 'thanks' || kind === 'goodbye' || kind === 'unreadable' || kind === 'empty';
}

const topicOf = (text: string): string | undefined => chooseGuidance(text, [])?.topic;
const topicOfTurn = ({ topic, standalone }: Turn): string | undefined => topic ?? topicOf(standalone);

const AREAS = [LABOUR, FAMILY, HOME_AND_LAND, TRADE, HARM, CRIME, GOVERNMENT];
const areaOf = (topic: string | undefined): number => AREAS.findIndex((area) => area.some(({ id }) => id === topic));
