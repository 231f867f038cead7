const NUMERAL = '[零〇一二三四五六七八九十百千0-9]+';
const LABEL = new RegExp(
  `^(?:第${NUMERAL}(?:编|分编|章|节|条|款|项|部分)|[（(]${NUMERAL}[)）]|${NUMERAL}[、．]|[0-9]+[.]|[①-⑳]|附件|附录|附表|目\\s*录)`,
);
const SENTENCE_END = /[。；：！？.;:!?…][”’"』」）)]*$/;
const LATIN_END = /[\p{Script=Latin}0-9,.;:!?%)\]"'&/]$/u;
const LATIN_START = /^[\p{Script=Latin}0-9(["'&$]/u;

/** Does the line open with the label of a provision or heading: 第N条, 第N章, （一）, 一、, 1. ? */
export const startsWithLabel = (text: string): boolean => LABEL.test(text);

export const endsSentence = (text: string): boolean => SENTENCE_END.test(text);

/** Joins two halves of a wrapped paragraph: a space between Latin words, nothing around Chinese characters. */
export function joinWrapped(head: string, tail: string): string {
  return LATIN_END.test(head) && LATIN_START.test(tail) ? `${head} ${tail}` : head + tail;
}
