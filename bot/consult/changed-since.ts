import { SUPERSEDED_TITLES } from '../../knowledge/citation/superseded-titles.ts';
import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import type { Corpus, ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { dayInWords } from '../../knowledge/day.ts';
import { statusOn, type Day, type Law, type Version } from '../../knowledge/law.ts';
import { wordsOf } from '../../knowledge/provision.ts';
import { normaliseTitle } from '../../knowledge/title.ts';
import { counterpart } from './counterpart.ts';

/** What became of an article between the day of the facts and today. */
export type ChangeKind =
  | 'same' // the same words, under the same number
  | 'renumbered' // the same words, under another number
  | 'changed' // other words
  | 'gone' // nothing in the newer text is like it
  | 'replaced' // the law is repealed, another one took its place
  | 'repealed' // the law is repealed
  | 'not-held'; // no text of the law from that day is held

export interface Change {
  readonly kind: ChangeKind;
  /** One Chinese sentence; empty where nothing has changed. */
  readonly text: string;
  /** The article as it stood on the day of the facts. */
  readonly before?: ProvisionInContext;
  /** The article that says it today. */
  readonly after?: ProvisionInContext;
  /** First day of a version that took effect between the first and the last day that the facts may be of. */
  readonly changedWithin?: Day;
}

/** The day of the facts, and the first and last that it may be. */
export interface FactsDay {
  readonly day: Day;
  readonly from: Day;
  readonly to: Day;
}

/**
 * What of a quoted article has changed from the day of the facts to today; the article may be of the version of either
 * day. The law of the day of the facts decides, a new one does not reach back (立法法 article 104).
 */
export function changedSince(entry: ProvisionInContext, facts: FactsDay, today: Day, corpus: Corpus): Change {
  const versions = corpus.versionsOf(entry.law.id);
  const [thenVersion, nowVersion] = [versionOn(versions, facts.day), versionOn(versions, today)];
  if (!thenVersion) return notHeld(entry, facts.day, nowVersion);
  const changedWithin = versions.map(({ validity }) => validity.from).find((from) => from !== undefined && from > facts.from && from <= facts.to);
  const within = changedWithin === undefined ? {} : { changedWithin };
  const before = entry.version.id === thenVersion.id ? entry : find(entry, thenVersion, corpus);
  if (!nowVersion) return { ...ended(before ?? entry, thenVersion, today, corpus), ...within, ...(before && { before }) };
  const after = entry.version.id === nowVersion.id ? entry : find(before ?? entry, nowVersion, corpus);
  return { ...compare(entry, before, after, nowVersion, facts.day), ...within, ...(before && { before }), ...(after && { after }) };
}

function compare(entry: ProvisionInContext, before: ProvisionInContext | undefined, after: ProvisionInContext | undefined, nowVersion: Version, day: Day): Change {
  const title = formatTitle(entry.law.title, true);
  const since = nowVersion.validity.from === undefined ? '现在' : `${dayInWords(nowVersion.validity.from)}起`;
  if (!before) return { kind: 'changed', text: `${title}${entry.provision.label}是${since}施行的文本里的，${dayInWords(day)}有效的文本里没有找到对应的条文。` };
  if (!after) return { kind: 'gone', text: `${title}${before.provision.label}在${since}施行的新文本里没有找到对应的条文。` };
  const [old, current] = [before.provision, after.provision];
  const sameWords = wordsOf(old.text) === wordsOf(current.text);
  if (sameWords && old.label === current.label) return { kind: 'same', text: '' };
  if (sameWords) return { kind: 'renumbered', text: `${title}${old.label}的内容没有变，${since}是${current.label}。` };
  const place = old.label === current.label ? '' : `，现在是${current.label}`;
  return { kind: 'changed', text: `${title}${old.label}${since}已经修改${place}；${whichApplies(entry.law.key, dayInWords(day))}` };
}

/**
 * Which of two texts decides. Procedure goes by the law of the day on which a step is taken; a penalty by the law of the
 * deed, unless the new one is milder (刑法 article 12, 行政处罚法 article 37); all else by the law of the day of the facts.
 */
function whichApplies(key: string, day: string): string {
  if (/诉讼法|仲裁法|复议法|诉讼程序|仲裁规则/u.test(key)) return '现在办手续一般按新的条文。';
  if (/刑法|处罚/u.test(key)) return `${day}的事一般适用当时的条文，新的条文处罚更轻的适用新的。`;
  return `${day}的事一般适用当时的条文，新的条文请对照看。`;
}

/** The law as a whole is no law any more. */
function ended({ law, provision }: ProvisionInContext, { validity }: Version, today: Day, corpus: Corpus): Change {
  const title = formatTitle(law.title, true);
  const end = validity.to === undefined ? '' : `自${dayInWords(validity.to)}起`;
  const named = validity.endedBy ?? SUPERSEDED_TITLES.get(law.key)?.by;
  const heir = named === undefined ? undefined : lawNamed(named, law, corpus);
  if (named === undefined || !heir) return { kind: 'repealed', text: `${title}已${end}废止${named === undefined ? '' : `，由${formatTitle(named, true)}代替`}。` };
  const version = versionOn(corpus.versionsOf(heir.id), today);
  const like = version && counterpart(provision, corpus.provisionsOf(version.id));
  const after = like && { law: heir, version, provision: like };
  return {
    kind: 'replaced',
    text: `${title}已${end}废止，由${formatTitle(heir.title, true)}代替${after ? `，对应的大致是它的${after.provision.label}` : ''}。`,
    ...(after && { after }),
  };
}

function notHeld({ law, provision }: ProvisionInContext, day: Day, nowVersion: Version | undefined): Change {
  const title = formatTitle(law.title, true);
  const from = nowVersion?.validity.from;
  const book = bookName(provision.path[0]);
  const predecessors = [...SUPERSEDED_TITLES].filter(([, { by, book: part }]) => by === law.key && book !== '' && bookName(part) === book).map(([key]) => formatTitle(key));
  const instead = predecessors.length > 0 ? `当时适用的是${predecessors.join('、')}，` : '';
  return {
    kind: 'not-held',
    text: `${title}现在的文本${from === undefined ? '' : `自${dayInWords(from)}起施行，`}${dayInWords(day)}时还没有施行；${instead}法律库里没有当时的文本，请向 12348 核对。`,
  };
}

/** 第三编 合同 and 合同编 are one. */
function bookName(heading: string | undefined): string {
  return heading?.replace(/^第[^编]+编/u, '').replace(/编$/u, '').trim() ?? '';
}

/** The version in force on a day; of several the newest. */
export function versionOn(versions: readonly Version[], day: Day): Version | undefined {
  return versions.findLast(({ validity }) => statusOn(validity, day) === '现行有效');
}

function find(entry: ProvisionInContext, version: Version, corpus: Corpus): ProvisionInContext | undefined {
  const provision = counterpart(entry.provision, corpus.provisionsOf(version.id));
  return provision && { law: entry.law, version, provision };
}

/** A law by the title that another calls it: of the same place, else of the whole country. */
export function lawNamed(title: string, { region }: Pick<Law, 'region'>, corpus: Pick<Corpus, 'lawsByKey'>): Law | undefined {
  const laws = corpus.lawsByKey(normaliseTitle(title));
  return laws.find((law) => law.region === region) ?? laws.find((law) => law.region === '全国');
}
