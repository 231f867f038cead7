import { dayInWords } from '../day.ts';
import { statusOn, type Day, type Law, type Region, type Validity, type Version } from '../law.ts';
import { formatNumeral } from '../numerals.ts';
import type { Provision } from '../provision.ts';
import { articleLabel, parseArticleLabel } from './article-label.ts';
import type { Citation } from './citation.ts';
import { findLaw } from './find-law.ts';
import { formatPlace, formatTitle } from './format-citation.ts';
import type { LawLookup } from './law-lookup.ts';
import { narrow } from './narrow.ts';
import type { Resolution, Unresolved } from './resolution.ts';
import { SUPERSEDED_TITLES } from './superseded-titles.ts';

export interface ResolveOptions {
  /** Day of the facts, or of the question: the version in force on it is meant. */
  readonly date: Day;
  /** Where the facts are, for titles that several places share. */
  readonly region?: Region;
  /** The document and the article that the text stands in: what 本法 and 本条 mean. */
  readonly within?: { readonly law: Law; readonly article?: Citation['article'] };
}

export type Resolvable = Pick<Citation, 'law' | 'article' | 'paragraph' | 'item' | 'subitem' | 'relation'>;

/**
 * The provision that a citation means on a day, or why there is none. Of a range both ends must exist; for all
 * of its articles resolve what {@link expandCitation} gives.
 */
export function resolveCitation<P extends Provision>(
  citation: Resolvable, lookup: LawLookup<P>, options: ResolveOptions,
): Resolution<P> {
  const own = citation.relation?.startsWith('this-') ? options.within : undefined;
  const law = own?.law ?? lawOf(citation, lookup, options);
  if ('finding' in law) return law;
  const version = versionOf(law, citation, lookup, options.date);
  if ('finding' in version) return version;
  const article = citation.article ?? own?.article;
  if (leansOnUnknown(citation, article)) return incomplete(citation);
  if (!article) return { finding: 'ok', law, version };

  const provision = find(article, version, lookup);
  if (!provision) return missing(article, law, version, lookup);
  const last = article.last && find(article.last, version, lookup);
  if (article.last && !last) return missing(article.last, law, version, lookup);
  const narrowed = narrow(provision.text, citation);
  if ('finding' in narrowed) return { ...narrowed, law, version, detail: `${nameOf(law, article)}${narrowed.detail}` };
  return { finding: 'ok', law, version, provision, ...(last && { last }), ...narrowed };
}

/** Documents numbered 一、 are cited as 第一条 all the same: 刑法修正案（十一）第一条. */
function find<P extends Provision>({ number, sub }: NonNullable<Citation['article']>, version: Version, lookup: LawLookup<P>): P | undefined {
  const article = lookup.provision(version.id, articleLabel(number, sub));
  if (article || sub !== undefined || lookup.lastArticle(version.id) !== undefined) return article;
  return lookup.provision(version.id, formatNumeral(number));
}

function lawOf(citation: Resolvable, lookup: LawLookup, { date, region }: ResolveOptions): Law | Unresolved {
  if (!citation.law) return incomplete(citation);
  const { key, title } = citation.law;
  const superseded = SUPERSEDED_TITLES.get(key);
  // Certain whatever the corpus holds: it may have the old law and not yet the one that repeals it.
  if (superseded && date >= superseded.from) return repealed(title, { to: superseded.from }, superseded);
  const found = superseded && lookup.lawsByKey(key).length === 0 ? { candidates: [] } : findLaw(key, lookup, region);
  if ('law' in found) return found.law;
  if (found.candidates.length > 0) {
    return {
      finding: 'ambiguous-title',
      candidates: found.candidates,
      detail: `${formatTitle(title)}可能指${found.candidates.slice(0, 4).map((law) => formatTitle(law.title)).join('、')}${found.candidates.length > 4 ? '等' : ''}，请写明全称。`,
    };
  }
  return { finding: 'no-such-law', ...(superseded && { superseded }), detail: `法规库中没有${formatTitle(title)}。` };
}

