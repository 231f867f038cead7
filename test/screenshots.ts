import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { startServer } from '../eval/load/server-process.ts';
import { openBrowser } from './support/chromium.ts';

/** `npm run screenshots`: the pictures of the README, taken of the page over the invented sample law. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'docs/screenshots');
const PHONE = { viewport: { width: 360, height: 720 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true, locale: 'zh-CN', reducedMotion: 'reduce' } as const;
const DESKTOP = { viewport: { width: 1180, height: 720 }, locale: 'zh-CN', reducedMotion: 'reduce' } as const;
const LAW = '恒口示范区邻里安静与养犬规定（示例文本）';

const data = mkdtempSync(join(tmpdir(), 'fazhi-screenshots-'));
mkdirSync(FOLDER, { recursive: true });
execFileSync(process.execPath, ['ingest/main.ts', 'knowledge/sample', '--region', '陕西省/安康市/恒口示范区', '--data', data, '--quiet'], { cwd: ROOT });
execFileSync(process.execPath, ['bot/commands/build-page.ts'], { cwd: ROOT, stdio: 'inherit' });
const server = await startServer(['--data', data], { ...process.env, HOST: '127.0.0.1', PORT: '0' });
const browser = await openBrowser();
try {
  await picture(PHONE, 'welcome', '/', async () => {});
  await picture(PHONE, 'chat', '/', async (page) => {
    await ask(page, '雇主一直不付工钱，能要迟付补偿吗？');
  });
  await picture(PHONE, 'article', '/', async (page) => {
    await ask(page, '试工期最长几天？');
    await page.getByRole('button', { name: /看全文/u }).first().click();
    await page.getByRole('dialog').getByText('现行有效').first().waitFor();
  });
  await picture(DESKTOP, 'law', `/law/${encodeURIComponent(LAW)}`, async (page) => void await page.getByText('第三条').first().waitFor());
  await picture(DESKTOP, 'compare', `/law/${encodeURIComponent(LAW)}/compare?from=2021-06-01&to=2024-06-01`, async (page) => void await page.locator('ins').first().waitFor());
} finally {
  await browser.close();
  await server.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}

async function picture(device: typeof PHONE | typeof DESKTOP, name: string, path: string, prepare: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(device);
  const page = await context.newPage();
  await page.goto(`${server.address}${path}`);
  await page.getByRole('heading').first().waitFor();
  await prepare(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
}

/** Asks, skips what is asked back, and waits for the articles. */
async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '写下您的问题' }).fill(text);
  await page.getByRole('button', { name: '发送' }).click();
  await page.locator('.reply').last().waitFor();
  const skip = page.getByRole('button', { name: '跳过' });
  if (await skip.isVisible()) await skip.click();
  await page.locator('.provision').first().waitFor();
}
