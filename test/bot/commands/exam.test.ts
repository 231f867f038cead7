import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportItems } from '../../../knowledge/bank/export/export-items.ts';
import { readQuestionFile } from '../../../knowledge/bank/import/read-question-file.ts';
import { readRows } from '../../../knowledge/documents/rows.ts';
import { ROOT, runBot, sampleLaw } from '../sample.ts';

const sample = sampleLaw();
const EXAM = join(ROOT, 'knowledge/sample/exam');
let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fazhi-test-exam-'));
  for (const file of ['corpus.db', 'index.bin']) copyFileSync(join(sample.data, file), at(file));
  const read = await readQuestionFile(readFileSync(join(EXAM, 'items.csv')), 'items.csv', {});
  if (!read.ok) throw new Error(read.reason);
  writeFileSync(at('items.xlsx'), (await exportItems(read.file.items.map(({ draft }) => draft), 'xlsx')).bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command as the organiser gives it; `--json` is on the last line. */
async function exam(...words: string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string; readonly json: Record<string, unknown> }> {
  const named = words.includes('--as') ? [] : ['--as', '组织者甲'];
  const { code, out, err } = await runBot('commands/exam.ts', [...words, '--data', folder, '--json', ...named]);
  const last = out.trim().split('\n').at(-1)!;
  return { code, out, err, json: last.startsWith('{') ? JSON.parse(last) as Record<string, unknown> : {} };
}

describe('npm run exam', () => {
  test('from an .xlsx bank and a roster to a drawn sitting with slips', async () => {
    expect(await exam('import', at('items.xlsx'), '--dry-run')).toMatchObject({ code: 0, out: expect.stringContaining('读到 53 道：新题 53 道') });
    expect((await exam('items')).json).toMatchObject({ total: 0 });
    expect(await exam('import', at('items.xlsx'), '--as', '出题人乙')).toMatchObject({ code: 0, json: { files: [{ added: { length: 53 }, missing: [], rejected: [] }] } });
    expect(await exam('import', at('items.xlsx'))).toMatchObject({ code: 0, out: expect.stringContaining('重复 53 道') });
    expect(await exam('approve', '--drafts', '--yes')).toMatchObject({ code: 0, json: { approved: { length: 53 } } });
    const blueprint = join(EXAM, 'blueprint.yaml');
    expect(await exam('blueprint', blueprint)).toMatchObject({ code: 0, out: expect.stringContaining('可以组卷') });
    expect(await exam('roster', join(EXAM, 'roster.csv'), '--blueprint', blueprint)).toMatchObject({ code: 0, out: expect.stringContaining('共 8 人，其中免试 1 人') });
    const drawn = await exam('draw', blueprint, '--roster', join(EXAM, 'roster.csv'), '--at', '2099-12-01 09:00', '--slips', at('slips.docx'));
    expect(drawn).toMatchObject({ code: 0, json: { sitting: { id: 'K0001', state: 'scheduled', plan: { opensAt: '2099-12-01T01:00:00.000Z', seedHash: expect.stringMatching(/^[0-9a-f]{64}$/u) } } } });
    expect(existsSync(at('slips.docx'))).toBe(true);
    expect(drawn.out).not.toMatch(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/u);
    expect((await exam('board', 'K0001')).json).toMatchObject({ rows: { length: 8 } });
    expect(await exam('open', 'K0001')).toMatchObject({ code: 1, err: expect.stringContaining('还没有到开考时间') });
    expect(await exam('mark', 'K0001')).toMatchObject({ code: 1, err: expect.stringContaining('还没有结束') });
    expect(await exam('results', 'K0001')).toMatchObject({ code: 1, err: expect.stringContaining('还没有结束') });
    const resit = (of: string) => exam('draw', blueprint, '--roster', join(EXAM, 'roster.csv'), '--at', '2099-12-31 09:00', '--resit-of', of);
    expect(await resit('K0001'), 'nobody knows who has failed').toMatchObject({ code: 1, err: expect.stringContaining('成绩还没有评定') });
    expect(await resit('K0099')).toMatchObject({ code: 1, err: expect.stringContaining('没有 K0099') });
    writeFileSync(at('exempt.csv'), '姓名,工号,岗位类别,免试,免试原因\n示例甲,1,执法类,是,已通过法考\n');
    expect(await exam('draw', blueprint, '--roster', at('exempt.csv'), '--at', '2099-12-31 09:00')).toMatchObject({ code: 1, err: expect.stringContaining('没有要参加考试的人') });
    expect((await exam('list')).json).toMatchObject({ sittings: { length: 1 } });
    const closed = await exam('close', 'K0001', '--yes');
    expect(closed).toMatchObject({ code: 0, json: { code: expect.stringMatching(/^(?:[0-9a-f]{4}-){4}[0-9a-f]{4}$/u) } });
    expect(closed.out).toContain(`日志校验码 ${String(closed.json['code'])}`);
  });

  test('what was drawn is corrected, put off and cancelled', async () => {
    const drawn = await exam('draw', join(EXAM, 'blueprint.yaml'), '--roster', join(EXAM, 'roster.csv'), '--at', '2099-12-01 09:00', '--slips', at('slips-2.docx'));
    const { id } = drawn.json['sitting'] as { readonly id: string };
    writeFileSync(at('more.csv'), '姓名,工号,单位,拟任职务,岗位类别\n吴示例,10020,示例局,副局长,执法类\n');
    const amended = await exam('amend', id, '--roster', at('more.csv'), '--why', '补报', '--slips', at('more.docx'), '--yes');
    expect(amended).toMatchObject({ code: 0, err: expect.stringContaining('补：10020　吴示例'), out: expect.stringContaining('已写入 1 张入场条'), json: { enrolled: [{ number: '10020' }] } });
    expect((await exam('board', id)).json).toMatchObject({ rows: { length: 9 } });
    expect(await exam('reschedule', id, '--at', '2099-12-02 14:30', '--why', '会场被占')).toMatchObject({ code: 0, out: expect.stringContaining('2099年12月2日 14:30 开考') });
    expect(await exam('cancel', id, '--why', '不考了')).toMatchObject({ code: 2, err: expect.stringContaining('--yes') });
    expect(await exam('cancel', id, '--why', '不考了', '--yes')).toMatchObject({ code: 0 });
    expect(await exam('list')).toMatchObject({ out: expect.stringContaining(`${id}　已取消　2099年12月2日 14:30`) });
    expect(await exam('amend', id, '--roster', at('more.csv'), '--why', '补报', '--yes')).toMatchObject({ code: 1, json: { refusal: 'closed' } });
  });

  test('the author approves nothing of their own', async () => {
    expect(await exam('import', join(EXAM, 'items.csv'), '--as', '某人', '--topic', '另一主题')).toMatchObject({ code: 0 });
    writeFileSync(at('one.txt'), '1. 示例问题只有一个正确答案吗？\nA. 是的\nB. 不是的\nC. 不一定\n答案：A\n');
    const { json } = await exam('import', at('one.txt'), '--as', '某人');
    const [id] = (json['files'] as { added: string[] }[])[0]!.added;
    expect(await exam('approve', id!, '--yes', '--as', '某人')).toMatchObject({ code: 2, err: expect.stringContaining('须由另一人审核') });
  });

  test.each([
    [['import', '/没有/这个.xlsx'], '打不开 /没有/这个.xlsx'],
    [['draw', join(EXAM, 'blueprint.yaml'), '--roster', join(EXAM, 'roster.csv'), '--at', '明天上午'], '不是时间'],
    [['draw', join(EXAM, 'blueprint.yaml'), '--roster', join(EXAM, 'roster.csv'), '--at', '2020-01-01 09:00'], '已经过去了'],
    [['export', '/tmp/x.pdf'], '不认识 .pdf 格式'],
    [['staff', 'add', '甲', '--role', '校长'], '没有“校长”这个角色'],
    [['approve'], '请写题目编号'],
    [['nonsense'], '没有 nonsense 这个命令'],
  ])('%j is refused with what to do', async (words, message) => {
    const { code, err } = await exam(...words);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('who acts must be named', async () => {
    const { code, err } = await runBot('commands/exam.ts', ['check', '--data', folder]);
    expect(code).toBe(2);
    expect(err).toContain('--as <姓名>');
  });

  test('templates are there to fill in, and what stands in them is read', async () => {
    expect((await exam('template', at('bank.xlsx'))).code).toBe(0);
    const read = await readQuestionFile(readFileSync(at('bank.xlsx')), 'bank.xlsx', {});
    expect(read).toMatchObject({ ok: true, file: { rejected: [] } });
    expect((await exam('blueprint', '--template', at('b.yaml'))).code).toBe(0);
    expect((await exam('roster', '--template', at('r.xlsx'), '--blueprint', at('b.yaml'))).code).toBe(0);
    expect(await readRows(readFileSync(at('r.xlsx')))).toMatchObject({ ok: true });
  });

  test('what is no archive is told apart', async () => {
    writeFileSync(at('no.zip'), 'no');
    expect(await exam('verify', at('no.zip'))).toMatchObject({ code: 1, err: expect.stringContaining('不是归档压缩包') });
  });
});
