import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../knowledge/documents/pdf.ts';
import { buildPdf, centered, typeset } from './build-pdf.ts';
import type { Placed } from './build-pdf.ts';
import { documentOf, linesOf, outcomeOf, textsOf } from './shared.ts';

const ARTICLES = [
  '第一条　为了测试分行，制定本样本。本样本不是法律，只是为了说明一段文字在版面上占据几行的时候应当如何还原为一段。',
  '第二条　本样本所称样本，包括：',
  '（一）样本甲；',
  '（二）样本乙，其文字较长，因此在版面上也要占据两行，还原以后仍然是一项，不是两项。',
  '依照前款第一项的规定，样本应当另起一段，这一段的最后一个字恰好在行末则另行处理。',
];
const expected = ARTICLES.map((text) => text.replace('\u3000', ' '));

const column = (x: number, name: string): Placed[] =>
  Array.from({ length: 12 }, (_, i) => ({ text: `${name}栏第${i + 10}行样本文字样本文字`, x, y: 700 - i * 20, size: 12 }));

describe('paragraphs', () => {
  it('rebuilds paragraphs, and joins a title set in two lines', async () => {
    const result = await readPdf(buildPdf([[centered('样本市人民代表大会关于', 780, 22), centered('样本的样本条例', 752, 22), ...typeset(ARTICLES, 700)]]));
    expect(textsOf(result)).toEqual(['样本市人民代表大会关于样本的样本条例', ...expected]);
    expect(linesOf(result)[0]).toEqual({ text: expect.any(String), at: 1 });
  });

  it('keeps the lines of a table of contents apart', async () => {
    const contents = ['第一章　总则', '第二章　样本', '第三章　附则'].map((text, i) => ({ text: `${text}${'…'.repeat(8)}${i + 2}`, x: 112, y: 700 - i * 29 }));
    expect(textsOf(await readPdf(buildPdf([[centered('目　录', 740), ...contents], typeset(ARTICLES)])))).toEqual([
      '目 录',
      '第一章 总则',
      '第二章 样本',
      '第三章 附则',
      ...expected,
    ]);
  });

  it('joins across pages, and drops running heads and page numbers', async () => {
    const long = `第三条　${'样本文字用来跨越两页'.repeat(4)}。`;
    const lines = typeset([...ARTICLES, long]);
    const pages = [lines.slice(0, 5), lines.slice(5, -1), lines.slice(-1), typeset(ARTICLES)].map((page, i) => [
      { text: '样本文件汇编', x: 240, y: 800, size: 10 },
      ...page.map((line, row) => ({ ...line, y: 740 - row * 29 })),
      { text: `－${i + 1}－`, x: i % 2 === 0 ? 470 : 90, y: 60, size: 14 },
    ]);
    expect(textsOf(await readPdf(buildPdf(pages)))).toEqual([...expected, long.replace('\u3000', ' '), ...expected]);
  });

  it('mends radical code points', async () => {
    expect(textsOf(await readPdf(buildPdf([typeset(['第一条　⼈⺠⽂件⻚码⻓度，样本文字应当还原为通常的字。'])])))).toEqual([
      '第一条 人民文件页码长度，样本文字应当还原为通常的字。',
    ]);
  });

  it('puts a footnote after the paragraph that the page end interrupts', async () => {
    const lines = typeset([`第一条　${'样本文字用来跨越两页'.repeat(6)}。`, '第二条　样本。']);
    const note = { text: '①样本说明。', x: 80, y: 120, size: 12 };
    const mark = { text: '①', x: 300, y: 746, size: 9 };
    const pages = [[...lines.slice(0, 2), mark, note], lines.slice(2).map((line, row) => ({ ...line, y: 740 - row * 29 }))];
    expect(textsOf(await readPdf(buildPdf(pages)))).toEqual([`第一条 ${'样本文字用来跨越两页'.repeat(6)}。`, '［注］样本说明。', '第二条 样本。']);
  });
});

describe('layouts that may be misread', () => {
  it('reads two columns one after the other, and says so', async () => {
    const { lines, problems } = documentOf(await readPdf(buildPdf([[...column(60, '左'), ...column(320, '右')]])));
    const text = lines.map((line) => line.text).join('');
    expect(text.indexOf('左栏第21行')).toBeLessThan(text.indexOf('右栏第10行'));
    expect(problems).toMatchObject([{ at: 1, kind: 'columns' }]);
  });

  it('refuses a form', async () => {
    const captions = ['案由：', '案件来源：', '案件名称：', '当事人：', '当事人地址：', '承办人意见：', '审核意见：'];
    const form = captions.flatMap((text, i) => [{ text, x: 80, y: 700 - i * 30 }, { text: '时间：', x: 330, y: 700 - i * 30 }]);
    expect(outcomeOf(await readPdf(buildPdf([[centered('样本审批表', 760), ...form]])))).toBe('form');
  });

  it('reports the table on a page, row by row', async () => {
    const table = Array.from({ length: 5 }, (_, i) => [{ text: `项目${i}`, x: 112, y: 300 - i * 29 }, { text: `${i}元`, x: 350, y: 300 - i * 29 }]).flat();
    const { lines, problems } = documentOf(await readPdf(buildPdf([[...typeset(ARTICLES), ...table]])));
    expect(lines.filter((line) => line.table).map((line) => line.text)).toEqual([0, 1, 2, 3, 4].map((i) => `项目${i} | ${i}元`));
    expect(problems).toMatchObject([{ at: 1, kind: 'form' }]);
  });
});

describe('pages without text', () => {
  it('reports one among others', async () => {
    const { problems } = documentOf(await readPdf(buildPdf([typeset(ARTICLES), [], typeset(ARTICLES)])));
    expect(problems).toMatchObject([{ at: 2, kind: 'page-without-text' }]);
  });

  it.each([
    ['none has text', [[], []]],
    ['most have none', [typeset(ARTICLES), [], [], []]],
    ['a scanner left only its stamp', [[centered('样本扫描', 40, 10)]]],
  ])('refuses a scan where %s', async (_, pages) => {
    expect(outcomeOf(await readPdf(buildPdf(pages)))).toBe('no-text-layer');
  });
});

describe('refusals', () => {
  it('refuses an encrypted file', async () => {
    const zeros = '0'.repeat(64);
    const trailer = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${zeros}> /U <${zeros}> /P -44 >>`;
    expect(outcomeOf(await readPdf(buildPdf([typeset(ARTICLES)], trailer)))).toBe('encrypted');
  });

  it('refuses a file that was cut off, though its first pages could be read', async () => {
    const pdf = buildPdf(Array.from({ length: 6 }, () => typeset(ARTICLES)));
    expect(outcomeOf(await readPdf(pdf.subarray(0, pdf.length / 2)))).toBe('broken');
  });
});
