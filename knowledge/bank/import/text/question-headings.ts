import { readType } from '../read-type.ts';
import type { SaidType } from '../read-type.ts';

const ORDINAL = /^(?:第[一二三四五六七八九十\d]+(?:部分|大题|章|节|编|篇|单元)[\s、.．:：]*|[（(][一二三四五六七八九十]{1,3}[）)]\s*[、.．:：]?|[一二三四五六七八九十]{1,3}\s*[、.．:：]|[IVX]{1,4}[、.．]|\d+(?:\.\d+)+)\s*/;
const TYPE_HEADING = /^[【[（(]?((?:[单多]项?选择?题?|不定项选?择?题?|单选|多选|选择题|判断(?:正误|对错)?题?|是非题?|简答题?|问答题?|论述题?|简述题?|名词解释题?|辨析题?|主观题|填空题?|案例(?:分析)?题?|材料(?:分析)?题?|综合(?:分析)?题?))(?:试题|部分)?[】\]）)]?\s*(?=$|[（(:：，,。;；\s共]|每)/;

export interface TypeHeading {
  /** undefined: 选择题, whose keys say which. */
  readonly said: SaidType | undefined;
  /** The word itself: 名词解释 and 简答 are one type and two sections. */
  readonly name: string;
  /** What stands behind it on the line, such as `1-5 ABCDA` in an answer table. */
  readonly rest: string;
}

/** 一、单项选择题（每题2分，共20分）, 【多选题】, 判断题： on a line of its own. */
export function readTypeHeading(line: string): TypeHeading | undefined {
  const text = line.replace(ORDINAL, '');
  const match = TYPE_HEADING.exec(text);
  if (match === null || /[（(]\s*[）)]|[?？]$/.test(text)) return undefined;
  const word = match[1]!;
  const said = word.startsWith('填空') ? 'short-answer' : (readType(word) ?? readType(`${word}题`));
  const rest = text.slice(match[0].length).replace(/^[（(][^）)]*[）)]/, '').replace(/^[\s:：]+/, '');
  // A line may begin with such a word without being a heading: 判断，…… in a sentence that was wrapped.
  if (text === line && !/^[【[（(]/.test(line) && (!/题$|^[单多]选$/.test(word) || !/^$|^[（(:：\s共每]/.test(text.slice(match[0].trimEnd().length)))) return undefined;
  if (text === line && rest.length > 30 && !/每[小]?题|共\s*\d+/.test(rest)) return undefined;
  return { said: said === 'choice' ? undefined : said, name: word.replace(/题$/, ''), rest };
}

const TOPIC_HEADING = /^(?:第[一二三四五六七八九十\d]+(?:部分|章|节|编|篇|单元)|[（(]?[一二三四五六七八九十]{1,3}[）)]?\s*[、.．])\s*([^，,。；;？?！!（()）]{2,24})$/;

/** 第一章 宪法, 二、行政法: what the questions below are about. */
export const readTopicHeading = (line: string): string | undefined => TOPIC_HEADING.exec(line)?.[1]?.trim();
