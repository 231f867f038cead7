import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exportItems } from '../../../../../knowledge/bank/export/export-items.ts';
import { readCsv } from '../../../../../knowledge/bank/import/table/read-csv.ts';
import { readXlsx } from '../../../../../knowledge/bank/import/table/read-xlsx.ts';
import type { ItemDraft } from '../../../../../knowledge/bank/item.ts';
import { describeShared, shared } from '../../../../support/shared.ts';
import { fileOf } from '../support.ts';

/** A second way to part a CSV into cells: RFC 4180 by states, so that the reader is not checked by its own library. */
function cellsByStates(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (isQuoted && char === '"' && text[at + 1] === '"') cell += text[at++];
    else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === ',' || char === '\n')) {
      rows.at(-1)!.push(cell.trim());
      cell = '';
      if (char === '\n') rows.push([]);
    } else if (char !== '\r') cell += char;
  }
  if (cell !== '' || rows.at(-1)!.length > 0) rows.at(-1)!.push(cell.trim());
  return rows.filter((row) => row.length > 1);
}

describeShared('CSV of a public evaluation set', () => {
  const folder = shared('bench/exams/disc_lawllm');
  test.each(readdirSync(folder))('%s arrives whole, with every key', (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const [, ...expected] = cellsByStates(text);
    const file = fileOf(readCsv(text));
    expect(file.rejected).toEqual([]);
    expect(file.items.map(({ draft: { content, source } }) => [content.stem, content.type === 'single' || content.type === 'multiple'
      ? content.key.map((place) => 'ABCD'[place]).join('') : '', ...('options' in content ? content.options : []), source,
    content.type === 'multiple' ? 'True' : 'False'])).toEqual(expected);
  });
});

describeShared('workbooks seen in the wild', () => {
  test('a workbook with a sheet of instructions gives the questions of the other', async () => {
    const file = fileOf(await readXlsx(readFileSync(shared('bench/exams/misc/feishu_minfa_wuquan_079-084.xlsx'))));
    expect(file.rejected).toEqual([]);
    expect(file.items.map(({ at, draft: { content, topic, source } }) => [at, content.type, 'key' in content && content.key, topic, source])).toEqual([
      ['表“题目表”第 2 行', 'multiple', [0, 3], '民法', 'minfa-079'],
      ['表“题目表”第 3 行', 'single', [3], '民法', 'minfa-080'],
      ['表“题目表”第 4 行', 'multiple', [0, 1, 2], '民法', 'minfa-081'],
      ['表“题目表”第 5 行', 'multiple', [0, 1, 2, 3], '民法', 'minfa-082'],
      ['表“题目表”第 6 行', 'multiple', [0, 2, 3], '民法', 'minfa-083'],
      ['表“题目表”第 7 行', 'single', [2], '民法', 'minfa-084'],
    ]);
    expect(file.notes).toContain('表“导入说明”没有试题的表头（题干、选项、答案），22 行都没有读。');
  });

  test('an old .xls named .xlsx is known for what it is', async () => {
    const result = await readXlsx(readFileSync(shared('bench/exams/licang_pufa/template.xlsx')));
    expect(result).toMatchObject({ ok: false, reason: expect.stringContaining('另存为“Excel 工作簿（.xlsx）”') });
  });
});

describeShared('real questions through every format that has room for them', () => {
  const items = (): ItemDraft[] => {
    const folder = shared('bench/exams/disc_lawllm');
    return readdirSync(folder).flatMap((name) => fileOf(readCsv(readFileSync(`${folder}/${name}`, 'utf8'))).items.map(({ draft }) => draft));
  };

  test.each(['xlsx', 'csv', 'gift', 'moodle-xml'] as const)('%s brings all 1,563 of them back', async (format) => {
    const all = items();
    expect(all).toHaveLength(1563);
    expect((await exportItems(all, format)).leftOut).toEqual([]);
  });

  test.each(['docx', 'text'] as const)('%s says of which it joins the lines, or drops a separator at the end of an option', async (format) => {
    const all = items();
    const expected = all.flatMap(({ content }, place) => {
      const texts = [content.stem, ...('options' in content ? content.options : [])];
      return texts.some((text) => text.includes('\n')) || texts.slice(1).some((text) => /[；;，,、]$/.test(text)) ? [place + 1] : [];
    });
    const { leftOut } = await exportItems(all, format);
    expect(leftOut.map(({ number }) => number)).toEqual(expected);
    expect(leftOut.every(({ isWritten }) => isWritten)).toBe(true);
  });
});
