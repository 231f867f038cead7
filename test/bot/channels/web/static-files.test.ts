import { mkdirSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { openWeb } from './open-web.ts';

const INDEX = '<!doctype html><title>法律咨询</title>';
const SCRIPT = `console.log(${JSON.stringify('法'.repeat(1000))});`;

async function openPage() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  for (const [name, content] of [['index.html', INDEX], ['assets/index-abc.js', SCRIPT], ['assets/a.woff2', 'x'.repeat(5000)], ['icon.svg', '<svg/>'], ['.built-from.json', '{}']] as const) {
    writeFileSync(join(folder, name), content);
  }
  const { browser } = await openWeb({ pageFolder: folder });
  return browser();
}

test.for([
  '/', '/?q=押金不退', '/?embed=1', '/law', '/law/民法典', '/law/民法典/1079?on=2021-03-01', '/law/民法典/compare?from=2020-05-28&to=2020-05-28',
])('the page is at %s, and asked for each time', async (path) => {
  const response = await (await openPage()).fetch(path);
  expect([response.status, response.headers.get('Content-Type'), response.headers.get('Cache-Control'), await response.text()])
    .toEqual([200, 'text/html; charset=utf-8', 'private, no-cache', INDEX]);
});

test.for([
  ['/assets/index-abc.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/a.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
  ['/icon.svg', 'image/svg+xml; charset=utf-8', 'public, max-age=3600'],
  ['/widget.js', 'text/javascript; charset=utf-8', 'public, max-age=3600'],
])('%s is %s and kept: %s', async ([path, type, cache]) => {
  const page = await openPage();
  const response = await page.fetch(path!);
  expect([response.status, response.headers.get('Content-Type'), response.headers.get('Cache-Control')]).toEqual([200, type, cache]);
  const again = await page.fetch(path!, { headers: { 'If-None-Match': response.headers.get('ETag')! } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const stale = await page.fetch(path!, { headers: { 'If-None-Match': '"other"' } });
  expect(stale.status).toBe(200);
});

test.for([
  ['br, gzip', 'br'], ['gzip, deflate', 'gzip'], ['gzip;q=1.0, br;q=0', 'gzip'], ['', null], ['identity', null],
] as const)('text in what the browser takes: %s', async ([accepted, encoding]) => {
  const page = await openPage();
  const url = (await page.fetch('/assets/index-abc.js')).url;
  // fetch would decode it.
  const response = await new Promise<IncomingMessage>((resolve) => void request(url, { headers: { 'Accept-Encoding': accepted } }, resolve).end());
  const [headers, body] = [response.headers, await buffer(response)];
  expect([headers['content-encoding'] ?? null, headers['vary']]).toEqual([encoding, 'Accept-Encoding']);
  const text = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
  expect(text.toString()).toBe(SCRIPT);
  expect(body.length < 500).toBe(encoding !== null);
});

test('a page that is not there is told in Chinese; so is the page that is not built yet', async () => {
  const missing = await (await openPage()).fetch('/assets/none.js');
  expect([missing.status, missing.headers.get('Cache-Control'), await missing.text()]).toEqual([404, 'no-store', expect.stringContaining('<h1>没有这个页面</h1>')]);
  const { browser } = await openWeb();
  const unbuilt = await browser().fetch('/');
  expect([unbuilt.status, await unbuilt.text()]).toEqual([503, expect.stringContaining('npm start')]);
});

test('what the page was built from is not served', async () => {
  expect((await (await openPage()).fetch('/.built-from.json')).status).toBe(404);
});

test('the script for portals may be loaded by them', async () => {
  const response = await (await openPage()).fetch('/widget.js');
  expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
});
