/** Chinese digits of a number that is read out one by one; 幺 is said for 1. */
const SPOKEN = new Map([...'〇零一二三四五六七八九'].map((character, index) => [character, String(Math.max(0, index - 1))] as const));

/**
 * Full-width letters, digits and marks as ASCII ones, and a phone number spelt in Chinese digits (幺三八…) as digits.
 * Every UTF-16 unit keeps its place, so that what is found here is cut out of the original.
 */
export function foldWidth(text: string): string {
  return text
    .replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/gu, ' ')
    .replace(/[〇零幺一二三四五六七八九\d]{11,}/gu, (run) => [...run].map((character) => (character === '幺' ? '1' : SPOKEN.get(character) ?? character)).join(''));
}
