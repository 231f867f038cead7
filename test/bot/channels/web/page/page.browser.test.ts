import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLawBrowser } from '../../../../../bot/browse/open-law-browser.ts';
import { pageIsCurrent } from '../../../../../bot/channels/web/build-page.ts';
import { say, type Reply } from '../../../../../bot/dialogue/reply.ts';
import type { Incoming } from '../../../../../bot/dialogue/incoming.ts';
import { seriousFindings } from '../../../../support/axe.ts';
import { chromiumPath, withoutChromium } from '../../../../support/chromium.ts';
import { pageInBrowser } from '../../../../support/page-in-browser.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { openTalk } from '../../../dialogue/talk.ts';
import { sampleLaw } from '../../../sample.ts';
import { openScripted, openWeb, type Web } from '../open-web.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const WAGES = '老板欠薪一直不付工钱，能要迟付补偿吗？';
const STARTERS = [{ id: 'work', label: '欠薪', questions: [WAGES] }, { id: 'dog', label: '养犬', questions: ['遛狗没拴绳，犬只咬人了要赔医药费吗？'] }];
const DOGS = '/law/恒口示范区邻里安静与养犬规定（示例文本）';

describe.skipIf(chromiumPath === undefined)(`the page in a browser${withoutChromium}`, () => {
  const sample = sampleLaw();
  const browser = pageInBrowser();

  /** The bot over the sample law. */
  async function openSample(): Promise<Web> {
    const { bot } = await openTalk(sample.data);
    return openWeb({ pageFolder: browser.pageFolder, starters: STARTERS }, { delivery: bot.delivery, state: bot.state, laws: openLawBrowser(bot.searcher), corpus: bot.searcher.corpus });
  }

  async function openDevice(device: typeof PHONE | typeof DESKTOP, settings?: object): Promise<{ context: BrowserContext; complaints: string[]; visit: (url: string) => Promise<Page> }> {
    const context = await browser.chromium.newContext({ ...device, locale: 'zh-CN', reducedMotion: 'reduce' });
    onTestFinished(() => context.close());
    if (settings) await context.addInitScript(`localStorage.setItem('fazhi.settings', ${JSON.stringify(JSON.stringify(settings))})`);
    const complaints: string[] = [];
    return {
      context, complaints,
      async visit(url) {
        const page = await context.newPage();
        page.on('pageerror', (error) => void complaints.push(String(error)));
        page.on('console', (message) => void (message.text().includes('Content Security Policy') && complaints.push(message.text())));
        await page.goto(url);
        return page;
      },
    };
  }

  const box = (page: Page) => page.getByRole('textbox', { name: '写下您的问题' });
  const replies = (page: Page) => page.locator('.reply');
  async function ask(page: Page, text: string): Promise<void> {
    const before = await replies(page).count();
    await box(page).fill(text);
    await page.getByRole('button', { name: '发送' }).click();
    await expect.poll(() => replies(page).count()).toBeGreaterThan(before);
  }

  test('what was built is current until something changes', () => {
    expect(pageIsCurrent(browser.pageFolder)).toBe(true);
    expect(pageIsCurrent(temporaryFolder())).toBe(false);
    const older = temporaryFolder();
    cpSync(browser.pageFolder, older, { recursive: true });
    expect(pageIsCurrent(older)).toBe(true);
    writeFileSync(join(older, '.built-from.json'), readFileSync(join(older, '.built-from.json'), 'utf8').replace(/"hash":"./u, '"hash":"x'));
    expect(pageIsCurrent(older)).toBe(false);
  });

  describe.each([['a phone', PHONE], ['a desktop', DESKTOP]] as const)('on %s', (name, device) => {
    test('question, answer, the article, a follow-up, thumbs down, an adviser', async () => {
      const { address, state, errors } = await openSample();
      const { visit, complaints } = await openDevice(device);
      const page = await visit(address);

      await page.getByRole('button', { name: '欠薪' }).click();
      await page.getByRole('button', { name: WAGES }).click();
      const choices = page.getByRole('group', { name: '点一个回答' });
      await choices.getByRole('button', { name: '公司' }).first().click();
      await expect.poll(() => page.locator('.provision').count()).toBeGreaterThan(0);
      expect(await choices.getByRole('button').evaluateAll((buttons) => buttons.every((button) => button.matches(':disabled')))).toBe(true);
      expect(await page.locator('.choice-made').count()).toBe(1);

      // The beginning of the answer is in view, not its end.
      const [answer, height] = [await replies(page).last().boundingBox(), page.viewportSize()!.height];
      expect(answer!.y).toBeGreaterThanOrEqual(0);
      expect(answer!.y).toBeLessThan(height / 2);

      const card = page.locator('.provision').first();
      const title = (await card.locator('.provision-title').innerText()).replace(/^〔\d+〕/u, '');
      const line = (await card.locator('.law-words p').allInnerTexts()).find((one) => !/^[〔…（]/u.test(one))!;
      await card.getByRole('button', { name: '看全文' }).click();
      const sheet = name === 'a phone' ? page.getByRole('dialog', { name: '条文全文' }) : page.getByRole('complementary', { name: '条文全文' });
      await sheet.locator('.law-article-title').waitFor();
      expect(await sheet.locator('.law-article-title').innerText()).toBe(title);
      expect(await sheet.innerText()).toContain(line);
      await sheet.getByRole('button', { name: '复制条文' }).click();
      await expect.poll(() => sheet.innerText()).toMatch(/已复制|没能复制/u);
      const next = sheet.locator('.neighbours a').last();
      const nextName = (await next.innerText()).trim();
      await next.click();
      await expect.poll(() => sheet.locator('.law-article-title').innerText()).toContain(nextName);
      await page.goBack();
      await expect.poll(() => sheet.count().then(async (count) => count > 0 && await sheet.isVisible())).toBe(false);
      expect(new URL(page.url()).search).toBe('');

      await ask(page, '那我要带什么材料');
      const thumbs = page.getByRole('button', { name: '没帮助' }).first();
      await thumbs.click();
      await expect.poll(() => page.locator('.reply-hand-over').count()).toBe(1);
      const [one] = await state.cases.all();
      expect(await page.locator('.reply-hand-over').innerText()).toContain(one!.id);
      expect([await thumbs.isDisabled(), await thumbs.getAttribute('aria-pressed')]).toEqual([true, 'true']);

      await state.outbox.put(one!.resident!, { kind: 'reviewed', caseId: one!.id, text: '可以要，带上工资条来。', isQuestion: false });
      await page.reload();
      await expect.poll(() => page.locator('.reply-reviewed').innerText()).toMatch(/法律顾问（真人）[\s\S]*带上工资条来/u);
      expect(await page.locator('.said > li').count()).toBeGreaterThan(5);
      expect(complaints).toEqual([]);
      expect(errors).toEqual([]);
    });
  });

  /** Takes its time, as one with a model does. */
  const slowly = async function* ({ text }: Incoming): AsyncGenerator<Reply> {
    yield { kind: 'progress', stage: 'searching' };
    await wait(400);
    yield { kind: 'progress', stage: 'drafting' };
    await wait(400);
    yield say(`答：${text}`);
  };

  test('what is being done is told while an answer is awaited', async () => {
    const bot = await openScripted(slowly);
    const { address } = await openWeb({ pageFolder: browser.pageFolder }, bot);
    const { visit } = await openDevice(PHONE);
    const page = await visit(address);
    await box(page).waitFor();
    await page.evaluate(`heard = []; new MutationObserver(() => {
      const words = document.querySelector('.talk > [role=status]').textContent;
      if (words !== heard.at(-1)) heard.push(words);
    }).observe(document.querySelector('.talk'), { subtree: true, childList: true, characterData: true })`);
    await box(page).fill('老板欠薪');
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByText('答：老板欠薪', { exact: true }).waitFor();
    await expect.poll(() => page.evaluate('heard')).toEqual(['', '收到，正在处理……', '正在查找条文……', '正在起草答复……', '收到答复：答：老板欠薪']);
    expect(await page.locator('.doing').count()).toBe(0);
    await bot.delivery.close();
    await bot.state.close();
  });

  test('a first word in danger stays in view while the answer is made, and when it is there', async () => {
    const long = '先保命，别争，别回去拿东西。'.repeat(60);
    const bot = await openScripted(async function* (incoming) {
      yield { kind: 'crisis', crisis: 'violence', text: long, offices: ['police'] };
      yield* slowly(incoming);
    });
    const { address } = await openWeb({ pageFolder: browser.pageFolder }, bot);
    const { visit } = await openDevice(PHONE);
    const page = await visit(address);
    await ask(page, '他正在打我，孩子归谁');
    await page.getByText('答：他正在打我，孩子归谁', { exact: true }).waitFor();
    const top = (await page.locator('.reply-crisis').boundingBox())!.y;
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(PHONE.viewport.height / 2);
    await bot.delivery.close();
    await bot.state.close();
  });

  test('without a network what is written waits, and arrives once and in order when it is back', async () => {
    const { address, state } = await openSample();
    const { visit, context } = await openDevice(PHONE);
    const page = await visit(address);
    await ask(page, '/help');
    await context.setOffline(true);
    for (const text of ['先问这个', '再问那个']) {
      await box(page).fill(text);
      await page.getByRole('button', { name: '发送' }).click();
    }
    await page.getByText('现在没有网络').waitFor();
    await page.getByText('未发送').first().waitFor();
    await context.setOffline(false);
    await expect.poll(() => page.locator('.unsent, .sending').count(), { timeout: 15_000 }).toBe(0);
    await expect.poll(() => replies(page).count()).toBeGreaterThanOrEqual(3);
    expect((await page.locator('.said-own').allTextContents()).map((text) => text.replace('您说：', ''))).toEqual(['先问这个', '再问那个']);
    expect(await page.getByText('现在没有网络').isVisible()).toBe(false);
    const [resident] = (await state.outbox.after(0)).map((entry) => entry.resident);
    expect((await state.inbox.latest(resident!, 10)).map(({ incoming }) => incoming.text)).toEqual(['/help', '先问这个', '再问那个']);
  });

  test('where the server refuses for now, its sentence is shown, and a tap tries again', async () => {
    const { address } = await openSample();
    const { visit } = await openDevice(PHONE);
    const page = await visit(address);
    await page.route('**/api/messages', (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '600' }, json: { error: { code: 'too-many', message: '写得太快了，请等 10 分钟再发。' } } }));
    await box(page).fill('老板欠薪');
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByText('写得太快了，请等 10 分钟再发。').waitFor();
    // What was not sent outlasts the page.
    await page.reload();
    await page.getByText('写得太快了，请等 10 分钟再发。').waitFor();
    await page.unroute('**/api/messages');
    await page.getByRole('button', { name: '重试' }).click();
    await expect.poll(() => replies(page).count()).toBe(1);
    expect(await page.locator('.said-own').count()).toBe(1);
  });

  test('two tabs show the same', async () => {
    const { address } = await openSample();
    const { visit } = await openDevice(DESKTOP);
    const [one, other] = [await visit(address), await visit(address)];
    await ask(one, '老板欠薪');
    await ask(other, '/help');
    const texts = (page: Page) => page.locator('.said > li').allInnerTexts();
    await expect.poll(async () => (await texts(one)).length).toBe(4);
    await expect.poll(() => texts(other)).toEqual(await texts(one));
  });

  test('what is typed before the program is there goes on in the box, with the caret', async () => {
    const { address } = await openSample();
    const { context, complaints } = await openDevice(PHONE);
    const page = await context.newPage();
    let letThrough = (): void => {};
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route('**/assets/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(address, { waitUntil: 'commit' });
    const early = page.getByRole('textbox', { name: '您的问题' });
    await early.fill('老板欠薪三个月');
    await early.evaluate((area) => (area as unknown as { setSelectionRange: (start: number, end: number) => void }).setSelectionRange(2, 2));
    letThrough();
    await box(page).waitFor();
    expect(await box(page).inputValue()).toBe('老板欠薪三个月');
    await page.keyboard.type('拖');
    expect(await box(page).inputValue()).toBe('老板拖欠薪三个月');
    expect(complaints).toEqual([]);
  });

  test('what is submitted before the program is there, and a question in a link, come into the box and out of the address', async () => {
    const { address, state } = await openSample();
    const { context, visit } = await openDevice(PHONE);
    const page = await context.newPage();
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(address);
    await page.getByRole('textbox', { name: '您的问题' }).fill('老板欠薪&不签合同');
    await page.unroute('**/assets/*.js');
    await page.getByRole('button', { name: '发送' }).click();
    await expect.poll(() => box(page).inputValue()).toBe('老板欠薪&不签合同');
    expect(new URL(page.url()).search).toBe('');
    const linked = await visit(`${address}/?q=${encodeURIComponent('狗咬人')}&embed=1`);
    await expect.poll(() => box(linked).inputValue()).toBe('狗咬人');
    expect(new URL(linked.url()).search).toBe('?embed=1');
    expect(await linked.locator('.bar-name').count()).toBe(0);
    expect(await state.outbox.lastId()).toBe(0);
  });

  test('the keyboard is enough; Enter belongs to the input method while it composes', async () => {
    const { address } = await openSample();
    const { visit } = await openDevice(DESKTOP);
    const page = await visit(address);
    await box(page).waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('跳到输入框');
    await page.keyboard.press('Enter');
    await page.keyboard.type('第一行');
    await box(page).evaluate((area) => area.dispatchEvent(new (globalThis as never as { KeyboardEvent: new (name: string, init: object) => Event }).KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })));
    expect(await box(page).inputValue()).toBe('第一行');
    await page.keyboard.press('Shift+Enter');
    expect(await box(page).inputValue()).toBe('第一行\n');
    await box(page).fill('《恒口示范区劳动报酬支付办法（示例文本）》第七条');
    await page.keyboard.press('Enter');
    const more = page.getByRole('button', { name: '看全文' }).first();
    await more.waitFor();
    await more.focus();
    await page.keyboard.press('Enter');
    const side = page.getByRole('complementary', { name: '条文全文' });
    await side.locator('.law-article-title').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('关闭');
    await page.keyboard.press('Escape');
    await expect.poll(() => side.count()).toBe(0);
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('看全文');
    await page.getByRole('button', { name: '菜单' }).focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('dialog', { name: '菜单' });
    await menu.waitFor();
    expect(await page.evaluate("document.querySelector('#app').inert")).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => menu.isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('菜单');
  });

  test('another place, larger type, dark, one’s data, and their deletion', async () => {
    const { address } = await openSample();
    const { visit } = await openDevice(PHONE);
    const page = await visit(address);
    await ask(page, WAGES);
    const open = (name: string) => page.getByRole('button', { name }).first().click();
    await open('菜单');
    await page.getByRole('radio', { name: '特大' }).check();
    await page.getByRole('radio', { name: '深色' }).check();
    expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('24px');
    await open('换地区');
    await page.getByRole('textbox', { name: '地名' }).fill('陕西省西安市');
    await page.getByRole('button', { name: '更换', exact: true }).click();
    await page.locator('.bar-place', { hasText: '西安市' }).waitFor();
    await open('菜单');
    const download = page.waitForEvent('download');
    await open('导出我的数据');
    const data = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as { readonly messages: readonly unknown[] };
    expect(data.messages.length).toBeGreaterThan(1);
    await open('菜单');
    await open('删除我的数据');
    await expect.poll(() => page.getByRole('button', { name: '不删' }).evaluate((button) => button.getBoundingClientRect().bottom <= button.ownerDocument.documentElement.clientHeight)).toBe(true);
    await open('确定删除');
    await expect.poll(() => page.locator('.said > li').count()).toBe(1);
    expect(await page.locator('.said').innerText()).toContain('已经删除');
    await page.getByRole('heading', { name: '大家常问的' }).waitFor();
    await page.reload();
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
  });

  test('a law is found, read, opened at an article that can be shared, and held against its older text', async () => {
    const { address } = await openSample();
    const { visit, complaints } = await openDevice(PHONE);
    const page = await visit(`${address}/law`);
    await page.getByRole('searchbox', { name: '查什么' }).fill('养犬规定');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '养犬规定' }).first().click();
    await page.getByRole('heading', { level: 1, name: '养犬规定' }).waitFor();
    await page.getByRole('textbox', { name: '第几条' }).fill('3');
    await page.getByRole('button', { name: '打开' }).click();
    await page.getByRole('heading', { level: 1, name: '第三条' }).waitFor();
    expect(decodeURIComponent(new URL(page.url()).pathname)).toMatch(/^\/law\/.+\/3$/u);
    await page.goto(`${address}/law?q=${encodeURIComponent('犬只咬人')}`);
    await page.locator('.law-line').nth(3).waitFor();
    await page.evaluate('scrollTo(0, 300)');
    await page.locator('.law-line').nth(3).click();
    await page.locator('.law-article').waitFor();
    await page.goBack();
    await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThanOrEqual(300);
    await page.goto(address + DOGS);
    await page.getByRole('link', { name: '和上一个对照' }).click();
    await page.getByRole('heading', { level: 1, name: '新旧对照' }).waitFor();
    expect(await page.locator('ins.run').count()).toBeGreaterThan(1);
    await page.goto(`${address}${DOGS}/text`);
    await page.locator('.reading').first().waitFor();
    await page.goto(`${address}/law/没有的法`);
    await page.getByText('法律库里没有').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a phone that has got no updates for years is enough', async () => {
    const { address } = await openSample();
    const { context, visit, complaints } = await openDevice(PHONE);
    await context.addInitScript(`
      for (const name of ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']) delete Array.prototype[name];
      for (const name of ['hasOwn', 'groupBy']) delete Object[name];
      delete Promise.withResolvers; delete globalThis.structuredClone; delete Crypto.prototype.randomUUID; delete HTMLElement.prototype.inert;
      delete String.prototype.at; delete Navigator.prototype.clipboard; delete Navigator.prototype.share;
    `);
    const page = await visit(address);
    await ask(page, '《恒口示范区邻里安静与养犬规定（示例文本）》第三条');
    await page.getByRole('button', { name: '看全文' }).first().click();
    const sheet = page.getByRole('dialog', { name: '条文全文' });
    await sheet.getByRole('button', { name: '复制条文' }).click();
    await sheet.getByText('已复制条文和出处。').waitFor();
    await sheet.locator('.version a').first().click();
    await expect.poll(() => sheet.locator('ins.run, del.run').count()).toBeGreaterThan(2);
    await page.goto(`${address}${DOGS}/compare?from=2021-06-01&to=2024-06-01`);
    await page.locator('.pair').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test.for([
    ['a phone', 'light', 'normal'], ['a phone', 'dark', 'largest'], ['a desktop', 'light', 'largest'], ['a desktop', 'dark', 'normal'],
  ] as const)('axe finds nothing serious on %s, %s, type %s; nothing is wider than the window', async ([name, theme, size]) => {
    const { address } = await openSample();
    const { visit } = await openDevice(name === 'a phone' ? PHONE : DESKTOP, { theme, size });
    const page = await visit(address);
    const found: Record<string, unknown> = {};
    const look = async (view: string): Promise<void> => {
      found[view] = [await seriousFindings(page), await page.evaluate('document.documentElement.scrollWidth <= innerWidth')];
    };
    await page.getByRole('button', { name: '养犬' }).click();
    await look('welcome');
    await page.getByRole('button', { name: '菜单' }).click();
    await look('menu');
    await page.keyboard.press('Escape');
    await ask(page, WAGES);
    await page.locator('.choice').first().click();
    await page.locator('.provision').first().waitFor();
    await ask(page, '我老公正在打我');
    await look('talk');
    await page.getByRole('button', { name: '看全文' }).first().click();
    await page.locator('.law-article').waitFor();
    await look('article beside the chat');
    for (const [view, path, ready] of [
      ['laws', '/law', '.shelf'], ['search', '/law?q=养犬', '.law-line'], ['law', DOGS, '.contents'], ['text', `${DOGS}/text`, '.reading'],
      ['article', `${DOGS}/3`, '.version'], ['comparison', `${DOGS}/compare?from=2021-06-01&to=2024-06-01`, '.pair'], ['nothing', '/law/没有的法', '.no-text'],
    ] as const) {
      await page.goto(address + path);
      await page.locator(ready).first().waitFor();
      await look(view);
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((view) => [view, [[], true]])));
  });
});
