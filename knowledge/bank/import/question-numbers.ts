import { parseNumeral } from '../../numerals.ts';

/** How a number is written; numbers of one run are written alike. */
export type NumberStyle = 'dot' | 'bracket' | 'word' | 'chinese' | 'chinese-bracket' | 'row' | 'case' | 'none';

export interface Numbered {
  readonly style: NumberStyle;
  readonly number: number;
  /** The sign after the number: in cases 1、 and 1. are two levels. */
  readonly sign: string;
  readonly text: string;
}

const DIGITS = '[0-9０-９]{1,4}';
const NUMBERS: readonly (readonly [NumberStyle, RegExp])[] = [
  ['dot', new RegExp(`^(${DIGITS})\\s*([、)）．]|[.](?![0-9])|[.](?=[12][0-9]{3}\\s*年)|[:：](?![0-9０-９]))\\s*`)],
  ['dot', new RegExp(`^(${DIGITS})(\\s)\\s*(?![年月日时天个名人万元岁周条款项])(?=[\\u3400-\\u9fff《“（(【])`)],
  ['bracket', new RegExp(`^[（(\\[【](${DIGITS})([）)\\]】])\\s*[、.．]?\\s*`)],
  ['word', new RegExp(`^(?:试题|题目|题|Q|q|第)\\s*(${DIGITS}|[一二三四五六七八九十百]{1,5})\\s*(题|道|问|[、.．:：])\\s*[、.．:：]?\\s*`)],
  ['chinese-bracket', /^[（(]([一二三四五六七八九十]{1,3})([）)])\s*[、.．]?\s*/],
  ['chinese', /^([一二三四五六七八九十]{1,3})\s*([、.．])\s*/],
];

/** 1、 1． （1） 第1题 一、 at the beginning of a line. */
export function readNumber(line: string): Numbered | undefined {
  for (const [style, pattern] of NUMBERS) {
    const match = pattern.exec(line);
    const number = match === null ? undefined : parseNumeral(match[1]!);
    if (match !== null && number !== undefined) {
      return { style, number, sign: match[2]!.normalize('NFKC'), text: line.slice(match[0].length) };
    }
  }
  return undefined;
}

const CASE_HEADING = /^(?:[【[（(]\s*(?:案例|材料|案情|背景材料)(?:分析)?\s*([一二三四五六七八九十\d]*)\s*[】\]）)]\s*[:：]?|(?:案例|材料|案情|背景材料)(?:分析)?\s*([一二三四五六七八九十\d]+)\s*[、.．:：]?|(?:案例|案情|背景材料)\s*()[:：])\s*/;

/** 案例一：…, 【案例】…: the facts that the questions below are about. */
export function readCaseHeading(line: string): Numbered | undefined {
  const match = CASE_HEADING.exec(line);
  if (match === null) return undefined;
  const number = parseNumeral(match[1] ?? match[2] ?? '') ?? 0;
  return { style: 'case', number, sign: '', text: line.slice(match[0].length) };
}
