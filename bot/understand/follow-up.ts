import { parseCitations } from '../../knowledge/citation/parse-citations.ts';
import { NATIONWIDE } from '../../knowledge/law.ts';
import { parseRegion } from '../../knowledge/region.ts';
import { chooseGuidance } from '../consult/guidance/choose-guidance.ts';
import { CRIME } from '../consult/guidance/topics/crime.ts';
import { FAMILY } from '../consult/guidance/topics/family.ts';
import { GOVERNMENT } from '../consult/guidance/topics/government.ts';
import { HARM } from '../consult/guidance/topics/harm.ts';
import { HOME_AND_LAND } from '../consult/guidance/topics/home-and-land.ts';
import { LABOUR } from '../consult/guidance/topics/labour.ts';
import { TRADE } from '../consult/guidance/topics/trade.ts';
import { triage } from '../consult/triage.ts';
import type { Turn } from '../dialogue/conversation.ts';
import { completeCitation } from './follow-up-citation.ts';
import { ASKS, CONTINUES, NAMES, OPENING, ownWords, REFERS, SAME_OF } from './follow-up-words.ts';

export interface FollowUp {
  /** The message leans on an earlier turn. */
  readonly isFollowUp: boolean;
  /** The question as it stands on its own. */
  readonly standalone: string;
}

/**
 * Completes a message that leans on the turns before it: 那如果没签合同呢 after 试用期被辞退有补偿吗 is
 * 试用期被辞退有补偿吗；如果没签合同呢. A message that is complete in itself stays as it is. Never throws.
 */
export function rewriteFollowUp(message: string, turns: readonly Turn[]): FollowUp {
  const words = message.replaceAll(/\s+/gu, ' ').trim();
  const rest = words.replace(OPENING, '');
  const last = turns.at(-1);
  if (!last) return { isFollowUp: false, standalone: words };
  const alone: FollowUp = { isFollowUp: false, standalone: words.replace(THEN, '') };
  if (rest === '' || parseCitations(rest).some(({ law, article }) => law && article)) return alone;
  const cited = rest.length <= LONGEST ? completeCitation(rest, turns) : undefined;
  if (cited !== undefined) return { isFollowUp: true, standalone: cited };
  const place = placeAsked(rest);
  if (place !== undefined) return { isFollowUp: true, standalone: `在${place}，${coreOf(last.standalone).replace(/^在[^，]{2,14}，/u, '')}` };
  const anchor = anchorOf(rest, turns);
  if (!anchor) return alone;
  return { isFollowUp: true, standalone: join(anchor.standalone, rest) };
}

const THEN = /^那么?(?!个|些|天|年|时|家|位|种)[，,]?/u;

/** A message longer than this tells a matter of its own. */
const LONGEST = 40;
/** A complete question has this many characters of its own: of a matter far from the last one, and of one near to it. */
const COMPLETE = 2;
const COMPLETE_NEARBY = 4;
const STORY = 10;

/** The turn that a message leans on; undefined when on none. */
function anchorOf(rest: string, turns: readonly Turn[]): Turn | undefined {
  const last = turns.at(-1)!;
  if (rest.length > LONGEST) return undefined;
  const own = ownWords(rest);
  if (own === '') return isIdle(rest) ? undefined : last;
  const topic = topicOf(rest);
  const returnsTo = RETURNS.test(rest) ? turns.findLast((turn) => topicOfTurn(turn) === topic && topic !== undefined) : undefined;
  if (returnsTo) return returnsTo;
  const lastTopic = topicOfTurn(last);
  const isOther = topic !== undefined && topic !== lastTopic;
  const leans = CONTINUES.test(rest) || (SAME_OF.test(rest) && !ASKS.test(rest.replace(SAME_OF, ''))) || (REFERS.test(rest) && !NAMES.test(rest)) || addsFact(rest);
  if (!leans || isIdle(rest)) return undefined;
  // 那工伤呢 asks the same of something else; 那工伤怎么赔 is a question of its own.
  // So does a story begun anew: 我家地被村委会收回了 after a loan.
  if (addsFact(rest) && rest.startsWith('我') && (areaOf(topic) === areaOf(lastTopic) ? own.length >= STORY : isOther)) return undefined;
  const isComplete = ASKS.test(rest.replace(SAME_OF, '')) && own.length >= (areaOf(topic) === areaOf(lastTopic) ? COMPLETE_NEARBY : COMPLETE);
  return isOther && (isComplete || rest.length > LONGEST / 2) ? undefined : last;
}

