import { expect, test } from 'vitest';
import { isAmending } from '../../../knowledge/search/rank.ts';

test.each([
  ['中华人民共和国刑法修正案（十一）', true],
  ['宪法修正案（2018年）', true],
  ['全国人民代表大会常务委员会关于修改《示例法》的决定', true],
  ['关于废止部分规章的决定', true],
  ['示例市立法条例', false],
  ['关于加强示例工作的决定', false],
  ['法规修改程序规定', false],
])('%s only changes another text: %s', (title, expected) => {
  expect(isAmending(title)).toBe(expected);
});
