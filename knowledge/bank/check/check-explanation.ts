import { articleLabel } from '../../citation/article-label.ts';
import { expandCitation } from '../../citation/expand-citation.ts';
import { formatTitle } from '../../citation/format-citation.ts';
import { parseCitations } from '../../citation/parse-citations.ts';
import type { Item, Question } from '../item.ts';
import { optionLetters } from '../option-letter.ts';
import { note, problem, type ItemProblem } from './item-problem.ts';

const CHOICE = /(?<![原旧])(?:正确答案|参考答案|本题答案|答案)(?:应?[为是选]|[：:])+\s*“?([A-H](?:[\s、,，和]*[A-H])*)(?![A-Za-z\d])|(?:故|因此|所以|本题|应)(?:应|当|应当)?选(?:择)?\s*“?([A-H](?:[\s、,，和]*[A-H])*)(?:项)?(?=[”。；，\s]|$)/gu;
const JUDGEMENT = /(?:本题|题干|题目|此题|该题)(?:的)?(?:说法|表述|叙述|内容|答案)?(?:是|为)?(正确|错误|不正确|有误)(?:的)?(?=[。；，！\s]|$)/gu;

/** Articles of laws that an explanation names and the item does not cite. */
export function checkCitedElsewhere(explanation: string, { citations, missing = [] }: Pick<Item, 'citations' | 'missing'>): ItemProblem[] {
  if (citations.length === 0) return [];
  const labels = new Set(citations.map(({ lawKey, label }) => `${lawKey} ${label}`));
  const laws = new Set(citations.map(({ lawKey }) => lawKey));
  const quoted = new Set(citations.flatMap(({ text }) => parseCitations(text, { setting: 'statute' }).map((citation) => citation.text)));
  const others = parseCitations(explanation).flatMap(expandCitation).flatMap(({ law, article, text }) => {
    // What the provision itself refers to is quoted with it.
    if (!law || !article || quoted.has(text) || missing.some((one) => text.includes(one.article))) return [];
    const key = law.key;
    const label = articleLabel(article.number, article.sub);
    if (labels.has(`${key} ${label}`) || (!laws.has(key) && [...laws].some((own) => own.endsWith(key) && labels.has(`${own} ${label}`)))) return [];
    return [`${formatTitle(law.title)}${label}`];
  });
  return [...new Set(others)].map((other) => note('explanation-cites-other', `解析提到${other}，本题没有引用它。`));
}

/** An explanation that names another answer than the key. */
export function checkAgainstKey(explanation: string, question: Question): ItemProblem[] {
  if ('options' in question) {
    const told = [...explanation.matchAll(CHOICE)].map(([, one, other]) => (one ?? other)!.replaceAll(/[^A-H]/gu, ''));
    const key = optionLetters(question.key);
    const other = told.find((letters) => [...letters].sort().join('') !== key);
    return other === undefined ? [] : [problem('explanation-contradicts-key', `解析说选 ${[...other].join('、')}，答案是 ${optionLetters(question.key, '、')}。`)];
  }
  if (question.type !== 'true-false') return [];
  const contrary = [...explanation.matchAll(JUDGEMENT)].find(([, word]) => (word === '正确') !== question.key);
  return contrary ? [problem('explanation-contradicts-key', `解析说“${contrary[0]}”，答案是${question.key ? '正确' : '错误'}。`)] : [];
}
