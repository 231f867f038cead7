import type { CatalogueEntry } from '../knowledge/corpus/corpus-writer.ts';
import { normaliseTitle } from '../knowledge/title.ts';
import { decodeText } from '../knowledge/documents/decode.ts';

/** The catalogue cannot be used; the message tells the operator, in Chinese, what is wrong with it. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
}

/**
 * Reads a catalogue of laws: tab-separated, a header line with the columns `name`, `published`, `effective`,
 * `repealed` (0 or 1); others are ignored, lines without a day of publication too.
 * @throws CatalogueError when its encoding is unknown or a column is missing.
 */
export function parseCatalogue(bytes: Uint8Array, path: string): CatalogueEntry[] {
  const decoded = decodeText(bytes);
  if (!decoded) throw new CatalogueError(`目录文件 ${path} 的编码无法识别`);
  const [header, ...rows] = decoded.text.split(/\r?\n/).filter((line) => line !== '').map((line) => line.split('\t'));
  const columns = Object.fromEntries(['name', 'published', 'effective', 'repealed'].map((name) => [name, header?.indexOf(name) ?? -1]));
  const missing = Object.keys(columns).filter((name) => columns[name]! < 0);
  if (missing.length > 0) throw new CatalogueError(`目录文件 ${path} 缺少列：${missing.join('、')}（第一行应为以制表符分隔的列名）`);
  return rows.flatMap((row) => {
    const [name, published, effective, repealed] = Object.values(columns).map((index) => row[index]?.trim() ?? '');
    if (!name || !isDay(published)) return [];
    return [{ key: normaliseTitle(name), published, ...(isDay(effective) && { effective }), repealed: repealed === '1' }];
  });
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);
}
