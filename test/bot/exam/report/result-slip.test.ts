import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../../../knowledge/documents/docx.ts';
import { resultSlipsDocx } from '../../../../bot/exam/report/result-slip-docx.ts';
import { resultSlipsHtml } from '../../../../bot/exam/report/result-slip-html.ts';
import { COPIES, slipData, type ResultSlipInput } from '../../../../bot/exam/report/result-slip.ts';
import { candidate, MARKS, PAPER, PLAN, result } from './sample.ts';

const ZHANG = candidate('0001', '张三 <副>');
const input = (more: Partial<ResultSlipInput> = {}): ResultSlipInput => ({
  sitting: { id: 'K0002', plan: PLAN }, candidate: ZHANG, paper: PAPER, result: result('0001', 'passed'), issuedOn: '2026-12-02', ...more,
});

describe('what stands on a slip', () => {
  test('marks of each section, total, pass mark, outcome', () => {
    expect(slipData(input())).toMatchObject({
      title: '示例县2026年第一次领导干部任前法律知识考试成绩通知单', slipNumber: 'K0002-0001', passMark: '60', outcome: '合格', consequence: '可按程序办理任职手续。', issuedOn: '2026年12月2日', corrections: [],
      marks: {
        total: '62.5', of: '100',
        sections: [
          { part: '公共部分', name: '一、单项选择题', questions: 2, right: 1, earned: '30', of: '50' },
          { part: '专业部分', name: '二、多项选择题', questions: 1, right: 0, earned: '10', of: '20' },
          { part: '专业部分', name: '三、案例分析题', questions: 2, right: 1, earned: '22.5', of: '30' },
        ],
      },
    });
    expect(Object.fromEntries(slipData(input())!.person)).toMatchObject({ 姓名: '张三 <副>', 考试时间: '2026年12月1日 09:00', 考试性质: '初次考试', 考试方式: '闭卷' });
  });

  const resit = { id: 'K0003', plan: { ...PLAN, resitOf: 'K0002' } };
  test.each([
    ['fails at first', { result: result('0001', 'failed') }, '不合格', '可以补考一次，补考时间另行通知。'],
    ['fails at first, with a date', { result: result('0001', 'failed'), resitUntil: '2026-12-31' }, '不合格', '可以补考一次，补考须在2026年12月31日前完成。'],
    ['fails for the second time', { result: result('0001', 'failed'), sitting: resit }, '不合格', '补考仍不合格，建议暂缓任命。'],
    ['passes the resit', { sitting: resit }, '合格', '补考合格，可按程序办理任职手续。'],
    ['does not come to the resit', { result: result('0001', 'absent'), sitting: resit }, '缺考', '缺席补考，建议暂缓任命。'],
    ['is exempt', { result: result('0001', 'exempt'), candidate: candidate('0001', '张三', { exempt: '已通过法考' }) }, '免试', '经批准免试：已通过法考。'],
  ] as const)('who %s', (_who, more, outcome, words) => expect(slipData(input(more))).toMatchObject({ outcome, consequence: words }));

  test.each(['absent', 'exempt', 'voided'] as const)('no marks where one is %s', (outcome) => expect(slipData(input({ result: result('0001', outcome) }))!.marks).toBeUndefined());

  test('none while marking is unfinished', () => expect(slipData(input({ result: result('0001', 'unfinished-marking') }))).toBeUndefined());

  test('why the total is not the sum: an item was dropped', () => {
    const marks = MARKS.map((mark) => (mark.slot === '2' ? { ...mark, of: 0, basis: 'ruling' as const } : mark));
    expect(slipData(input({ result: { ...result('0001', 'passed', marks), total: 78.13 } }))!.marks).toMatchObject({ total: '78.13', note: '经裁定有 1 题不计分，其余各题得分按比例折算为总分。' });
  });
});

describe('on paper', () => {
  const slips = [slipData(input())!, slipData(input({
    candidate: candidate('0002', '李四'), result: result('0002', 'absent'), corrections: [{ on: '2026-12-05', why: '第 3 题答案更正', before: 52.5, after: 62.5 }],
  }))!];
  const said = ['张三 <副>', '0001', '示例局副局长', '一、单项选择题', '62.5', '60 分', '合格', '可按程序办理任职手续。', '组织部门', '司法行政部门（法治办）', '（盖章）', '2026年12月2日', '2026年12月5日更正：52.5 分改为 62.5 分，原因：第 3 题答案更正', '缺考'];

  test('.docx: opens, and every copy says it all', async () => {
    const read = await readDocx(await resultSlipsDocx(slips));
    const text = read.ok ? read.document.lines.map((line) => line.text).join('\n') : '';
    for (const words of said) expect(text).toContain(words);
    for (const copy of COPIES) expect(text.split(copy.replace('　', ' '))).toHaveLength(slips.length + 1);
  });

  test('.docx: measures are whole numbers, or Word would take the file for damaged', async () => {
    const xml = strFromU8(unzipSync(await resultSlipsDocx(slips))['word/document.xml']!);
    expect(xml.match(/w:(?:w|h|x|y|sz|val|top|left|before|after)="-?\d+\.\d+"/g)).toBeNull();
  });

  test('print view: the same words, escaped', () => {
    const page = resultSlipsHtml(slips);
    for (const words of said) expect(page).toContain(words.replace('<副>', '&lt;副&gt;'));
    expect(page.match(/<section class="page">/g)).toHaveLength(slips.length * COPIES.length);
    expect(page).not.toMatch(/<script|https?:|<副>/);
  });
});
