import { VERSION_NOTE_BODY } from '../title.ts';

/** The words that titles of normative documents end in, for use inside a pattern. */
export const TITLE_ENDING =
  '(?:法典|宪法|(?<![司执书用看想说做方违合]|(?<!立)立)法|条例|规定|办法|细则|规则|解释|决定|决议|准则|通则|规程|规范|标准|意见|通知|批复|解答|答复|复函|公告|纪要|修正案|安排|公约|条约|协定|议定书|守则|制度|方案|规划|目录|指引|指南)';

/** （试行）, （一）: what may follow the ending and is part of the name. */
export const TITLE_TAG = '(?:（(?:[一二三四五六七八九十]{1,3}|\\d{1,2}|试行|暂行|修订)）)';

const TITLE = new RegExp(`${TITLE_ENDING}${TITLE_TAG}*(?:（${VERSION_NOTE_BODY}）)*$`);

/** Whether a text between 《》 can be the title of a law, by how it ends: not 《房屋租赁合同》 and not 《红楼梦》. */
export function isTitle(text: string): boolean {
  return TITLE.test(text);
}
