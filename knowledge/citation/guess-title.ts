import { TITLE_ENDING, TITLE_TAG } from './title-form.ts';

/** Bodies whose name begins a title. */
export const ISSUER =
  '(?:(?:最高人民法院|最高人民检察院|公安部|司法部|全国人民代表大会(?:常务委员会)?|全国人大(?:常委会)?|国务院(?:办公厅)?)(?:[、和与]?(?=最高人民|公安部|司法部))?)+';

/** A title reaches back at most this far. */
const REACH = 60;

const TITLE_AT_END = new RegExp(`[^，。；：！？\\n“”]*?${TITLE_ENDING}${TITLE_TAG}*$`);

/** Words of a sentence after which a title begins. */
export const RUNNING_WORDS =
  /^.*(?:根据|依据|依照|按照|遵照|参照|参见|适用|违反了?|触犯了?|符合|构成|援引|引用|我国|现行|有效的|修订后?的|修正后?的|修改后?的|以及|或者|想问|请问|问问|问下|问一下|看看|看下|查查|咨询|结合|对照|知道|说的|[了是即依按]|(?<!意)见|[我本][省市县区])/;

/** 最高人民法院关于审理…的解释. */
const ABOUT = new RegExp(`(?:${ISSUER})?关于(?=.*的).*$`);

/** What else may stand right before a title; 新疆 and 原阳 are places. */
const LEADING_WORDS = /^(?:中华人民共和国|原(?!阳|平|子)|新(?![疆乡余沂泰密])|旧|和(?!田|平)|[与及或在的])+(?=.{3})/;

/** What such words leave when they were no title: 有关法律规定, 处理办法, 依法, 看法. */
const NO_TITLE = new RegExp(
  '^(?:(?:我国|国家|有关|相关|上述|前述|以上|下列|具体|一般|法律|法规|司法|处理|解决|管理|实施|公司|单位|学校|内部|补充|[另新旧原本该此其同上下前后这那哪各个些条的])*'
  + `${TITLE_ENDING}|.{0,4}(?:[依违合非执司立书看想说做用办方无没设语算枪手疗]|[无没]办)法)$`);

/**
 * A title without 《》 and in no list, ending at `end` of a folded text, by its form: 违反了西安市养犬条例 → 西安市养犬条例.
 * @param from where the title begins at the earliest, for what stands before it is read already.
 * @returns where it begins, or undefined when nothing there reads like a title.
 */
export function guessTitleStart(text: string, end: number, from = 0): number | undefined {
  const before = text.slice(Math.max(from, end - REACH), end);
  const run = TITLE_AT_END.exec(outsideMarks(before))?.[0];
  if (run === undefined) return undefined;
  const title = ABOUT.exec(run)?.[0] ?? withoutList(run.replace(RUNNING_WORDS, '')).replace(LEADING_WORDS, '');
  return title.length < 3 || NO_TITLE.test(title) ? undefined : end - title.length;
}

/** Only what stands after the last 》: a title in 《》 is not part of one without. */
function outsideMarks(text: string): string {
  return text.slice(text.lastIndexOf('》') + 1);
}

/** 、 joins the words of a title (查封、扣押、冻结财产的规定) less often than it parts what is listed before it. */
function withoutList(text: string): string {
  return text.slice(text.lastIndexOf('、') + 1);
}
