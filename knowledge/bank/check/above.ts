const ABOVE = '(?:以上|上述|前述|上列)(?:[各两三四五几]?[项者种个类]|选项|答案|说法|观点|表述|情形|情况|行为|内容|方式|条件)*';
const ALL_WORDS = '(?:都|均|皆|全部?|全都)';
const HOLDS = '(?:是|属于|包括|符合|可以|可|应当|有)';
/** 以上都是, 以上均属于; 以上都对 and 以上均错 say whether what stands above is true. */
const FORMS = {
  all: new RegExp(`^${ABOVE}${ALL_WORDS}${HOLDS}?的?$`, 'u'),
  none: new RegExp(`^${ABOVE}${ALL_WORDS}(?:不${HOLDS}|非)的?$`, 'u'),
  true: new RegExp(`^(?:${ABOVE})?${ALL_WORDS}(?:对|正确)的?$`, 'u'),
  false: new RegExp(`^(?:${ABOVE})?${ALL_WORDS}(?:不(?:对|正确)|错误?)的?$`, 'u'),
};

/**
 * What an option says of all others: 以上都对 or 以上都不对; undefined for one that speaks for itself.
 * @param isNegative the stem asks for what is wrong: 以上均错 is then either all of them, or itself a wrong statement
 */
export function speaksOfAll(option: string, isNegative: boolean): 'all' | 'none' | 'unclear' | undefined {
  const text = option.replaceAll(/[\s\p{P}]/gu, '');
  if (FORMS.true.test(text)) return isNegative ? 'unclear' : 'all';
  if (FORMS.false.test(text)) return isNegative ? 'unclear' : 'none';
  return FORMS.none.test(text) ? 'none' : FORMS.all.test(text) ? 'all' : undefined;
}
