import { SUPERSEDED_TITLES } from '../../knowledge/citation/superseded-titles.ts';
import type { Day, Region, Status } from '../../knowledge/law.ts';
import type { Searcher } from '../../knowledge/search/open-searcher.ts';
import { normaliseTitle } from '../../knowledge/title.ts';
import { chooseText } from './choose-text.ts';
import { citedArticles, type FoundArticle } from './cited-articles.ts';
import { excerptOf, type ExcerptPart } from './excerpt.ts';
import { lawAhead } from './law-ahead.ts';
import { articleHref, linkTo, type LawLink } from './law-link.ts';
import { readNumber } from './law-path.ts';
import type { Library, Reader } from './library.ts';
import { likelyLaws, matchTitles, type Fit, type TitleHit } from './match-title.ts';
import { nameOfProvision } from './name-of-provision.ts';
import { choiceOf, versionsOf } from './versions-of.ts';

export interface FindQuery {
  /** What was typed: a title, a citation, or words of the matter. */
  readonly text: string;
  readonly on?: Day;
  readonly region?: Region;
  /** Most laws, and most passages. */
  readonly limit: number;
  /** Passages of this law only, by a title that {@link viewLaw} takes. */
  readonly within?: string;
}

/** A law whose title fits. */
export interface FoundLaw extends LawLink {
  readonly status: Status;
  /** `successor`: it took the place of the law whose title was typed; `ahead`: its name opens what was typed; `alike`: it may be meant. */
  readonly fit: Fit | 'successor' | 'ahead' | 'alike';
}

/** An article whose words fit. */
export interface FoundPassage {
  readonly law: LawLink;
  readonly label: string;
  /** Of the provision, for people; see {@link nameOfProvision}. */
  readonly name: string;
  readonly href: string;
  readonly path: readonly string[];
  readonly provisionId: number;
  readonly excerpt: readonly ExcerptPart[];
}

export interface Found {
  readonly articles: readonly FoundArticle[];
  readonly laws: readonly FoundLaw[];
  /** Laws whose titles fit, those beyond the limit too. */
  readonly lawsInAll: number;
  readonly passages: readonly FoundPassage[];
  /** What to do where nothing was found, or what became of the law whose title was typed; in Chinese. */
  readonly hint: string | null;
}

/** Nobody looks for more words than this; what is longer is cut. */
const LONGEST = 200;

/** Everything that a person may look for with one line: the articles that it cites, laws by title, articles by content. */
export async function findLaws({ text, on, region, limit, within }: FindQuery, library: Library, searcher: Pick<Searcher, 'search'>, asking: Reader): Promise<Found> {
  const typed = text.slice(0, LONGEST).trim();
  const reader = region === undefined ? asking : { ...asking, region };
  const day = on ?? reader.today;
  if (typed === '') return { ...NOTHING, hint: '请输入法律名称、条号或者要查的事。' };
  if (readNumber(typed.replaceAll(/\s/g, '')) && within === undefined) return { ...NOTHING, hint: `请写上是哪部法律，例如“劳动合同法${typed}”。` };
  const { articles, isAll } = citedArticles(typed, day, library, reader);
  const titles = within === undefined ? titlesFor(typed, articles, day, library, reader) : [];
  // Who types a title wants that law, and no words of it elsewhere.
  const isTitle = titles.some(({ fit }) => fit === 'exact' || fit === 'short-title');
  const ahead = within === undefined && articles.length + titles.length === 0 ? lawAhead(typed, library.corpus) : undefined;
  const inIt = ahead && /\p{L}/u.test(ahead.matter) ? await passagesFor(ahead.matter, day, Math.ceil(limit / 2), ahead.law, library, searcher, reader) : [];
  const more = isAll || isTitle ? [] : await passagesFor(typed, day, limit, within, library, searcher, reader);
  const passages = [...inIt, ...more.filter(({ provisionId }) => !inIt.some((one) => one.provisionId === provisionId))].slice(0, limit);
  const near = articles.length + titles.length > 0 || within !== undefined ? []
    : ahead ? matchTitles(ahead.law, day, library, reader).slice(0, 1).map((hit) => ({ ...hit, fit: 'ahead' as const }))
      : alike(typed, day, library, reader);
  const ended = articles.length === 0 && within === undefined ? endOf(typed, isTitle, day, library, reader) : undefined;
  const hits = [
    ...(ended?.successor ? matchTitles(ended.successor.title, day, library, reader).slice(0, 1).map((hit) => ({ ...hit, fit: 'successor' as const })) : []),
    ...titles,
    ...near,
  ];
  return {
    articles,
    laws: hits.slice(0, limit).map(({ law, status, fit }) => ({ ...linkTo(law, library.corpus), status, fit })),
    lawsInAll: hits.length,
    passages: ended ? [] : passages,
    hint: ended ? ended.text : articles.length + hits.length + passages.length > 0 ? null : '没有找到。换个说法，或者只写最要紧的词再试试。',
  };
}

