import { formatTitle } from '../../knowledge/citation/format-citation.ts';
import type { Unresolved } from '../../knowledge/citation/resolution.ts';
import { SUPERSEDED_TITLES, type Supersession } from '../../knowledge/citation/superseded-titles.ts';
import { dayInWords } from '../../knowledge/day.ts';
import { NATIONWIDE, type Day, type Law, type Version } from '../../knowledge/law.ts';
import { lawNamed } from '../consult/changed-since.ts';
import { articleHref, linkTo, type LawLink } from './law-link.ts';
import type { Library, Reader } from './library.ts';
import { likelyLaws } from './match-title.ts';
import { choiceOf, versionsOf } from './versions-of.ts';

/** Why there is nothing to read, and what to do; `text` says both in Chinese. */
export type NoText =
  /** Nothing of that name is held; `suggestions` are the laws whose titles are nearest, `successor` took its place. */
  | { readonly kind: 'no-such-law'; readonly text: string; readonly suggestions: readonly LawLink[]; readonly successor: LawLink | null }
  /** Several laws fit. */
  | { readonly kind: 'ambiguous'; readonly text: string; readonly candidates: readonly LawLink[] }
  /** No text that is held is in force on the day; `from` is the first day of the earliest later one, which `href` opens. */
  | { readonly kind: 'not-in-force'; readonly text: string; readonly law: LawLink; readonly from: Day | null; readonly href: string | null }
  /** `href` opens its last text, where it is held. */
  | { readonly kind: 'repealed'; readonly text: string; readonly law: LawLink | null; readonly since: Day | null; readonly successor: LawLink | null; readonly href: string | null }
  /** `last` is the label of the last article. */
  | { readonly kind: 'no-such-article'; readonly text: string; readonly law: LawLink; readonly first: string | null; readonly last: string | null }
  /** The article, or the text of the year named, is in another version only, which `href` opens. */
  | { readonly kind: 'other-version'; readonly text: string; readonly law: LawLink; readonly href: string | null };

/** What was asked for: a law by a name, perhaps an article of it by its label. */
export interface Asked {
  readonly law: string;
  readonly key: string;
  readonly label?: string;
}

/** Most laws that are suggested for a name that is not held. */
const MOST_SUGGESTIONS = 5;

/** A citation that leads nowhere, said to a reader of the browser. */
export function noText(why: Unresolved, asked: Asked, on: Day, library: Library, reader: Reader): NoText {
  const { corpus } = library;
  switch (why.finding) {
    case 'ambiguous-title':
      return { kind: 'ambiguous', candidates: why.candidates.map((law) => linkTo(law, corpus)), text: `${formatTitle(asked.law)}可能是下面这几部中的一部，请选一部。` };
    case 'repealed':
      return repealed(why.law ?? corpus.lawsByKey(asked.key)[0], why.detail, why.since, why.superseded, asked, library, reader);
    case 'not-yet-in-force':
      return notInForce(why.law, on, asked, library, reader);
    case 'wrong-version': {
      const href = why.meant === undefined ? null : hrefOf(why.law, why.meant, asked, library, reader);
      return { kind: 'other-version', law: linkTo(why.law, corpus), href, text: otherVersion(why, asked, on) };
    }
    case 'no-such-article':
      return noSuchArticle(why.law, why.version, asked, library);
    default:
      return noSuchLaw('superseded' in why ? why.superseded : undefined, asked, on, library, reader);
  }
}

/** Links may be older than the corpus. */
export function noSuchVersion(law: Law, corpus: Library['corpus']): NoText {
  const link = linkTo(law, corpus);
  return { kind: 'other-version', law: link, href: link.href, text: `法律库里没有${formatTitle(law.title)}的这个文本，请从历次文本里选。` };
}

function otherVersion({ law, inForce, meant }: Extract<Unresolved, { finding: 'wrong-version' }>, { label }: Asked, on: Day): string {
  const title = formatTitle(law.title);
  const current = `${dayInWords(on)}有效的是${ofDay(inForce)}文本`;
  if (!meant) return `法律库里没有您说的那一年的${title}文本，${current}。请从历次文本里选。`;
  return `${current}，${label === undefined ? '您说的' : label}在${title}${ofDay(meant)}文本里。可以打开那个文本查看。`;
}

