import { expect, test } from 'vitest';
import { lawAhead } from '../../../bot/browse/law-ahead.ts';

const LAWS = new Set(['民法典', '民法', '劳动法', '个人所得税法', '刑法']);
const lawsByKey = (key: string) => (LAWS.has(key) ? [{ id: 1, key, title: key, level: '法律' as const, region: '全国' }] : []);

test.each([
  ['民法典离婚', '民法典', '离婚'], ['《民法典》里的离婚', '《民法典》', '离婚'], ['个人所得税法 起征点', '个人所得税法', '起征点'],
  ['中华人民共和国刑法：盗窃', '中华人民共和国刑法', '盗窃'], ['道交法 醉驾', '道交法', '醉驾'],
])('%s: %s, %s', (typed, law, matter) => {
  expect(lawAhead(typed, { lawsByKey })).toEqual({ law, matter });
});

test.each(['民法典', '劳动法律师', '民法院', '离婚', '说说民法典', '刑', ''])('none: %s', (typed) => {
  expect(lawAhead(typed, { lawsByKey })).toBeUndefined();
});
