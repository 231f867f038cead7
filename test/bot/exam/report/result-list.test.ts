import { expect, test } from 'vitest';
import { readRows } from '../../../../knowledge/documents/rows.ts';
import { resultList, type ResultListInput } from '../../../../bot/exam/report/result-list.ts';
import { ANSWERS, candidate, PAPER, PLAN, result } from './sample.ts';

const MANY = Array.from({ length: 10 }, (_, place) => candidate(`1${place}`, `示例${place}`, { unit: '乙局' }));

/** Ten from one unit, where every second answers the true/false question rightly, and others without marks. */
const INPUT: ResultListInput = {
  sitting: { id: 'K0001', plan: PLAN }, papers: [PAPER], code: 'aaaa-bbbb-cccc-dddd-eeee',
  candidates: [...MANY, candidate('007', '张三', { unit: '甲局' }), candidate('008', '李四', { unit: '甲局', exempt: '已通过法考' }), candidate('009', '王五', { unit: '甲局' })],
  results: [
    ...MANY.map(({ number }, place) => result(number, place % 2 === 0 ? 'passed' : 'failed', result(number, 'passed').marks.map((mark) => (mark.slot === '2' && place % 2 === 0 ? { ...mark, earned: 20 } : mark)))),
    result('007', 'failed'), result('008', 'exempt'), result('009', 'absent'),
  ],
  attempts: [...MANY, candidate('007', '张三')].map(({ number }, place) => ({ candidate: number, answers: place < 10 && place % 2 === 0 ? { ...ANSWERS, 2: { truth: false } } : ANSWERS })),
};

async function sheets(input: ResultListInput) {
  const read = await readRows(await resultList(input));
  return read.ok ? new Map(read.sheets.map(({ sheet, rows }) => [sheet, rows.map((row) => row.join('|').replace(/\|+$/, ''))])) : new Map<string, string[]>();
}

test('everybody, best first, who has no marks last', async () => {
  const rows = (await sheets(INPUT)).get('成绩汇总')!;
  expect(rows.slice(0, 6)).toEqual([
    '示例县2026年第一次领导干部任前法律知识考试成绩汇总表', '考试编号 K0001，2026年12月1日 09:00，合格线 60 分', '共 13 人：合格 5 人，不合格 6 人，缺考 1 人，免试 1 人',
    '日志校验码 aaaa-bbbb-cccc-dddd-eeee（请与归档分开保存，核对归档时使用）', '序号|姓名|工号|单位|拟任职务|岗位类别|成绩|满分|结果|处理意见', '1|示例0|10|乙局|示例局副局长|公务员|82.5|100|合格|可按程序办理任职手续。',
  ]);
  expect(rows.slice(10, 11)).toEqual(['6|张三|007|甲局|示例局副局长|公务员|62.5|100|不合格|可以补考一次，补考时间另行通知。']);
  expect(rows.slice(-2)).toEqual(['12|李四|008|甲局|示例局副局长|公务员|||免试|经批准免试：已通过法考。', expect.stringContaining('13|王五|009|甲局|示例局副局长|公务员|||缺考|')]);
});

test('by unit, by topic, who has no marks', async () => {
  const all = await sheets(INPUT);
  expect(all.get('分单位')!.slice(2)).toEqual(['甲局|2|1|0|1|1|1|0|62.5|62.5|62.5', '乙局|10|10|5|5|0|0|0.5|72.5|82.5|62.5']);
  expect(all.get('分专题')!.slice(1)).toEqual(['专题|题数|作答人次|得分率', expect.stringMatching(/^示例专题\|4\|55\|0\.71/)]);
  expect(all.get('缺考免试')!.slice(2)).toEqual(['李四|008|甲局|示例局副局长|免试|经批准免试：已通过法考。', expect.stringContaining('王五|009|甲局|示例局副局长|缺考|')]);
});

test('statistics of items and papers', async () => {
  const all = await sheets(INPUT);
  const items = all.get('试题统计')!.slice(4).map((row) => row.split('|'));
  expect(items).toHaveLength(5);
  expect(items[0]).toEqual(['Q00001@1', '单选题', '示例专题', '养犬人多久登记一次？', '11', '1', '得分全部相同，无法计算', '', 'B★ 100%（59%）']);
  expect(items[1]!.slice(0, 6)).toEqual(['Q00002@1', '判断题', '示例专题', '养犬可以不登记。', '11', '0.455']);
  expect(items[1]!.at(-1)).toBe('对 55%（78%）　错★ 45%（78%）');
  expect(all.get('试卷统计')!.slice(3)).toEqual(['全部|11|5|71.591|10.445|0|10.445|Cronbach α']);
});

test('few people: no figures, with the reason', async () => {
  const all = await sheets({ ...INPUT, candidates: [candidate('007', '张三')], results: [result('007', 'failed')] });
  expect(all.get('试题统计')!.at(-1)).toContain('|1|不足 10 人，不统计|不足 10 人，不统计');
  expect(all.get('试卷统计')!.at(-1)).toBe('全部|1|5|不足 10 人，不统计|不足 10 人，不统计|不足 10 人，不统计|不足 10 人，不统计|不足 10 人，不统计');
});
