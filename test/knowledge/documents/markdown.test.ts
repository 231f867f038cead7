import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../knowledge/documents/markdown.ts';
import { linesOf, outcomeOf, textsOf } from './shared.ts';

describe('the plain dialect', () => {
  it('marks the end of the head and the headings, and drops comments', async () => {
    const result = await readMarkdown(
      '# 样本条例\n\n2020年1月1日 样本会议通过\n\n<!-- INFO END -->\n\n## 第一章　总　则\n\n第一条 甲。<!-- 备注 -->\n\n<!-- 多行\n注释 -->\n\n第二条 乙。\n',
    );
    expect(linesOf(result)).toEqual([
      { text: '样本条例', at: 1, heading: 1 },
      { text: '2020年1月1日 样本会议通过', at: 3, endOfHead: true },
      { text: '第一章 总 则', at: 7, heading: 2 },
      { text: '第一条 甲。', at: 9 },
      { text: '第二条 乙。', at: 14 },
    ]);
  });

  it('reads tables as rows', async () => {
    const result = await readMarkdown('| 条文 |罪名 |\n|---|:---:|\n| 甲 | 乙 |\n');
    expect(linesOf(result)).toEqual([
      { text: '条文 | 罪名', at: 1, table: true },
      { text: '甲 | 乙', at: 3, table: true },
    ]);
  });
});

describe('the VuePress dialect', () => {
  it('drops front matter, emphasis, links and images, and keeps their text', async () => {
    const result = await readMarkdown(
      '---\nsidebar: auto\n---\n\n# 样本法\n\n*2020年1月1日通过*\n\n**第一条**　依照[样本](a.md)<br>另行<span>规定</span>。\n\n![图](a.jpg)\n\n::: tip 第二节　样本\n:::\n\n---\n',
    );
    expect(textsOf(result)).toEqual(['样本法', '2020年1月1日通过', '第一条 依照样本', '另行规定。', '第二节 样本']);
  });

  it('reads HTML tables in the text, repeating what a cell says for several rows', async () => {
    const result = await readMarkdown(
      '# 样本表\n\n<style>\ntd { color: red }\n</style>\n\n<table>\n<tr><td rowspan="2">甲类</td><td>一项</td><td>5元</td></tr>\n\n<tr><td>二项</td><td>6元</td></tr>\n</table>\n\n后文。\n',
    );
    expect(textsOf(result)).toEqual(['样本表', '甲类 | 一项 | 5元', '甲类 | 二项 | 6元', '后文。']);
  });

  it('refuses the home page of a site', async () => {
    expect(outcomeOf(await readMarkdown('---\nhome: true\n---\n\n<main><p>样本网站</p></main>\n'))).toBe('html-shell');
  });
});

it.each([
  ['angle brackets of titles', '《关于修改<样本法>的决定》', '《关于修改<样本法>的决定》'],
  ['lone asterisks', '9．样本素*、样本胺*', '9．样本素*、样本胺*'],
  ['products', '40*4=160，5*6=30', '40*4=160，5*6=30'],
  ['entities', '甲&nbsp;乙&lt;丙&#x4e01;', '甲 乙<丙丁'],
  ['escapes', '1\\. 甲\\*', '1. 甲*'],
  ['ordered labels', '1. 甲', '1. 甲'],
  ['bullets', '- 甲', '甲'],
  ['quotes', '> 甲', '甲'],
])('treats %s as a reader would', async (_, markdown, text) => {
  expect(textsOf(await readMarkdown(markdown))).toEqual([text]);
});
