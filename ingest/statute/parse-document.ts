import type { SourceLine } from '../../knowledge/documents/source.ts';
import type { ParsedDocument } from './document.ts';
import { findBody } from './find-body.ts';
import { cutSignature } from './cut-signature.ts';
import { carriedTitle, findTitle, withoutVersionNote } from './find-title.ts';
import { parseAnnex } from './parse-annex.ts';
import { parseArticles } from './parse-articles.ts';
import { parseHead, type Hints } from './parse-head.ts';
import { parseNumbered } from './parse-numbered.ts';
import { recogniseLine } from './recognise-line.ts';
import { splitDocuments } from './split-documents.ts';
import { splitSections } from './split-sections.ts';

/** A document, or a part of one that has no title of its own (a book of a code in its own file). */
export interface ParsedPart extends ParsedDocument {
  readonly hasTitle: boolean;
  /** A second main heading below the title: the book of a code that this file holds. */
  readonly book?: string;
}

/** All documents of one file, in order. */
export async function parseDocuments(lines: readonly SourceLine[], hints: Hints = {}): Promise<ParsedPart[]> {
  return Promise.all(splitDocuments(lines).map((part) => parseDocument(part, hints)));
}

/** How readers mark the text of a footnote, which may interrupt a paragraph where a page ends. */
const FOOTNOTE = /^［注］/;

async function parseDocument(allLines: readonly SourceLine[], hints: Hints): Promise<ParsedPart> {
  const lines = allLines.filter((line) => !FOOTNOTE.test(line.text));
  const footnotes = allLines.filter((line) => FOOTNOTE.test(line.text)).map((line) => line.text);
  const found = findTitle(lines.slice(0, firstArticle(lines)));
  const start = findBody(lines, found?.title ?? '', found?.next ?? 0);
  const front = lines.slice(0, start).map((line) => line.text);
  const { body, signature, rest } = cutSignature(lines.slice(start));
  const builder = hasArticles(body, found?.title ?? '') ? parseArticles(body) : parseNumbered(body);
  const signed = signature.map((line) => line.text);
  if (rest.length > 0) {
    builder.open({ kind: 'section', label: '落款', marker: '', at: signature[0]!.at }, signed.join('\n'));
    parseAnnex(rest, builder);
  }
  const book = lines.slice(found?.next ?? 0, start).find((line) => line.heading === 1)?.text;
  return {
    hasTitle: found !== undefined,
    ...(found && book !== undefined && { book }),
    head: parseHead(titleOf(found?.title ?? '', builder.blocks), front, signed, hints),
    front,
    blocks: await splitSections(builder.blocks),
    tail: [...(rest.length > 0 ? [] : signed), ...footnotes],
    problems: builder.problems,
  };
}

function firstArticle(lines: readonly SourceLine[]): number {
  const index = lines.findIndex((line) => recogniseLine(line).kind === 'article');
  return index < 0 ? lines.length : index;
}

/** A decision that amends quotes articles; its own provisions are the numbered paragraphs that say what changes. */
function hasArticles(body: readonly SourceLine[], title: string): boolean {
  const kinds = body.map((line) => recogniseLine(line));
  const articles = kinds.filter((kind) => kind.kind === 'article' && kind.spaced).length;
  if (articles === 0) return false;
  const numbered = kinds.filter((kind) => kind.kind === 'numbered' && kind.scheme === 'han').length;
  const amends = /(修改|修订|废止|废除).*(决定|决议)|修正案/.test(title);
  return !(amends && numbered > 0) && !(articles === 1 && numbered > 1);
}

/** What people cite: of a notice that carries a document, that document. */
function titleOf(found: string, blocks: ParsedDocument['blocks']): string {
  const title = withoutVersionNote(found).replace(/^《([^《》]*)》$/, '$1');
  const isCarrier = title.startsWith('最高人民') || blocks.some((block) => 'provision' in block && block.provision.kind === 'article');
  return (isCarrier ? carriedTitle(title) : undefined) ?? title;
}
