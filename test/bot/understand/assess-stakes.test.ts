import { describe, expect, it } from 'vitest';
import { assessStakes } from '../../../bot/understand/assess-stakes.ts';
import { sumsOfMoney } from '../../../bot/understand/sums-of-money.ts';
import { describeShared } from '../../support/shared.ts';
import { stardQuestions } from '../../support/stard.ts';
import { MATTERS, SMALL_MATTERS } from './matters.ts';

const codes = (question: string, facts: readonly string[] = []): string[] => assessStakes(question, facts).map(({ code }) => code).sort();

describe('assessStakes', () => {
  it.each(MATTERS)('%s: %s', (question, expected) => {
    expect(codes(question)).toEqual([...expected].sort());
  });

  it.each(SMALL_MATTERS)('nothing hangs on: %s', (question) => {
    expect(assessStakes(question)).toEqual([]);
  });

  it('hears what was added in answer to a question of ours', () => {
    expect(codes('朋友借我的钱不还', ['二十五万'])).toEqual(['large-sum']);
  });

  it('names the sum for the adviser, from a hundred thousand yuan up', () => {
    expect(assessStakes('朋友借了我一百二十五万不还')).toEqual([{ code: 'large-sum', words: '涉及金额较大（约 125 万元）' }]);
    expect(assessStakes('朋友借了我99999元不还')).toEqual([]);
    expect(assessStakes('朋友借了我十万元不还')).toHaveLength(1);
  });
});

describe('sumsOfMoney', () => {
  it.each([
    ['二十万', 200_000], ['20w', 200_000], ['1.5亿', 150_000_000], ['三十多万', 300_000], ['十几万', 100_000], ['几十万', 200_000], ['上百万', 1_000_000], ['百万', 1_000_000], ['几百万', 2_000_000], ['12万8', 128_000], ['一百三十五万', 1_350_000],
    ['１０万元', 100_000], ['1,200,000元', 1_200_000], ['￥350,000', 350_000], ['150000块', 150_000], ['两万三', 23_000], ['一点五万', 15_000], ['30 万', 300_000], ['20来万', 200_000], ['八万', 80_000], ['3千万', 30_000_000],
  ])('%s: %d yuan', (text, yuan) => {
    expect(sumsOfMoney(text)).toEqual([yuan]);
  });

  it.each(['20万公里', '10万人', '三十万字', '粉丝20万', '万一', '13800000000', '610902199001011237', '2021年', '第一百二十条', '三千元', '千万别签', '万不得已'])('no sum: %s', (text) => {
    expect(sumsOfMoney(text).filter((sum) => sum >= 20_000)).toEqual([]);
  });
});

describeShared('assessStakes over the questions of ../shared/bench/stard', () => {
  it('sees stakes in few of them: they ask what the law is', () => {
    const questions = stardQuestions();
    expect(questions.filter((question) => assessStakes(question).length > 0).length / questions.length).toBeLessThan(0.03);
  });
});
