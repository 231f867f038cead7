import { formatTitle } from '../../citation/format-citation.ts';
import type { Item, Question, ShortAnswerQuestion } from '../item.ts';
import { checkChoice } from './check-choice.ts';
import { checkAgainstKey, checkCitedElsewhere } from './check-explanation.ts';
import { checkStem } from './check-stem.ts';
import { note, problem, type ItemProblem } from './item-problem.ts';

/** Shares are written with few decimals: three times 0.33. */
const ROUNDING = 0.02;

/** What who approves an item should see, by what the item itself says; whether its provisions are in force: `standingOfItem`. */
export function checkItem(item: Pick<Item, 'content' | 'explanation' | 'citations' | 'missing'>): ItemProblem[] {
  const { content, explanation } = item;
  const about = content.type === 'case'
    ? content.questions.flatMap((question, place) => checkQuestion(question).map((found) => ({ ...found, text: `第 ${place + 1} 问：${found.text}` })))
    : [...checkQuestion(content), ...checkAgainstKey(explanation, content)];
  return [...about, ...checkCitations(item), ...checkCitedElsewhere(explanation, item)];
}

function checkQuestion(question: Question): ItemProblem[] {
  return [...checkStem(question), ...('options' in question ? checkChoice(question) : question.type === 'short-answer' ? checkPoints(question) : [])];
}

function checkPoints({ reference, points }: ShortAnswerQuestion): ItemProblem[] {
  const sum = points.reduce((total, { share }) => total + share, 0);
  return [
    ...(reference.trim() === '' && points.length === 0 ? [problem('nothing-to-mark-by', '没有参考答案，也没有采分点，阅卷人无从评分。')] : []),
    ...(points.length > 0 && Math.abs(sum - 1) > ROUNDING ? [problem('shares-wrong', `各采分点合计占 ${Math.round(sum * 100)}%，应为 100%。`)] : []),
  ];
}

function checkCitations({ citations, missing = [] }: Pick<Item, 'citations' | 'missing'>): ItemProblem[] {
  if (citations.length + missing.length === 0) return [note('no-citation', '没有引用条文：法律修改时不会提醒，讲评时也没有条文可看。')];
  return missing.map(({ law, article, reason }) => problem('citation-missing', `引用的${formatTitle(law.replace(/^《(.*)》$/u, '$1'))}${article}没有找到：${reason}`));
}
