import { createRequire } from 'node:module';
import type { SparseQuery } from '../index/port.ts';
import { termsOf, type Terms } from '../index/terms.ts';
import { legalTerms } from './lexicon/lexicon.ts';

/** What people put around a question and the law does not: asking, politeness, filler. */
const FILLER = /请问|我想问一?下?|想咨询一?下?|咨询一?下?|请教|你好|您好|谢谢|律师|怎么办|咋办|怎么处理|该怎么|如何处理|是不是|能不能|可不可以|可以吗|行吗|对吗|合法吗|违法吗|有没有|是什么|什么是|有哪些|哪些|怎么样|怎样|如何|怎么|什么|为什么|吗|呢|吧|啊/g;

/** A number with its unit, which the segmenter would join with what follows: 三个月工资 holds no 月工资. */
const QUANTITY = /[\d一二两三四五六七八九十百千万几半]+(?:个多?|多)?(?:小时|星期|个月|月|年|天|日|元|块|岁|次|倍)/g;

/** What a term of the law weighs beside a word of the person's own, and what all of them may weigh beside all of those. */
const LEGAL_WEIGHT = 0.6;
const LEGAL_SHARE = 0.8;
export const P = { weight: LEGAL_WEIGHT, share: LEGAL_SHARE, legal: legalTerms, filler: FILLER };

/** The sparse query of a question: each distinct term with how often it occurs, damped; then the terms of the law that it means. */
export function sparseQuery(question: string): SparseQuery {
  const text = normaliseQuestion(question);
  const kept = text.replaceAll(P.filler, ' ').replaceAll(QUANTITY, ' $& ');
  const { words, bigrams } = termsOf(kept.trim() === '' ? text : kept);
  const query = { words: countTerms(words), bigrams: countTerms(bigrams) };
  const legal = [...P.legal(text)];
  addLegal(query.words, legal, 'words');
  addLegal(query.bigrams, legal, 'bigrams');
  return query;
}

/** One form for width, case and script: a question in traditional characters finds what the same one in simplified finds. */
export function normaliseQuestion(question: string): string {
  const text = question.normalize('NFKC').toLowerCase();
  return isTraditional(text) ? simplify(text) : text;
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term, count] of counts) counts.set(term, 1 + Math.log(count));
  return counts;
}

function addLegal(own: Map<string, number>, legal: readonly (readonly [string, number])[], kind: keyof Terms): void {
  const added = new Map<string, number>();
  for (const [phrase, weight] of legal) {
    for (const term of termsOfPhrase(phrase)[kind]) {
      if (!own.has(term)) added.set(term, Math.max(weight, added.get(term) ?? 0));
    }
  }
  const scale = Math.min(P.weight, (P.share * sum(own)) / sum(added));
  for (const [term, weight] of added) own.set(term, weight * scale);
}

function sum(weights: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const weight of weights.values()) total += weight;
  return total;
}

const phrases = new Map<string, Terms>();

function termsOfPhrase(phrase: string): Terms {
  let terms = phrases.get(phrase);
  if (!terms) phrases.set(phrase, (terms = termsOf(phrase)));
  return terms;
}

let simplifiedCharacters: ReadonlySet<string> | undefined;
function isTraditional(text: string): boolean {
  simplifiedCharacters ??= gb2312();
  for (const [character] of text.matchAll(/\p{Script=Han}/gu)) if (!simplifiedCharacters.has(character)) return true;
  return false;
}
function gb2312(): Set<string> {
  const bytes = Uint8Array.from({ length: 72 * 94 * 2 }, (_, i) => (i % 2 === 0 ? 0xb0 + Math.floor(i / 2 / 94) : 0xa1 + ((i / 2 | 0) % 94)));
  return new Set(new TextDecoder('gb2312').decode(bytes));
}
let converter: ((text: string) => string) | undefined;
function simplify(text: string): string {
  converter ??= (createRequire(import.meta.url)('opencc-js/t2cn') as typeof import('opencc-js')).Converter({ from: 'tw', to: 'cn' });
  return converter(text);
}
