import { parseArticleLabel } from '../../knowledge/citation/article-label.ts';
import { formatCitation, formatTitle } from '../../knowledge/citation/format-citation.ts';
import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import { dayInWords } from '../../knowledge/day.ts';
import { statusOn, type Day, type Version } from '../../knowledge/law.ts';
import { parseNumeral } from '../../knowledge/numerals.ts';
import { wordsOf, type ProvisionKind } from '../../knowledge/provision.ts';
import { lawNamed, versionOn } from '../consult/changed-since.ts';
import { articleParts, type ParagraphPart } from './article-parts.ts';
import { chooseText, type ChosenText, type LawQuery } from './choose-text.ts';
import { articleHref, linkTo, type LawLink } from './law-link.ts';
import type { Library, Reader } from './library.ts';
import { nameOfProvision } from './name-of-provision.ts';
import type { NoText } from './no-text.ts';
import { validityView, type ValidityView } from './validity-view.ts';
import { choiceOf, versionLine, versionsOf, type VersionLine } from './versions-of.ts';

export interface ArticleQuery extends LawQuery {
  /** 1079, 第一千零七十九条, 133-1, 133之一; the label of a provision without a number of an article: （一）, 5.1.1, 附件一. */
  readonly article: string;
}

/** An article and where it is. */
export interface ArticleLink {
  readonly label: string;
  /** For people; see {@link nameOfProvision}. */
  readonly name: string;
  readonly href: string;
}

/** A version with the place that the article has in it. */
export interface ArticleVersion extends VersionLine {
  /** Null where nothing in that version is this article. */
  readonly article: (ArticleLink & LikenessOfArticle) | null;
}

/** How an article of another version compares with the one shown. */
interface LikenessOfArticle {
  /** Punctuation and spacing apart. */
  readonly sameWords: boolean;
  /** False where it has the number and says something else. */
  readonly isAlike: boolean;
}

/** What the version after the one shown makes of the article. */
export interface NextText {
  readonly from: Day | null;
  /** It is adopted and not in force yet. */
  readonly isAhead: boolean;
  /** `replaced`: the number stands for something else. */
  readonly change: 'same' | 'renumbered' | 'changed' | 'replaced' | 'gone';
  readonly article: ArticleLink | null;
  /** One Chinese sentence. */
  readonly text: string;
}

/** A whole article, with all that a page about it shows. */
export interface ArticleView {
  readonly law: LawLink;
  /** As the version writes it. */
  readonly title: string;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly provisionId: number;
  readonly kind: ProvisionKind;
  readonly label: string;
  /** For people; see {@link nameOfProvision}. */
  readonly name: string;
  readonly href: string;
  /** Headings above it, outermost first. */
  readonly path: readonly string[];
  /** The whole text, word for word. */
  readonly text: string;
  readonly paragraphs: readonly ParagraphPart[];
  /** On the day asked for. */
  readonly on: Day;
  readonly validity: ValidityView;
  /** For copying: 《中华人民共和国民法典》第一千零七十九条, with the version where it is not the present text. */
  readonly citation: string;
  /** In reading order, in this version. */
  readonly previous: ArticleLink | null;
  readonly next: ArticleLink | null;
  /** Oldest first; this one too. */
  readonly versions: readonly ArticleVersion[];
  readonly nextText: NextText | null;
  /** The law that ended this one, or will, where it is held. */
  readonly successor: LawLink | null;
}

export type ArticleOutcome = { readonly kind: 'article'; readonly article: ArticleView } | NoText;

/** The article that is meant, or why there is none. */
export function viewArticle(query: ArticleQuery, library: Library, reader: Reader): ArticleOutcome {
  const chosen = chooseText(query, query.article, library, reader);
  if ('none' in chosen) return chosen.none;
  return { kind: 'article', article: describe({ ...chosen, label: chosen.label! }, library, reader) };
}

/**
 * The article that a button or a citation of an answer stands for: in its own version, whatever the day is.
 * @returns undefined where the corpus does not hold it any more
 */
export function viewProvision(provisionId: number, on: Day, library: Library, reader: Reader): ArticleView | undefined {
  const [entry] = library.corpus.provisionsInContext([provisionId]);
  return entry && describe({ law: entry.law, version: entry.version, on, label: entry.provision.label }, library, reader);
}

