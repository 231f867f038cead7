/** What is to be found is what does not hold. 无效宣告 is the name of a procedure. */
const NEGATIVE = /不正确|不对|错误|有误|不当|不妥|不属于|不包括|不包含|不是|不符合|不适用|不合法|不成立|不适宜|不应当?|不得|不能|不可以?|不需要?|无效(?!宣告)|除外/u;
const ASKED = /(?:下列|以下|下述|下面|哪)[^，。；]*$/u;
const END = /[（(][\s　]*[）)]|[：:。．.，,？?\s]+$/gu;

/** The word by which a stem asks for what is wrong, 不属于 or 错误; undefined where it asks for what is right. */
export function asksForWrong(stem: string): string | undefined {
  return NEGATIVE.exec(ASKED.exec(stem.replaceAll(END, ''))?.[0] ?? '')?.[0];
}
