import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openState } from '../../../../../bot/state/open-state.ts';
import { chromiumPath, withoutChromium } from '../../../../support/chromium.ts';
import { DESKTOP, listenTo, pageInBrowser, PHONE } from '../../../../support/page-in-browser.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { blueprint, item, numbers, part, section } from '../../../exam/sample.ts';
import { standInBank } from '../../../practice/stand-in-bank.ts';
import { openWeb, practiceOver } from '../open-web.ts';

const ITEMS = [
  ...numbers(6).map((number) => item(number)), ...numbers(3).map((number) => item(100 + number, { type: 'multiple', topic: '示例主题二' })), ...numbers(3).map((number) => item(200 + number, { type: 'true-false' })),
];
const MOCK = blueprint([part([
  section({ count: 4 }), section({ name: '二、多项选择题', type: 'multiple', count: 2, rule: { kind: 'half-for-subset' } }), section({ name: '三、判断题', type: 'true-false', count: 2, marks: 1 }),
  section({ name: '四、简答题', type: 'short-answer', count: 1, marks: 6, rule: { kind: 'points' } }),
])], { title: '示例模拟考试', passMark: 12 });
const RIGHT = ['提前公告', '会后补公告'];

describe.skipIf(chromiumPath === undefined)(`practice in a browser${withoutChromium}`, () => {
  const browser = pageInBrowser();

  interface Visit { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[] }
  async function visit(device: typeof PHONE | typeof DESKTOP = DESKTOP, settings?: object): Promise<Visit> {
    const state = await openState(temporaryFolder());
    const { address } = await openWeb({ pageFolder: browser.pageFolder, practice: practiceOver(state, standInBank(ITEMS), [{ name: '模拟', blueprint: MOCK }]) });
    const context = await browser.chromium.newContext({ ...device, locale: 'zh-CN', reducedMotion: 'reduce' });
    onTestFinished(() => context.close());
    context.setDefaultTimeout(10_000);
    if (settings) await context.addInitScript(`localStorage.setItem('fazhi.settings', ${JSON.stringify(JSON.stringify(settings))})`);
    const complaints: string[] = [];
    const page = await context.newPage();
    listenTo(page, complaints);
    await page.goto(`${address}/practice`);
    return { page, context, complaints };
  }
  const option = (page: Page, words: string) => page.locator('.exam-option', { hasText: words });

  test('from the chat’s menu to an item, its answer and article; by keyboard to the next; the wrong ones are kept', async () => {
    const { page, complaints } = await visit();
    await page.goto(new URL('/', page.url()).href);
    await page.getByRole('button', { name: '菜单' }).click();
    await page.getByRole('link', { name: '法律知识练习' }).click();
    await page.getByRole('link', { name: '示例主题二' }).click();
    await page.locator('.exam-stem').waitFor();
    expect(await page.content()).not.toMatch(/示例解析|示例条文/u);
    await page.getByRole('button', { name: '提交答案' }).click();
    await page.getByText('请先选一个答案').waitFor();
    await page.keyboard.press('b');
    await page.locator('.exam-stem').focus();
    await page.keyboard.press('Enter');
    await page.getByText('答错了').waitFor();
    expect(await page.locator('.practice-option-right').allInnerTexts()).toEqual(RIGHT.map((words) => expect.stringContaining(words)));
    expect(await page.locator('.practice-option-wrong').count()).toBe(1);
    expect(await page.locator('.law-text').innerText()).toBe('（示例条文）应当提前公告。');
    expect(await page.getByRole('link', { name: '在法律库里看这一条' }).getAttribute('href')).toBe(`/law/${encodeURIComponent('示例规定')}/3`);
    const first = await page.locator('.exam-stem').innerText();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.exam-stem').innerText()).not.toBe(first);
    for (const key of ['1', '3', 'Enter']) await page.keyboard.press(key);
    await page.getByText('答对了').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '错题本（1）' }).click();
    for (const words of RIGHT) await option(page, words).click();
    await page.getByRole('button', { name: '提交答案' }).click();
    await page.getByText('答对了').waitFor();
    await page.getByRole('button', { name: '下一题' }).click();
    await page.getByText('错题本空了').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a mock exam outlasts a reload, is marked at once, and its result can be read again', async () => {
    const { page, context, complaints } = await visit(PHONE);
    await page.getByRole('link', { name: '示例模拟考试' }).click();
    await page.getByText('“四、简答题”这里不出').waitFor();
    await page.getByRole('button', { name: '开始答题' }).click();
    const answer = async (): Promise<void> => {
      const right = page.locator('.exam-option', { hasText: /提前公告|会后补公告|正确/u });
      const kind = await page.locator('.exam-kind').innerText();
      for (let place = 0; place < (kind === '多选题' ? 2 : 1); place += 1) await (kind === '单选题' ? option(page, '提前公告') : right.nth(place)).click();
    };
    for (let place = 0; place < 3; place += 1) {
      await answer();
      await page.getByRole('button', { name: '下一题' }).click();
    }
    await page.reload();
    await page.locator('.exam-number', { hasText: '第 4 题' }).waitFor();
    await page.getByRole('button', { name: '答题卡 3/8' }).waitFor();
    for (let place = 3; place < 7; place += 1) {
      await answer();
      await page.getByRole('button', { name: '下一题' }).click();
    }
    await page.getByRole('button', { name: '交卷' }).click();
    await page.getByText('还有 1 题没有答').waitFor();
    await context.setOffline(true);
    await page.getByRole('dialog').getByRole('button', { name: '交卷', exact: true }).click();
    await page.getByRole('button', { name: '确定交卷' }).click();
    await page.getByText('没有连上').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: '确定交卷' }).click();
    await page.getByText('13 分', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('满分 14 分，8.4 分及格，及格了').waitFor();
    await page.getByText('只看没有全对的').click();
    expect(await page.locator('.practice-result > .exam-question').count()).toBe(1);
    await page.getByText('您的答案：没有作答').waitFor();
    await page.getByRole('button', { name: '回到练习' }).click();
    await page.getByRole('link', { name: '错题本（1）' }).waitFor();
    expect(await page.getByText('回到上次的模拟考试').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('when its time is over, a mock exam hands itself in', async () => {
    const { page } = await visit();
    await page.clock.install();
    await page.getByRole('link', { name: '示例模拟考试' }).click();
    await page.getByRole('button', { name: '开始答题' }).click();
    await option(page, '提前公告').click();
    await page.clock.fastForward(60 * 60_000 - 30_000);
    await page.getByText('到时间会自动交卷').first().waitFor();
    await page.clock.fastForward(31_000);
    await page.getByText('没有及格').waitFor();
    expect(await page.locator('.practice-score strong').innerText()).toBe('2 分');
  });

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const findings = (page: Page): Promise<unknown> => page.evaluate(`(async () => {
    ${axe};
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }) => id + ' ' + nodes[0].html.slice(0, 200));
  })()`);

  test.for([
    ['a phone', 'light', 'normal'], ['a phone', 'dark', 'largest'], ['a desktop', 'light', 'largest'], ['a desktop', 'dark', 'normal'],
  ] as const)('axe finds nothing serious on %s, %s, type %s; nothing is wider than the window', async ([name, theme, size]) => {
    const { page, complaints } = await visit(name === 'a phone' ? PHONE : DESKTOP, { theme, size });
    const found: Record<string, unknown> = {};
    const look = async (view: string): Promise<void> => {
      await page.waitForTimeout(300);
      found[view] = [await findings(page), await page.evaluate('document.documentElement.scrollWidth <= innerWidth')];
    };
    await page.getByRole('link', { name: '示例模拟考试' }).waitFor();
    await look('menu');
    await page.getByRole('link', { name: '示例主题二' }).click();
    await option(page, '提前公告').click();
    await look('an item');
    await option(page, '口头告知').click();
    await page.getByRole('button', { name: '提交答案' }).click();
    await page.getByText('答错了').waitFor();
    await look('an answer');
    await page.goBack();
    await page.getByRole('link', { name: '示例模拟考试' }).click();
    await page.getByRole('button', { name: '开始答题' }).waitFor();
    await look('before a mock exam');
    await page.getByRole('button', { name: '开始答题' }).click();
    await option(page, '口头告知').click();
    await look('a mock exam');
    await page.getByRole('button', { name: '交卷' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '交卷', exact: true }).click();
    await page.getByRole('button', { name: '确定交卷' }).click();
    await page.getByText('没有及格').waitFor();
    await look('a result');
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((view) => [view, [[], true]])));
    expect(complaints).toEqual([]);
  });
});
