import { expect, test } from 'vitest';
import { readDocx } from '../../../../knowledge/documents/docx.ts';
import { codeSlipsDocx } from '../../../../bot/exam/roster/code-slips-docx.ts';
import { codeSlipsHtml } from '../../../../bot/exam/roster/code-slips-html.ts';
import { codeSlips } from '../../../../bot/exam/roster/code-slips.ts';
import { candidate, PLAN } from '../report/sample.ts';

const PEOPLE = [...Array.from({ length: 7 }, (_, place) => candidate(`00${place}`, `示例${place}`)), candidate('9', '免某', { exempt: '因公' })];
const CODES = Object.fromEntries(PEOPLE.slice(0, 7).map(({ number }, place) => [number, `7K2M-9XQ${place}`]));
const slips = codeSlips({ plan: PLAN, candidates: [candidate('000', '示例0', { extraMinutes: 20, unit: '' }), ...PEOPLE.slice(1)], codes: CODES, address: 'https://exam.example.cn' });

test('who has a code gets a slip with all that they need; what is empty is left out', () => {
  expect(slips.map(({ code }) => code)).toEqual(Object.values(CODES));
  expect(slips[0]!.lines).toEqual([
    ['工号', '000'], ['拟任职务', '示例局副局长'], ['开考时间', '2026年12月1日 09:00'], ['时长', '60 分钟，另延长 20 分钟（闭卷，60 分合格）'], ['网址', 'https://exam.example.cn'],
  ]);
  expect(slips[0]!.rules.join('')).toContain('开考 15 分钟后不能再进入；迟到的不补时间。');
});

test('six a page, in both', async () => {
  expect(codeSlipsHtml(slips).match(/<section class="page">/g)).toHaveLength(2);
  const read = await readDocx(await codeSlipsDocx(slips));
  const text = read.ok ? read.document.lines.map((line) => line.text).join('\n') : '';
  for (const { code, name } of slips) expect(text).toMatch(new RegExp(`${code}[\\s\\S]*姓名：${name}`));
  expect(text).not.toContain('免某');
});