/** The version in force on the day, unless the citation asks for another one. */
function versionOf(law: Law, citation: Resolvable, lookup: LawLookup, date: Day): Version | Unresolved {
  const versions = lookup.versionsOf(law.id);
  const title = formatTitle(law.title);
  const inForce = versions.findLast((version) => statusOn(version.validity, date) === '现行有效');
  if (!inForce) {
    const next = versions.find((version) => statusOn(version.validity, date) === '尚未施行');
    const ended = versions.findLast((version) => statusOn(version.validity, date) === '已废止');
    if (ended) return { ...repealed(law.title, ended.validity, SUPERSEDED_TITLES.get(law.key)), law };
    if (!next) return { finding: 'no-such-law', detail: `法规库中没有${dayInWords(date)}有效的${title}文本。` };
    const { from, fromBasis } = next.validity;
    const since = from === undefined ? '' : `自${dayInWords(from)}起施行`;
    // Of an amended text nobody knows here whether an older one was law.
    const isFirst = fromBasis === 'text' || fromBasis === 'catalogue';
    const detail = isFirst || since === '' ? `${title}在${dayInWords(date)}尚未施行${since === '' ? '' : `，${since}`}。` : `法规库中没有${dayInWords(date)}有效的${title}文本，最早的一个${since}。`;
    return { finding: 'not-yet-in-force', law, ...(from !== undefined && { from }), detail };
  }
  const year = citation.law?.versionYear;
  if (year === undefined || yearsOf(inForce).includes(year)) return inForce;
  const meant = versions.find((version) => yearsOf(version).includes(year));
  return {
    finding: 'wrong-version', law, inForce, ...(meant && { meant }),
    detail: `${dayInWords(date)}有效的${title}不是${year}年文本，而是${inForce.date ?? inForce.validity.from ?? '未注明日期的'}文本${meant ? '' : `；法规库中没有${year}年文本`}。`,
  };
}

/** People name a version by the year of its adoption or of its force. */
function yearsOf(version: Version): number[] {
  return [version.date, version.validity.from].flatMap((day) => (day === undefined ? [] : Number(day.slice(0, 4))));
}

function repealed(
  title: string, end: Pick<Validity, 'to' | 'endedBy'>, superseded: ReturnType<typeof SUPERSEDED_TITLES.get>,
): Unresolved & { finding: 'repealed' } {
  const successor = superseded
    ? `，相关内容现由${formatTitle(superseded.by)}${superseded.book ? `“${superseded.book}”` : ''}规定（${superseded.source}）`
    : end.endedBy === undefined ? '' : `，由${formatTitle(end.endedBy)}废止`;
  return {
    finding: 'repealed',
    ...(end.to !== undefined && { since: end.to }),
    ...(superseded && { superseded }),
    detail: `${formatTitle(title)}${end.to === undefined ? '已废止' : `自${dayInWords(end.to)}起废止`}${successor}。`,
  };
}

/** The article is not in the version of the day: perhaps in another one, else in none. */
function missing(article: NonNullable<Citation['article']>, law: Law, version: Version, lookup: LawLookup): Unresolved {
  const label = articleLabel(article.number, article.sub);
  const elsewhere = lookup.versionsOf(law.id).find((other) => other.id !== version.id && lookup.provision(other.id, label));
  if (elsewhere) {
    return {
      finding: 'wrong-version', law, inForce: version, meant: elsewhere,
      detail: `${formatTitle(law.title)}${label}只见于${elsewhere.date ?? '另一'}文本，不在所涉日期有效的${version.date ?? ''}文本中。`,
    };
  }
  const lastLabel = lookup.lastArticle(version.id);
  const articles = lastLabel === undefined ? undefined : parseArticleLabel(lastLabel)?.number;
  return {
    finding: 'no-such-article', law, version, ...(articles !== undefined && { articles }),
    detail: `${formatTitle(law.title)}没有${label}${lastLabel === undefined ? '（该文件不分条）' : `，最后一条是${lastLabel}`}。`,
  };
}

function leansOnUnknown(citation: Resolvable, article: Citation['article']): boolean {
  if (citation.relation?.startsWith('previous-') || citation.relation === 'this-paragraph') return true;
  return !article && (citation.paragraph ?? citation.item ?? citation.subitem) !== undefined;
}

function incomplete(citation: Resolvable): Unresolved {
  return { finding: 'incomplete', detail: `“${formatPlace(citation) || '该引注'}”没有写明所属的法律或条文，无法单独核对。` };
}

const nameOf = (law: Law, article: NonNullable<Citation['article']>): string =>
  `${formatTitle(law.title)}${articleLabel(article.number, article.sub)}`;
