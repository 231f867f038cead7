import type { SparseQuery } from '../index/port.ts';
import { termsOf } from '../index/terms.ts';

/** What people put around a question and the law does not: asking, politeness, filler. */
const FILLER = /请问|我想问一?下?|想咨询一?下?|咨询一?下?|请教|你好|您好|谢谢|律师|怎么办|咋办|怎么处理|该怎么|如何处理|是不是|能不能|可不可以|可以吗|行吗|对吗|合法吗|违法吗|有没有|是什么|什么是|有哪些|哪些|怎么样|怎样|如何|怎么|什么|为什么|吗|呢|吧|啊/g;

/** A number with its unit, which the segmenter would join with what follows: 三个月工资 holds no 月工资. */
const QUANTITY = /[\d一二两三四五六七八九十百千万几半]+(?:个多?|多)?(?:小时|星期|个月|月|年|天|日|元|块|岁|次|倍)/g;

/** The sparse query of a question: each distinct term with how often it occurs, damped. */
export function sparseQuery(question: string): SparseQuery {
  const text = question.replaceAll(FILLER, ' ').replaceAll(QUANTITY, ' $& ');
  const { words, bigrams } = termsOf(text.trim() === '' ? question : text);
  return { words: countTerms(words), bigrams: countTerms(bigrams) };
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term, count] of counts) counts.set(term, 1 + Math.log(count));
  return counts;
}
