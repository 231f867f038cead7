import { readdirSync, readFileSync } from 'node:fs';
import { assert, property, string } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { normaliseTitle, splitTitle } from '../../knowledge/title.ts';
import { describeShared, shared } from '../support/shared.ts';

describe('normaliseTitle', () => {
  test.each([
    ['《中华人民共和国劳动合同法》', '劳动合同法'],
    ['中华人民共和国 劳动合同法', '劳动合同法'],
    ['  劳动合同法\n', '劳动合同法'],
    ['劳动合同法（2012年修正）', '劳动合同法'],
    ['劳动合同法(2012修正)', '劳动合同法'],
    ['劳动合同法(2012-12-28)', '劳动合同法'],
    ['劳动合同法（2012.12.28）', '劳动合同法'],
    ['劳动合同法（2012年12月28日修正）', '劳动合同法'],
    ['劳动合同法（2012）', '劳动合同法'],
    ['劳动合同法（二〇一二年修正）', '劳动合同法'],
    ['劳动合同法_20121228', '劳动合同法'],
    ['保险法（2015年修正本）', '保险法'],
    ['商标法（2019年第四次修正）', '商标法'],
    ['公司法（2018年修正）（已被修订）', '公司法'],
    ['合同法（已废止）', '合同法'],
    ['合同法（失效）', '合同法'],
    ['《中华人民共和国企业破产法（试行）》', '企业破产法（试行）'],
    ['城市最低生活保障办法（暂行）', '城市最低生活保障办法（暂行）'],
    ['中华人民共和国刑法修正案（十一）', '刑法修正案（十一）'],
    ['刑法修正案(11)', '刑法修正案（十一）'],
    ['刑法修正案十一', '刑法修正案（十一）'],
    ['刑法修正案', '刑法修正案'],
    ['中华人民共和国宪法修正案（2018年）', '宪法修正案（2018年）'],
    ['行政处罚法（修订草案）', '行政处罚法（修订草案）'],
    ['最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）', '最高人民法院关于适用民法典婚姻家庭编的解释（一）'],
    ['《最高人民法院关于适用〈中华人民共和国民法典〉婚姻家庭编的解释(一)》', '最高人民法院关于适用民法典婚姻家庭编的解释（一）'],
    ['最高人民法院关于适用<民法典>婚姻家庭编的解释（一）（2020年）', '最高人民法院关于适用民法典婚姻家庭编的解释（一）'],
    ['最高人民法院、最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释', '最高人民法院最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释'],
    ['最高人民法院　最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释', '最高人民法院最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释'],
    ['陕西省实施《中华人民共和国老年人权益保障法》办法', '陕西省实施老年人权益保障法办法'],
    ['济南市12345市民服务热线条例', '济南市12345市民服务热线条例'],
    ['', ''],
  ])('%s → %s', (title, key) => expect(normaliseTitle(title)).toBe(key));

  it('changes nothing that it made itself, and never throws', () => {
    assert(property(string({ unit: 'binary' }), (title) => {
      const key = normaliseTitle(title);
      expect(normaliseTitle(key).length).toBeLessThanOrEqual(key.length);
    }));
  });

  it('stays fast on a title made of version words', () => {
    const start = performance.now();
    normaliseTitle(`法（${'2021修订版'.repeat(5000)}`);
    normaliseTitle(`${'（2021年修订）'.repeat(2000)}x`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('splitTitle', () => {
  test.each([
    ['刑法（2020修正）', { key: '刑法', versionYear: 2020 }],
    ['刑法（二〇二〇年修正）', { key: '刑法', versionYear: 2020 }],
    ['刑法', { key: '刑法' }],
    ['宪法修正案（2018年）', { key: '宪法修正案（2018年）' }],
  ])('%s', (title, expected) => expect(splitTitle(title)).toEqual(expected));
});

describeShared('titles of ../shared/laws', () => {
  const catalogue = readFileSync(shared('laws/catalogue.tsv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')[1]!);
  const headings = readdirSync(shared('laws'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => /^# +(.+)$/m.exec(readFileSync(shared(`laws/${name}`), 'utf8'))?.[1] ?? []);

  it('share a key only when they name one law', () => {
    const spellings = new Map<string, Set<string>>();
    for (const title of [...catalogue, ...headings]) {
      const key = normaliseTitle(title);
      const plain = title.replace(/中华人民共和国|[《》〈〉\s、]/g, '');
      spellings.set(key, (spellings.get(key) ?? new Set()).add(plain));
    }
    expect(spellings.size).toBeGreaterThan(3000);
    expect([...spellings].filter(([, titles]) => titles.size > 1)).toEqual([]);
  });
});
