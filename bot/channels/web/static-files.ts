import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { plainPage } from './plain-page.ts';
import { staticFile, type StaticFile } from './static-file.ts';
import type { WebContext, WebEnv } from './web-context.ts';

/** Where the page is built to. */
export const PAGE_FOLDER = fileURLToPath(new URL('dist/', import.meta.url));

/** The name of a file under /assets/ holds the hash of its content. */
const FOREVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };
const FOR_AN_HOUR = { 'Cache-Control': 'public, max-age=3600' };
/** No cache that people share may keep it: with a frame's page goes a cookie. */
const ASKED_EACH_TIME = { 'Cache-Control': 'private, no-cache' };

const PAGES = ['/', '/law', '/law/*', '/exam', '/exam/*', '/practice', '/practice/*', '/staff', '/staff/*'];

/**
 * Serves the built page from memory: what is not in the folder as it was at the start cannot be asked for, nor what has
 * a dot before its name.
 * @param onPage what goes along with a page, a cookie
 */
export function serveStaticFiles(app: Hono<WebEnv>, folder: string, onPage: (c: WebContext) => void): void {
  const files = readFiles(folder);
  const index = files.get('index.html');
  const serveIndex = (c: WebContext): Response | Promise<Response> => {
    onPage(c);
    return index ? index.serve(c, ASKED_EACH_TIME)
      : plainPage(c, 503, '页面还没有生成', '请在程序所在的文件夹运行 npm start：它会先生成页面，再启动服务。');
  };
  for (const path of PAGES) app.get(path, serveIndex);
  for (const [name, file] of files) {
    if (name !== 'index.html') app.get(`/${name}`, (c) => file.serve(c, name.startsWith('assets/') ? FOREVER : FOR_AN_HOUR));
  }
}

function readFiles(folder: string): ReadonlyMap<string, StaticFile> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return new Map(entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    return [name, staticFile(name, new Uint8Array(readFileSync(path)))];
  }));
}
