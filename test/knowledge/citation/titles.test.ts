import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { NATIONAL_TITLES } from '../../../knowledge/citation/national-titles.ts';
import { SHORT_TITLES } from '../../../knowledge/citation/short-titles.ts';
import { SUPERSEDED_TITLES } from '../../../knowledge/citation/superseded-titles.ts';
import { createTitleMatcher } from '../../../knowledge/citation/title-matcher.ts';
import { normaliseTitle } from '../../../knowledge/title.ts';
import { describeShared, shared } from '../../support/shared.ts';

describe('the tables of titles', () => {
  test.each([
    ['short names', [...SHORT_TITLES].flatMap(([short, { key }]) => [short, key])],
    ['superseded titles', [...SUPERSEDED_TITLES].flatMap(([old, { by }]) => [old, by])],
    ['national titles', NATIONAL_TITLES],
  ])('%s are normalised', (_, keys) => expect(keys.filter((key) => normaliseTitle(key) !== key)).toEqual([]));

  it('give no law the short name of another', () => {
    expect([...SHORT_TITLES.keys()].filter((short) => NATIONAL_TITLES.includes(short))).toEqual([]);
  });

  it('send 合同法 to its book of the Civil Code, from the day on', () => {
    expect(SUPERSEDED_TITLES.get('合同法')).toEqual({ by: '民法典', book: '第三编 合同', from: '2021-01-01', source: '《民法典》第一千二百六十条' });
  });
});

describe('createTitleMatcher', () => {
  const matcher = createTitleMatcher(['《中华人民共和国物业管理条例》', '上海市物业管理条例（2022年修正）']);
  const find = (text: string) => matcher.find(text).map(({ start, end, key }) => [text.slice(start, end), key]);

  test.each([
    ['根据物业管理条例', [['物业管理条例', '物业管理条例']]],
    ['根据上海市物业管理条例', [['上海市物业管理条例', '上海市物业管理条例']]],
    ['劳动合同法', [['劳动合同法', '劳动合同法']]],
    ['民法典合同编', [['民法典合同编', '民法典']]],
    ['公司法人', []],
    ['违反法律', []],
    ['合同编号', []],
  ])('%s', (text, expected) => expect(find(text)).toEqual(expected));
});

describeShared('targets in ../shared/laws', () => {
  const keys = new Set([
    ...readFileSync(shared('laws/catalogue.tsv'), 'utf8').trim().split('\n').slice(1).map((line) => normaliseTitle(line.split('\t')[1]!)),
    ...readdirSync(shared('laws/just-laws'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('README.md'))
      .flatMap((name) => normaliseTitle(/^# +(.+)$/m.exec(readFileSync(shared(`laws/just-laws/${name}`), 'utf8'))?.[1] ?? '')),
  ]);
  it('every short name means a law that exists', () => {
    expect([...SHORT_TITLES.values()].map(({ key }) => key).filter((key) => !keys.has(key))).toEqual([]);
  });
  it('every superseded law was replaced by one that exists', () => {
    expect([...SUPERSEDED_TITLES.values()].map(({ by }) => by).filter((key) => !keys.has(key))).toEqual([]);
  });
});
