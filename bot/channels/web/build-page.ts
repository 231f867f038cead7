import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rollup } from 'vite';
import { PAGE_FOLDER } from './static-files.ts';

const SOURCES = fileURLToPath(new URL('page/', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** In the built page: what it was built from; not served, as its name begins with a dot. */
const RECORD = '.built-from.json';
/** What turns sources into the page, or goes into it. */
const LIBRARIES = ['vite', '@vitejs/plugin-vue', 'vue', 'vue-router', 'vant', 'diff'];

interface BuiltFrom {
  /** Files outside the page's folder that went in, as paths from the repository's root. */
  readonly shared: readonly string[];
  readonly hash: string;
}

/** Whether the built page is what its sources and libraries make. */
export function pageIsCurrent(folder = PAGE_FOLDER): boolean {
  const record = readRecord(folder);
  return record !== undefined && existsSync(join(folder, 'index.html')) && record.hash === hashOf(record.shared);
}

/**
 * Builds the page that residents use, in a few seconds, and says so in one Chinese line. The page that is there stays
 * until the new one is whole.
 */
export async function buildPage(folder = PAGE_FOLDER, say: (line: string) => void = (line) => void process.stdout.write(`${line}\n`)): Promise<void> {
  const start = performance.now();
  // Whoever only starts the program does not wait for it.
  const { build } = await import('vite');
  const made = mkdtempSync(`${resolve(folder)}-`);
  try {
    const result = await build({
      configFile: join(SOURCES, 'vite.config.ts'), logLevel: 'error', build: { outDir: made },
    }) as Rollup.RollupOutput;
    const shared = sharedIn(result);
    writeFileSync(join(made, RECORD), JSON.stringify({ shared, hash: hashOf(shared) } satisfies BuiltFrom));
    chmodSync(made, 0o755);
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  say(`网页已生成，用时 ${((performance.now() - start) / 1000).toFixed(1)} 秒。`);
}

function sharedIn({ output }: Rollup.RollupOutput): string[] {
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : [])).map((id) => id.replace(/[?#].*$/u, ''));
  const own = modules.filter((id) => id.startsWith(ROOT) && !id.startsWith(SOURCES) && !id.includes('/node_modules/') && existsSync(id));
  return [...new Set(own)].map((path) => relative(ROOT, path)).sort();
}

function hashOf(shared: readonly string[]): string {
  const hash = createHash('sha256');
  const own = readdirSync(SOURCES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
  for (const path of [...own.sort(), ...shared]) hash.update(`${path}\0`).update(existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path)) : '').update('\0');
  for (const name of LIBRARIES) hash.update(`${name}@${versionOf(name)}\0`);
  return hash.digest('hex');
}

const require = createRequire(import.meta.url);

/** Packages need not let their package.json be imported: it lies on the way up from what they are. */
function versionOf(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const path = join(folder, name, 'package.json');
    if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version;
  }
  return '';
}

function readRecord(folder: string): BuiltFrom | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, RECORD), 'utf8')) as BuiltFrom;
  } catch {
    return undefined;
  }
}
