import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseGuidance } from '../../../bot/guidance/choose-guidance.ts';
import { DEADLINES } from '../../../bot/guidance/deadlines.ts';
import { TRIGGERS } from '../../../bot/understand/deadline-triggers.ts';
import { dueDate } from '../../../bot/understand/due-date.ts';
import { findDueDates } from '../../../bot/understand/find-due-dates.ts';
import { describeShared, shared } from '../../support/shared.ts';

/** A Wednesday. */
const TODAY = '2026-11-25';
const due = (question: string, today = TODAY) => findDueDates(question, chooseGuidance(question, []), today);

describe('periods that run from what a resident tells', () => {
  test.each<[string, string, string, 'near' | 'over' | 'running']>([
    ['11月16日收到劳动仲裁裁决书，不服怎么办', '不服劳动仲裁裁决，向法院起诉', '2026-12-01', 'running'],
    ['11月12日收到劳动仲裁裁决书，不服怎么办', '不服劳动仲裁裁决，向法院起诉', '2026-11-27', 'near'],
    ['上个月5号收到劳动仲裁裁决书', '不服劳动仲裁裁决，向法院起诉', '2026-10-20', 'over'],
    ['法院判决不服，11月16日收到的', '不服一审民事判决，提出上诉', '2026-12-01', 'running'],
    ['收到法院判决不服；11月12日收到的；最后一天是哪天', '不服一审民事判决，提出上诉', '2026-11-27', 'near'],
    ['劳动仲裁裁决书我不认，11月16日才收到', '不服劳动仲裁裁决，向法院起诉', '2026-12-01', 'running'],
    ['11月23日拿到交通事故认定书，我不认可', '对交通事故认定申请复核', '2026-11-26', 'near'],
    ['11月20日交警的责任认定书出来了', '对交通事故认定申请复核', '2026-11-25', 'near'],
    ['今年9月28日收到派出所的行政处罚决定书，不服', '申请行政复议', '2026-11-27', 'near'],
    ['今年9月28日收到派出所的行政处罚决定书，不服', '直接向法院提起行政诉讼', '2027-03-29', 'running'],
    ['昨天收到行政复议决定书', '不服行政复议决定，向法院起诉', '2026-12-09', 'running'],
    ['上个月5号被公司辞退，没给补偿', '申请劳动仲裁', '2027-10-05', 'running'],
    ['2019年入职，去年11月30日被辞退', '申请劳动仲裁', '2026-11-30', 'near'],
    ['2024年3月1日被公司开除', '申请劳动仲裁', '2025-03-03', 'over'],
    ['去年12月10日在工地受伤，老板不报工伤', '单位不申请时，职工本人、近亲属或者工会申请工伤认定', '2026-12-10', 'near'],
    ['借条上写2023年12月1日还钱，到现在不还', '向法院起诉（普通民事纠纷）', '2026-12-01', 'near'],
    ['朋友借款2022年3月1日到期，有保证人', '没有约定保证期间时，向保证人主张（一般保证须起诉或者仲裁）', '2022-09-01', 'over'],
    ['11月21日收到网购的衣服，想退货', '网购等远程购物无理由退货', '2026-11-30', 'running'],
    ['11月20日收到不予立案通知书', '对公安机关不予立案申请复议', '2026-11-27', 'near'],
    ['前天我们去民政局申请离婚登记了，我后悔了', '不想离的一方撤回离婚登记申请', '2026-12-23', 'running'],
    ['上周五收到法院判决书，不服怎么上诉', '不服一审民事判决，提出上诉', '2026-12-07', 'running'],
    ['11月11日法院的一审判决书送达了', '不服一审民事判决，提出上诉', '2026-11-26', 'near'],
    ['今年10月20号被车撞伤，交警11月20号出的认定书说我次责', '对交通事故认定申请复核', '2026-11-25', 'near'],
    ['去年8月在工地上摔伤，包工头不管了', '单位不申请时，职工本人、近亲属或者工会申请工伤认定', '2026-08-03', 'over'],
    ['9月1日收到限期拆除通知书', '直接向法院提起行政诉讼', '2027-03-01', 'running'],
    ['2025年11月30日劳动合同到期公司不续签', '申请劳动仲裁', '2026-11-30', 'near'],
    ['10月28日签的调解协议，对方反悔', '共同申请法院确认人民调解协议', '2026-11-27', 'near'],
    ['11月20日收到行政处罚听证告知书', '要求听证', '2026-11-27', 'near'],
    ['2020年12月判决生效，对方一直不还钱', '申请强制执行', '2022-12-01', 'over'],
    ['前几天收到仲裁裁决书不服', '不服劳动仲裁裁决，向法院起诉', '2026-11-30', 'running'],
    ['2025年1月15日被车撞伤', '向法院起诉（普通民事纠纷）', '2028-01-17', 'running'],
  ])('%s → %s by %s, %s', (question, what, dueOn, state) => {
    const found = due(question).find((each) => each.what === what);
    expect(found).toMatchObject({ dueOn, isNear: state === 'near', isOver: state === 'over' });
  });

  test.each([
    '劳动仲裁裁决书不服几天内起诉',
    '2019年入职的，公司现在拖欠工资',
    '2020年3月借给朋友五万',
    '2021年结婚，想离婚',
    '昨天收到法院传票',
    '2024年5月买的房子漏水，开发商不管',
    '今年1月房东卖房没通知我',
    '爸爸上个月去世，医院有责任吗',
    '2025年12月1日鉴定为八级伤残，工伤',
    '2022年1月借出去的钱，约定一年还',
    '2018年被征地，补偿款没给',
    '《劳动合同法》2012年修正后辞退怎么赔',
  ])('none: %s', (question) => {
    expect(due(question)).toEqual([]);
  });

  test('those that are over come after those that are not', () => {
    const found = due('今年7月1日收到派出所的行政处罚决定书，不服');
    expect(found.map(({ what, isOver }) => [what, isOver])).toEqual([['直接向法院提起行政诉讼', false], ['缴纳罚款', true], ['申请行政复议', true]]);
  });

  test('a beginning known by the month: reckoned from its first day, over only when it is from the last', () => {
    const [found] = due('去年11月被公司辞退');
    expect(found).toMatchObject({ startsOn: '2025-11-01', dueOn: '2026-11-02', daysLeft: -23, isNear: true, isOver: false });
    expect(found!.text).toContain('可能已过也可能快到');
    expect(due('去年10月被公司辞退')[0]).toMatchObject({ isOver: true, isNear: false });
  });

  test('what is over is never called lost, and it says what may still help', () => {
    const texts = ['2024年3月1日被公司开除', '上个月5号收到劳动仲裁裁决书', '今年7月1日收到行政处罚决定书', '借款2022年3月1日到期，有保证人'].flatMap((question) => due(question))
      .filter(({ isOver }) => isOver).map(({ text }) => text);
    expect(texts.length).toBeGreaterThanOrEqual(4);
    for (const text of texts) {
      expect(text).toMatch(/可能已经过了；但/u);
      expect(text).not.toMatch(/丧失|败诉|不能再|没有权利|无法/u);
    }
  });

  test('weekends are known and holidays are not, and it says so', () => {
    expect(due('昨天收到行政复议决定书')[0]!.assumption).toContain('节假日');
  });

  test.each([
    ['十日', '2026-11-17', true], ['十日', '2026-11-19', false], // four days at least
    ['六十日', '2026-10-02', true], ['六十日', '2026-10-05', false], // a tenth
    ['一年', '2025-12-25', true], ['一年', '2025-12-28', false], // thirty days at most
  ])('near: %s from %s %s', (period, from, isNear) => {
    const deadline = { what: '提出', period, from: '', source: { law: '示例法', article: '第一条' } };
    expect(dueDate(deadline, { from, to: from }, TODAY, { regime: 'procedural', assumes: '假定' })!.isNear).toBe(isNear);
  });

  test('nothing is due of what has not begun', () => {
    const deadline = { what: '提出', period: '十日', from: '', source: { law: '示例法', article: '第一条' } };
    expect(dueDate(deadline, { from: '2026-12-01', to: '2026-12-01' }, TODAY, { regime: 'procedural', assumes: '' })).toBeUndefined();
  });
});

