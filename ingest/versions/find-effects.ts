import type { Day } from '../../knowledge/law.ts';
import { normaliseTitle } from '../../knowledge/title.ts';
import { parseNumeral } from '../../knowledge/numerals.ts';
import { addDays, addYears, findDates } from '../statute/dates.ts';
import { provisionsOf, type ParsedDocument } from '../statute/document.ts';

/** What a document says of time: its own and that of other laws. Days are those on which something begins. */
export interface Effects {
  /** Tells the versions of a law apart: newest adoption, amendment, approval or promulgation in the head. */
  readonly date?: Day;
  readonly statedFrom?: Day;
  readonly expires?: Day;
  readonly repeals: readonly string[];
  readonly amends: readonly string[];
}

/** The clauses on force and repeal stand at the end; some notices put them into the first lines. */
const LAST_PROVISIONS = 6;

/** From adoption or approval to promulgation it takes weeks. */
const PROMULGATED_WITHIN_DAYS = 90;

/**
 * @param fileDate a day that the name of the file ends in: collections name files for the day of publication, and
 * their heads often leave out the newest amendment, so the later of the two tells the version.
 */
export function findEffects(document: ParsedDocument, fileDate?: Day): Effects {
  const closing = provisionsOf(document)
    .filter((provision) => provision.kind !== 'annex')
    .slice(-LAST_PROVISIONS)
    .map((provision) => provision.text);
  const sentences = [...document.front, ...closing].flatMap((text) => text.split(/(?<=[。；\n])/));
  const date = [versionDate(document), fileDate].filter((day) => day !== undefined).sort().at(-1);
  const statedFrom = findStart(document, closing, date);
  const expires = findExpiry(sentences, statedFrom ?? date);
  return {
    ...(date && { date }),
    ...(statedFrom && { statedFrom }),
    ...(expires && { expires }),
    repeals: findRepeals(closing, document.head.title),
    amends: findAmended(document),
  };
}

function versionDate(document: ParsedDocument): Day | undefined {
  return document.head.events
    .filter((event) => event.kind !== '施行' && event.kind !== '废止')
    .map((event) => event.date)
    .sort()
    .at(-1);
}

/** What the closing articles say; what the head says where they say nothing, or an amendment left them behind. */
function findStart(document: ParsedDocument, closing: readonly string[], date: Day | undefined): Day | undefined {
  const inText = startInText(document, closing, date);
  if (inText !== undefined && (date === undefined || inText >= date)) return inText;
  const stated = document.head.events.filter((event) => event.kind === '施行').map((event) => event.date).sort().at(-1);
  if (inText !== undefined) return stated !== undefined && date !== undefined && stated >= date ? stated : inText;
  return stated ?? (document.front.some((line) => /自(公布|发布)之日起(施行|实施)/.test(line)) ? date : undefined);
}

/** 本法自2008年1月1日起施行; 自公布之日起施行; 自发布之日起30日后施行. */
function startInText(document: ParsedDocument, closing: readonly string[], date: Day | undefined): Day | undefined {
  for (const text of [...closing].reverse()) {
    for (const sentence of text.split(/[。；\n]/).reverse()) {
      const subject = /^《(.+)》(?:自|从|于)/.exec(sentence);
      if (subject && normaliseTitle(subject[1]!) !== normaliseTitle(document.head.title)) continue;
      const own = sentence.replaceAll(/《[^》]*》/g, '');
      if (!/(施行|实施|生效|执行|起有效)/.test(own) || !/自|从|于/.test(own)) continue;
      if (!/本|自|现/.test(own)) continue;
      const found = findDates(own).find(({ end }) => /^[^，。]{0,4}(?:起|正式|开始)?.{0,4}(?:施行|实施|生效|执行)/.test(own.slice(end)));
      if (found) return found.date;
      const delay = /自(?:公布|发布|颁布|通过|印发|批准)之日(?:起)?(?:满)?(\d+|[一二三四五六七八九十百]+)日后/.exec(own);
      if (delay && date) return addDays(date, parseNumeral(delay[1]!) ?? 0);
      if (/自(?:公布|发布|颁布|通过|印发|批准|下发)之日起(?:施行|实施|生效|执行)/.test(own) && date) return latestBase(document, date);
    }
  }
  return undefined;
}

