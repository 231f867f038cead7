import { basename } from 'node:path';
import { parseArticleLabel } from '../knowledge/citation/article-label.ts';
import { normaliseTitle } from '../knowledge/title.ts';
import { provisionsOf, type Block, type ParsedDocument } from './statute/document.ts';
import type { ParsedPart } from './statute/parse-document.ts';

/** What was read from one file. */
export interface ParsedFile {
  readonly path: string;
  readonly parts: readonly ParsedPart[];
}

/** Documents and the files that they come from. */
export interface Group {
  readonly paths: readonly string[];
  readonly documents: readonly ParsedDocument[];
}

/** Whether a file may be one of several that hold a law together, so that its neighbours must be looked at too. */
export function mayBePart(file: ParsedFile): boolean {
  return file.parts.some((part) => !part.hasTitle || part.book !== undefined || provisionsOf(part).length === 0);
}

/**
 * Puts laws together again that a folder holds in several files:
 * books with the same title and different articles (one file per book of the Civil Code), and files without a title
 * of their own beside one that has a title and no provisions.
 */
export function groupParts(files: readonly ParsedFile[]): Group[] {
  const groups: Group[] = [];
  const books = new Map<string, { path: string; part: ParsedPart }[]>();
  const owner = files.flatMap(({ path, parts }) =>
    parts.filter((part) => part.hasTitle && provisionsOf(part).length === 0 && parts.length === 1).map((part) => ({ path, part })))[0];
  const untitled: { path: string; part: ParsedPart }[] = [];
  for (const { path, parts } of files) {
    const own: ParsedPart[] = [];
    for (const part of parts) {
      if (!part.hasTitle && owner) untitled.push({ path, part });
      else if (part.book !== undefined) {
        const key = normaliseTitle(part.head.title);
        books.set(key, [...(books.get(key) ?? []), { path, part }]);
      } else if (part !== owner?.part) own.push(part);
    }
    if (own.length > 0) groups.push({ paths: [path], documents: own.map((part) => (part.hasTitle ? part : named(part, path))) });
  }
  if (owner) {
    groups.push({ paths: [owner.path, ...new Set(untitled.map(({ path }) => path))], documents: [merge(owner.part, untitled)] });
  }
  for (const members of books.values()) {
    groups.push({ paths: members.map(({ path }) => path), documents: [merge(members[0]!.part, members)] });
  }
  return groups;
}

function merge(head: ParsedPart, members: readonly { path: string; part: ParsedPart }[]): ParsedDocument {
  const ordered = [...members].sort((a, b) => placeOf(a.part) - placeOf(b.part));
  const books: Block[][] = ordered.map(({ part }) => (part.book === undefined ? [...part.blocks] : underBook(part)));
  return {
    head: { ...head.head, events: [...head.head.events, ...ordered.flatMap(({ part }) => (part === head ? [] : part.head.events))] },
    front: head.book === undefined ? head.front : head.front.filter((line) => line !== head.book),
    blocks: books.flat(),
    tail: ordered.flatMap(({ part }) => part.tail),
    problems: ordered.flatMap(({ part }) => part.problems),
  };
}

/** The name of the book above its chapters. */
function underBook(part: ParsedPart): Block[] {
  const book = part.book!;
  return [
    { heading: { rank: 1, text: book, at: 1 } },
    ...part.blocks.map((block) =>
      'heading' in block ? block : { provision: { ...block.provision, path: [book, ...block.provision.path] } }),
  ];
}

/** Parts stand in the order of their first articles; a preamble before, what has no articles after. */
function placeOf(part: ParsedPart): number {
  const provisions = provisionsOf(part);
  if (provisions[0]?.label === '序言') return -1;
  const index = provisions.findIndex((provision) => provision.kind === 'article');
  return index < 0 ? Number.POSITIVE_INFINITY : parseArticleLabel(provisions[index]!.label)?.number ?? 0;
}

function named(part: ParsedPart, path: string): ParsedPart {
  const title = basename(path).replace(/\.[^.]+$/, '').replace(/[(（]\d{4}[^()（）]*[)）]$|_\d{8}$/, '');
  return {
    ...part,
    head: { ...part.head, title },
    problems: [{ at: 1, kind: 'no-title', text: `正文里没有标题，用文件名“${title}”代替` }, ...part.problems],
  };
}
