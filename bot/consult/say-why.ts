import { ownTerms } from '../../knowledge/search/query.ts';

/** Words that stand in every other question and provision. */
const EMPTY = /^(?:可以|应当|应该|需要|规定|法律|情况|问题|有关|进行|我们|他们|自己|没有|是否|如果|因为|这个|那个|或者|以及|其他|现在|已经|要求|怎么|什么|哪些|时候|之后|以后|别人|对方|一个|不能|不是|能够|必须)$/;
const MOST_WORDS = 4;

/** Why a provision was chosen: the words that it shares with the question, longest first. */
export function sayWhy(question: string, text: string, headings: readonly string[]): string {
  const inText = text.normalize('NFKC').toLowerCase();
  const words = [...new Set(ownTerms(question).words)].filter((word) => word.length >= 2 && !EMPTY.test(word) && inText.includes(word));
  const telling = words.filter((word) => !words.some((other) => other !== word && other.includes(word)))
    .sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
  if (telling.length > 0) return `条文写到了您问的${telling.map((word) => `“${word}”`).join('、')}`;
  const heading = headings.at(-1);
  return heading === undefined ? '条文的意思与您的问题最接近' : `在“${heading.replace(/^第.{1,6}[编章节]\s*/, '')}”部分，意思与您的问题最接近`;
}
