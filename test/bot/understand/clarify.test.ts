import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chooseGuidance } from '../../../bot/guidance/choose-guidance.ts';
import { TOPICS } from '../../../bot/guidance/topics.ts';
import { triage } from '../../../bot/understand/triage.ts';
import { CLARIFICATIONS, type Fact } from '../../../bot/understand/clarifications.ts';
import { assumptionFor, chooseClarifications, MOST_CLARIFICATIONS } from '../../../bot/understand/clarify.ts';
import { describeShared, shared } from '../../support/shared.ts';

function ask(question: string, asked: readonly string[] = []): string[] {
  const topic = chooseGuidance(question, [])?.topic;
  return chooseClarifications(question, { asked, ...(topic !== undefined && { topic }) }).map(({ fact }) => fact);
}

/** A question for every fact, as residents put it. */
const ASKED: readonly (readonly [string, Fact])[] = [
  ['公司把我开除了怎么办', 'dismissal-reason'],
  ['我爸在工地干活的时候摔伤了，谁负责', 'labour-relation'],
  ['老板拖欠我三个月工资怎么办', 'employer-kind'],
  ['单位不给交社保，我想辞职要赔偿', 'labour-contract'],
  ['我想离婚怎么办', 'consent-to-divorce'],
  ['离婚房子怎么分', 'whose-house'],
  ['离婚后孩子归谁', 'child-age'],
  ['彩礼能退吗', 'married'],
  ['爷爷的遗产我有份吗', 'will'],
  ['房东不退押金怎么办', 'lease-term'],
  ['我买了二手房，房主反悔了', 'purchase-stage'],
  ['衣服不合适商家不给退', 'bought-where'],
  ['网购的衣服不喜欢能退吗', 'received-when'],
  ['交了五千块钱不想租了能要回来吗', 'deposit-kind'],
  ['朋友借了我两万块不还怎么办', 'loan-proof'],
  ['开车追尾了怎么处理', 'injury-in-traffic'],
  ['我把人打了会坐牢吗', 'injury-level'],
  ['儿子用我手机给主播打赏了三万', 'minor-age'],
  ['儿子拿我手机充游戏八千块', 'minor-age'],
  ['我儿子偷东西会不会被抓', 'offender-age'],
  ['被派出所罚款500不服怎么办', 'decision-received'],
  ['我家房子要拆迁，补偿太低怎么办', 'land-kind'],
  ['我家的地被邻居占了怎么办', 'land-title'],
  ['父母的宅基地我能继承吗', 'membership'],
  ['拖了好几年，现在还能起诉吗', 'how-long-ago'],
];

describe('a fact that decides the outcome is asked for', () => {
  test.each(ASKED)('%s → %s', (question, fact) => {
    expect(ask(question)).toContain(fact);
  });

  test('every fact that can be asked for is in the table', () => {
    expect(new Set(ASKED.map(([, fact]) => fact))).toEqual(new Set(CLARIFICATIONS.map(({ fact }) => fact)));
  });

  test.each(ASKED)('%s: every answer to %s settles it and keeps the question what it was', (question, fact) => {
    const clarification = CLARIFICATIONS.find((each) => each.fact === fact)!;
    const answered = clarification.choices.map(({ adds }) => `${question}，${adds}`);
    expect(answered.filter((each) => ask(each).includes(fact))).toEqual([]);
    expect(answered.filter((each) => triage(each).kind !== 'legal')).toEqual([]);
  });

  test.each(ASKED)('%s: %s is asked for once', (question, fact) => {
    expect(ask(question, [fact])).not.toContain(fact);
  });

  test('two at most, those asked before included', () => {
    expect(MOST_CLARIFICATIONS).toBe(2);
    expect(ask('我弟弟打架把人打伤了会判刑吗')).toEqual(['injury-level', 'offender-age']);
    expect(ask('我弟弟打架把人打伤了会判刑吗', ['injury-level'])).toEqual(['offender-age']);
    expect(ask('我弟弟打架把人打伤了会判刑吗', ['injury-level', 'married'])).toEqual([]);
  });
});

describe('nothing is asked', () => {
  test.each([
    '三千块买的手机是翻新机，商家说只能修不能退',
    '2026年2月跟人打架被拘留十天，能申请听证吗',
    // of the law itself
    '劳动合同法第39条是什么', '试用期最长多久', '工伤认定需要什么材料', '离婚冷静期多少天', '最低工资标准是多少', '诉讼时效是几年', '彩礼的法律规定', '什么是正当防卫', '《民法典》第一千零七十九条',
    '法定继承人有哪些', '经济补偿和赔偿金有什么区别', '定金和订金的区别',
    // when the fact is there
    '我被公司以旷工为由开除了，合法吗', '怀孕了公司要辞退我', '包工头跑了，工钱一分没给', '下班路上被车撞了算工伤吗', '亲戚借钱不还，我有借条', '给了八万八彩礼，没结成婚，能退吗', '离婚后两岁孩子跟谁', '在淘宝买的鞋子昨天刚收到能退货吗',
    '2021年借给他五万，写了借条，现在不还', '房租合同还没到期房东要赶我走怎么办', '交警说对方全责，我腿骨折了怎么赔', '我十岁的儿子打赏了三万', '村里拆迁补偿不合理怎么办',
    // when it would change nothing, or help comes first
    '我老公打我怎么办', '被骗了钱还能要回来吗', '物业停水停电怎么办', '物业不退装修押金怎么办', '信用卡逾期了会坐牢吗', '你好', '',
  ])('%s', (question) => {
    expect(ask(question)).toEqual([]);
  });

  test('another topic found by search is another matter', () => {
    expect(chooseClarifications('彩礼能退吗', { topic: 'traffic', asked: [] })).toEqual([]);
  });
});

describe('the data', () => {
  test.each(CLARIFICATIONS.map((rule) => [rule.fact, rule] as const))('%s', (_, { text, choices, topics, why, assumption, fact }) => {
    expect(text).toMatch(/^[^。？\n]{4,20}？$/u);
    expect(choices.length).toBeGreaterThanOrEqual(2);
    expect(choices.length).toBeLessThanOrEqual(4);
    expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
    for (const { id, label, adds } of choices) {
      expect(id).toMatch(/^[a-z0-9]{2,12}$/u);
      expect(label).toMatch(/^[^。\n]{2,11}$/u);
      expect(adds).toMatch(/^[^，。？\n][^。？\n]{2,29}$/u);
    }
    expect(why).toMatch(/^[^。]{6,40}$/u);
    expect(assumption).toMatch(/^假定[^。]+$/u);
    expect(assumptionFor(fact)).toBe(assumption);
    for (const topic of topics) expect(TOPICS.map(({ id }) => id)).toContain(topic);
  });

  test('a fact has one rule; of an unknown one nothing is assumed', () => {
    expect(new Set(CLARIFICATIONS.map(({ fact }) => fact)).size).toBe(CLARIFICATIONS.length);
    expect(assumptionFor('weather')).toBeUndefined();
  });
});

describeShared('questions on the law, as put to lawyers', () => {
  test('hardly one of them is answered with a question', () => {
    const questions = readFileSync(shared('bench/stard/questions.jsonl'), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { question: string }).question);
    const asked = questions.filter((question) => ask(question).length > 0);
    expect(asked.length / questions.length).toBeLessThan(0.02);
  });
});