function describe({ law, version: chosen, on, label }: ChosenText & { readonly label: string }, library: Library, reader: Reader): ArticleView {
  const { corpus } = library;
  const versions = versionsOf(law, corpus);
  const version = versions.find(({ id }) => id === chosen.id)!;
  const provision = corpus.provision(version.id, label)!;
  const { previous, next } = corpus.neighboursOf(provision.id);
  const link = (to: StoredProvision, of: Version): ArticleLink =>
    ({ label: to.label, name: nameOfProvision(to), href: articleHref(law, to.label, corpus, choiceOf(of, versions, reader.today)) });
  const near = (other: StoredProvision | undefined): ArticleLink | null => (other ? link(other, version) : null);
  const inVersions = versions.map((other): ArticleVersion => {
    const place = placeIn(provision, other, versions, library);
    return {
      ...versionLine(other, version, reader.today),
      article: place && { ...link(place.provision, other), sameWords: place.sameWords, isAlike: place.isAlike },
    };
  });
  const following = versions.findIndex(({ id }) => id === version.id) + 1;
  const successor = version.validity.endedBy === undefined ? undefined : lawNamed(version.validity.endedBy, law, corpus);
  return {
    law: linkTo(law, corpus),
    title: version.title,
    issuer: version.issuer ?? null,
    documentNumber: version.documentNumber ?? null,
    provisionId: provision.id,
    kind: provision.kind,
    ...link(provision, version),
    path: provision.path,
    text: provision.text,
    paragraphs: articleParts(provision.text),
    on,
    validity: validityView(version.validity, on, reader.today),
    citation: citationOf(version, provision, versions, reader.today),
    previous: near(previous),
    next: near(next),
    versions: inVersions,
    nextText: versions[following] ? nextText(provision, versions[following], inVersions[following]!, reader.today) : null,
    successor: successor ? linkTo(successor, corpus) : null,
  };
}

/** What a provision is in another version of its law, and whether it says the same there. */
function placeIn(
  provision: StoredProvision, other: Version, versions: readonly Version[], { corpus, readings }: Library,
): (LikenessOfArticle & { readonly provision: StoredProvision }) | null {
  const { label, versionId } = provision;
  if (other.id === versionId) return { provision, sameWords: true, isAlike: true };
  const namesake = corpus.provision(other.id, label);
  // What an alignment of the whole texts pairs first.
  if (namesake && wordsOf(namesake.text) === wordsOf(provision.text)) return { provision: namesake, sameWords: true, isAlike: true };
  const isLater = versions.findIndex(({ id }) => id === other.id) > versions.findIndex(({ id }) => id === versionId);
  const aligned = isLater ? readings.aligned(versionId, other.id) : readings.aligned(other.id, versionId);
  const pair = aligned.find(({ before, after }) => (isLater ? before : after) === label);
  const there = isLater ? pair?.after : pair?.before;
  const found = there === null || there === undefined ? undefined : corpus.provision(other.id, there);
  return found ? { provision: found, sameWords: pair!.sameWords, isAlike: pair!.isAlike } : null;
}

function nextText({ label }: StoredProvision, { validity }: Version, { article }: ArticleVersion, today: Day): NextText {
  const from = validity.from ?? null;
  const isAhead = statusOn(validity, today) === '尚未施行';
  const since = from === null ? '在后来的文本里' : `自${dayInWords(from)}起`;
  const will = isAhead ? '将' : '';
  const change = article === null ? 'gone' : !article.isAlike ? 'replaced' : !article.sameWords ? 'changed' : article.label === label ? 'same' : 'renumbered';
  const place = article === null || article.label === label ? '' : `，${isAhead ? '改为' : '现在是'}${article.name}`;
  const text = {
    same: `${since}${will}适用修改后的文本，这一条没有变。`,
    renumbered: `${since}${will}适用修改后的文本，这一条内容没有变${place}。`,
    changed: `这一条${since}${isAhead ? '将有修改' : '已经修改'}${place}。`,
    replaced: `${since}${label}${will}是别的内容，没有找到与这一条对应的条文。`,
    gone: `${since}${will}适用修改后的文本，其中没有找到这一条。`,
  }[change];
  return { from, isAhead, change, article: article && { label: article.label, name: article.name, href: article.href }, text };
}

/** Of a text that is not the present one, which one it is stands behind the title, in a form that we read back. */
function citationOf(version: Version, provision: StoredProvision, versions: readonly Version[], today: Day): string {
  const number = parseArticleLabel(provision.label) ?? chineseNumber(provision.label);
  const name = nameOfProvision(provision);
  const note = isPresent(version, versions, today) ? '' : versionNote(version, versions);
  const place = number ? formatCitation({ article: number }) : name === provision.label ? name : `“${name}”`;
  return `${formatTitle(version.title)}${note}${place}`;
}

const isPresent = (version: Version, versions: readonly Version[], today: Day): boolean => versionOn(versions, today)?.id === version.id;

function versionNote({ id, date, validity }: Version, versions: readonly Version[]): string {
  if (versions.length === 1 && (validity.to !== undefined || validity.toBasis === 'catalogue')) return '（已废止）';
  const isLast = versions.at(-1)?.id === id;
  if (isLast && validity.toBasis !== undefined && validity.toBasis !== 'superseded') return '（已废止）';
  if (date !== undefined) return `（${dayInWords(date)}版本）`;
  return validity.from === undefined ? '' : `（${dayInWords(validity.from)}施行版本）`;
}

/** 一 of a document without articles is cited as 第一条: 刑法修正案（十一）第一条. */
function chineseNumber(label: string): { readonly number: number } | undefined {
  const number = /^[一二三四五六七八九十百]+$/.test(label) ? parseNumeral(label) : undefined;
  return number === undefined ? undefined : { number };
}
