import type { StoredProvision } from '../../knowledge/corpus/rows.ts';
import type { Day } from '../../knowledge/law.ts';
import { lawNamed } from '../consult/changed-since.ts';
import { articleParts, type ParagraphPart } from './article-parts.ts';
import { chooseText, type LawQuery } from './choose-text.ts';
import { lawContents, provisionsOfPart, type ContentsPart } from './law-contents.ts';
import { articleHref, compareHref, linkTo, type LawLink } from './law-link.ts';
import type { Library, Reader } from './library.ts';
import { nameOfProvision } from './name-of-provision.ts';
import type { NoText } from './no-text.ts';
import { validityView, type ValidityView } from './validity-view.ts';
import { choiceOf, nameOfVersion, versionLine, versionsOf, type VersionLine } from './versions-of.ts';

/** A version of a law with its page, and the page that holds it against the version before. */
export interface LawVersion extends VersionLine {
  readonly href: string;
  readonly compareHref: string | null;
}

/** A law at a day without its text: what its page shows first. */
export interface LawView {
  readonly law: LawLink;
  /** As the version writes it. */
  readonly title: string;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly adopted: Day | null;
  readonly on: Day;
  readonly validity: ValidityView;
  /** Number of its articles, or numbered paragraphs, annexes left out. */
  readonly size: number;
  /** False for a document without articles. */
  readonly hasArticles: boolean;
  readonly contents: ContentsPart;
  /** Oldest first; this one too. */
  readonly versions: readonly LawVersion[];
  /** Decisions and amendments that are held and say that they change this law. */
  readonly amendments: readonly LawLink[];
  /** The law that ended this one, or will, where it is held. */
  readonly successor: LawLink | null;
}

export type LawOutcome = { readonly kind: 'law'; readonly law: LawView } | NoText;

/** The page of a law: what it is, since when, and its contents. */
export function viewLaw(query: LawQuery, library: Library, reader: Reader): LawOutcome {
  const chosen = chooseText(query, undefined, library, reader);
  if ('none' in chosen) return chosen.none;
  const { law, on } = chosen;
  const { corpus, readings } = library;
  const versions = versionsOf(law, corpus);
  const version = versions.find(({ id }) => id === chosen.version.id)!;
  const provisions = readings.provisionsOf(version.id);
  const successor = version.validity.endedBy === undefined ? undefined : lawNamed(version.validity.endedBy, law, corpus);
  return {
    kind: 'law',
    law: {
      law: linkTo(law, corpus),
      title: version.title,
      issuer: version.issuer ?? null,
      documentNumber: version.documentNumber ?? null,
      adopted: version.date ?? null,
      on,
      validity: validityView(version.validity, on, reader.today),
      size: provisions.filter(({ kind }) => kind !== 'annex').length,
      hasArticles: provisions.some(({ kind }) => kind === 'article'),
      contents: lawContents(provisions),
      versions: versions.map((other, index): LawVersion => ({
        ...versionLine(other, version, reader.today),
        href: linkTo(law, corpus, choiceOf(other, versions, reader.today)).href,
        compareHref: index === 0 ? null : compareHref(law, nameOfVersion(versions[index - 1]!), nameOfVersion(other), corpus),
      })),
      amendments: corpus.amendmentsOf(law.key).filter(({ id }) => id !== law.id).map((one) => linkTo(one, corpus)),
      successor: successor ? linkTo(successor, corpus) : null,
    },
  };
}

export interface TextQuery extends LawQuery {
  /** Only this part of the contents, by its id. */
  readonly part?: string;
  /** The page begins with this provision, by its label as it stands in `next`. */
  readonly from?: string;
}

/** One provision on a page of text. */
export interface TextEntry {
  readonly provisionId: number;
  readonly label: string;
  /** For people; see {@link nameOfProvision}. */
  readonly name: string;
  readonly href: string;
  readonly path: readonly string[];
  /** Headings that begin with this provision, on this page: those of its path that the one before does not have. */
  readonly opens: readonly string[];
  readonly paragraphs: readonly ParagraphPart[];
}

/** A stretch of a law's text. */
export interface LawText {
  readonly law: LawLink;
  readonly title: string;
  readonly on: Day;
  readonly validity: ValidityView;
  readonly entries: readonly TextEntry[];
  /** The label that the next page begins with; null on the last one. */
  readonly next: string | null;
}

export type TextOutcome = { readonly kind: 'text'; readonly text: LawText } | NoText;

/** A page ends with the provision that reaches so many characters: some ten screens of a phone. */
const PAGE_CHARACTERS = 6000;

/** The words of a law, or of a part of it, a page at a time. A part or label that is not there begins at the beginning. */
export function viewText(query: TextQuery, library: Library, reader: Reader): TextOutcome {
  const chosen = chooseText(query, undefined, library, reader);
  if ('none' in chosen) return chosen.none;
  const { law, version, on } = chosen;
  const { corpus, readings } = library;
  const all = readings.provisionsOf(version.id);
  const provisions = provisionsOfPart(all, query.part ?? '') ?? all;
  const start = Math.max(0, provisions.findIndex(({ label }) => label === query.from));
  const end = endOfPage(provisions, start);
  const choice = choiceOf(version, versionsOf(law, corpus), reader.today);
  return {
    kind: 'text',
    text: {
      law: linkTo(law, corpus),
      title: version.title,
      on,
      validity: validityView(version.validity, on, reader.today),
      entries: provisions.slice(start, end).map(({ id, kind, label, path, text }, index): TextEntry => ({
        provisionId: id,
        label,
        name: nameOfProvision({ kind, label, path }),
        href: articleHref(law, label, corpus, choice),
        path,
        opens: index === 0 ? path : opened(provisions[start + index - 1]!.path, path),
        paragraphs: articleParts(text),
      })),
      next: provisions[end]?.label ?? null,
    },
  };
}

function endOfPage(provisions: readonly StoredProvision[], start: number): number {
  let size = 0;
  for (let at = start; at < provisions.length; at += 1) {
    size += provisions[at]!.text.length;
    if (size >= PAGE_CHARACTERS) return at + 1;
  }
  return provisions.length;
}

function opened(before: readonly string[], path: readonly string[]): readonly string[] {
  const place = path.findIndex((heading, depth) => heading !== before[depth]);
  return place < 0 ? [] : path.slice(place);
}
