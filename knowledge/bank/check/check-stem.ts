import type { Question } from '../item.ts';
import { optionLetters } from '../option-letter.ts';
import { asksForWrong } from './asks-for-wrong.ts';
import { note, problem, type ItemProblem } from './item-problem.ts';

const BLANK = /[（(][\s　]*[）)]|[_＿]{2,}|【\s*】|\[\s*\]/u;
const BRACKETED = /[（(【[]\s*([A-Ha-hＡ-Ｈａ-ｈ][A-Ha-hＡ-Ｈａ-ｈ、,，\s]*|[√×✓✗✔✘对错]|正确|错误)\s*[）)】\]]/gu;
/** A stem that asks without a blank, though it ends as a statement: …的是。 下列哪一项。 */
const ASKS = /[？?]|[是有为括于含指由到称合即以及]\s*[：:。．.…，,]*$|的\s*[：:。．.，,]*$|[：:]\s*$|(?:哪|什么|何|谁|多少|几|如何|怎|[试请])/u;
/** Marked so that nobody reads over it: “不属于”, 【不属于】. */
const MARKED = /[“"'‘「【*]$/u;

/** What is amiss with the words of a question. */
export function checkStem(question: Question): ItemProblem[] {
  const stem = question.stem.trim();
  const found: ItemProblem[] = [];
  const given = [...stem.matchAll(BRACKETED)].find(([, written]) => isKey(written!, question));
  if (given) found.push(problem('key-in-stem', `题干里写着答案：“${given[0]}”。`));
  if (stem === '') found.push(problem('nothing-asked', '题干是空的。'));
  if (!('options' in question) || stem === '') return found;
  if (/[。；！]$/u.test(stem) && !BLANK.test(stem) && !given && !ASKS.test(stem)) found.push(note('nothing-asked', '题干中没有空的括号，也不像问句，看不出要答什么。'));
  const negative = asksForWrong(stem);
  if (negative !== undefined && !MARKED.test(stem.slice(0, stem.lastIndexOf(negative)))) found.push(note('negative-stem', `题干是反向提问（${negative}），请确认写得醒目。`));
  return found;
}

/** Whether what stands in brackets is the very key; （A） may also be somebody of the case. */
function isKey(written: string, question: Question): boolean {
  if (question.type === 'true-false') return /^(?:[√✓✔对]|正确)$/u.test(written) ? question.key : /^(?:[×✗✘错]|错误)$/u.test(written) && !question.key;
  if (!('options' in question)) return false;
  return written.normalize('NFKC').toUpperCase().replaceAll(/[^A-H]/gu, '') === optionLetters(question.key);
}
