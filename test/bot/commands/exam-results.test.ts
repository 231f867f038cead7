import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseBlueprint } from '../../../bot/exam/paper/parse-blueprint.ts';
import { markAll, heldExam, questionsOf, type Office } from '../exam/office/held-exam.ts';
import { sampleOffice } from '../exam/office/sample-exam.ts';
import { runBot, sampleLaw } from '../sample.ts';

const sample = sampleLaw();

/** After the exam at the command line, over a sitting that seven were to sit and one did not. */
describe('npm run exam, after the exam', () => {
  let office: Office;
  let folder = '';
  const at = (name: string): string => join(folder, name);
  async function exam(...words: string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string; readonly json: Record<string, unknown> }> {
    const named = words.includes('--as') ? [] : ['--as', '组织者甲'];
    const { code, out, err } = await runBot('commands/exam.ts', [...words, '--data', folder, '--json', ...named]);
    const last = out.trim().split('\n').at(-1)!;
    return { code, out, err, json: last.startsWith('{') ? JSON.parse(last) as Record<string, unknown> : {} };
  }

  test('from marking to an archive that verifies', async () => {
    office = await sampleOffice(sample.data);
    folder = office.data;
    const { id, desk } = await heldExam(office);
    const paper = (await office.exams.papers(id))[0]!;
    const item = questionsOf(paper)[0]!.itemId;
    expect(await exam('mark', id)).toMatchObject({ code: 1, err: expect.stringContaining('还有 6 份简答题没有评完') });
    expect(await exam('report', id, '--slips', at('slips.html'))).toMatchObject({ code: 1, err: expect.stringContaining('请先评定') });
    for (const marker of ['甲', '乙']) await markAll(desk, id, marker);
    const marked = await exam('mark', id, '--show-answers');
    expect(marked).toMatchObject({ code: 0, out: expect.stringMatching(/合格 \d 人/u) });
    expect(await exam('mark', id)).toMatchObject({ code: 1, err: expect.stringContaining('已经评定过了') });

    expect(await exam('challenge', id, item, '--why', '题干有歧义')).toMatchObject({ code: 0, json: { id: 'Y1' } });
    expect(await exam('challenge', id, 'Q99999', '--why', '示例')).toMatchObject({ code: 1, err: expect.stringContaining('没有这道题') });
    expect(await exam('archive', id, at('early.zip'))).toMatchObject({ code: 1, err: expect.stringContaining('还有 1 个异议没有裁定') });
    const trial = await exam('rule', id, 'Y1', '--give-all', '--why', '题干有歧义', '--dry-run', '--as', '法律顾问');
    expect(trial).toMatchObject({ code: 0, out: expect.stringContaining('只是试算') });
    const ruled = await exam('rule', id, 'Y1', '--give-all', '--why', '题干有歧义', '--as', '法律顾问');
    expect([ruled.code, ruled.json]).toEqual([0, trial.json]);
    expect(await exam('rule', id, 'Y1', '--drop', '--why', '又一次', '--as', '法律顾问')).toMatchObject({ code: 1, err: expect.stringContaining('已经裁定过了') });
    const results = await exam('results', id);
    expect(results.out).toMatch(/10004　.*免试/u);
    expect(results.out).toMatch(/10008　.*缺考/u);
    expect(results.json).toMatchObject({ results: { length: 8 }, challenges: [{ id: 'Y1' }], rulings: [{ challengeId: 'Y1' }] });

    expect(await exam('report', id, '--slips', at('slips.html'), '--list', at('list.xlsx'))).toMatchObject({ code: 0, out: expect.stringContaining('8 人的成绩通知单') });
    expect(readFileSync(at('slips.html'), 'utf8')).toContain('成绩通知单');
    expect(readFileSync(at('list.xlsx')).subarray(0, 2).toString()).toBe('PK');
    const history = await exam('history', '--item', item);
    expect(history).toMatchObject({ code: 0, out: expect.stringContaining('不足 10 人，不统计') });
    expect(history.json).toMatchObject({ items: [{ item: expect.stringMatching(new RegExp(`^${item}@`, 'u')), sittings: [{ sittingId: id }] }] });
    expect((await exam('blueprint', at('used.yaml'), '--from', id)).code).toBe(0);
    expect(parseBlueprint(readFileSync(at('used.yaml'), 'utf8'), 'used.yaml')).toEqual({ isOk: true, blueprint: office.order.blueprint });
    const archived = await exam('archive', id, at('k.zip'));
    const { code: headCode } = archived.json as { code: string };
    const verified = await exam('verify', at('k.zip'), '--code', headCode);
    expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('核对无误') });
    expect(await exam('verify', at('k.zip'), '--code', headCode.replaceAll(/[0-9a-f]/gu, '0'))).toMatchObject({ code: 1, err: expect.stringContaining('不是当时公布的那份日志') });
    const bytes = readFileSync(at('k.zip'));
    expect((await exam('archive', id, at('again.zip'))).json).toMatchObject({ code: headCode });
    expect(Buffer.compare(readFileSync(at('again.zip')), bytes)).toBe(0);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(at('bad.zip'), bytes);
    expect((await exam('verify', at('bad.zip'))).code).toBe(1);
  }, 120_000);

  test('papers are printed without key, and with it where it is asked for', async () => {
    office = await sampleOffice(sample.data);
    folder = office.data;
    const { sitting: { id } } = await office.draw();
    const papers = await office.exams.papers(id);
    expect(await exam('report', id, '--paper', at('paper.html'))).toMatchObject({ code: 0, out: expect.stringContaining(`已写入 ${papers.length} 套试卷：`) });
    expect(await exam('report', id, '--paper', at('key.html'), '--key')).toMatchObject({ code: 0, out: expect.stringContaining('含答案') });
    const [plain, key] = ['paper.html', 'key.html'].map((name) => readFileSync(at(name), 'utf8'));
    const stems = papers.flatMap(questionsOf).map(({ question }) => question.stem);
    for (const { question, citations, explanation } of papers.flatMap(questionsOf)) {
      for (const page of [plain!, key!]) expect(page).toContain(question.stem.split('\n')[0]);
      for (const told of [explanation, ...citations.map(({ text }) => text.split('\n')[0]!)].filter((text) => text !== '' && !stems.some((stem) => stem.includes(text)))) {
        expect(key!).toContain(told);
        expect(plain!).not.toContain(told);
      }
    }
    expect(plain!).not.toContain('答案：');
    expect(await exam('report', id, '--paper', at('paper.docx'))).toMatchObject({ code: 0 });
    expect(readFileSync(at('paper.docx')).subarray(0, 2).toString()).toBe('PK');
  }, 60_000);

  describe('what cannot be is said', () => {
    beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'fazhi-test-exam-'))));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    test.each([
      [['report', 'K0001'], 2, '请写 --slips'], [['report', 'K0001', '--slips', 'x.docx', '--key'], 2, '--key 要和 --paper'], [['report', 'K0001', '--slips', 'x', '--resit-until', '明年'], 2, '2026-12-31'],
      [['rule', 'K0001', 'Y1', '--why', '示例'], 2, '写一个'], [['rule', 'K0001', 'Y1', '--why', '示例', '--drop', '--uphold'], 2, '写一个'], [['rule', 'K0001', 'Y1', '--why', '示例', '--accept', '甲'], 2, '不是答案'],
      [['mark', 'K0099'], 1, '没有 K0099 这场考试'], [['results', 'K0099'], 1, '没有 K0099 这场考试'], [['archive', 'K0099', 'x.zip'], 1, '没有 K0099 这场考试'], [['report', 'K0099', '--paper', 'x.html'], 1, '没有 K0099 这场考试'],
      [['slips', 'K0099', 'x.docx', '--yes'], 1, '没有 K0099 这场考试'], [['board', 'K0099'], 1, '没有 K0099 这场考试'], [['release', 'K0099', '--why', '示例'], 1, '没有 K0099 这场考试'],
      [['close', 'K0001'], 2, '--yes'], [['extend', 'K0001', '10001', '十', '--why', '示例'], 2, '不是整数'],
    ])('%j', async (words, code, message) => expect(await exam(...words)).toMatchObject({ code, err: expect.stringContaining(message) }));
  });
});
