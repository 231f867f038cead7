import type { ReadResult, SourceLine } from './source.ts';
import { fragmentLines, readHtml } from './html.ts';
import { refuse } from './refuse.ts';

/** The page inside a MHT archive ("single file web page", or a web page that calls itself .doc). */
export async function readMht(bytes: Uint8Array): Promise<ReadResult> {
  const html = await mhtPage(bytes);
  return html === undefined ? refuse('broken') : readHtml(new TextEncoder().encode(html));
}

/** Lines of a MHT part that is all content, as Word and Markdown converters embed it. */
export async function mhtLines(bytes: Uint8Array): Promise<SourceLine[]> {
  const html = await mhtPage(bytes);
  return html === undefined ? [] : fragmentLines(html);
}

async function mhtPage(bytes: Uint8Array): Promise<string | undefined> {
  const { default: PostalMime } = await import('postal-mime');
  return (await PostalMime.parse(bytes)).html;
}
