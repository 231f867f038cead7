import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportItems } from '../../../../knowledge/bank/export/export-items.ts';
import { EXTENSIONS } from '../../../../knowledge/bank/export/read-back.ts';
import { questionTemplate } from '../../../../knowledge/bank/export/question-template.ts';
import type { QuestionFormat } from '../../../../knowledge/bank/import/question-file.ts';
import { readQuestionFile } from '../../../../knowledge/bank/import/read-question-file.ts';
import type { ItemDraft } from '../../../../knowledge/bank/item.ts';
import { fileOf } from '../import/support.ts';
import { caseItem, item } from './invented-items.ts';

const plain = { explanation: '应当由机关负责。', topic: '行政法', difficulty: 2, audience: [], use: 'formal', citations: [{ law: '示例法', article: '第三条' }] } as const;
const ITEMS: readonly ItemDraft[] = [
  { ...plain, content: { type: 'case', stem: '甲单位于某日作出决定。', questions: [
    { type: 'single', stem: '该决定由谁作出？', options: ['甲', '乙'], key: [0] }, { type: 'true-false', stem: '决定合法。', key: true },
    { type: 'short-answer', stem: '为什么？', reference: '因为有权。', points: [] },
  ] } },
  { ...plain, content: { type: 'single', stem: '某单位应当由（ ）批准。', options: ['甲', '乙：正职', '以上都对'], key: [1] } },
  { ...plain, content: { type: 'multiple', stem: '下列说法正确的有：', options: ['甲', '乙', '丙'], key: [0, 2] } },
  { ...plain, content: { type: 'true-false', stem: '应当在十日内答复。', key: false } },
  { ...plain, content: { type: 'short-answer', stem: '简述程序。', reference: '先申请，后审查。', points: [] } },
];

describe('ordinary items', () => {
  test.each(['xlsx', 'csv', 'text', 'docx'] as const)('%s carries all of them', async (format) => {
    const { bytes, leftOut } = await exportItems(ITEMS, format);
    expect(leftOut).toEqual([]);
    const back = fileOf(await readQuestionFile(bytes, `a.${EXTENSIONS[format]}`)).items.map(({ draft: { content } }) => content);
    expect(new Set(back)).toEqual(new Set(ITEMS.map(({ content }) => content)));
  });

  test.each(['gift', 'moodle-xml'] as const)('%s lists the case as left out', async (format) => {
    const { leftOut } = await exportItems(ITEMS, format);
    expect(leftOut).toEqual([expect.objectContaining({ number: 1, isWritten: false, reason: expect.stringContaining('没有案例分析题') })]);
  });

  test('Aiken takes single choices, and lists the rest and what it cannot say', async () => {
    const { bytes, leftOut } = await exportItems(ITEMS, 'aiken');
    expect(new TextDecoder().decode(bytes)).toBe('某单位应当由（ ）批准。\nA. 甲\nB. 乙：正职\nC. 以上都对\nANSWER: B\n');
    expect(leftOut.map(({ number, isWritten }) => [number, isWritten])).toEqual([[1, false], [2, true], [3, false], [4, false], [5, false]]);
  });
});

describe('citations in a text that people read', () => {
  const [, single] = ITEMS;
  const laws = ['中华人民共和国示例法', '某地示例办法（示例文本）', '某省示例条例（试行）'];
  const citations = laws.map((law) => ({ law, article: '第一百三十三条之一' }));

  test.each(['text', 'docx'] as const)('%s: they come back as citations, and the explanation as it was', async (format) => {
    const items = ['', '应当由机关负责。', '依据：甲的请求\n另见示例。'].map((explanation) => ({ ...single!, explanation, citations }));
    const { bytes, leftOut } = await exportItems(items, format);
    expect(leftOut).toEqual([]);
    const back = fileOf(await readQuestionFile(bytes, `a.${EXTENSIONS[format]}`)).items.map(({ draft }) => draft);
    expect(back.map((draft) => draft.explanation)).toEqual(items.map(({ explanation }) => explanation));
    for (const draft of back) expect(draft.citations).toEqual(citations);
  });

  test('an explanation that ends as a list of citations does is said to change', async () => {
    const { leftOut } = await exportItems([{ ...single!, explanation: '依据：《示例法》第三条', citations: [] }], 'text');
    expect(leftOut).toEqual([expect.objectContaining({ isWritten: true, reason: expect.stringContaining('解析会有变化') })]);
  });
});

describe('any items: what is not listed comes back as it was', () => {
  const some = fc.array(fc.oneof({ arbitrary: item, weight: 4 }, { arbitrary: caseItem, weight: 1 }), { minLength: 1, maxLength: 6 });
  const squeezed = (value: unknown): string => JSON.stringify(value).replaceAll(/\\n|\s/g, '');

  test.each([['xlsx', 10], ['csv', 40], ['gift', 40], ['moodle-xml', 40], ['aiken', 60], ['text', 60], ['docx', 12]] as const)('%s', async (format: QuestionFormat, numRuns) => {
    await fc.assert(fc.asyncProperty(some, async (items) => {
      const { bytes, leftOut } = await exportItems(items, format);
      const listed = new Set(leftOut.map(({ number }) => number));
      const carried = ({ content, explanation }: ItemDraft): string => squeezed(format === 'aiken' ? content : [content, explanation]);
      const whole = items.filter((_, place) => !listed.has(place + 1)).map(carried);
      if (whole.length === 0) return;
      const back = fileOf(await readQuestionFile(bytes, `a.${EXTENSIONS[format]}`)).items.map(({ draft }) => carried(draft));
      for (const one of whole) expect(back).toContain(one);
    }), { numRuns });
  });
});

test('the template reads back whole: two samples of each type, and a sheet that is no bank', async () => {
  const file = fileOf(await readQuestionFile(await questionTemplate(), '模板.xlsx'));
  expect(file.rejected).toEqual([]);
  const types = file.items.map(({ draft: { content } }) => content.type);
  expect(types).toEqual(['single', 'single', 'multiple', 'multiple', 'true-false', 'true-false', 'short-answer', 'short-answer', 'case', 'case']);
  expect(file.notes).toEqual([expect.stringContaining('表“填写说明”')]);
});

test('a .csv runs no formula in a spreadsheet', async () => {
  const [sample] = ITEMS.slice(1);
  const { bytes, leftOut } = await exportItems([{ ...sample!, content: { type: 'single', stem: '=1+1', options: ['+甲', '@乙', "'-丙"], key: [0] } }], 'csv');
  expect(new TextDecoder().decode(bytes).split('\r\n')[1]).toContain("'=1+1,'+甲,'@乙,''-丙");
  expect(leftOut).toEqual([]);
});
