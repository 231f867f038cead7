import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDates } from '../../../bot/understand/find-dates.ts';
import { findEventDay } from '../../../bot/understand/find-event-day.ts';

/** A Wednesday. */
const TODAY = '2026-11-25';

describe('the day of the facts', () => {
  test.each<[string, string, 'day' | 'month' | 'year', string?]>([
    ['2019年签的合同', '2019-12-31', 'year', '签'],
    ['2019年3月签的合同', '2019-03-31', 'month', '签'],
    ['2020年2月29日借的钱', '2020-02-29', 'day', '借的'],
    ['2020.3.5签的合同', '2020-03-05', 'day'],
    ['2020-03-05借款五万', '2020-03-05', 'day'],
    ['2020/3/5出的车祸', '2020-03-05', 'day'],
    ['20200305被打伤', '2020-03-05', 'day'],
    ['2020.3签的合同', '2020-03-31', 'month'],
    ['二〇一八年结婚', '2018-12-31', 'year', '结婚'],
    ['二零一八年三月五日结婚', '2018-03-05', 'day', '结婚'],
    ['19年入职', '2019-12-31', 'year', '入职'],
    ['我19年3月入职的', '2019-03-31', 'month', '入职'],
    ['98年盖的房子', '1998-12-31', 'year'],
    ['九八年盖的房子', '1998-12-31', 'year'],
    ['零八年买的房', '2008-12-31', 'year', '买'],
    ['10年买的房', '2010-12-31', 'year', '买'],
    ['2019年上半年买的', '2019-06-30', 'year'],
    ['2019年底离职', '2019-12-31', 'year', '离职'],
    ['19年初被辞退', '2019-03-31', 'year'],
    ['去年三月被打伤', '2025-03-31', 'month'],
    ['去年买的车', '2025-12-31', 'year'],
    ['前年借给他五万', '2024-12-31', 'year', '借给'],
    ['大前年结的婚', '2023-12-31', 'year'],
    ['今年3月5日被撞', '2026-03-05', 'day', '撞'],
    ['今年离的婚', '2026-11-25', 'year', '离的婚'],
    ['上个月5号收到裁决书', '2026-10-05', 'day', '收到'],
    ['上个月离职', '2026-10-31', 'month', '离职'],
    ['上上个月离职', '2026-09-30', 'month'],
    ['本月3号被罚款', '2026-11-03', 'day'],
    ['三年前借的钱', '2023-12-31', 'year'],
    ['3年多前借的钱', '2023-12-31', 'year'],
    ['半年前被辞退', '2026-05-31', 'month'],
    ['两个月前被辞退', '2026-09-30', 'month'],
    ['十天前买的', '2026-11-15', 'day', '买'],
    ['昨天被辞退', '2026-11-24', 'day'],
    ['昨晚被打了', '2026-11-24', 'day'],
    ['前天出的事故', '2026-11-23', 'day', '事故'],
    ['大前天被狗咬', '2026-11-22', 'day', '咬'],
    ['今天收到判决书', '2026-11-25', 'day', '收到'],
    ['上周三离职', '2026-11-18', 'day', '离职'],
    ['上周日被打', '2026-11-22', 'day'],
    ['3月5号被狗咬', '2026-03-05', 'day', '咬'],
    ['12月20日被撞', '2025-12-20', 'day', '撞'],
    ['2019签的合同', '2019-12-31', 'year', '签'],
    ['2019年到2021年在厂里上班', '2021-12-31', 'year', '上班'],
    ['2020年8月20号之前借的钱', '2020-08-19', 'day'],
    ['2020年以前的工资还能要吗', '2019-12-31', 'year'],
    ['我08年嫁到这个村', '2008-12-31', 'year'],
    ['2019年人社局认定了工伤', '2019-12-31', 'year'],
    ['2020年生了二胎被辞退', '2020-12-31', 'year', '被辞'],
    ['11.20出的车祸', '2026-11-20', 'day', '车祸'],
    ['前几天被骗了三万', '2026-11-24', 'month', '被骗'],
    ['我95年生，19年结婚', '2019-12-31', 'year', '结婚'],
  ])('%s: %s by %s', (text, day, precision, act) => {
    expect(findEventDay(text, TODAY)).toMatchObject({ day, precision, ...(act !== undefined && { act }) });
  });

  test.each([
    '2021年修订的《行政处罚法》怎么规定',
    '《劳动合同法》（2012年修正）第三十九条',
    '2021年民法典施行后',
    '2018修正的公司法',
    '国发〔2019〕5号文件',
    '（2019）陕0902民初123号判决',
    '劳动合同法第2019条',
    '签了三年期限的合同',
    '干了19年被辞退',
    '在公司工作15年被辞退',
    '结婚10年了想离婚',
    '租了20年的地',
    '判了12年',
    '租期20年到期怎么办',
    '我1990年出生的',
    '张小红（女，1990年3月5日生）和我登记三年，她跟人跑了',
    '我是1985年的，能办退休吗',
    '孩子今年9岁',
    '12月5日开庭要带什么',
    '民法典是2021年1月1日开始施行的吗',
    '行政机关应当于听证的七日前通知',
    '借了11.20元',
    '出生于1990年5月',
    '孩子12岁',
    '明年3月到期',
    '2030年到期的贷款',
    '试用期3个月',
    '合同到期3个月前通知我',
    '提前30天通知',
    '每月5号发工资',
    '每年3月交房租',
    '处三年以下有期徒刑',
    '2023年2月29日',
    '2019年13月',
    '5号楼的邻居',
    '试用期最长多久',
    '',
  ])('none: %s', (text) => {
    expect(findEventDay(text, TODAY)).toBeUndefined();
  });

  test.each([
    ['2019年入职，上个月5号被辞退', '2026-10-05'],
    ['2019年被打伤，昨天收到鉴定意见', '2019-12-31'],
    ['2018年签的合同，2020年3月他违约了', '2020-03-31'],
    ['2015年结婚，2019年买的房，去年离婚了', '2025-12-31'],
    ['今天咨询一下，2020年5月借的钱', '2020-05-31'],
    ['昨天去法院立案，2021年3月借给他的钱', '2021-03-31'],
    ['2020年3月和2021年5月他分别借了两次钱', '2021-05-31'],
  ])('of several dates the one of the wrong, then of the contract: %s', (text, day) => {
    expect(findEventDay(text, TODAY)?.day).toBe(day);
  });

  test.each<[string, boolean]>([
    ['2019年入职一直没签合同', true],
    ['19年入职，公司要辞退我', true],
    ['2015年结的婚，现在想离婚', true],
    ['2018年至今没发加班费', true],
    ['从2022年10月开始公司就没交社保', true],
    ['2016年承包的地，村里要收回被占了', true],
    ['2019年签的合同', false],
    ['去年三月被打伤', false],
    ['2019年入职，2021年3月被辞退', false],
  ])('what goes on today: %s %s', (text, isContinuing) => {
    expect(findEventDay(text, TODAY)?.isContinuing).toBe(isContinuing);
  });

  test('the span is the whole month or year, and never reaches past today', () => {
    expect(findEventDay('去年三月被打', TODAY)).toMatchObject({ from: '2025-03-01', to: '2025-03-31' });
    expect(findEventDay('今年被打', TODAY)).toMatchObject({ from: '2026-01-01', to: TODAY, day: TODAY });
    expect(findEventDay('2019年到2021年上班', TODAY)).toMatchObject({ from: '2019-01-01', to: '2021-12-31' });
  });

  test('the words of the date are where it says', () => {
    const text = '我是2019年3月签的合同';
    const { start, end, text: words } = findEventDay(text, TODAY)!;
    expect([text.slice(start, end), words]).toEqual(['2019年3月', '2019年3月']);
  });
});

test('whatever is written, dates are days of the past in their order, where they say', () => {
  const piece = fc.constantFrom('2019年', '19年', '去年', '三月', '5号', '3月5日', '上个月', '三年前', '昨天', '2020.3.5', '到', '入职', '被打', '，', '二〇一八年', '2023年2月30日', '出生', '前', '半年前', '99999年前', '零月', '十百年');
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 10 }).map((parts) => parts.join(''));
  fc.assert(fc.property(text, (words) => {
    const found = findDates(words, TODAY);
    for (const { from, to, start, end, text: own } of found) {
      expect([from, to].every((day) => /^\d{4}-\d\d-\d\d$/u.test(day) && day <= TODAY)).toBe(true);
      expect(words.slice(start, end)).toBe(own);
    }
    expect(found.every(({ start }, index) => index === 0 || start >= found[index - 1]!.end)).toBe(true);
    expect(found.length === 0).toBe(findEventDay(words, TODAY) === undefined);
  }), { numRuns: 500 });
});