const RETURNS = /刚才|刚刚|前面|之前(?:问|说)|上面|回到|继续(?:问|说)|第一个问题|一开始/u;
const RETURN_TO = /^(?:再问|还是)?(?:刚才|刚刚|前面|之前|上面|回到|继续)[^，,。]{0,14}[，,。]/u;
/** A fact more, told and not asked: 我没签合同, 已经三年了, 没有借条. */
const FACT = /^(?:我们?|是|没|有|已经?|不|就|他|她|对方|只|当时|后来|去年|前年|上个?月|昨天|今年|公司|单位|孩子|双方|因为|其实|大概)/u;

function addsFact(rest: string): boolean {
  return rest.length <= LONGEST / 2 && !ASKS.test(rest) && FACT.test(rest);
}

/** Courtesies and what is no legal question lean on nothing. */
function isIdle(rest: string): boolean {
  const { kind } = triage(rest);
  return kind === 'greeting' || kind === 'thanks' || kind === 'goodbye' || kind === 'unreadable' || kind === 'empty';
}

const topicOf = (text: string): string | undefined => chooseGuidance(text, [])?.topic;
const topicOfTurn = ({ topic, standalone }: Turn): string | undefined => topic ?? topicOf(standalone);

const AREAS = [LABOUR, FAMILY, HOME_AND_LAND, TRADE, HARM, CRIME, GOVERNMENT];
const areaOf = (topic: string | undefined): number => AREAS.findIndex((area) => area.some(({ id }) => id === topic));

/** 那北京呢, 在西安呢: the place asked about. */
function placeAsked(rest: string): string | undefined {
  const name = /^(?:那么?|如果|要是)?(?:我?们?(?:在|到|去))?(?<name>\p{Script=Han}{2,14}?)(?:的话|那边|这边|这里|那里|市?的)?呢?[？?。]*$/u.exec(rest)?.groups?.['name'];
  const region = name !== undefined && (SAME_OF.test(rest) || rest.startsWith('那')) ? parseRegion(name) : undefined;
  return region === undefined || region === NATIONWIDE ? undefined : name;
}

/** Conditions that are carried on; plain questions of an earlier follow-up are not. */
const MOST_CONDITIONS = 2;
const LONGEST_CORE = 120;

/** A standalone question without what follow-ups merely asked of it. */
function coreOf(standalone: string): string {
  const [first = '', ...more] = standalone.split('；');
  const conditions = more.filter((part) => ownWords(part) !== '' && (CONTINUES.test(part) || SAME_OF.test(part) || !ASKS.test(part)));
  return [shortened(first), ...conditions.slice(-MOST_CONDITIONS)].join('；');
}

/** A long story is carried on with its beginning and its question. */
function shortened(text: string): string {
  if (text.length <= LONGEST_CORE) return text;
  const tail = /[^。！!？?\n]*[？?]?[^。！!？?\n]*$/u.exec(text)![0].slice(-LONGEST_CORE / 2);
  return `${text.slice(0, LONGEST_CORE - tail.length)}…${tail}`;
}

function join(standalone: string, rest: string): string {
  const added = rest.replace(RETURN_TO, '').replace(THEN, '').replace(/[？?。！!]+$/u, '');
  return `${coreOf(standalone).replace(/[？?。！!]+$/u, '')}；${added}`;
}
