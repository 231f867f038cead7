import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConsultant } from '../../../bot/consult/consult.ts';
import { outcomeOf } from '../../../bot/consult/consultation.ts';
import { OFFICES } from '../../../bot/guidance/offices.ts';
import { STARTERS } from '../../../bot/guidance/starters.ts';
import { detectAside } from '../../../bot/understand/detect-aside.ts';
import { detectCrisis } from '../../../bot/understand/detect-crisis.ts';
import { triage } from '../../../bot/understand/triage.ts';
import { openConfiguredSearcher } from '../../../knowledge/search/configured-searcher.ts';
import type { Searcher } from '../../../knowledge/search/open-searcher.ts';
import { ingest } from '../../ingest/run-ingest.ts';
import { describeShared, shared } from '../../support/shared.ts';
import { HOME } from '../sample.ts';

const questions = STARTERS.flatMap((topic) => topic.questions);

describe('starters', () => {
  test('are eight to ten topics of three or four questions, every one distinct', () => {
    expect(STARTERS.length).toBeGreaterThanOrEqual(8);
    expect(STARTERS.length).toBeLessThanOrEqual(10);
    for (const topic of STARTERS) expect([3, 4]).toContain(topic.questions.length);
    for (const all of [questions, STARTERS.map(({ id }) => id), STARTERS.map(({ label }) => label)]) expect(new Set(all).size).toBe(all.length);
  });

  test.each(STARTERS)('$id has a label that fits a button and an id that fits its data', ({ id, label }) => {
    expect(label).toMatch(/^\p{Script=Han}{2,6}$/u);
    expect(id).toMatch(/^[a-z]{1,16}$/);
  });

  test.each(questions)('%s is short, a legal question, and nobody is in danger', (question) => {
    expect([...question].length).toBeLessThanOrEqual(30);
    expect(triage(question)).toEqual({ kind: 'legal' });
    expect(detectAside(question)).toBeUndefined();
    expect(detectCrisis(question)).toBeUndefined();
  });
});

/** What a lawyer would open first. */
const FIRST: Record<string, string> = {
  老板拖欠工资不给怎么办: '劳动合同法第三十条',
  '没签劳动合同，能要双倍工资吗': '劳动合同法第八十二条',
  '公司违法辞退，要赔多少钱': '劳动合同法第八十七条',
  上班路上出车祸算工伤吗: '工伤保险条例第十四条',
  离婚冷静期是多久: '民法典第一千零七十七条',
  离婚了孩子归谁: '民法典第一千零八十四条',
  分居两年能离婚吗: '民法典第一千零七十九条',
  彩礼能要回来吗: '最高人民法院关于适用《民法典》婚姻家庭编的解释（一）第五条',
  '借钱没约定利息，能要利息吗': '民法典第六百八十条',
  利息能先从本金里扣掉吗: '民法典第六百七十条',
  '丈夫欠的债，妻子要还吗': '民法典第一千零六十四条',
  担保人要担保多久: '民法典第六百九十二条',
  一户能有几处宅基地: '土地管理法第六十二条',
  外嫁女的承包地能收回吗: '农村土地承包法第三十一条',
  '进城落户，承包地会被收回吗': '农村土地承包法第二十七条',
  承包地可以流转给别人吗: '农村土地承包法第九条',
  儿女不养老人怎么办: '民法典第一千零六十七条',
  遗产的继承顺序是什么: '民法典第一千一百二十七条',
  出嫁的女儿能分父母的遗产吗: '民法典第一千一百二十七条',
  打印的遗嘱有效吗: '民法典第一千一百三十六条',
  '行人被车撞了，司机要赔吗': '道路交通安全法第七十六条',
  '借车给别人出了事故，谁赔': '民法典第一千二百零九条',
  '好意让人搭车出了事故，要赔吗': '民法典第一千二百一十七条',
  酒驾怎么处罚: '道路交通安全法第九十一条',
  网购七天能退货吗: '消费者权益保护法第二十五条',
  '健身房关门了，办的卡能退吗': '消费者权益保护法第五十三条',
  '商家卖假货欺诈，能要三倍赔偿吗': '消费者权益保护法第五十五条',
  食品不合格能要十倍赔偿吗: '食品安全法第一百四十八条',
  '租的房子坏了，谁来修': '民法典第七百一十三条',
  租客不交房租怎么办: '民法典第七百二十二条',
  '房东把房子卖了，租约还算数吗': '民法典第七百二十五条',
  '房东要卖房，租客有优先购买权吗': '民法典第七百二十六条',
  邻居盖房挡了我家采光怎么办: '民法典第二百九十三条',
  邻居不让我家走路通行怎么办: '民法典第二百九十一条',
  '狗咬伤人，谁来赔': '民法典第一千二百四十五条',
  打架把人打伤要赔多少: '民法典第一千一百七十九条',
  什么样的行政处罚可以要求听证: '行政处罚法第六十三条',
  执法人员没出示证件怎么办: '行政处罚法第五十五条',
  行政复议要收费吗: '行政复议法第八十七条',
  行政复议多久能有结果: '行政复议法第六十二条',
};

describeShared('starters over real law', () => {
  let data = '';
  let searcher: Searcher;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'fazhi-test-starters-'));
    // A dozen laws with their neighbours are taken in within seconds; all of national law takes minutes.
    await ingest(data, ...[
      '民法典', '刑法/刑法.md', '社会法/劳动合同法(2012-12-28).md', '行政法规/劳动合同法实施条例(2008-09-18).md', '行政法规/工伤保险条例(2010-12-20).md',
      '行政法/土地管理法(2019-08-26).md', '民法商法/农村土地承包法(2018-12-29).md', '行政法/道路交通安全法(2021-04-29).md',
      '民法商法/消费者权益保护法(2013-10-25).md', '行政法/食品安全法(2021-04-29).md', '行政法/行政处罚法(2021-01-22).md',
      '诉讼与非诉讼程序法/行政复议法(2017-09-01).md', '诉讼与非诉讼程序法/行政复议法(2023-09-01).md',
      '司法解释/最高人民法院关于适用《民法典》婚姻家庭编的解释（一）(2020-12-29).md',
      '司法解释/最高人民法院关于适用《民法典》婚姻家庭编的解释（二）(2025-01-15).md',
    ].map((path) => shared(`laws/national/${path}`)));
    searcher = await openConfiguredSearcher(data, {});
  }, 60_000);
  afterAll(() => {
    searcher.close();
    rmSync(data, { recursive: true, force: true });
  });

  test('each has its article here', () => expect(Object.keys(FIRST)).toEqual(questions));

  test.each(Object.entries(FIRST))('%s: %s comes first', async (question, first) => {
    const consultant = createConsultant({ searcher, offices: OFFICES });
    const { answer } = await outcomeOf(consultant.consult({ question, assumptions: [] }, { today: '2026-07-01', region: HOME }));
    const quoted = answer.provisions[0]?.pieces[0];
    expect(`${quoted?.law.replaceAll('中华人民共和国', '')}${quoted?.article}`).toBe(first);
    expect(answer.flags).not.toContain('weak-retrieval');
  });
});
