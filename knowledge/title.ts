import { formatNumeral, parseNumeral } from './numerals.ts';

/**
 * The key by which a law is found: one for all spellings of its title, different for different laws.
 * Marks (《》, quotes), white space, width, 中华人民共和国 and notes on the version do not count;
 * （试行）, （一） and the year of 宪法修正案（2018年） are part of the name.
 * @example normaliseTitle('《中华人民共和国劳动合同法》(2012年修正)') === '劳动合同法'
 */
export function normaliseTitle(title: string): string {
  return splitTitle(title).key;
}

/** The key of a title and the year that its version note names: 《刑法》（2020修正） → 刑法, 2020. */
export function splitTitle(title: string): { readonly key: string; readonly versionYear?: number } {
  let key = foldTitle(title);
  let versionYear: number | undefined;
  for (;;) {
    const note = VERSION_NOTE.exec(key);
    if (!note || key.slice(0, note.index).endsWith('修正案')) break;
    key = key.slice(0, note.index);
    versionYear ??= yearIn(note[0]);
  }
  return versionYear === undefined ? { key } : { key, versionYear };
}

/** The year that a version note names, in either kind of digits. */
export function yearIn(note: string): number | undefined {
  const year = /(?:19|20)\d\d|[一二][九〇零○][一二三四五六七八九〇零○]{2}/.exec(note);
  return year ? parseNumeral(year[0]) : undefined;
}

const YEAR = '(?:(?:19|20)\\d\\d|[一二][九〇零○][一二三四五六七八九〇零○]{2})';
const DATE = `${YEAR}(?:年|[.\\-/年]\\d{1,2}(?:[.\\-/月]\\d{1,2})?[月日]?)?`;
const CHANGE = '(?:第[一二三四五六七八九十]+次)?(?:修订|修正|修改|公布|发布|颁布|制定|通过|施行|实施|生效|版)(?:版|本|文本)?';

/** What a version note says between its brackets: 2021年修订, 2018修正, 2015-08-29, 二〇二〇年修正, 修订, 已废止. */
export const VERSION_NOTE_BODY = `(?:(?:${DATE}(?:第[一二三四五六七八九十]+次)?(?:${CHANGE}[，,]?){0,3}){1,3}|${CHANGE}|现行有效|已被?(?:修改|修订|修正|废止)|已?失效|废止)`;

const VERSION_NOTE = new RegExp(`（${VERSION_NOTE_BODY}）$|_\\d{8}$`);

/** Marks that a title may wear and that do not tell one law from another. */
const MARKS = /[\s\u200b-\u200d\u2060\ufeff《》〈〉<>«»“”‘’"'「」『』]/g;

function foldTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(MARKS, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll('中华人民共和国', '')
    .replaceAll('、最高人民检察院', '最高人民检察院')
    .replace(/（(\d{1,2})）/g, (_, digits: string) => `（${formatNumeral(Number(digits))}）`)
    .replace(/(解释|规定|修正案)之?([一二三四五六七八九十]{1,3}|(?<!\d)\d{1,2})$/, serialNumber);
}

/** 民法典婚姻家庭编解释一 and 刑法修正案11 as people type them; a word that merely ends in a digit stays. */
function serialNumber(whole: string, kind: string, digits: string): string {
  const number = parseNumeral(digits);
  return number === undefined ? whole : `${kind}（${formatNumeral(number)}）`;
}
