/** How people group a mobile number. */
const MOBILE_GROUPS = /^(?:11|3,8|3,4,4|3,3,5|4,4,3|4,3,4|5,6|7,4|2,3,3,3)$/u;

/** A mobile number of the mainland in the groups in which it is written, with or without 86, 0086, 0. */
export function isMobile(groups: readonly string[]): boolean {
  const national = withoutCountry(groups);
  const [first = '', ...more] = national;
  const own = first.length === 12 && first.startsWith('0') ? [first.slice(1), ...more] : national;
  return /^1[3-9]\d{9}$/u.test(own.join('')) && MOBILE_GROUPS.test(own.map((group) => group.length).join(','));
}

/** Area codes: 010, 02x, and four digits from 03 to 09. */
const LANDLINE = /^0(?:10|2\d)[2-8]\d{7}$|^0[3-9]\d{2}[2-8]\d{6,7}$/u;

/** A landline with its area code, perhaps with an extension of its own group. */
export function isLandline(groups: readonly string[]): boolean {
  let own = withoutCountry(groups);
  if (own.length < groups.length && !own[0]?.startsWith('0')) own = [`0${own[0] ?? ''}`, ...own.slice(1)];
  const last = own.at(-1) ?? '';
  const main = own.length > 1 && last.length <= 4 && LANDLINE.test(own.slice(0, -1).join('')) ? own.slice(0, -1) : own;
  const [area = ''] = main;
  const isGrouped = main.length === 1 || /^0(?:10|2\d|[3-9]\d{2})$/u.test(area);
  return isGrouped && main.length <= 4 && LANDLINE.test(main.join(''));
}

/** Seven or eight digits without an area code; only a word before them tells that they are a phone. Hotlines begin with 1, 4 or 9. */
export const isLocalLandline = (groups: readonly string[]): boolean => groups.length <= 2 && /^[235-8]\d{6,7}$/u.test(groups.join(''));

function withoutCountry(groups: readonly string[]): readonly string[] {
  const [first = '', ...more] = groups;
  if (first === '86' || first === '0086') return more;
  const country = /^(?:00)?86(?=1[3-9]\d{9}$)/u.exec(first)?.[0];
  return country ? [first.slice(country.length), ...more] : groups;
}
