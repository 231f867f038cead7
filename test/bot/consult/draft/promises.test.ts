import { expect, test } from 'vitest';
import { findPromises } from '../../../../bot/consult/draft/promises.ts';

test.each(['您一定能赢。', '法院肯定会判他坐牢。', '这个官司稳赢', '老板肯定会赔', '保证能要回来', '百分之百能胜诉', '绝对能追回'])('%j promises', (text) => {
  expect(findPromises(text)).toHaveLength(1);
});

test.each(['不一定能赢，要看证据。', '不保证能要回来', '谁也不能保证胜诉', '您可以要求赔偿', '保证人要承担责任', '一定要留好证据', '应当支付百分之五十的补偿', '保证金能要回来吗'])('%j does not', (text) => {
  expect(findPromises(text)).toEqual([]);
});
