import { spansOf, type Span } from './personal-data.ts';

const N = '(?:[甲乙丙丁]?[\\dA-Za-z]{1,5}|[一二三四五六七八九十百零〇]{1,5})';
/** 3单元, 501室, 二楼; a bare number may end the row: 3单元501. */
const UNIT = `(?:第?${N}(?:号楼|号院|栋|幢|座|单元|层|楼|室|户|门|号(?![线文令]|公告)))`;
const TAIL = `(?:[ ,-]?${UNIT}){0,5}(?:[ 门-]?\\d{3,4}(?![\\d年元万月%]))?`;

/** The house in a street; the street itself stays, since the place decides which local rule applies. */
const STREET = new RegExp(`(?<=路|街|大道|巷|胡同|里弄|弄|街道|路段)(?<data>${N}(?:[-之附]${N})?号(?![线文令]|公告|公路|国道|站|车|员工|店员)(?:院|附${N}号)?${TAIL})`, 'gu');
/** The house of a village group; 三组 by itself stays: whose land it is hangs on it. */
const VILLAGE = new RegExp(`(?<=村|组|队|屯|社区|寨|坪|坝|沟|湾|营|庄)(?<data>第?${N}[组队社](?:第?${N}(?:号(?![线文令])|户)${TAIL}))`, 'gu');
const VILLAGE_NUMBER = new RegExp(`(?<=村|组|屯|寨|庄)(?<data>第?[\\d]{1,4}号(?![线文令楼]|公告)${TAIL})`, 'gu');
/** Building, entrance and door of an estate: two of them at least lead to a home. */
const ESTATE = new RegExp(`(?<data>(?<![\\dA-Za-z])${UNIT}(?:[ ,-]?${UNIT}){1,5}(?:[ 门-]?\\d{3,4}(?![\\d年元万月%]))?|(?<![\\dA-Za-z])\\d{1,3}(?:号楼|栋|幢|座|单元)\\d{3,4}(?![\\d年元万月%]))`, 'gu');
/** 3-2-501 after an estate's name or 住. */
const DASHES = /(?<=小区|花园|家园|公寓|苑|城|庭|园|府|湾|里|新村|大厦|住|住在|地址[:是为]?|号楼|栋|幢)(?<data>\d{1,3}-\d{1,2}-\d{2,4}|\d{1,3}-\d{3,4})(?![\d-])/gu;
/** One door, where a word before it says that somebody lives there. */
const DOOR = new RegExp(`(?:住址|住|家|地址)[^，。；？！,;?!\\n]{0,20}?(?<data>(?<![\\dA-Za-z])[\\d]{3,4}(?:室|号房|房))`, 'gu');

/** House numbers, entrances and doors; names of places stay. The text has its width folded. */
export function findAddresses(text: string): Span[] {
  const isHome = (found: string): boolean => /[\d一二三四五六七八九十]/u.test(found);
  return [
    ...spansOf('address', STREET, text, isHome),
    ...spansOf('address', VILLAGE, text, isHome),
    ...spansOf('address', VILLAGE_NUMBER, text, isHome),
    ...spansOf('address', ESTATE, text, (found) => /(?:室|户|号|单元|\d{3,4})$/u.test(found) && !/^[\d一二三四五六七八九十]+号[\d一二三四五六七八九十]+号$/u.test(found)),
    ...spansOf('address', DASHES, text),
    ...spansOf('address', DOOR, text),
  ];
}
