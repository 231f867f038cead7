import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMarkingDesk } from '../../../../../bot/exam/office/marking-desk.ts';
import { chromiumPath, withoutChromium } from '../../../../support/chromium.ts';
import { DESKTOP, listenTo, pageInBrowser, PHONE } from '../../../../support/page-in-browser.ts';
import { paper } from '../../../exam/sitting/samples.ts';
import { CODE, openExam, type OpenExam } from './open-exam.ts';

const SOON = { timeout: 15_000 };

describe.skipIf(chromiumPath === undefined)(`after the exam, and by a link, in a browser${withoutChromium}`, () => {
  const browser = pageInBrowser();

  async function open(url: string, device: typeof PHONE | typeof DESKTOP = DESKTOP): Promise<{ readonly page: Page; readonly complaints: string[] }> {
    const context = await browser.chromium.newContext({ ...device, locale: 'zh-CN', reducedMotion: 'reduce' });
    onTestFinished(() => context.close());
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const complaints: string[] = [];
    listenTo(page, complaints);
    await page.goto(url);
    return { page, complaints };
  }
  const linkTo = ({ address, id }: OpenExam, number: string, code = CODE): string => `${address}/exam/${id}#${number}.${code}`;

  /** 1001 has the first of four right and the second wrong, and has written something; the sitting is closed and marked by people. */
  async function held(exam: OpenExam) {
    const pass = { sittingId: exam.id, candidate: '1001', device: 'device-1001' };
    await exam.hall.signIn({ sittingId: exam.id, number: '1001', code: CODE, device: pass.device });
    await exam.hall.start(pass);
    await exam.hall.save(pass, [
      { sequence: 1, key: 'k1', slot: '1', answer: { chosen: [1] } }, { sequence: 2, key: 'k2', slot: '2', answer: { chosen: [0, 1] } },
      { sequence: 3, key: 'k3', slot: '4', answer: { text: '我的回答（示例）' } },
    ]);
    await exam.hall.submit(pass);
    await exam.hall.command(exam.id, { kind: 'close', by: '王组织者' });
    const desk = createMarkingDesk({ exams: exam.state.exams, now: exam.now });
    const task = (await desk.next(exam.id, '王阅卷'))!;
    await desk.grade(exam.id, { marker: '王阅卷', id: task.id, points: [0.5] });
    return desk;
  }

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const findings = (page: Page): Promise<unknown> => page.evaluate(`(async () => {
    ${axe};
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }) => id + ' ' + nodes[0].html.slice(0, 200));
  })()`);

  test.for([['a desktop', DESKTOP], ['a phone', PHONE]] as const)('who has sat waits on their page, and reads result and paper there once they are announced: %s', async ([, device]) => {
    const exam = await openExam(browser.pageFolder, { questions: 4 });
    const desk = await held(exam);
    const { page, complaints } = await open(linkTo(exam, '1001'), device);
    await page.getByText('公布以后在这里登录就能看到').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/解析|合格线/u);
    await desk.mark(exam.id, '王组织者', { showsAnswers: true });
    await page.getByRole('heading', { name: '成绩', exact: true }).waitFor(SOON);
    const main = page.locator('main');
    expect((await main.innerText()).replaceAll(/\s+/gu, ' ')).toMatch(/不合格 1\.5 \/ 4 分 合格线 60 分/u);
    const questions = page.locator('.own-question');
    expect(await questions.count()).toBe(4);
    expect(await questions.nth(0).innerText()).toMatch(/得 1 \/ 1 分[\s\S]*B\. 乙项\s*正确答案，您选了[\s\S]*解析：示例/u);
    expect(await questions.nth(1).innerText()).toMatch(/得 0 \/ 1 分[\s\S]*A\. 甲项\s*正确答案，您选了\s*B\. 乙项\s*您选了\s*C\. 丙项\s*正确答案/u);
    expect(await questions.nth(2).innerText()).toMatch(/没有作答[\s\S]*正确答案\s*对/u);
    expect(await questions.nth(3).innerText()).toMatch(/得 0\.5 \/ 1 分[\s\S]*我的回答（示例）[\s\S]*参考/u);
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.getByRole('button', { name: '只看没得满分的 3 题' }).click();
    expect(await questions.count()).toBe(3);
    expect([complaints, exam.errors]).toEqual([[], []]);
  });

  test('marks alone where answers are not shown; who did not come is told so', async () => {
    const exam = await openExam(browser.pageFolder, { questions: 4 });
    const desk = await held(exam);
    await desk.mark(exam.id, '王组织者', { showsAnswers: false });
    const { page, complaints } = await open(linkTo(exam, '1001'));
    await page.getByText('这场考试不公布试题答案').waitFor();
    expect(await page.locator('.own-question').count()).toBe(0);
    const absent = await open(linkTo(exam, '1002'));
    await absent.page.getByRole('heading', { name: '成绩', exact: true }).waitFor();
    await absent.page.getByText('缺考').waitFor();
    await absent.page.getByRole('heading', { name: '这场考试已经结束' }).waitFor();
    expect([complaints, absent.complaints]).toEqual([[], []]);
  });

  test('a link from a chat signs in, and leaves nothing in the address or behind it', async () => {
    const exam = await openExam(browser.pageFolder);
    const { page, complaints } = await open(`${exam.address}/exam`);
    const before = await page.evaluate('history.length') as number;
    await page.goto(linkTo(exam, '1002'));
    await page.getByText('乙示例').waitFor();
    expect(page.url()).toBe(`${exam.address}/exam/${exam.id}`);
    expect(await page.evaluate('history.length')).toBe(before + 1);
    // The next one is opened where the page is open already.
    await page.evaluate(`location.hash = '#1003.${CODE}'`);
    await page.getByText('阿卜杜热合曼').first().waitFor();
    expect(page.url()).toBe(`${exam.address}/exam/${exam.id}`);
    // An old one does not throw out who is signed in.
    await page.evaluate("location.hash = '#1001.XXXX-XXXX'");
    await expect.poll(() => page.url(), SOON).toBe(`${exam.address}/exam/${exam.id}`);
    await page.waitForTimeout(500);
    expect(await page.locator('main').innerText()).toContain('阿卜杜热合曼');
    expect(complaints).toEqual([]);
  });

  test.for(['1001.XXXX-XXXX', '%E7%94%B2.7K2M-9XQ4', '1001.', '%', '%E7'])('a link that is refused, or is none, gives the form: #%s', async (fragment) => {
    const exam = await openExam(browser.pageFolder);
    const { page, complaints } = await open(`${exam.address}/exam/${exam.id}#${fragment}`);
    await page.getByRole('textbox', { name: '工号' }).waitFor();
    const isLink = /\.[\w-]+$/u.test(fragment);
    if (isLink) await page.getByText('考试、工号或者考试码不对').waitFor();
    expect(page.url().includes('#')).toBe(!isLink);
    await page.getByRole('textbox', { name: '工号' }).fill('1001');
    await page.getByRole('textbox', { name: '考试码' }).fill(CODE);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('甲示例').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a marker asks for a model\'s suggestion, and gives marks by their own hand; what comes too late is not shown', async () => {
    const one = paper(4);
    const points = [{ text: '说明期限', share: 0.5 }, { text: '说明方式', share: 0.5 }];
    const papers = [{ ...one, sections: one.sections.map((section) => ({ ...section, questions: section.questions.map((asked) =>
      (asked.question.type === 'short-answer' ? { ...asked, marks: 4, rule: { kind: 'points' } as const, question: { ...asked.question, points } } : asked)) })) }];
    let release = (): void => {};
    const waiting = new Promise<void>((resolve) => (release = resolve));
    const asked: string[] = [];
    const exam = await openExam(browser.pageFolder, {
      questions: 4, papers,
      suggest: async ({ text }) => {
        asked.push(text);
        if (asked.length === 1) await waiting;
        return { model: 'stand-in-1', prompt: 'p1', points: [{ verdict: 'met', words: text }, { verdict: 'missing', words: '' }] };
      },
    });
    for (const number of ['1001', '1002']) {
      const pass = { sittingId: exam.id, candidate: number, device: `device-${number}` };
      await exam.hall.signIn({ sittingId: exam.id, number, code: CODE, device: pass.device });
      await exam.hall.start(pass);
      await exam.hall.save(pass, [{ sequence: 1, key: 'k1', slot: '4', answer: { text: `回答（示例）${number === '1001' ? '一' : '二'}` } }]);
      await exam.hall.submit(pass);
    }
    await exam.hall.command(exam.id, { kind: 'close', by: '王组织者' });
    const { page, complaints } = await open(`${exam.address}/staff/${exam.id}/marking`);
    await page.getByRole('textbox', { name: '姓名' }).fill('王阅卷');
    await page.getByLabel('工作码').fill(exam.staffCodes.marker);
    await page.getByRole('button', { name: '登录' }).click();
    const grade = async (): Promise<void> => {
      for (const [place, marks] of ['1.5', '0.5'].entries()) await page.getByRole('spinbutton').nth(place).fill(marks);
      await page.keyboard.press('Enter');
    };
    await page.getByText('还剩 2 份').waitFor();
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: '看模型建议' }).click();
    await page.getByRole('button', { name: '模型正在看' }).waitFor();
    await grade();
    await page.getByText('还剩 1 份').waitFor();
    release();
    await page.waitForTimeout(500);
    expect(await page.locator('.marking-suggestion').count()).toBe(0);
    await page.getByRole('button', { name: '看模型建议' }).click();
    await page.getByText('模型建议（仅供参考）').waitFor();
    const own = await page.locator('.marking-answer').innerText();
    expect(await page.locator('.marking-suggestion').allInnerTexts()).toEqual([`模型：答到了${own}`, '模型：没有答到']);
    expect(await Promise.all([0, 1].map((place) => page.getByRole('spinbutton').nth(place).inputValue()))).toEqual(['', '']);
    expect(await findings(page)).toEqual([]);
    await grade();
    await page.getByText('都阅完了').waitFor();
    const { marking } = (await createMarkingDesk({ exams: exam.state.exams, now: exam.now }).held(exam.id))!;
    expect(marking.gradings.map(({ points: given }) => given)).toEqual([[1.5, 0.5], [1.5, 0.5]]);
    expect(asked).toHaveLength(2);
    expect([complaints, exam.errors]).toEqual([[], []]);
  });
});
