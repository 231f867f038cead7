import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import type { Corpus, ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { dayInWords } from '../../knowledge/day.ts';
import type { Day, Version } from '../../knowledge/law.ts';
import { wordsOf } from '../../knowledge/provision.ts';
import { versionOn } from './changed-since.ts';
import { counterpart } from './counterpart.ts';

/** An article that has just changed, or soon will. */
export interface Amendment {
  /** First day of the changed text, or of the law's end. */
  readonly on: Day;
  readonly isAhead: boolean;
  /** One Chinese sentence. */
  readonly text: string;
  /** The article in the version that changes it; undefined where nothing there is like it. */
  readonly changed?: ProvisionInContext;
}

/** Days before and after today within which a change is recent. */
const RECENT_DAYS = 90;

/**
 * Whether a quoted article of the law in force got its words within so many days, or will lose them by a known version
 * or repeal within as many. A version that leaves the article as it was does not count.
 */
export function recentlyAmended(entry: ProvisionInContext, today: Day, corpus: Corpus): Amendment | undefined {
  const versions = corpus.versionsOf(entry.law.id);
  const current = versionOn(versions, today);
  if (!current) return undefined;
  const next = versions.find(({ validity }) => validity.from !== undefined && validity.from > today && areNear(today, validity.from));
  return (next && ahead(entry, next, corpus)) ?? endsSoon(entry, current, next, today) ?? justChanged(entry, versions, current, today, corpus);
}

function ahead(entry: ProvisionInContext, next: Version, corpus: Corpus): Amendment | undefined {
  const changed = inVersion(entry, next, corpus);
  if (changed && isSame(changed, entry)) return undefined;
  const on = next.validity.from!;
  return {
    on, isAhead: true, ...(changed && { changed }),
    text: `${nameOf(entry)}自${dayInWords(on)}起${changed ? `改为新的条文（${changed.provision.label}）` : '在新的文本里没有找到对应的条文'}，那天以后的事按新的文本。`,
  };
}

function endsSoon(entry: ProvisionInContext, { validity }: Version, next: Version | undefined, today: Day): Amendment | undefined {
  if (next || validity.to === undefined || validity.toBasis === 'superseded' || !areNear(today, validity.to)) return undefined;
  const by = validity.endedBy === undefined ? '' : `，由${formatTitle(validity.endedBy, true)}代替`;
  return { on: validity.to, isAhead: true, text: `${formatTitle(entry.law.title, true)}自${dayInWords(validity.to)}起废止${by}。` };
}

function justChanged(entry: ProvisionInContext, versions: readonly Version[], current: Version, today: Day, corpus: Corpus): Amendment | undefined {
  const on = current.validity.from;
  if (on === undefined || !areNear(on, today)) return undefined;
  const previous = versions[versions.indexOf(current) - 1];
  const before = previous && inVersion(entry, previous, corpus);
  if (before && isSame(before, entry)) return undefined;
  const what = previous ? (before ? `${dayInWords(on)}刚刚修改` : `是${dayInWords(on)}新增的`) : `自${dayInWords(on)}起施行`;
  return { on, isAhead: false, text: `${nameOf(entry)}${what}，之前的事一般适用当时的规定。`, ...(before && { changed: before }) };
}

const nameOf = ({ law, provision }: ProvisionInContext): string => `${formatTitle(law.title, true)}${provision.label}`;

/** The same words, whatever their number. */
const isSame = (a: ProvisionInContext, b: ProvisionInContext): boolean => wordsOf(a.provision.text) === wordsOf(b.provision.text);

function inVersion(entry: ProvisionInContext, version: Version, corpus: Corpus): ProvisionInContext | undefined {
  const provision = counterpart(entry.provision, corpus.provisionsOf(version.id));
  return provision && { law: entry.law, version, provision };
}

function areNear(from: Day, to: Day): boolean {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 <= RECENT_DAYS;
}
