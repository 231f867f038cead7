import { anyOf } from './any-of.ts';
import { parseNumeral } from '../../knowledge/numerals.ts';

/** 20万, 20w, 1.5亿, 三十多万, 十几万, 上百万, 1,200,000元, 80000块. What is counted in 公里, 人 or 亩 is no money. */
const IN_UNITS =
  /(?<![\d.]|粉丝|播放|阅读|点击|流量)(?<number>\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,4})?|(?!千万)[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟几]{1,10}(?:点[一二三四五六七八九]{1,2})?|(?<=[上近过超数好])(?=千万)|(?=[十百]?[亿万]))(?:多|来|余|几)?(?:个)?(?<unit>亿|千万|百万|十万|万|w(?![a-z]))(?<rest>\d(?!\d)|[一二三四五六七八九](?![十百千年月天个]))?(?:多|余)?(?!\s*(?:公里|千米|里路|人(?!民币)|名|字|吨|平|亩|公顷|斤|公斤|只|头|册|次|票|粉|张|个(?!人)|株|立方|户|步|播放|阅读|台|辆|家|件|瓶|支|分之|一|不得|无一|伏|达|像素|赞|点击|册|倍))/gu;
const IN_YUAN = anyOf(
  /(?<![\d.])(?<number>\d{6,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.\d{1,2})?(?=元|块|人民币|钱|rmb|圆)/gu,
  /[¥￥](?<signed>\d{6,12}|\d{1,3}(?:,\d{3}){1,3})/gu,
);

const UNITS: Readonly<Record<string, number>> = { 亿: 1e8, 千万: 1e7, 百万: 1e6, 十万: 1e5, 万: 1e4, w: 1e4 };

/** Sums of money that a text names, in yuan; of vague ones the least: 几十万 is 200,000, 上百万 1,000,000. */
export function sumsOfMoney(text: string): number[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  const inUnits = [...plain.matchAll(IN_UNITS)].flatMap(({ groups = {} }) => {
    const value = numberOf(groups['number'] ?? '');
    const unit = UNITS[groups['unit'] ?? ''];
    if (value === undefined || unit === undefined) return [];
    return [Math.round(value * unit + (groups['rest'] ? (parseNumeral(groups['rest']) ?? 0) * (unit / 10) : 0))];
  });
  const inYuan = [...plain.matchAll(IN_YUAN)].map(({ groups = {} }) => Number((groups['number'] ?? groups['signed'] ?? '').replaceAll(',', '')));
  return [...inUnits, ...inYuan];
}

/** 1.5, 三十, 一点五, 十几 (10), 几十 (20), 几百 (200); nothing before the unit is one: 百万. */
function numberOf(text: string): number | undefined {
  if (text === '') return 1;
  if (text === '百' || text === '千') return text === '百' ? 100 : 1000;
  if (/^[\d,.]+$/u.test(text)) return Number(text.replaceAll(',', ''));
  const [whole = '', fraction] = text.split('点');
  const value = whole === '几' ? 2 : parseNumeral(whole.startsWith('几') ? whole.replace('几', '二') : whole.replace('几', ''));
  const part = fraction === undefined ? 0 : Number(`0.${[...fraction].map((digit) => parseNumeral(digit)).join('')}`);
  return value === undefined ? undefined : value + part;
}
