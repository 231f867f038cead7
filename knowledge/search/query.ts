import type { SparseQuery } from '../index/port.ts';
import { termsOf, type Terms } from '../index/terms.ts';
import { remembering } from '../remembering.ts';
import { standardWords } from './lexicon/dialect.ts';
import { legalTerms } from './lexicon/lexicon.ts';
import { simplify } from './lexicon/simplify.ts';

/** What people put around a question and the law does not: asking, politeness, filler. */
const FILLER = /请问|麻烦问|我?想问问?一?下?|问一下|想咨询一?下?|咨询一?下?|请教|求助|在线等|你好|您好|多?谢谢|感谢|律师|怎么办|咋办|咋弄|咋整|凭啥|凭什么|怎么处理|该怎么|如何处理|是不是|能不能|会不会|要不要|可不可以|可以吗|行吗|对吗|合法吗|违法吗|有没有|是什么|什么是|有哪些|哪些|怎么样|怎样|如何|怎么|为什么|什么|能否|可否|是否|可以|吗|呢|吧|啊/g;

/** A number with its unit, which the segmenter would join with what follows: 三个月工资 holds no 月工资. */
const QUANTITY = /[\d一二两三四五六七八九十百千万几半]+(?:个多?|多)?(?:小时|星期|个月|月|年|天|日|元|块|岁|次|倍)/g;

/** Questions whose reading is kept: one is searched for, encoded and searched for again, with others in between. */
const RECENT = 64;

/** What a term of the law weighs beside a word of the person's own. */
const LEGAL_WEIGHT = 0.6;
/** What all of them together may weigh, as a share of the person's own words. */
const LEGAL_SHARE = 0.8;

/** The sparse query of a question: each distinct term with how often it occurs, damped, and the terms of the law it means. */
export const sparseQuery = remembering(RECENT, (question: string): SparseQuery => {
  const text = normaliseQuestion(question);
  const own = ownTerms(question);
  const meant = [...legalTerms(text)].map(([term, weight]) => ({ terms: termsOfLegal(term), weight }));
  return { words: weigh('words', own, meant), bigrams: weigh('bigrams', own, meant) };
});

/** The terms of the person's own words, without what people put around a question. */
export function ownTerms(question: string): Terms {
  const text = normaliseQuestion(question);
  const kept = text.replaceAll(FILLER, ' ').replaceAll(QUANTITY, ' $& ');
  return termsOf(kept.trim() === '' ? text : kept);
}

/** One spelling for width, case, script and dialect: 欠錢 finds what 欠钱 finds. */
export const normaliseQuestion = remembering(RECENT, (question: string): string =>
  standardWords(simplify(question.normalize('NFKC').toLowerCase())));

/** The person's own terms, and those meant that are not among them; single characters of these would only add noise and time. */
function weigh(kind: keyof Terms, own: Terms, meant: readonly { terms: Terms; weight: number }[]): Map<string, number> {
  const weights = countTerms(own[kind]);
  const added = new Map<string, number>();
  for (const { terms, weight } of meant) {
    for (const term of terms[kind]) {
      if (term.length > 1 && !weights.has(term)) added.set(term, Math.max(weight, added.get(term) ?? 0));
    }
  }
  const scale = Math.min(LEGAL_WEIGHT, (LEGAL_SHARE * sum(weights)) / sum(added));
  for (const [term, weight] of added) weights.set(term, weight * scale);
  return weights;
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term, count] of counts) counts.set(term, 1 + Math.log(count));
  return counts;
}

function sum(weights: ReadonlyMap<string, number>): number {
  return weights.values().reduce((total, weight) => total + weight, 0);
}

/** Terms of what the lexicon says, which is the same some 1,800 phrases at every question. */
const segmented = new Map<string, Terms>();

function termsOfLegal(phrase: string): Terms {
  const known = segmented.get(phrase);
  if (known) return known;
  const terms = termsOf(phrase);
  segmented.set(phrase, terms);
  return terms;
}

const MOST_PARTS = 4;

/** Ends of sentences, and numbers of a list where a part begins: 1、 （2） ③ 四、 第一， 其二， but not 1.5 or 第（三）项. */
const BETWEEN = /[？?。；;！!\n]+|(?<=^|[\s，,：:。；;？?！!])(?:\d{1,2}[、.．)）](?!\d)|[一二三四五六]、|[第其][一二三四五六][，,、])|(?<!第)[（(][\d一二三四五六]{1,2}[）)](?!项)|[①-⑩]/u;

/** Points back at what was said before, or leaves out whom it is about. */
const LEANING = /(?<!其)他(?!人)|[她它]|这|那|上述|(?<!应)该(?!怎|如何|咋)|(?<![因彼])此(?!外)|前者|后者|对方|^(?:还|另外|而且|并且|但|可是|所以|因此|否则|不然|如果|要是|然后|后来|结果|需要?|可以|可否|能|会|要|应|是否|是不是|多久|多少|怎么|如何|为什么|有没有)/u;

/** Fewer characters than these say no more than 怎么办 or 违法吗. */
const LEAST_CHARACTERS = 4;

/**
 * The questions in a long one, at most four, in order: split at the ends of sentences and at numbering. The whole as it
 * is when one of the parts would mean nothing, or something else, on its own (多少钱？那我呢？).
 */
export function subQuestions(text: string): string[] {
  const parts = text.split(BETWEEN).map((part) => part.replace(/^[\s/／，,、：:]+/u, '').trim()).filter((part) => part !== '');
  const apart = parts.length > 1 && parts.every((part, index) => saysEnough(part) && (index === 0 || !LEANING.test(part)));
  if (!apart) return [text.trim()];
  return [...parts.slice(0, MOST_PARTS - 1), parts.slice(MOST_PARTS - 1).join('；')].filter((part) => part !== '');
}

function saysEnough(part: string): boolean {
  return part.replaceAll(FILLER, '').replaceAll(/[^\p{L}\p{N}]/gu, '').length >= LEAST_CHARACTERS;
}
