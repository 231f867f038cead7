import { parseCitations } from '../../knowledge/citation/parse-citations.ts';
import { NATIONWIDE } from '../../knowledge/law.ts';
import { parseRegion } from '../../knowledge/region.ts';
import type { Turn } from '../dialogue/conversation.ts';
import { completeCitation } from './follow-up-citation.ts';
import { ASKS, CONTINUES, NEW_MATTER, OPENING, ownWords, SAME_OF } from './follow-up-words.ts';
import { leansOn } from './leans-on.ts';
import { triage } from './triage.ts';

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
  // ； is kept for what follow-ups add.
  const words = message.replaceAll(/\s+/gu, ' ').replaceAll('；', '，').trim();
  const rest = words.replace(OPENING, '');
  const last = turns.at(-1);
  if (!last || isCourtesy(words)) return { isFollowUp: false, standalone: words };
  const alone: FollowUp = { isFollowUp: false, standalone: (rest || words).replace(THEN, '') };
  const other = rest.replace(NEW_MATTER, '');
  if (other !== rest && other !== '') return { isFollowUp: false, standalone: other };
  if (rest === '' || namesArticle(rest)) return alone;
  const cited = rest.length <= LONGEST_CITATION ? completeCitation(rest, turns) : undefined;
  if (cited !== undefined) return { isFollowUp: true, standalone: cited };
  const place = placeAsked(rest);
  if (place !== undefined) return { isFollowUp: true, standalone: `在${place}，${withoutPlace(coreOf(last.standalone))}` };
  const anchor = leansOn(rest, turns);
  if (!anchor) return alone;
  return { isFollowUp: true, standalone: join(anchor.standalone, rest) };
}

/** 谢谢你啊 asks nothing more, though 你啊 alone would. */
const isCourtesy = (words: string): boolean => ['thanks', 'goodbye', 'greeting'].includes(triage(words).kind);

/** An article with its law, or a law and nothing else: that needs nothing before it. */
function namesArticle(rest: string): boolean {
  return parseCitations(rest).some(({ law, article, text }) => law && (article !== undefined || text.length >= rest.length - 1));
}

const THEN = /^那么?(?!个|些|天|年|时|家|位|种)[，,]?/u;

/** A message longer than this asks for no article alone. */
const LONGEST_CITATION = 40;

const RETURN_TO = /^(?:再问|还是)?(?:刚才|刚刚|前面|之前|上面|回到|继续)[^，,。]{0,14}[，,。]/u;

/** 那北京呢, 在西安呢: the place asked about. */
function placeAsked(rest: string): string | undefined {
  const name = /^(?:那么?|如果|要是)?(?:我?们?(?:在|到|去))?(?<name>\p{Script=Han}{2,14}?)(?:的话|那边|这边|这里|那里|市?的)?呢?[？?。]*$/u.exec(rest)?.groups?.['name'];
  const region = name !== undefined && (SAME_OF.test(rest) || rest.startsWith('那')) ? parseRegion(name) : undefined;
  return region === undefined || region === NATIONWIDE ? undefined : name;
}

/** 在北京，最低工资是多少 without the place that an earlier follow-up put before it. */
function withoutPlace(core: string): string {
  const [whole, name] = /^在([^，；]{2,14})，/u.exec(core) ?? [];
  return whole !== undefined && parseRegion(name!) !== undefined ? core.slice(whole.length) : core;
}

/** Conditions that are carried on; plain questions of an earlier follow-up are not. */
const MOST_CONDITIONS = 4;
const LONGEST_CORE = 120;

/** A standalone question without what follow-ups merely asked of it. */
function coreOf(standalone: string): string {
  const [first = '', ...more] = standalone.split('；');
  const conditions = more.filter((part) => (ownWords(part) !== '' || /\d/u.test(part)) && (CONTINUES.test(part) || SAME_OF.test(part) || !ASKS.test(part)));
  return [shortened(first), ...conditions.slice(-MOST_CONDITIONS)].join('；');
}

/** A long story is carried on with its beginning and its question. */
function shortened(text: string): string {
  if (text.length <= LONGEST_CORE) return text;
  const tail = /[^。！!？?\n]*[？?]?[^。！!？?\n]*$/u.exec(text)![0].slice(-LONGEST_CORE / 2);
  return `${text.slice(0, LONGEST_CORE - tail.length)}…${tail}`;
}

/** A message as one that leans on a turn, whatever its words say. */
export function leanOn({ standalone }: Turn, message: string): FollowUp {
  return { isFollowUp: true, standalone: join(standalone, message.replaceAll(/\s+/gu, ' ').trim().replace(OPENING, '')) };
}

function join(standalone: string, rest: string): string {
  const core = coreOf(standalone).replace(/[？?。！!]+$/u, '');
  const added = rest.replace(RETURN_TO, '').replace(THEN, '').replace(/[？?。！!]+$/u, '');
  // 耕地呢 after 宅基地呢 asks the same of another thing; both at once ask nothing.
  const kept = asksSame(added) ? core.split('；').filter((part, place) => place === 0 || !asksSame(part)).join('；') : core;
  return `${kept}；${added}`;
}

/** 耕地呢, and not 如果没签合同呢. */
const asksSame = (part: string): boolean => SAME_OF.test(part) && !ASKS.test(part.replace(SAME_OF, '')) && !/^(?:如果|要是|假如|万一|我|他|她|对方|没|有|已)/u.test(part);
