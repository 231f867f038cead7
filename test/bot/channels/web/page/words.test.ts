import { describe, expect, test } from 'vitest';
import { commandInWords } from '../../../../../bot/channels/web/page/chat/command-words.ts';
import { linkedText } from '../../../../../bot/channels/web/page/chat/linked-text.ts';
import { readSettings } from '../../../../../bot/channels/web/page/chat/settings.ts';
import { articleIn, apiPathOf } from '../../../../../bot/channels/web/page/law/article-target.ts';
import { below, queryString } from '../../../../../bot/channels/web/page/law/query.ts';
import { memoryShelf } from './memory-shelf.ts';

describe('numbers to call in a sentence', () => {
  test.each([
    ['先打 110 报警，有人受伤打 120。', ['110', '120']],
    ['拨打12348（免费）或者12338', ['12348', '12338']],
    ['被骗了打 96110', ['96110']],
    ['发短信到 12110 加本地区号后三位', []],
    ['第110条、120日内、赔 12345 元、119年、1.120、2110', []],
    ['按120%支付，编号 20260110', []],
  ] as const)('%s', (text, phones) => {
    const parts = linkedText(text);
    expect(parts.flatMap(({ phone }) => phone ?? [])).toEqual(phones);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });
});

test.each([
  ['/region 陕西省西安市', '换地区：陕西省西安市'], ['/forget 确定', '删除我的数据（已确认）'], ['/forget', '删除我的数据'], ['/human', '请法律顾问看'],
  ['老板欠薪', undefined], ['/unknown', undefined], ['1/2 的份额归谁', undefined],
] as const)('the command %s reads as %s', (text, words) => {
  expect(commandInWords(text)).toBe(words);
});

test.each([
  [null, { size: 'normal', theme: 'auto' }], ['{"size":"largest","theme":"dark"}', { size: 'largest', theme: 'dark' }],
  ['{"size":"huge"}', { size: 'normal', theme: 'auto' }], ['broken', { size: 'normal', theme: 'auto' }], ['null', { size: 'normal', theme: 'auto' }],
])('settings kept as %s', (kept, settings) => {
  const shelf = memoryShelf();
  if (kept !== null) shelf.setItem('fazhi.settings', kept);
  expect(readSettings(shelf)).toEqual(settings);
});

describe('addresses', () => {
  test.each([
    [{ article: '17', on: '2026-11-25' }, '/api/articles/17?on=2026-11-25'],
    [{ article: '17' }, '/api/articles/17'],
    [{ law: '/law/%E5%88%91%E6%B3%95/133-1?on=2022-01-01' }, '/api/law/%E5%88%91%E6%B3%95/133-1?on=2022-01-01'],
    [{ law: '//evil.example/law/' }, undefined],
    [{ law: '/law/%E5%88%91%E6%B3%95' }, undefined],
    [{ law: '/law/../articles' }, undefined],
    [{ article: '1/../2' }, undefined],
    [{}, undefined],
  ])('the article of %j is fetched from %s', (query, path) => {
    const target = articleIn(query);
    expect(target && apiPathOf(target)).toBe(path);
  });

  test('a step below keeps which text it is', () => {
    expect(below('/law/%E5%88%91%E6%B3%95?on=2019-01-01', '第一条')).toBe('/law/%E5%88%91%E6%B3%95/%E7%AC%AC%E4%B8%80%E6%9D%A1?on=2019-01-01');
    expect(below('/law/x', 'text', { part: '1.2' })).toBe('/law/x/text?part=1.2');
    expect(queryString({ a: undefined })).toBe('');
  });
});