const NOTHING = { articles: [], laws: [], lawsInAll: 0, passages: [] } as const;

/** What became of a law that is law no more, where its title was typed. */
function endOf(typed: string, isTitle: boolean, on: Day, library: Library, reader: Reader) {
  if (!isTitle && !SUPERSEDED_TITLES.has(normaliseTitle(typed))) return undefined;
  const chosen = chooseText({ law: typed, on }, undefined, library, reader);
  return 'none' in chosen && chosen.none.kind === 'repealed' ? chosen.none : undefined;
}

/** Longer than this, and it is no name with a slip of the fingers. */
const LONGEST_NAME = 20;
const MOST_ALIKE = 3;

/** Laws that may be meant by a name with a slip of the fingers: 劳动合同发. */
function alike(typed: string, day: Day, library: Library, reader: Reader) {
  if (typed.length > LONGEST_NAME || !/^[\p{Script=Han}《》〈〉]+$/u.test(typed)) return [];
  return likelyLaws(typed, day, library, reader).slice(0, MOST_ALIKE)
    .flatMap((law) => matchTitles(law.title, day, library, reader).slice(0, 1).map((hit) => ({ ...hit, fit: 'alike' as const })));
}

/** The laws by what was typed as a whole; where articles were cited, their laws alone. */
function titlesFor(typed: string, articles: readonly FoundArticle[], day: Day, library: Library, reader: Reader): TitleHit[] {
  if (articles.length === 0) return matchTitles(typed, day, library, reader);
  const cited = new Set(articles.flatMap(({ outcome }) => (outcome.kind === 'article' ? [outcome.article.law.title] : [])));
  return [...cited].flatMap((title) => matchTitles(title, day, library, reader).filter(({ fit }) => fit === 'exact'));
}

async function passagesFor(
  typed: string, day: Day, limit: number, within: string | undefined, library: Library, searcher: Pick<Searcher, 'search'>, reader: Reader,
): Promise<FoundPassage[]> {
  const only = within === undefined ? undefined : chooseText({ law: within, on: day }, undefined, library, reader);
  if (only && 'none' in only) return [];
  const hits = await searcher.search(typed, { date: day, region: reader.region, limit, ...(only && { laws: [only.law.id] }) });
  return hits.filter(({ provision }) => isNear(typed, provision.text)).map(({ law, version, provision }) => ({
    law: linkTo(law, library.corpus),
    label: provision.label,
    name: nameOfProvision(provision),
    href: articleHref(law, provision.label, library.corpus, choiceOf(version, versionsOf(law, library.corpus), reader.today)),
    path: provision.path,
    provisionId: provision.id,
    excerpt: excerptOf(provision.text, typed),
  }));
}

/** Law is Chinese: to letters of another script nothing is near in sense, and counts only where they stand. */
function isNear(typed: string, text: string): boolean {
  if (/\p{Script=Han}/u.test(typed)) return true;
  const folded = text.toLowerCase();
  return typed.toLowerCase().split(/[^\p{L}\p{N}]+/u).some((word) => word !== '' && folded.includes(word));
}
