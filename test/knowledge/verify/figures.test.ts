import { describe, expect, test } from 'vitest';
import { readFigures } from '../../../knowledge/verify/figures.ts';

/** Unit and value of each figure: `30 day, 6 month`. */
const show = (text: string): string => readFigures(text).map(({ unit, value }) => `${Math.round(value * 1e6) / 1e6} ${unit}`).join(', ');

describe('readFigures', () => {
  test.each([
    ['提前三十日以书面形式', '30 day'],
    ['30日、30天、３０日', '30 day, 30 day, 30 day'],
    ['三个工作日内，15个工作日', '3 working-day, 15 working-day'],
    ['两周，1个星期', '14 day, 7 day'],
    ['一个月、6个月、六个月、半年、半个月', '1 month, 6 month, 6 month, 6 month, 0.5 month'],
    ['一个半月，一年半，两年半', '1.5 month, 18 month, 30 month'],
    ['三年以上十年以下', '36 month, 120 month'],
    ['三至六个月，3-5年，10—15日', '3 month, 6 month, 36 month, 60 month, 10 day, 15 day'],
    ['二倍、2倍、两倍、双倍、200%、百分之二百', '2 ratio, 2 ratio, 2 ratio, 2 ratio, 2 ratio, 2 ratio'],
    ['20%、20％、百分之二十、百分之20、两成、2‰、万分之五', '0.2 ratio, 0.2 ratio, 0.2 ratio, 0.2 ratio, 0.2 ratio, 0.002 ratio, 0.0005 ratio'],
    ['三分之二，1/3，一半，百分之百，百分之二点五', '0.666667 ratio, 0.333333 ratio, 0.5 ratio, 1 ratio, 0.025 ratio'],
    ['五万元、50000元、5万元、50,000元、2.5万元、一万五千元、1万5千元、5 万元、万元', '50000 yuan, 50000 yuan, 50000 yuan, 50000 yuan, 25000 yuan, 15000 yuan, 15000 yuan, 50000 yuan'],
    ['三百万元，2亿元，一亿元，200块钱', '3000000 yuan, 200000000 yuan, 100000000 yuan, 200 yuan'],
    ['年满十八周岁，18岁，不满14周岁', '18 age, 18 age, 14 age'],
    ['24小时，二十四小时，30分钟', '24 hour, 24 hour, 30 minute'],
    ['从2021年1月1日起，二〇二一年，08年，3月15日', ''],
    ['第四十条第二款第（三）项，第三年，第十五日', ''],
    ['拨打12348或者110，法释〔2020〕17号', ''],
    ['1.先协商；2.再起诉；（3）仲裁', ''],
    ['三五天、两三年、几年、数十元', ''],
    ['一方、统一、一定期间、十分必要、成年人、三成员', ''],
    ['一年级，八年级，三日报', ''],
  ])('%s', (text, figures) => {
    expect(show(text)).toBe(figures);
  });

  test('says where each stands', () => {
    const text = '处五日以上十日以下拘留，可以并处五百元以下罚款';
    expect(readFigures(text).map(({ start, end }) => text.slice(start, end))).toEqual(['五日', '十日', '五百元']);
  });
});