/** 自公布之日起 of an amended text speaks of its first promulgation, unless it was revised as a whole. */
function latestBase(document: ParsedDocument, date: Day): Day {
  const base = document.head.events.filter((event) => ['通过', '公布', '批准', '修订'].includes(event.kind)).map((event) => event.date).sort();
  const newest = base.at(-1);
  if (newest === undefined) return date;
  // A file named for a day soon after everything in the head is named for the promulgation; a later one for an
  // amendment that the head leaves out.
  const isPromulgated = newest === versionDate(document) && date <= addDays(newest, PROMULGATED_WITHIN_DAYS);
  return isPromulgated ? date : newest;
}

/** 有效期5年; 有效期至2025年12月31日; （授权）期限为五年，自本决定施行之日起算: the first day without force. */
function findExpiry(sentences: readonly string[], start: Day | undefined): Day | undefined {
  for (const sentence of sentences) {
    const granted = /期限为([\d一二三四五六七八九十]{1,2})年，自本决定施行之日起/.exec(sentence);
    const span = granted && parseNumeral(granted[1]!);
    if (span && start) return addYears(start, span);
    if (!/有效期|试行期/.test(sentence) || !/本(?:办法|规定|细则|通知|意见|方案|条例|规则)|自.{0,40}起(?:施行|实施|执行)|^有效期/.test(sentence)) continue;
    const until = /有效期(?:限)?(?:至|到|截至|截止到?)(.{8,20})/.exec(sentence);
    const date = until && findDates(until[1]!)[0]?.date;
    if (date) return addDays(date, 1);
    const years = /有效期(?:限)?(?:为|是)?([\d一二两三四五六七八九十]{1,2})年/.exec(sentence);
    const count = years && parseNumeral(years[1]!);
    if (count && start) return addYears(start, count);
  }
  return undefined;
}

const TITLE = /《((?:[^《》]|《[^》]*》)+)》/g;
/** What follows a title of which only a part is meant, or that only tells how another came about. */
const PART_OF = /^(?:第|中|修[正订改]|的第|.{0,6}第[一二三四五六七八九十百\d]+[条款项])/;

/** Not 规章的制定、修改和废止，依照《立法法》执行, which repeals nothing. */
const REPEALS = /(?<!(?:制定|修改|修订|解释|清理)(?:、|和|或者?|与|及|以及))废止|停止执行|停止施行/;

/** Titles in sentences that say 同时废止, save where only an article of the other law goes. */
function findRepeals(closing: readonly string[], ownTitle: string): string[] {
  const own = normaliseTitle(ownTitle);
  const keys = new Set<string>();
  for (const sentence of closing.flatMap((text) => text.split(/[。\n]/))) {
    // Titles contain the same words: 《某市实施〈某法〉办法》, 《关于废止某规定的决定》.
    const outside = sentence.replaceAll(TITLE, (title) => '□'.repeat(title.length));
    if (!REPEALS.test(outside) || /不再废止|除.*外.*不废止/.test(outside)) continue;
    const ownClause = /^.*?(?:施行|实施|生效|执行)[，；,](?=.*废止)/.exec(outside)?.[0].length ?? 0;
    for (const match of sentence.matchAll(TITLE)) {
      if (match.index < ownClause || PART_OF.test(sentence.slice(match.index + match[0].length))) continue;
      const key = normaliseTitle(match[1]!);
      if (key !== own) keys.add(key);
    }
  }
  return [...keys];
}

/** The laws that a decision changes: named in its title, or as 对《…》作出修改 in its text. */
function findAmended(document: ParsedDocument): string[] {
  const { title } = document.head;
  const keys = new Set<string>();
  const amendment = /^(?:中华人民共和国)?(.{1,20}?)修正案(?:（.*）)?$/.exec(title);
  if (amendment) keys.add(normaliseTitle(amendment[1]!));
  if (!/关于.*(?:修改|修订).*决定/.test(title)) return [...keys];
  for (const match of title.matchAll(/修改[〈《<](.+?)[〉》>]/g)) keys.add(normaliseTitle(match[1]!));
  for (const block of document.blocks) {
    const text = 'heading' in block ? block.heading.text.replace(/^[一二三四五六七八九十]+、|^（[一二三四五六七八九十]+）/, '') : block.provision.text;
    const match = /^(?:对|将)?《([^》]+)》(?:作出|作如下|作以下|进行)?.{0,4}(?:修改|修正)/.exec(text);
    if (match) keys.add(normaliseTitle(match[1]!));
  }
  return [...keys];
}