describe('triggers', () => {
  test('each belongs to one deadline', () => {
    const keys = TRIGGERS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

/** Articles that the reckoning rests on, as their laws have them. */
describeShared('what the laws say on reckoning', () => {
  const textOf = (name: RegExp): string => {
    const folder = shared('laws/national');
    const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => name.test(path)).sort().at(-1)!;
    return readFileSync(join(folder, file), 'utf8');
  };

  test.each([
    [/民法典\/.*总则/u, '第二百零一条', '开始的当日不计入'],
    [/民法典\/.*总则/u, '第二百零二条', '没有对应日的，月末日'],
    [/民法典\/.*总则/u, '第二百零三条', '法定休假日结束的次日'],
    [/民法典\/.*总则/u, '第一百九十五条', '诉讼时效中断'],
    [/\/民事诉讼法\(/u, '第八十五条', '期间开始的时和日，不计算在期间内'],
    [/\/行政复议法\(/u, '第八十八条', '工作日'],
    [/行政处罚法\(/u, '第八十五条', '工作日'],
    [/道路交通事故处理程序规定/u, '第一百一十二条', '工作日'],
    [/立法法\(/u, '第一百零四条', '不溯及既往'],
  ])('%s %s', (name, article, words) => {
    const text = textOf(name);
    const start = text.indexOf(`\n${article}`);
    const next = text.slice(start + 4).search(/\n第[一二三四五六七八九十百零]+条/u);
    expect(text.slice(start, start + 4 + (next < 0 ? text.length : next))).toContain(words);
  });

  test('deadlines counted in working days are those of these laws', () => {
    const laws = TRIGGERS.filter(({ inWorkdays }) => inWorkdays).map(({ key }) => DEADLINES[key].source.law);
    expect([...new Set(laws)].sort()).toEqual(['行政处罚法', '道路交通事故处理程序规定']);
  });
});
