import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { startServer } from '../eval/load/server-process.ts';
import { openBrowser } from './support/chromium.ts';

/** `npm run screenshots`: the pictures of the README, taken of the page over the invented sample law and a sample exam. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'docs/screenshots');
const PHONE = { viewport: { width: 360, height: 720 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true, locale: 'zh-CN', reducedMotion: 'reduce' } as const;
const DESKTOP = { viewport: { width: 1180, height: 720 }, locale: 'zh-CN', reducedMotion: 'reduce' } as const;
const LAW = '恒口示范区邻里安静与养犬规定（示例文本）';

const data = mkdtempSync(join(tmpdir(), 'fazhi-screenshots-'));
mkdirSync(FOLDER, { recursive: true });
execFileSync(process.execPath, ['ingest/main.ts', 'knowledge/sample', '--region', '陕西省/安康市/恒口示范区', '--data', data, '--quiet'], { cwd: ROOT });
execFileSync(process.execPath, ['bot/commands/build-page.ts'], { cwd: ROOT, stdio: 'inherit' });
const exam = drawExam();
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
  await examPictures();
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

/** Draws the sample exam for the next minute but one, as its commands do. */
function drawExam(): { readonly opensAt: number; readonly codes: ReadonlyMap<string, string>; readonly staffCode: string } {
  const run = (as: string, ...words: string[]): string => execFileSync(
    process.execPath, ['bot/commands/exam.ts', ...words, '--data', data, '--region', '陕西省/安康市/恒口示范区', '--as', as], { cwd: ROOT, encoding: 'utf8' },
  );
  const opensAt = (Math.floor(Date.now() / 60_000) + 2) * 60_000;
  const slips = join(data, 'slips.html');
  run('李组织', 'import', 'knowledge/sample/exam/items.csv');
  run('王顾问', 'approve', '--drafts', '--yes');
  const at = new Date(opensAt + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  run('李组织', 'draw', 'knowledge/sample/exam/blueprint.yaml', '--roster', 'knowledge/sample/exam/roster.csv', '--at', at, '--slips', slips);
  const code = '([0-9A-Z]{4}-[0-9A-Z]{4})';
  const codes = readFileSync(slips, 'utf8').matchAll(new RegExp(`${code}</p>[^]*?<dt>工号</dt><dd>(\\d+)`, 'gu'));
  return {
    opensAt,
    codes: new Map([...codes].map(([, own = '', number = '']) => [number, own])),
    staffCode: new RegExp(code, 'u').exec(run('李组织', 'staff', 'add', '王监考', '--role', '监考'))![1]!,
  };
}

/** The paper while one of several sits it, and what the invigilator sees of them. */
async function examPictures(): Promise<void> {
  const numbers = [...exam.codes.keys()];
  const sitters: { readonly page: Page; readonly context: BrowserContext }[] = [];
  for (const number of numbers.slice(0, 5)) {
    const context = await browser.newContext(DESKTOP);
    const page = await context.newPage();
    await page.goto(`${server.address}/exam/K0001#${number}.${exam.codes.get(number)!}`);
    await page.locator('.exam-waiting').waitFor();
    sitters.push({ page, context });
  }
  await wait(exam.opensAt - Date.now());
  for (const [place, { page }] of sitters.slice(0, 4).entries()) {
    await page.getByRole('button', { name: '开始答题' }).click();
    await page.locator('.exam-question').waitFor();
    for (let count = 0; count < 9 - 2 * place; count += 1) {
      await page.keyboard.press(String(1 + (count + place) % 4));
      if (count === 2) await page.keyboard.press('f');
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('1');
    await page.keyboard.press('3');
    await page.locator('.save-saved').waitFor();
  }
  await sitters[1]!.page.evaluate("document.dispatchEvent(new Event('copy'))");
  await sitters[0]!.page.waitForTimeout(6000);
  await sitters[0]!.page.screenshot({ path: join(FOLDER, 'exam.png') });
  await picture(DESKTOP, 'invigilator', '/staff/K0001', async (page) => {
    await page.getByRole('textbox', { name: '姓名' }).fill('王监考');
    await page.getByLabel('工作码').fill(exam.staffCode);
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator('.board tbody tr').first().waitFor();
  });
  for (const { context } of sitters) await context.close();
}
