import { parseNumeral } from '../numerals.ts';
import type { Span } from './spans.ts';

/** 发文字号: 国发〔2018〕41号. */
export interface DocumentNumber extends Span {
  /** As written. */
  readonly text: string;
  /** 代字 of the body; empty where the text leaves it out: 〔2019〕860号. */
  readonly body: string;
  readonly year: number;
  readonly number: number;
  /** Canonical: 〔〕 around the year, no 第, no leading zeros, no spaces. */
  readonly normalised: string;
}

const OPEN = '[〔\\[［【〖（(﹝]';
const CLOSE = '[〕\\]］】〗）)﹞]';
const DOCUMENT_NUMBER = new RegExp(
  `(?<body>[\\u4e00-\\u9fff]{0,12}?(?:[（(][\\u4e00-\\u9fff]{1,6}[）)][\\u4e00-\\u9fff]{0,6})?)\\s*${OPEN}\\s*(?<year>(?:19|20|１９|２０)[\\d０-９]{2}|[一二][九〇零○][一二三四五六七八九〇零○]{2})\\s*年?\\s*${CLOSE}\\s*第?\\s*(?<number>[\\d０-９]{1,5})\\s*号`, 'g');

/** Words before the body's short name that are not part of it. */
const RUNNING_WORDS = /^.*(?:根据|依据|依照|按照|参见|印发|文件|通知|文号|字号|见|以|的|即|和|与|及|或)(?=[\u4e00-\u9fff]{2})/;

/**
 * All document numbers of a text, in order. Brackets of any kind and 年 or 第 are accepted.
 * @example parseDocumentNumbers('国发[2018]41号')[0].normalised === '国发〔2018〕41号'
 */
export function parseDocumentNumbers(text: string): DocumentNumber[] {
  return [...text.matchAll(DOCUMENT_NUMBER)].map((match) => {
    const written = match.groups!['body']!;
    const body = written.replace(RUNNING_WORDS, '');
    const start = match.index + written.length - body.length;
    const end = match.index + match[0].length;
    const year = parseNumeral(match.groups!['year']!)!;
    const number = parseNumeral(match.groups!['number']!)!;
    return { start, end, text: text.slice(start, end), body, year, number, normalised: `${body}〔${year}〕${number}号` };
  });
}

/** The canonical form of a text that is one document number; undefined when it is none. */
export function normaliseDocumentNumber(text: string): string | undefined {
  const [only, ...more] = parseDocumentNumbers(text.trim());
  return only && more.length === 0 && only.text === text.trim() ? only.normalised : undefined;
}
