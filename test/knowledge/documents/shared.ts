import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReadResult, SourceDocument, SourceLine } from '../../../knowledge/documents/source.ts';

/** Real documents beside the repository; tests that need them are skipped, by name, where they are missing. */
const SHARED = fileURLToPath(new URL('../../../../shared/', import.meta.url));

export const shared = (path: string): string => SHARED + path;
export const hasShared = existsSync(SHARED);

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function documentOf(result: ReadResult): SourceDocument {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${result.refusal.reason}`);
  return result.document;
}

export const textsOf = (result: ReadResult): string[] => documentOf(result).lines.map((line) => line.text);

export const linesOf = (result: ReadResult): readonly SourceLine[] => documentOf(result).lines;

/** Code of the refusal, or `ok`. */
export const outcomeOf = (result: ReadResult): string => (result.ok ? 'ok' : result.refusal.code);
