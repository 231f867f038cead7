/** Weights of the 17 digits before the check character (GB 11643-1999, 4.2.2; ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** First two digits of the administrative codes: provinces, Taiwan, Hong Kong, Macau, residents' permits of these. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/u;

/**
 * Whether 15 or 18 characters are a citizen's number. Of 18, a right checksum is not asked for where province and birthday
 * are right: a number with one digit mistyped still leads to the person.
 */
export function isIdNumber(text: string): boolean {
  if (/^\d{15}$/u.test(text)) return PROVINCE.test(text) && isDay(`19${text.slice(6, 12)}`);
  if (!/^\d{17}[\dxX]$/u.test(text)) return false;
  return PROVINCE.test(text) && isDay(text.slice(6, 14));
}

/** The 18th character of a citizen's number, by its first 17 digits. */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11]!;
}

/** A day of the calendar from 1880 to 2099, as yyyymmdd. */
function isDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1880 && year <= 2099 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
