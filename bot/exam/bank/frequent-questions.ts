import { essenceOf } from '../../../knowledge/vetted/same-question.ts';
import type { VettedAnswer } from '../../../knowledge/vetted/vetted-answer.ts';
import { maskPersonalData } from '../../privacy/mask-personal-data.ts';
import type { FrequentQuestion } from './from-questions.ts';

export interface FrequentQuestions {
  /** In an adviser's words, what is asked by most people first. */
  readonly vetted: readonly FrequentQuestion[];
  /** Asked as often, and answered by no vetted answer: what to have vetted next. Without personal data. */
  readonly open: readonly { readonly question: string; readonly count: number }[];
  /** So many more questions would be open, and name somebody. */
  readonly personal: number;
}

/**
 * What several people have asked: the same question counts once for each of them, however often they asked it. Only what an
 * adviser has answered gives items, in the adviser's words.
 * @param asked as in records, masked
 * @param least so many people; 0 takes also what is vetted and was never asked
 */
export function frequentQuestions(asked: readonly { readonly resident: string; readonly question: string }[], answers: readonly VettedAnswer[], least: number): FrequentQuestions {
  const people = new Map<string, { readonly words: string; readonly who: Set<string> }>();
  for (const { resident, question } of asked) {
    const essence = essenceOf(question);
    if (essence === '') continue;
    const known = people.get(essence) ?? { words: question, who: new Set<string>() };
    known.who.add(resident);
    people.set(essence, known);
  }
  const essences = answers.map(({ questions }) => new Set(questions.map(essenceOf)));
  const vetted = answers.map(({ questions, citations }, place) => ({
    question: questions[0]!, citations, count: new Set([...essences[place]!].flatMap((essence) => [...people.get(essence)?.who ?? []])).size,
  }));
  const known = new Set(essences.flatMap((each) => [...each]));
  const open = [...people].filter(([essence, { who }]) => !known.has(essence) && who.size >= Math.max(1, least)).map(([, { words, who }]) => ({ question: words, count: who.size }));
  const clean = open.filter(({ question }) => !isPersonal(question));
  return {
    vetted: vetted.filter(({ count }) => count >= least).sort((a, b) => b.count - a.count),
    open: clean.sort((a, b) => b.count - a.count),
    personal: open.length - clean.length,
  };
}

/** A mask says that there was something; what the rules of today would mask was recorded before they did. */
const isPersonal = (question: string): boolean => question.includes('〔') || maskPersonalData(question).kinds.length > 0;
