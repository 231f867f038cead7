import { describe, expect, test } from 'vitest';
import { essenceOf } from '../../../knowledge/vetted/same-question.ts';

describe('one question in other words around it', () => {
  test.each([
    ['老板拖欠工资怎么办？', '请问老板拖欠工资该怎么办呢'],
    ['房东不退押金怎么办', '律师您好，房东不退押金咋办？谢谢'],
    ['能不能要回彩礼', '可以要回彩礼吗'],
    ['借条上没写利息，能否要利息？', '借条上没写利息，能不能要利息'],
    ['被打伤了如何处理', '被打伤怎么办啊'],
    ['房东不退押金', '房东不退押金，怎么办？'],
    ['欠錢不還怎麼辦', '欠钱不还怎么办'],
  ])('%s = %s', (one, other) => {
    expect(essenceOf(one)).toBe(essenceOf(other));
  });
});

describe('another question', () => {
  test.each([
    ['有自己的宅基地可以继承父母的宅基地吗', '没有自己的宅基地可以继承父母的宅基地吗'],
    ['留置权人有什么权利？', '留置权人有什么义务？'],
    ['试用期三个月合法吗', '试用期六个月合法吗'],
    ['继父母的遗产怎么继承', '养父母的遗产怎么继承'],
    ['甲打伤乙谁赔', '乙打伤甲谁赔'],
    ['欠1.5万元能起诉吗', '欠15万元能起诉吗'],
    ['利息1.5%合法吗', '利息15%合法吗'],
    ['判2-3年能缓刑吗', '判23年能缓刑吗'],
    ['律师费谁出', '费谁出'],
    ['他不给孩子抚养费怎么办', '他给孩子抚养费怎么办'],
  ])('%s ≠ %s', (one, other) => {
    expect(essenceOf(one)).not.toBe(essenceOf(other));
  });
});

test('courtesies alone ask nothing', () => {
  expect(essenceOf('您好，请问一下，谢谢！')).toBe('');
});
