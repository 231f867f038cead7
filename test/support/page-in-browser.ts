import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { buildPage } from '../../bot/channels/web/build-page.ts';
import { openBrowser } from './chromium.ts';

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const DESKTOP = { viewport: { width: 1280, height: 800 } };

/** The page, built once for the tests of a suite, and a browser. */
export function pageInBrowser(): { readonly pageFolder: string; readonly chromium: Browser } {
  let chromium: Browser | undefined;
  let pageFolder = '';
  beforeAll(async () => {
    pageFolder = join(mkdtempSync(join(tmpdir(), 'fazhi-test-page-')), 'page');
    await buildPage(pageFolder, () => {});
    chromium = await openBrowser();
  });
  afterAll(async () => {
    await chromium?.close();
    rmSync(dirname(pageFolder), { recursive: true, force: true });
  });
  return {
    get pageFolder() {
      return pageFolder;
    },
    get chromium() {
      return chromium!;
    },
  };
}

/** Adds what the browser's console complains of: errors of the program, the content security policy. A request that is refused or does not arrive is what the page has to live with. */
export function listenTo(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => void complaints.push(String(error)));
  page.on('console', (message) => void (message.type() === 'error' && !message.text().startsWith('Failed to load resource') && complaints.push(message.text())));
}
