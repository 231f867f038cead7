import { normaliseQuestion } from '../search/query.ts';
import type { BoundAnswer } from './bind.ts';

/** What people put around a question, and particles that change nothing in it. Negations, numbers and 还, 才, 只 stay: they do. */
const AROUND = /请问一?下?|想?问一?下|咨询一?下?|你好|您好|谢谢[你您]?|多谢|麻烦[你您]?|(?:律师|同志|老师)(?=[你您]好|请问)|(?<=[你您]好)(?:律师|同志|老师)|帮忙?看看|请教|求助|急急?|在线等|我想知道|[啊呀呢吗嘛吧哦噢啦的了]/gu;
/** Blanks and punctuation, but not what is part of a figure: 1.5万 is not 15万. */
const MARKS = /(?!(?<=\d)[.:/~%-]\d)[\s\p{P}\p{S}\p{Cf}]/gu;
/** Ways to ask for the same thing, each with the one that stands for all. */
const ASKING: readonly (readonly [RegExp, string])[] = [
  [/(?:该|应该|应当|要|我该|我应该)?(?:怎么办|咋办|咋整|咋弄|怎么处理|怎样处理|如何处理|怎么解决|如何是好)/gu, '怎么办'],
  [/怎样|如何|咋/gu, '怎么'],
  [/可不可以|能不能|是否可以|能否|可否/gu, '可以'],
  [/是不是|是否/gu, '是'],
  [/有没有/gu, '有'],
  [/啥/gu, '什么'],
];

/**
 * What a question asks, without the words around it. Two questions with the same essence are one; likeness is not
 * enough for an answer word for word, since 有自己的宅基地 and 没有自己的宅基地 are as like as two questions can be.
 */
export function essenceOf(question: string): string {
  let text = normaliseQuestion(question).replaceAll(MARKS, '');
  for (const [pattern, same] of ASKING) text = text.replaceAll(pattern, same);
  // What is told without a question asks what to do.
  return text.replaceAll(AROUND, '').replace(/怎么办$/u, '');
}

/** Vetted answers by the essence of each of their questions; places may answer one question differently. */
export function byEssence(answers: readonly BoundAnswer[]): ReadonlyMap<string, readonly BoundAnswer[]> {
  const found = new Map<string, BoundAnswer[]>();
  for (const bound of answers) {
    for (const essence of new Set(bound.answer.questions.map(essenceOf))) if (essence !== '') found.set(essence, [...found.get(essence) ?? [], bound]);
  }
  return found;
}
