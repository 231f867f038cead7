import type { Question } from '../../../knowledge/bank/item.ts';
import { isInOrder } from './is-in-order.ts';

/** 以上都对, 上述说法均不正确, 除以上三项外; not 三年以上, 县级以上, 违反上述规定的 in the middle of a sentence. */
const ABOVE = /^[除和与对在]?(?:以上|上述|上列|前述|前列|以下|下列|上面|前面)|(?:以上|上述|上列|前述|下列)(?:[各几两二三四五六七八九\d]?(?:项|者|种|个)|都|均|皆|全|任|所有|选项|答案|说法|观点|表述|情形|情况|内容|行为)/;
/** 前两项, 其他三项, 其余选项, 后两者, 第一项和第三项, 选项, 答案. */
const OTHERS = /[前后][两二三四五六七八九几\d](?:项|者|种|个)|(?:其他|其它|其余|另外|余下)(?:[各几两二三四五六七八九\d]|选|均|都|皆)|第[一二三四五六七八九\d](?:项|种|个)|[两二三四五](?:者|项)[都均皆之]|选项|答案|全选|不选/;
/** 都对, 均不正确, 皆可, 全部正确, 都不是, 无: an option that is nothing but a verdict on the others; 对 and 错, which are read in this order. */
const VERDICT = /^(?:不?(?:对|错|正确|错误|是|否)|√|[×✗✕]|(?:全部|全都|全|都|均|皆|统统)(?:不|不是|非|为|是)?(?:对|错|正确|错误|准确|可|可以|可能|行|能|是|要|有|包括|属于|应当|应该|需要|必须)?|(?:以上)?(?:都|均)?(?:没有|无)(?:一|任何)?(?:正确|错误)?(?:项|的)?)[。.]?$/;
/** A, AB, A、B, A和C都对: letters that stand alone, with what follows. */
const LETTERS = /(?<![A-Za-z\d])[A-H]+(?![A-Za-z\d])(.?)/g;
/** Words that join letters of options or say something of them; 市, 县, 公司 … make a name of a letter. */
const NO_NAME = /^[、,，.。;；和与或及并跟同都均皆对错选项是为]?$/;
/** The stem speaks of options by letter: 若选项A成立, A、B两项. */
const LETTERS_IN_STEM = /(?:选项|答案|选)[A-H](?![A-Za-z])|[A-H](?:选项|项|[两二三四]项)/;
const NUMBERED = /[①-⑳㈠-㈩⑴-⒇]|[(（]\s*(?:\d|[一二三四五六七八九十])\s*[)）]/;

/**
 * Whether the options of a question may stand in another order. In doubt they stay: an order that was kept harms nobody, an
 * option that points at a place where something else stands now makes the item wrong. So never where
 * - the author says so, or it is no choice question (对 before 错, always);
 * - an option speaks of others, by place, letter or all together: 以上都对, A和B, 前两项, 均不正确, ①② unless the stem
 *   numbers what they stand for; or the stem itself speaks of options by letter;
 * - all options are quantities or dates in order, which readers expect (Haladyna, Downing and Rodriguez, A Review of
 *   Multiple-Choice Item-Writing Guidelines for Classroom Assessment, Applied Measurement in Education 15(3), 2002: "place
 *   choices in logical or numerical order").
 */
export function mayShuffle(question: Question): boolean {
  if ((question.type !== 'single' && question.type !== 'multiple') || question.keepOrder) return false;
  const options = question.options.map(folded);
  const stem = folded(question.stem);
  const isNumberedInStem = NUMBERED.test(stem);
  return !LETTERS_IN_STEM.test(stem) && !isInOrder(options) && !options.some((option) => ABOVE.test(option) || OTHERS.test(option) || VERDICT.test(option)
    || speaksOfLetters(option, stem) || (NUMBERED.test(option) && !isNumberedInStem));
}

/** Letters that stand for options; not A市 where the stem tells of A市. */
function speaksOfLetters(option: string, stem: string): boolean {
  return [...option.matchAll(LETTERS)].some(([letters, next = '']) => NO_NAME.test(next) || !stem.includes(letters));
}

/** Without blanks; letters and digits in half width. */
function folded(text: string): string {
  return text.replaceAll(/\s/g, '').replaceAll(/[Ａ-Ｚａ-ｚ０-９]/g, (letter) => letter.normalize('NFKC'));
}
