import { describe, expect, it } from 'vitest';
import { isTrueFalseOptions, readKey } from '../../../../knowledge/bank/import/read-key.ts';

describe('readKey', () => {
  it.each([
    ['B', [1]], ['ABD', [0, 1, 3]], ['A,B', [0, 1]], ['A、B', [0, 1]], ['ａ，ｂ', [0, 1]], ['A B C', [0, 1, 2]], ['【C】', [2]], ['（ D ）', [3]],
    ['DCA', [0, 2, 3]], ['A；C。', [0, 2]], ['A和C', [0, 2]], ['a/b', [0, 1]], ['C.', [2]],
  ])('%s names options', (text, letters) => {
    expect(readKey(text)).toEqual({ letters });
  });

  it.each([
    ['对', true], ['错', false], ['正确', true], ['错误。', false], ['√', true], ['×', false], ['（√）', true], ['x', false], ['Ｔ', true],
    ['F', false], ['TRUE', true], ['False', false], ['是', true], ['否', false], ['不正确', false],
  ])('%s says true or false', (text, truth) => {
    expect(readKey(text)).toEqual({ truth });
  });

  it.each(['', '（ ）', 'AA', 'Answer', '甲', 'A或B', '略', 'M', '12'])('%s is no key', (text) => {
    expect(readKey(text)).toBeUndefined();
  });
});

describe('isTrueFalseOptions', () => {
  it.each([
    [['正确', '错误'], 0], [['错误', '正确'], 1], [['错', '对'], 1], [['√', '×'], 0], [['F', 'T'], 1], [['正确。', '错误。'], 0],
  ])('%j says where 正确 stands', (options, right) => {
    expect(isTrueFalseOptions(options)).toEqual({ right });
  });

  it.each([[['正确', '正确']], [['是', '否']], [['正确', '错误', '不确定']], [['合法', '违法']], [['正确']]])('%j is a choice', (options) => {
    expect(isTrueFalseOptions(options)).toBeUndefined();
  });
});
