/** 一定能赢, 肯定会判, 稳赢; not 不一定能赢 or 不保证能要回. */
const PROMISE = /(?<!不|不能|无法|没法|不敢)(?:一定|肯定|保证|绝对|必定|必然|百分之?百)(?:能|会|可以|要)?(?:够)?(?:打?赢|胜诉|成功|要回来?|追回|拿到|判|赔|支持|坐牢)|稳赢|必胜|包赢|必赢/gu;

/** Outcomes that a text promises; nobody can say how a court will decide. */
export function findPromises(text: string): string[] {
  return [...text.matchAll(PROMISE)].map(([promise]) => promise);
}
