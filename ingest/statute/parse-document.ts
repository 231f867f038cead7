import type { SourceLine } from '../source.ts';
import { findDates } from './dates.ts';
import type { BlockBuilder } from './block-builder.ts';
import type { ParsedDocument } from './document.ts';
import { findBody } from './find-body.ts';
import { carriedTitle, findTitle } from './find-title.ts';
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

async function parseDocument(lines: readonly SourceLine[], hints: Hints): Promise<ParsedPart> {
  const found = findTitle(lines.slice(0, firstArticle(lines)));
  const start = findBody(lines, found?.next ?? 0);
  const front = lines.slice(0, start).map((line) => line.text);
  const body = lines.slice(start);
  const builder = hasArticles(body, found?.title ?? '') ? parseArticles(body) : parseNumbered(body);
  const { blocks, tail } = cutTail(builder);
  const title = titleOf(found?.title ?? '', blocks);
  const book = lines.slice(found?.next ?? 0, start).find((line) => line.heading === 1)?.text;
  return {
    hasTitle: found !== undefined,
    ...(found && book !== undefined && { book }),
    head: parseHead(title, front, tail, hints),
    front,
    blocks: await splitSections(blocks),
    tail,
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

function titleOf(title: string, blocks: ParsedDocument['blocks']): string {
  const hasOwnBody = blocks.some((block) => 'provision' in block && block.provision.kind === 'article');
  return (hasOwnBody ? carriedTitle(title) : undefined) ?? title.replace(/^《([^《》]*)》$/, '$1');
}

const DATE_LINE = /^[（(]?(\d{4}|[一二三四五六七八九〇○零]{4}) ?年.{1,4}月.{1,4}日[）)]?$/;

/** A date that stands alone at the very end, with the short lines of issuers above it, is the signature. */
function cutTail(builder: BlockBuilder): { blocks: ParsedDocument['blocks']; tail: string[] } {
  const blocks = [...builder.blocks];
  const last = blocks.at(-1);
  if (!last || !('provision' in last)) return { blocks, tail: [] };
  const lines = last.provision.text.split('\n');
  if (lines.length < 2 || !DATE_LINE.test(lines.at(-1)!)) return { blocks, tail: [] };
  let count = 1;
  while (count < lines.length - 1 && isSignature(lines[lines.length - 1 - count]!)) count += 1;
  blocks[blocks.length - 1] = { provision: { ...last.provision, text: lines.slice(0, -count).join('\n') } };
  return { blocks, tail: lines.slice(-count) };
}

function isSignature(line: string): boolean {
  return line.length <= 30 && !/[。；：，、]/.test(line) && findDates(line).length === 0 && !/^[（(]?[一二三四五六七八九十\d]/.test(line);
}
