import type { ReadResult, SourceLine } from './source.ts';
import { cleanText } from './clean-text.ts';
import { decodeText } from './decode.ts';
import { BUTTON_LINE, linkShare, mainContent, removeChrome } from './html-content.ts';
import { markupLines } from './html-lines.ts';
import type { MarkupNode } from './markup.ts';
import { refuse } from './refuse.ts';

/** A parsed page takes some twenty times the memory of its bytes. */
const MAX_BYTES = 32 * 1024 * 1024;
/** Shorter pages are frameworks that fetch their text by script, error pages, or empty. */
const MIN_CHARACTERS = 60;
const SITE_SUFFIX = /\s*(?:[_|]|--?|——?|—|–)+\s*[^_|—–-]{2,30}(?:网|网站|平台|门户|公报|数据库|Portal|\.cn)\s*$/;
const SEARCH_TITLE = /(?:站内|全站|高级)?(?:搜索|检索)(?:结果|$|[_\-—|\s])|search results?/i;

/** Lines of a saved web page: its main content, with the title of the page first where the content lacks it. */
export async function readHtml(bytes: Uint8Array): Promise<ReadResult> {
  if (bytes.length > MAX_BYTES) return refuse('too-large');
  const decoded = decodeText(bytes, declaredCharset(bytes));
  if (decoded === undefined) return refuse('unknown-encoding');
  const { load } = await import('cheerio');
  const $ = load(decoded.text);
  const pageTitle = cleanText($('title').first().text());
  const scripts = $('script').length;
  const list = isList(linkShare($('body')));
  const heading = cleanText($('h1').first().text());
  removeChrome($);
  const content = mainContent($);
  const lines = markupLines(content[0] as MarkupNode).filter((line) => !BUTTON_LINE.test(line.text));
  const length = lines.reduce((sum, line) => sum + line.text.length, 0);
  if (SEARCH_TITLE.test(pageTitle) || (list && isList(linkShare(content)))) return refuse('search-results');
  if (length < MIN_CHARACTERS) return refuse(scripts > 0 || length > 0 ? 'html-shell' : 'empty');
  return { ok: true, document: { format: 'html', lines: withTitle(lines, heading || pageTitle), problems: [] } };
}

/** Lines of an HTML fragment that is all content: an HTML block in Markdown, the body of a MHT part. */
export async function fragmentLines(html: string): Promise<SourceLine[]> {
  const { load } = await import('cheerio');
  return markupLines(load(html)('body')[0] as MarkupNode);
}

/** The `charset=` of a meta element or XML declaration, which stands in ASCII near the start. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}

const isList = ({ share, links }: { readonly share: number; readonly links: number }): boolean => share > 0.5 && links >= 10;

function withTitle(lines: readonly SourceLine[], pageTitle: string): readonly SourceLine[] {
  const title = withoutSite(pageTitle);
  if (title === '') return lines;
  // The content often has the title broken over several lines, or its parts (order number, title) apart.
  const opening = letters(lines.slice(0, 20).map((line) => line.text).join(''));
  const present = title.split(' ').every((part) => opening.includes(letters(part)));
  return present ? lines : [{ text: title, at: 1, heading: 1 }, ...lines];
}

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

function withoutSite(title: string): string {
  let rest = title;
  for (;;) {
    const shorter = rest.replace(SITE_SUFFIX, '');
    if (shorter === rest || shorter === '') return rest;
    rest = shorter;
  }
}
