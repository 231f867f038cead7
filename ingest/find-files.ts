import { readdirSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';

const READABLE = new Set(['.md', '.markdown', '.txt', '.htm', '.html', '.docx', '.doc', '.pdf', '.mht', '.mhtml']);

export interface FoundFiles {
  /** Absolute paths, sorted within their folder, folder after folder. */
  readonly files: readonly string[];
  /** Files in the folders that are of no kind that can hold a document (pictures, tables, programs). */
  readonly ignored: number;
  /** Paths that were named but do not exist. */
  readonly missing: readonly string[];
}

/** The files that an operator names, and those of readable kinds in the folders named; hidden ones are left out. */
export function findFiles(paths: readonly string[]): FoundFiles {
  const files: string[] = [];
  const missing: string[] = [];
  let ignored = 0;
  const walk = (folder: string): void => {
    const entries = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (READABLE.has(extname(entry.name).toLowerCase())) files.push(path);
      else ignored += 1;
    }
  };
  for (const path of paths.map((given) => resolve(given))) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) missing.push(path);
    else if (found.isDirectory()) walk(path);
    else files.push(path);
  }
  return { files: [...new Set(files)], ignored, missing };
}
