import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const lines = readFileSync(new URL('../../../eval/sets/out-of-scope.txt', import.meta.url), 'utf8').split('\n').filter((line) => line !== '');

test('the set is large, and no message is in it twice', () => {
  expect(lines.length).toBeGreaterThanOrEqual(150);
  expect(new Set(lines.map((line) => line.replaceAll(/[\s\p{P}]/gu, '') || line)).size).toBe(lines.length);
});

/** Where somebody goes, calls or waits; the place is named, no law is asked for. */
const PLACES = /法院门口|社保大厅|医保小程序|派出所电话|民政局|司法所/gu;
/** What a person has, loses, owes or suffers when they have a case. */
const CASE = /法律|律师|法院|法条|违法|合法|犯罪|起诉|官司|仲裁|合同|协议|赔|偿|罚|工资|加班|工伤|辞退|社保|医保|离婚|彩礼|抚养|继承|遗产|借|欠|债|押金|房东|租|拆迁|征地|宅基|邻居|物业|骗|偷|打人|被打|受伤|事故|维权|投诉|举报|报警|退款|退货|假货|证据|权利|责任|规定|能不能告|怎么告/u;

test.each(lines)('a lawyer would not answer from law: %s', (line) => {
  expect(line.replaceAll(PLACES, '')).not.toMatch(CASE);
});
