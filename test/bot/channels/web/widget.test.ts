import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { chromiumPath, openBrowser, withoutChromium } from '../../../support/chromium.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { openWeb } from './open-web.ts';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** A government's page that lets the chat's script and frame in and nothing else, no styles either. */
async function openPortal(chat: () => string, attributes: string): Promise<string> {
  const server = createServer((_request, response) => void response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; script-src ${chat()}; frame-src ${chat()}`,
  }).end(`<!doctype html><html lang="zh-CN"><head><title>政务网</title><script src="${chat()}/widget.js" ${attributes}></script></head>
    <body><main><h1>政务网</h1><a href="#x">办事</a></main></body></html>`));
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

describe.skipIf(chromiumPath === undefined)(`the widget on a portal's page${withoutChromium}`, () => {
  let chromium: Browser;
  beforeAll(async () => void (chromium = await openBrowser()));
  afterAll(() => chromium?.close());

  /** The portal in a browser, and what the browser complains of. */
  async function visit(viewport: typeof PHONE, { attributes = '', isAllowed = true } = {}): Promise<{ page: Page; complaints: string[] }> {
    const pageFolder = temporaryFolder();
    writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><html lang="zh-CN"><title>法律咨询</title><h1>请说您的事</h1></html>');
    let chat = '';
    const portal = await openPortal(() => chat, attributes);
    const { address } = await openWeb({ pageFolder, config: { proxies: 0, embedOrigins: isAllowed ? [portal] : [] } });
    chat = address;
    const page = await chromium.newPage({ viewport });
    onTestFinished(() => page.close());
    const complaints: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico') && complaints.push(message.text())));
    page.on('pageerror', (error) => void complaints.push(String(error)));
    await page.goto(portal);
    return { page, complaints };
  }

  const buttonOf = (page: Page, name = '法律咨询') => page.getByRole('button', { name, exact: true });
  const focused = (page: Page): Promise<string | undefined> =>
    page.evaluate<string | undefined>("document.querySelector('fazhi-widget').shadowRoot.activeElement?.textContent");

  test('a button opens the chat beside the page, and closes it; the keyboard is enough', async () => {
    const { page, complaints } = await visit(DESKTOP);
    const button = buttonOf(page);
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator('iframe').count()).toBe(1);
    expect(await page.locator('iframe').getAttribute('src')).toBeNull();
    // The link of the page, then ours.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.frameLocator('iframe').getByText('请说您的事').waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    const dialog = page.getByRole('dialog', { name: '法律咨询' });
    expect((await dialog.boundingBox())!.width).toBe(400);
    await page.getByRole('button', { name: '关闭法律咨询' }).focus();
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
    // The browser tells the page of the closing a moment later.
    await expect.poll(async () => [await button.getAttribute('aria-expanded'), await focused(page)]).toEqual(['false', '法律咨询']);
    await button.click();
    await page.getByRole('button', { name: '关闭法律咨询' }).click();
    await expect.poll(async () => [await dialog.isVisible(), await focused(page)]).toEqual([false, '法律咨询']);
    expect(complaints).toEqual([]);
  });

  test('on a phone the chat takes the whole screen, and what is behind it cannot be reached', async () => {
    const { page } = await visit(PHONE);
    const round = (await buttonOf(page).boundingBox())!;
    expect([round.width, round.height]).toEqual([64, 64]);
    await buttonOf(page).click();
    const dialog = page.getByRole('dialog', { name: '法律咨询' });
    await dialog.waitFor();
    expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, ...PHONE });
    expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
    await page.getByRole('button', { name: '关闭法律咨询' }).focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.isVisible()).toBe(false);
  });

  test('the chat says itself when Escape was pressed in it; nobody else can', async () => {
    const { page } = await visit(DESKTOP);
    await buttonOf(page).click();
    await page.frameLocator('iframe').getByText('请说您的事').waitFor();
    const dialog = page.getByRole('dialog', { name: '法律咨询' });
    await page.evaluate("postMessage('fazhi:close', '*')");
    await page.waitForTimeout(100);
    expect(await dialog.isVisible()).toBe(true);
    await page.frames()[1]!.evaluate("parent.postMessage('fazhi:close', '*')");
    await expect.poll(() => dialog.isVisible()).toBe(false);
  });

  test.for([
    ['', '法律咨询', 'right', 'rgb(29, 78, 216)'],
    ['data-label="问法律" data-position="left" data-colour="#a00"', '问法律', 'left', 'rgb(170, 0, 0)'],
    ['data-label="&lt;img src=x&gt;" data-position="above" data-colour="red; } * { display: none"', '<img src=x>', 'right', 'rgb(29, 78, 216)'],
  ] as const)('the portal chooses words, place and colour: %s', async ([attributes, label, side, colour]) => {
    const { page, complaints } = await visit(DESKTOP, { attributes });
    const button = buttonOf(page, label);
    const { x } = (await button.boundingBox())!;
    const element = "document.querySelector('fazhi-widget').shadowRoot.querySelector('.open')";
    const background = await page.evaluate<string>(`getComputedStyle(${element}).backgroundColor`);
    expect([x < 640 ? 'left' : 'right', background]).toEqual([side, colour]);
    expect(complaints).toEqual([]);
  });

  test('a page that is not configured shows no chat', async () => {
    const { page } = await visit(DESKTOP, { isAllowed: false });
    const complaint = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await buttonOf(page).click();
    await complaint;
    expect(await page.frameLocator('iframe').getByText('请说您的事').count()).toBe(0);
  });
});
