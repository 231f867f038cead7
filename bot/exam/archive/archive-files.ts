import { hash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Files of an archive by name. */
export type ArchiveFiles = Readonly<Record<string, Uint8Array>>;

export const MANIFEST = 'MANIFEST.json';
export const README = 'README.txt';

/** One date for all, in whatever zone: DOS dates have none. */
const DATE = new Date(1980, 0, 1);

/**
 * A .zip that is the same bytes for the same files, whoever makes it and when. Nothing is compressed: what another
 * program or another year's library would compress differently could not be told from what was changed.
 */
export function packFiles(files: ArchiveFiles): Uint8Array {
  const sorted = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 0, mtime: DATE });
}

/** Packed once more by another program, text shrinks; never so much. A file that says it does would fill the memory. */
const MAX_RATIO = 200;

/** @returns undefined for what is no .zip */
export function unpackFiles(bytes: Uint8Array): ArchiveFiles | undefined {
  try {
    let inflated = 0;
    return unzipSync(bytes, { filter: ({ originalSize }) => {
      inflated += originalSize;
      if (inflated > bytes.length * MAX_RATIO) throw new RangeError('A file that says it is larger than it can be.');
      return true;
    } });
  } catch {
    return undefined;
  }
}

/** The files with their manifest: SHA-256 (hex) of each, by name. */
export function withManifest(files: ArchiveFiles): ArchiveFiles {
  return { ...files, [MANIFEST]: jsonFile({ algorithm: 'SHA-256', files: Object.fromEntries(Object.keys(files).toSorted().map((name) => [name, hash('sha256', files[name]!)])) }) };
}

/** What contradicts the manifest, one Chinese line each. */
export function manifestProblems(files: ArchiveFiles): string[] {
  const { files: listed } = readJson(files, MANIFEST) as { files: Readonly<Record<string, string>> };
  const names = [...new Set([...Object.keys(listed), ...Object.keys(files).filter((name) => name !== MANIFEST)])].toSorted();
  return names.flatMap((name) => {
    const content = files[name];
    if (content === undefined) return [`缺少文件 ${name}。`];
    if (listed[name] === undefined) return [`多出清单里没有的文件 ${name}。`];
    return hash('sha256', content) === listed[name] ? [] : [`文件 ${name} 与清单里的哈希值不一致，内容被改过。`];
  });
}

export function jsonFile(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 1)}\n`);
}

/** @throws where the file is missing or is no JSON */
export function readJson(files: ArchiveFiles, name: string): unknown {
  return JSON.parse(readText(files, name));
}

export function readText(files: ArchiveFiles, name: string): string {
  const bytes = files[name];
  if (bytes === undefined) throw new Error(`缺少文件 ${name}`);
  return strFromU8(bytes);
}