/** 2012年10月26日的. */
const ofDay = ({ date, validity }: Version): string => {
  const day = date ?? validity.from;
  return day === undefined ? '日期不详的' : `${dayInWords(day)}的`;
};

export function noSuchArticle(law: Law, version: Version, { label }: Asked, { corpus, readings }: Library): NoText {
  const provisions = readings.provisionsOf(version.id).filter(({ kind }) => kind !== 'annex');
  const articles = provisions.filter(({ kind }) => kind === 'article');
  const [first, last] = [provisions[0]?.label ?? null, (articles.at(-1) ?? provisions.at(-1))?.label ?? null];
  const extent = articles.length > 0 ? `最后一条是${last}` : provisions.length > 0 ? `它不分条，从“${first}”到“${last}”` : '它没有正文';
  return {
    kind: 'no-such-article', law: linkTo(law, corpus), first, last,
    text: `${formatTitle(law.title)}没有${label?.startsWith('第') ? label : `“${label}”`}，${extent}。请核对条号，或者看目录。`,
  };
}

function repealed(
  law: Law | undefined, detail: string, since: Day | undefined, superseded: Supersession | undefined, asked: Asked, library: Library, reader: Reader,
): NoText {
  const { corpus } = library;
  const last = law && versionsOf(law, corpus).at(-1);
  const href = law && last ? hrefOf(law, last, asked, library, reader) : null;
  const title = superseded?.by ?? last?.validity.endedBy;
  const successor = title === undefined ? undefined : lawNamed(title, law ?? { region: NATIONWIDE }, corpus);
  return {
    kind: 'repealed',
    law: law ? linkTo(law, corpus) : null,
    since: since ?? null,
    successor: successor ? linkTo(successor, corpus) : null,
    href,
    text: `${detail}${href === null ? '法律库里没有它的文本。' : '以前的事要查当时的条文，可以打开废止前的文本。'}`,
  };
}

function notInForce(law: Law, on: Day, asked: Asked, library: Library, reader: Reader): NoText {
  const { corpus } = library;
  const versions = versionsOf(law, corpus);
  const next = versions.find(({ validity }) => validity.from !== undefined && validity.from > on);
  const from = next?.validity.from ?? null;
  const title = formatTitle(law.title);
  const isAhead = from !== null && from > reader.today;
  const text = isAhead && on >= reader.today
    ? `${title}自${dayInWords(from)}起施行，${on === reader.today ? '现在' : dayInWords(on)}还没有效力。可以先看将要施行的文本。`
    : `法律库里没有${dayInWords(on)}有效的${title}文本${from === null ? '' : `，最早的一个自${dayInWords(from)}起施行`}。当时的规定请向 12348 核对。`;
  return { kind: 'not-in-force', law: linkTo(law, corpus), from, href: next ? hrefOf(law, next, asked, library, reader) : null, text };
}

function noSuchLaw(superseded: Supersession | undefined, asked: Asked, on: Day, library: Library, reader: Reader): NoText {
  const suggestions = likelyLaws(asked.law, on, library, reader).slice(0, MOST_SUGGESTIONS).map((law) => linkTo(law, library.corpus));
  const replaced = superseded ?? SUPERSEDED_TITLES.get(asked.key);
  const successor = replaced && lawNamed(replaced.by, { region: NATIONWIDE }, library.corpus);
  const advice = suggestions.length > 0 ? '您要找的也许是下面这几部。' : '请核对名称，或者换个词搜索。';
  return {
    kind: 'no-such-law', suggestions, successor: successor ? linkTo(successor, library.corpus) : null,
    text: `法律库里没有${formatTitle(asked.law)}${successor ? `，它的内容后来由${formatTitle(successor.title)}规定` : ''}。${advice}`,
  };
}

/** Opens the article in that version, or the version where it has none of that label. */
function hrefOf(law: Law, version: Version, { label }: Asked, { corpus }: Library, { today }: Reader): string {
  const choice = choiceOf(version, versionsOf(law, corpus), today);
  return label !== undefined && corpus.provision(version.id, label) ? articleHref(law, label, corpus, choice) : linkTo(law, corpus, choice).href;
}
