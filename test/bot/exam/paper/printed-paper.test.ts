import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../../../knowledge/documents/docx.ts';
import type { MarkingRule } from '../../../../bot/exam/paper/blueprint.ts';
import type { Paper } from '../../../../bot/exam/paper/paper.ts';
import { printedPapers, type PrintedPaper } from '../../../../bot/exam/paper/printed-paper.ts';
import { printedPapersDocx } from '../../../../bot/exam/paper/printed-paper-docx.ts';
import { printedPapersHtml } from '../../../../bot/exam/paper/printed-paper-html.ts';
import { candidate, PAPER, PLAN } from '../report/sample.ts';

const ZHANG = candidate('10023', '张三 <副>');
const print = (isKey: boolean, papers: readonly Paper[] = [PAPER]): PrintedPaper[] => printedPapers({ sitting: { id: 'K0002', plan: PLAN }, papers, candidates: [ZHANG], isKey });
const [plain] = print(false);
const [key] = print(true);
/** What a .docx says; measures that are no whole numbers Word would take for damage. */
async function wordsOf(papers: readonly PrintedPaper[]): Promise<string> {
  const bytes = await printedPapersDocx(papers);
  expect(strFromU8(unzipSync(bytes)['word/document.xml']!).match(/w:(?:w|h|sz|val|before|after)="-?\d+\.\d+"/gu)).toBeNull();
  const read = await readDocx(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.document.lines.map(({ text }) => text).join('\n');
}
const textOf = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>/u, '').replaceAll(/<[^>]+>/gu, ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll(/\s+/gu, ' ');

describe('a paper to sit on', () => {
  test('has the questions in the paper\'s order, with a number through the whole of it, each part and each case headed once', () => {
    expect(plain!.sections.map(({ part, heading, questions }) => [part, heading, questions.map(({ number, material }) => [number, material])])).toEqual([
      ['公共部分', '一、单项选择题（共 2 题，共 50 分）', [[1, undefined], [2, undefined]]],
      ['专业部分', '二、多项选择题（共 1 题，共 20 分；少选而没有错选的得一半分，有错选的不得分）', [[3, undefined]]],
      [undefined, '三、案例分析题（共 2 题，共 30 分）', [[4, '张某新养一只犬。（示例案例）'], [5, undefined]]],
    ]);
    expect(plain!.sections.flatMap(({ questions }) => questions.map(({ stem }) => stem))).toEqual([
      '养犬人多久登记一次？（　　）（30 分）', '养犬可以不登记。（　　）（20 分）', '下列哪些由养犬人负责？（　　）', '张某应当怎样做？（　　）（10 分）', '说明理由。（20 分）',
    ]);
    expect(plain!.marks).toEqual([{ name: '一', of: '50' }, { name: '二', of: '20' }, { name: '三', of: '30' }, { name: '总分', of: '100' }]);
    expect(plain!.facts).toBe('满分 100 分　合格线 60 分　时间 60 分钟　闭卷　2026年12月1日 09:00 开考　场次 K0002');
    expect(plain!.sections[2]!.questions[1]!.lines).toBeGreaterThan(3);
  });

  test('has no key, no explanation and no article, in neither form', async () => {
    const docx = await wordsOf([plain!]);
    expect(docx).toContain('养犬人多久登记一次？');
    expect(textOf(printedPapersHtml([plain!]))).toContain('D. 按时登记');
    for (const said of [JSON.stringify(plain), docx, printedPapersHtml([plain!])]) for (const told of ['示例解析', '示例条文', '应当登记。', '指出义务', '答案：']) expect(said).not.toContain(told);
    expect(plain!.sections.flatMap(({ questions }) => questions).every((question) => !('key' in question))).toBe(true);
  });

  test('bears a name only where it was drawn for one person, and nothing that it holds is taken for HTML', () => {
    const own = { ...PAPER, id: '个人-10023', form: '10023' };
    expect(plain!.person).toEqual([['姓名', ''], ['工号', ''], ['单位', ''], ['座位号', '']]);
    expect(print(false, [own])[0]!.person.slice(0, 3)).toEqual([['姓名', '张三 <副>'], ['工号', '10023'], ['单位', '示例局']]);
    expect(printedPapersHtml(print(false, [own]))).toContain('张三 &lt;副&gt;');
  });

  const withSection = (rule: MarkingRule, stem: string, options: readonly string[]): PrintedPaper => {
    const [section] = PAPER.sections;
    const question = { ...section!.questions[0]!, rule, question: { type: 'multiple', stem, options, key: [0] } as const };
    return print(false, [{ ...PAPER, sections: [{ ...section!, name: '多项选择题', questions: [question, { ...question, slot: '2' }] }] }])[0]!;
  };
  test.each([
    [{ kind: 'all-or-nothing' }, '多选、少选、错选都不得分'], [{ kind: 'half-for-subset' }, '少选而没有错选的得一半分，有错选的不得分'],
    [{ kind: 'per-option' }, '少选而没有错选的按选对的项给分，有错选的不得分'], [{ kind: 'deduct', wrong: 0.5 }, '答错一题倒扣 0.5 分，不答不扣'],
  ] as const)('says how it is marked: %j', (rule, words) => expect(withSection(rule, '示例？', ['甲', '乙']).sections[0]!.heading).toBe(`多项选择题（共 2 题，每题 30 分，共 60 分；${words}）`));

  test.each([
    [['甲', '乙', '丙', '丁'], [4]], [['不超过十五个字的选项', '乙', '丙', '丁'], [2, 2]], [['长'.repeat(30), '乙', '丙'], [1, 1, 1]], [['甲', '乙', '丙', '丁', '戊'], [4, 1]],
  ])('%j stand %j to a line', (options, rows) => expect(withSection({ kind: 'all-or-nothing' }, '示例？', options).sections[0]!.questions[0]!.options.map(({ length }) => length)).toEqual(rows));

  test.each([['处（　）罚款', '处（　）罚款'], ['处(  )罚款', '处(  )罚款'], ['处____罚款', '处____罚款'], ['处罚（含罚款）吗', '处罚（含罚款）吗（　　）']])('a place to write is added where there is none: %s', (stem, printed) =>
    expect(withSection({ kind: 'all-or-nothing' }, stem, ['甲', '乙']).sections[0]!.questions[0]!.stem).toBe(printed));
});

describe('a key', () => {
  test('has answers by the letters of the paper, points, explanations and the words of the articles', async () => {
    expect(key!.sections.flatMap(({ questions }) => questions.map((question) => [question.number, question.key!.right, question.lines]))).toEqual([[1, 'B', 0], [2, '错', 0], [3, 'ABD', 0], [4, 'A', 0], [5, '应当登记。', 0]]);
    expect(key!.sections[2]!.questions[1]!.key).toMatchObject({ points: ['指出义务（50%）', '指出期限（50%）'], explanation: '示例解析4.2', articles: [{ text: '养犬人应当每年登记一次。（示例条文）' }] });
    expect(key!.name).toBe('公务员-A（答案）');
    const docx = await wordsOf([key!]);
    for (const said of [docx, textOf(printedPapersHtml([key!]))]) for (const told of ['ABD', '示例解析3', '示例条文', '指出期限', '按密件保管']) expect(said).toContain(told);
  });
});
