import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { brokenAt } from '../../../../../bot/exam/sitting/journal.ts';
import { ROLE_NAMES } from '../../../../../bot/exam/staff/staff.ts';
import { seriousFindings } from '../../../../support/axe.ts';
import { chromiumPath, withoutChromium } from '../../../../support/chromium.ts';
import { DESKTOP, listenTo, pageInBrowser, PHONE } from '../../../../support/page-in-browser.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { candidate } from '../../../exam/sitting/samples.ts';
import { CODE, openExam, type OpenExam } from './open-exam.ts';

const MINUTE = 60_000;
/** What comes with a pulse or with the board's next look comes within seconds, on a busy machine too. */
const SOON = { timeout: 15_000 };

describe.skipIf(chromiumPath === undefined)(`the exam in a browser${withoutChromium}`, () => {
  const browser = pageInBrowser();

  interface Device {
    readonly context: BrowserContext;
    readonly page: Page;
    /** What the browser's console complains of: errors of the program, the content security policy. */
    readonly complaints: string[];
    /** Another tab. */
    tab(): Promise<Page>;
  }
  async function open(url: string, device: typeof PHONE | typeof DESKTOP = DESKTOP, settings?: object): Promise<Device> {
    const context = await browser.chromium.newContext({ ...device, locale: 'zh-CN', reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] });
    onTestFinished(() => context.close());
    context.setDefaultTimeout(10_000);
    if (settings) await context.addInitScript(`localStorage.setItem('fazhi.settings', ${JSON.stringify(JSON.stringify(settings))})`);
    const complaints: string[] = [];
    const tab = async (): Promise<Page> => {
      const page = await context.newPage();
      listenTo(page, complaints);
      await page.goto(url);
      return page;
    };
    return { context, complaints, tab, page: await tab() };
  }

  async function signIn(page: Page, number: string, code = CODE): Promise<void> {
    await page.getByRole('textbox', { name: '工号' }).fill(number);
    await page.getByRole('textbox', { name: '考试码' }).fill(code);
    await page.getByRole('button', { name: '登录' }).click();
  }
  async function start(page: Page): Promise<void> {
    await page.getByRole('button', { name: '开始答题' }).click();
    await page.locator('.exam-question').first().waitFor();
  }
  const saved = (page: Page): Promise<void> => page.locator('.save-saved').waitFor();
  const shownNumber = async (page: Page): Promise<number> => Number(/\d+/u.exec(await page.locator('.exam-number').first().innerText())![0]);
  /** Answers the question that is shown: its first choice, or words. */
  async function answer(page: Page, words = '答：示例。'): Promise<void> {
    const text = page.locator('.exam-text');
    if (await text.count() > 0) await text.fill(words);
    else await page.locator('.exam-option').first().click();
  }
  const answered = async ({ hall, id }: OpenExam, number: string): Promise<number> => (await hall.board(id))!.rows.find((row) => row.number === number)!.answered;

  test('two people sit 20 items: one by keyboard, one offline for a while; then the time runs out', async () => {
    const exam = await openExam(browser.pageFolder);
    const url = `${exam.address}/exam`;
    const [one, two] = [await open(url), await open(url, PHONE)];
    for (const [page, number, code] of [[one.page, '1001', CODE], [two.page, '１００２', '7k2m9xq4']] as const) {
      await page.getByRole('link', { name: exam.id }).click();
      await signIn(page, number, code);
      await start(page);
    }
    await one.page.waitForTimeout(100);
    for (let place = 1; place <= 20; place += 1) {
      expect(await shownNumber(one.page)).toBe(place);
      if (await one.page.locator('.exam-text').count() > 0) {
        await answer(one.page);
        // In the box the keys are the writer's own.
        await one.page.locator('.exam-text').press('Escape');
        await one.page.locator('.exam-text').blur();
      } else await one.page.keyboard.press(place % 2 === 0 ? '2' : 'b');
      if (place === 3) await one.page.keyboard.press('f');
      await one.page.keyboard.press('ArrowRight');
    }
    await saved(one.page);
    await expect.poll(() => answered(exam, '1001'), SOON).toBe(20);

    for (let place = 1; place <= 8; place += 1) {
      await answer(two.page);
      await two.page.getByRole('button', { name: '下一题' }).click();
    }
    await expect.poll(() => answered(exam, '1002'), SOON).toBe(8);
    await two.context.setOffline(true);
    for (let place = 9; place <= 20; place += 1) {
      await answer(two.page, `断网时写的 ${place}`);
      if (place < 20) await two.page.getByRole('button', { name: '下一题' }).click();
    }
    await two.page.getByText('恢复网络后自动上传').first().waitFor();
    expect(await answered(exam, '1002')).toBe(8);
    await two.context.setOffline(false);
    await saved(two.page);
    expect(await answered(exam, '1002')).toBe(20);

    // A reload shows what was said, at the question where it was said.
    await two.page.reload();
    await expect.poll(() => two.page.locator('.exam-text').inputValue(), SOON).toBe('断网时写的 20');

    await one.page.getByRole('button', { name: '交卷' }).first().click();
    const dialog = one.page.getByRole('dialog', { name: '交卷' });
    await dialog.getByText('全部 20 题都答了').waitFor();
    expect(await dialog.getByRole('button', { name: '去第 3 题' }).count()).toBe(1);
    await dialog.getByRole('button', { name: '交卷', exact: true }).click();
    await dialog.getByRole('button', { name: '确定交卷' }).click();
    await one.page.getByRole('heading', { name: '已交卷' }).waitFor();

    exam.forward(60 * MINUTE - 20_000);
    await two.page.getByText('到时间会自动交卷').first().waitFor();
    exam.forward(20_000);
    await two.page.getByRole('heading', { name: '时间到，已自动交卷' }).waitFor();
    expect((await exam.hall.board(exam.id))!.rows.map(({ number, state, late, answered: count }) => [number, state, late, count])).toEqual([
      ['1001', 'submitted', 0, 20], ['1002', 'closed-by-time', 0, 20], ['1003', 'not-started', 0, 0],
    ]);
    const journal = await exam.state.exams.journal(exam.id);
    expect(brokenAt(journal)).toBeUndefined();
    // What was done offline came once, and in the order in which it was done.
    const slots = journal.filter(({ candidate: who, kind }) => who === '1002' && kind === 'answered').map(({ facts }) => facts['slot']);
    expect(slots).toEqual([...new Set(slots)]);
    const sequences = journal.filter(({ candidate: who, kind }) => who === '1002' && kind === 'answered').map(({ facts }) => facts['sequence'] as number);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    expect([one.complaints, two.complaints, exam.errors]).toEqual([[], [], []]);
  });

  test('whoever closes the page offline, in the middle of a word, finds everything again', async () => {
    const exam = await openExam(browser.pageFolder);
    const { page, context, tab } = await open(`${exam.address}/exam/${exam.id}`);
    await signIn(page, '1001');
    await start(page);
    await context.setOffline(true);
    await page.locator('.exam-option').nth(2).click();
    await page.getByRole('button', { name: '第 4 题，' }).click();
    await page.locator('.exam-text').pressSequentially('写到一半');
    await page.close();
    await context.setOffline(false);
    const again = await tab();
    await expect.poll(() => again.locator('.exam-text').inputValue(), SOON).toBe('写到一半');
    await saved(again);
    await expect.poll(() => answered(exam, '1001'), SOON).toBe(2);
  });

  test('a second device takes over, the first is told; back at the first, only what the second left open is added', async () => {
    const exam = await openExam(browser.pageFolder);
    const url = `${exam.address}/exam/${exam.id}`;
    const [first, second] = [await open(url), await open(url, PHONE)];
    await signIn(first.page, '1001');
    await start(first.page);
    await answer(first.page);
    await saved(first.page);
    await first.context.setOffline(true);
    for (const key of ['ArrowRight', '1', 'ArrowRight', '1']) await first.page.keyboard.press(key);
    await signIn(second.page, '1001');
    await second.page.getByRole('button', { name: '下一题' }).click();
    await second.page.locator('.exam-option').nth(1).click();
    await saved(second.page);
    await first.context.setOffline(false);
    await first.page.getByRole('heading', { name: '此处已停止，答题在另一台设备继续' }).waitFor(SOON);
    await first.page.getByRole('button', { name: '改在这台设备继续' }).click();
    await signIn(first.page, '1001');
    await first.page.getByText('第 2 题的修改没有计入').waitFor();
    await second.page.getByRole('heading', { name: '此处已停止' }).waitFor(SOON);
    await saved(first.page);
    const { answers } = (await exam.state.exams.seat(exam.id, '1001'))!.attempt;
    expect(answers).toEqual({ 1: { chosen: [0] }, 2: { chosen: [1] }, 3: { truth: true } });
    expect([first.complaints, second.complaints]).toEqual([[], []]);
  });

  test('of two tabs one answers; the other says so and can take it back', async () => {
    const exam = await openExam(browser.pageFolder);
    const { page, tab } = await open(`${exam.address}/exam/${exam.id}`);
    await signIn(page, '1001');
    await start(page);
    const other = await tab();
    await other.locator('.exam-question').waitFor();
    await page.getByRole('heading', { name: '答题在另一个窗口继续' }).waitFor();
    await answer(other);
    await saved(other);
    await page.getByRole('button', { name: '改在这个窗口继续' }).click();
    await page.locator('.exam-option[aria-checked=true]').waitFor();
    await other.getByRole('heading', { name: '答题在另一个窗口继续' }).waitFor();
    await page.keyboard.press('2');
    await saved(page);
    const { answers } = (await exam.state.exams.seat(exam.id, '1001'))!.attempt;
    expect(answers).toEqual({ 1: { chosen: [1] } });
  });

  test('who is offline when the time runs out is told what did not arrive in time, and it is on record', async () => {
    const exam = await openExam(browser.pageFolder);
    const { page, context } = await open(`${exam.address}/exam/${exam.id}`, PHONE);
    await signIn(page, '1001');
    await start(page);
    await answer(page);
    await saved(page);
    exam.forward(60 * MINUTE - 18_000);
    await page.locator('.exam-clock-last').waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: '下一题' }).click();
    await answer(page);
    await page.getByText('时间到，正在自动交卷').waitFor({ timeout: 25_000 });
    expect(await page.locator('.exam-option').first().isDisabled()).toBe(true);
    await context.setOffline(false);
    await page.getByRole('heading', { name: '时间到，已自动交卷' }).waitFor(SOON);
    await page.getByText('第 2 题的最后修改没有计入').waitFor();
    expect((await exam.hall.board(exam.id))!.rows[0]).toMatchObject({ state: 'closed-by-time', answered: 1, late: 1 });
  });

  test('a phone that has got no updates for years is enough', async () => {
    const exam = await openExam(browser.pageFolder);
    const { page, context, complaints } = await open(`${exam.address}/exam/${exam.id}`, PHONE);
    await context.addInitScript(`
      for (const name of ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']) delete Array.prototype[name];
      for (const name of ['hasOwn', 'groupBy']) delete Object[name];
      delete Promise.withResolvers; delete globalThis.structuredClone; delete Crypto.prototype.randomUUID; delete HTMLElement.prototype.inert; delete String.prototype.at;
    `);
    await page.reload();
    await signIn(page, '1001');
    await start(page);
    for (let place = 1; place <= 4; place += 1) {
      await answer(page);
      await page.getByRole('button', { name: '下一题' }).click();
    }
    await saved(page);
    await page.getByRole('button', { name: /^答题卡 4/u }).waitFor();
    expect(await answered(exam, '1001')).toBe(4);
    expect(complaints).toEqual([]);
  });

  test('the waiting room lets in by the server’s clock, whatever the device’s says; wrong codes are refused in words', async () => {
    const exam = await openExam(browser.pageFolder, { opensAt: new Date(Date.now() + 10 * MINUTE).toISOString() });
    const { page, context } = await open(`${exam.address}/exam/${exam.id}`);
    await context.addInitScript('const own = Date; globalThis.Date = class extends own { constructor(...a) { super(...(a.length ? a : [own.now() + 864e5])); } static now() { return own.now() + 864e5; } };');
    await page.reload();
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('请填写工号').waitFor();
    await signIn(page, '1001', 'XXXX-XXXX');
    await page.getByText('考试、工号或者考试码不对').waitFor();
    await signIn(page, '1001');
    const button = page.getByRole('button', { name: '还没有开考' });
    await button.waitFor();
    expect(await button.isDisabled()).toBe(true);
    expect(await page.locator('.exam-opens').innerText()).toMatch(/距离开考还有\s*(?:10:00|9:5\d)/u);
    expect(await page.locator('.exam-rules').innerText()).toMatch(/次数会被记下/u);
    exam.forward(10 * MINUTE);
    await start(page);
    expect(await page.locator('.exam-clock').innerText()).toMatch(/1:00:00|59:5\d/u);
  });

  test('paused by the invigilator, extended, and counted: leaving, pasting', async () => {
    const exam = await openExam(browser.pageFolder);
    const sitter = await open(`${exam.address}/exam/${exam.id}`);
    await signIn(sitter.page, '1003');
    await start(sitter.page);
    await answer(sitter.page);
    const desk = await open(`${exam.address}/staff`, PHONE);
    await desk.page.getByRole('textbox', { name: '姓名' }).fill('王监考');
    await desk.page.getByLabel('工作码').fill(exam.staffCodes.invigilator);
    await desk.page.getByRole('button', { name: '登录' }).click();
    await desk.page.getByRole('link', { name: '监考' }).click();
    const row = desk.page.locator('.board tr', { hasText: '1003' });
    await expect.poll(() => row.innerText(), SOON).toMatch(/答题中[\s\S]*1\/20/u);

    await row.getByRole('button', { name: '办理' }).click();
    await desk.page.getByRole('button', { name: '暂停考试' }).click();
    await desk.page.getByRole('button', { name: '确定暂停' }).click();
    await desk.page.getByText('已暂停：').waitFor();
    await sitter.page.getByRole('heading', { name: '考试暂停' }).waitFor(SOON);
    exam.forward(5 * MINUTE);
    await row.getByRole('button', { name: '办理' }).click();
    await desk.page.getByRole('button', { name: '恢复考试' }).click();
    await desk.page.getByRole('button', { name: '确定恢复' }).click();
    await sitter.page.locator('.exam-question').waitFor(SOON);
    expect(await sitter.page.locator('.exam-clock').innerText()).toMatch(/1:00:00|59:\d\d/u);

    await row.getByRole('button', { name: '办理' }).click();
    await desk.page.getByRole('button', { name: '延长时间' }).click();
    await desk.page.getByRole('button', { name: '确定延长时间' }).click();
    await desk.page.getByText('请写明原因').waitFor();
    await desk.page.getByRole('textbox', { name: '原因' }).fill('设备故障（示例）');
    await desk.page.getByRole('button', { name: '确定延长时间' }).click();
    await expect.poll(() => sitter.page.locator('.exam-clock').innerText(), SOON).toMatch(/1:0\d:\d\d/u);

    await sitter.page.getByRole('button', { name: '第 4 题，' }).click();
    await sitter.page.evaluate('navigator.clipboard.writeText("从别处来")');
    await sitter.page.locator('.exam-text').press('Control+V');
    await sitter.page.evaluate("Object.defineProperty(document, 'hidden', { configurable: true, value: true }); document.dispatchEvent(new Event('visibilitychange'))");
    await expect.poll(() => row.innerText(), SOON).toMatch(/粘贴 1/u);
    expect(await row.innerText()).toMatch(/离开页面 1/u);

    await row.getByRole('button', { name: '办理' }).click();
    await desk.page.getByRole('button', { name: '作废答卷' }).click();
    await desk.page.getByRole('textbox', { name: '原因' }).fill('示例原因');
    await desk.page.getByRole('button', { name: '确定作废答卷' }).click();
    await sitter.page.getByRole('heading', { name: '答卷已作废' }).waitFor(SOON);
    await desk.page.getByRole('searchbox').fill('乙示例');
    await expect.poll(() => desk.page.locator('.board tbody tr').count(), SOON).toBe(1);
    expect([sitter.complaints, desk.complaints, exam.errors]).toEqual([[], [], []]);
  });

  test('afterwards: answers are marked, a challenge is ruled on after a trial, marks are fixed, the list is fetched', async () => {
    const exam = await openExam(browser.pageFolder, { questions: 4 });
    for (const number of ['1001', '1002']) {
      const pass = { sittingId: exam.id, candidate: number, device: `device-${number}` };
      await exam.hall.signIn({ sittingId: exam.id, number, code: CODE, device: pass.device });
      await exam.hall.start(pass);
      await exam.hall.save(pass, [{ sequence: 1, key: 'k1', slot: '1', answer: { chosen: [0] } }, { sequence: 2, key: 'k2', slot: '4', answer: { text: `答：${number} 的回答` } }]);
      await exam.hall.submit(pass);
    }
    await exam.hall.command(exam.id, { kind: 'close', by: '王组织者' });
    const complaints: string[][] = [];
    const found: unknown[] = [];
    const look = async (page: Page): Promise<void> => void found.push(await seriousFindings(page));
    const enter = async (role: keyof typeof exam.staffCodes, path: string): Promise<Page> => {
      const device = await open(`${exam.address}/staff${path}`);
      complaints.push(device.complaints);
      await device.page.getByRole('textbox', { name: '姓名' }).fill(`王${ROLE_NAMES[role]}`);
      await device.page.getByLabel('工作码').fill(exam.staffCodes[role]);
      await device.page.getByRole('button', { name: '登录' }).click();
      return device.page;
    };
    const marker = await enter('marker', '');
    await marker.getByRole('link', { name: '阅卷' }).click();
    for (let place = 0; place < 2; place += 1) {
      await marker.getByText(`还剩 ${2 - place} 份`).waitFor();
      expect(await marker.locator('main').innerText()).not.toMatch(/甲示例|乙示例/u);
      await look(marker);
      await marker.getByRole('spinbutton').fill('9');
      await marker.keyboard.press('Enter');
      await marker.getByText('不能超过该点的满分').waitFor();
      await marker.getByRole('spinbutton').fill('0.5');
      await marker.keyboard.press('Enter');
    }
    await marker.getByText('都阅完了').waitFor();

    // Whoever brings it forward does not rule on it.
    const organiser = await enter('organiser', `/${exam.id}/challenges`);
    await organiser.getByText('登记异议').click();
    await organiser.getByLabel('试题编号').fill('q00001');
    await organiser.getByLabel('理由').fill('甲项也对（示例）。');
    await organiser.getByRole('button', { name: '登记' }).click();
    await organiser.getByText('甲项也对（示例）。').waitFor();
    const adviser = await enter('adviser', `/${exam.id}/challenges`);
    await adviser.getByText('改答案').click();
    await adviser.getByRole('checkbox', { name: 'A. 甲项' }).check();
    await adviser.getByLabel('理由').first().fill('示例理由');
    await adviser.getByRole('button', { name: '先试算' }).click();
    await adviser.getByText('2 人的成绩变动').waitFor();
    await look(adviser);
    await adviser.getByRole('button', { name: '作出裁定' }).click();
    await adviser.getByText('裁定：改答案').waitFor();

    await organiser.goto(`${exam.address}/staff/${exam.id}/results`);
    await organiser.locator('.results').waitFor();
    await look(organiser);
    await organiser.getByRole('checkbox', { name: '考生登录后可以看答案和解析' }).check();
    await organiser.getByRole('button', { name: '确定成绩' }).click();
    await organiser.getByRole('button', { name: '确定成绩' }).click();
    await expect.poll(() => organiser.locator('.results tr', { hasText: '1001' }).innerText(), SOON).toMatch(/1\.5 \/ 4/u);
    const download = organiser.waitForEvent('download');
    await organiser.getByRole('link', { name: '成绩汇总表' }).click();
    expect(readFileSync(await (await download).path()).subarray(0, 2).toString()).toBe('PK');

    const examinee = await open(`${exam.address}/exam/${exam.id}`, PHONE);
    await signIn(examinee.page, '1001');
    await examinee.page.getByRole('heading', { name: '我的答卷' }).waitFor();
    expect(await examinee.page.locator('main').innerText()).toMatch(/1\.5 \/ 4 分[\s\S]*答：1001 的回答[\s\S]*解析：示例/u);
    await look(examinee.page);
    complaints.push(examinee.complaints);

    const file = join(temporaryFolder(), '示例.csv');
    writeFileSync(file, '题型,题干,选项A,选项B,答案\n单选题,示例新题一？,甲,乙,A\n单选题,示例新题二？,甲,乙,\n判断题,示例判断。,,,对\n');
    await organiser.goto(`${exam.address}/staff/bank/import`);
    await organiser.getByLabel('题库文件').setInputFiles(file);
    await organiser.getByText('没有收的 1 题').waitFor();
    await look(organiser);
    await organiser.getByRole('button', { name: '导入 2 道新题' }).click();
    await organiser.getByRole('heading', { name: '已导入 2 题' }).waitFor();
    await adviser.goto(`${exam.address}/staff/bank/approve`);
    await adviser.getByRole('heading', { name: '待审批的试题（2）' }).waitFor();
    await look(adviser);
    await adviser.getByRole('checkbox', { name: '批准' }).first().check();
    await adviser.getByRole('button', { name: '批准 1 题' }).click();
    await adviser.getByRole('heading', { name: '待审批的试题（1）' }).waitFor();
    await marker.goto(`${exam.address}/staff/bank/import`);
    await marker.getByText('您还没有这个权限').waitFor();
    expect([...complaints, ...found, exam.errors].flat()).toEqual([]);
  });

  test('who waits for an exam that is cancelled is told so', async () => {
    const exam = await openExam(browser.pageFolder, { opensAt: new Date(Date.now() + 10 * MINUTE).toISOString() });
    const { page } = await open(`${exam.address}/exam/${exam.id}`);
    await signIn(page, '1001');
    await page.locator('.exam-waiting').waitFor();
    expect(await exam.hall.command(exam.id, { kind: 'cancel', by: '王监考', why: '示例' })).toEqual({ done: true });
    await page.getByRole('heading', { name: '这场考试已取消' }).waitFor(SOON);
  });

  test('a link from a chat signs in, and leaves nothing in the address', async () => {
    const exam = await openExam(browser.pageFolder);
    const { page } = await open(`${exam.address}/exam/${exam.id}#1002.${CODE}`);
    await page.getByText('乙示例').waitFor();
    expect(page.url()).toBe(`${exam.address}/exam/${exam.id}`);
  });

  test.for([
    ['a phone', 'light', 'normal'], ['a phone', 'dark', 'largest'], ['a desktop', 'light', 'largest'], ['a desktop', 'dark', 'normal'],
  ] as const)('axe finds nothing serious on %s, %s, type %s; nothing is wider than the window', async ([name, theme, size]) => {
    const people = Array.from({ length: 60 }, (_, index) => candidate(String(1001 + index), { name: '阿卜杜热合曼·买买提示例', unit: '示例区经济发展和行政审批服务管理办公室' }));
    const exam = await openExam(browser.pageFolder, { opensAt: new Date(Date.now() + 2 * MINUTE).toISOString(), people });
    const device = name === 'a phone' ? PHONE : DESKTOP;
    const { page, context, complaints } = await open(`${exam.address}/exam`, device, { theme, size });
    const found: Record<string, unknown> = {};
    const look = async (view: string, where = page): Promise<void> => {
      found[view] = [await seriousFindings(where), await where.evaluate('document.documentElement.scrollWidth <= innerWidth')];
    };
    await page.getByRole('link', { name: exam.id }).waitFor();
    await look('sittings');
    await page.getByRole('link', { name: exam.id }).click();
    await page.getByRole('button', { name: '登录' }).click();
    await look('sign-in');
    await signIn(page, '1001');
    await page.locator('.exam-waiting').waitFor();
    await look('waiting room');
    exam.forward(2 * MINUTE);
    await start(page);
    await answer(page);
    await page.getByRole('button', { name: /^标记/u }).first().click();
    await look('one question');
    if (name === 'a phone') {
      await page.getByRole('button', { name: /^答题卡/u }).click();
      await look('answer sheet');
      await page.getByRole('button', { name: '第 4 题，' }).click();
    } else {
      await page.getByRole('button', { name: '整卷显示' }).click();
      await look('the whole paper');
    }
    await context.setOffline(true);
    await page.locator('.exam-text').first().fill('离线');
    await page.getByText('恢复网络后自动上传').first().waitFor();
    await look('offline');
    await context.setOffline(false);
    await saved(page);
    await page.getByRole('button', { name: '交卷' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '交卷', exact: true }).click();
    await look('handing in');
    await page.keyboard.press('Escape');
    exam.forward(55.5 * MINUTE);
    await page.locator('.exam-clock-soon').waitFor();
    await look('five minutes left');
    await exam.hall.command(exam.id, { kind: 'pause', by: '王监考' });
    await page.getByRole('heading', { name: '考试暂停' }).waitFor(SOON);
    await look('paused');

    const desk = await open(`${exam.address}/staff`, device, { theme, size });
    await desk.page.getByRole('textbox', { name: '姓名' }).waitFor();
    await look('staff sign-in', desk.page);
    await desk.page.getByRole('textbox', { name: '姓名' }).fill('王监考');
    await desk.page.getByLabel('工作码').fill(exam.staffCodes.invigilator);
    await desk.page.getByRole('button', { name: '登录' }).click();
    await desk.page.getByRole('link', { name: '监考' }).waitFor();
    await look('staff', desk.page);
    await desk.page.getByRole('link', { name: '监考' }).click();
    await desk.page.locator('.board tbody tr').nth(59).waitFor();
    await look('board', desk.page);
    await desk.page.getByRole('button', { name: /^办理/u }).first().click();
    await desk.page.getByRole('button', { name: '作废答卷' }).click();
    await look('voiding', desk.page);

    await exam.hall.command(exam.id, { kind: 'resume', by: '王监考' });
    exam.forward(10 * MINUTE);
    await page.getByRole('heading', { name: '时间到，已自动交卷' }).waitFor(SOON);
    await look('ended');
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((view) => [view, [[], true]])));
    expect([complaints, desk.complaints]).toEqual([[], []]);
  });
});
