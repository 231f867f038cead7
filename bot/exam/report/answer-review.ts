import type { PinnedCitation, Question } from '../../../knowledge/bank/item.ts';
import { optionLetters } from '../../../knowledge/bank/option-letter.ts';
import { lawPath } from '../../browse/law-path.ts';
import type { QuestionMark, Result } from '../marking/result.ts';
import type { Answer, Arrangement, Paper, PaperQuestion } from '../paper/paper.ts';
import { lettersShown } from '../paper/shown-answer.ts';

/** 答卷回看 of one person after marking: in the order and with the letters that they saw. */
export interface AnswerReview {
  readonly total: number;
  readonly of: number;
  readonly questions: readonly ReviewedQuestion[];
}

export interface ReviewedQuestion {
  readonly slot: string;
  /** 1, 2, … as they saw it. */
  readonly number: number;
  readonly section: string;
  readonly type: Question['type'];
  readonly material?: string;
  readonly stem: string;
  /** As they stood on their sheet; empty for true/false and short answers. */
  readonly options: readonly { readonly letter: string; readonly text: string; readonly isRight: boolean; readonly isChosen: boolean }[];
  /** `AC`, `对`, their text; '' where they did not answer. */
  readonly answer: string;
  /** `ABD`, `错`, the model answer. */
  readonly right: string;
  /** What a short answer is marked by. */
  readonly points: readonly string[];
  readonly explanation: string;
  /** Of the order that the author wrote options in: an explanation may speak of them by letter (选A). Only where theirs was another. */
  readonly authorsLetters?: string;
  readonly mark: QuestionMark;
  /** With the words that the provisions had when the item was approved. */
  readonly articles: readonly (Pick<PinnedCitation, 'law' | 'label' | 'text' | 'from'> & { /** Its page in the law browser, in the version of those words. */ readonly href: string })[];
}

/**
 * What somebody answered, what is right and why, for page and print. It holds keys: only after the closing, and only to
 * themselves or the staff. A ruling on an item shows in its marks (`basis: 'ruling'`); the key is the paper's.
 */
export function answerReview(
  paper: Paper,
  { arrangement, answers }: { readonly arrangement?: Arrangement; readonly answers: Readonly<Record<string, Answer>> },
  result: Result,
): AnswerReview {
  const questions = new Map(paper.sections.flatMap((section) => section.questions.map((question) => [question.slot, { question, section: section.name }] as const)));
  const shown = arrangement ?? { order: [...questions.keys()], options: {} };
  const marks = new Map(result.marks.map((mark) => [mark.slot, mark]));
  return {
    total: result.total,
    of: result.of,
    questions: shown.order.flatMap((slot, place) => {
      const found = questions.get(slot);
      const mark = marks.get(slot);
      return found && mark ? [{ slot, number: place + 1, section: found.section, ...reviewed(found.question, answers[slot] ?? null, shown), mark }] : [];
    }),
  };
}

function reviewed(asked: PaperQuestion, answer: Answer, shown: Arrangement): Omit<ReviewedQuestion, 'slot' | 'number' | 'section' | 'mark'> {
  const { slot, question, material, explanation, citations } = asked;
  return {
    type: question.type,
    ...(material !== undefined && { material }),
    stem: question.stem,
    options: optionsOf(question, slot, answer, shown),
    answer: inWords(answer, slot, shown),
    right: rightAnswer(question, slot, shown),
    points: question.type === 'short-answer' ? question.points.map(({ text }) => text) : [],
    explanation,
    ...authorsLetters(question, slot, shown),
    articles: citations.map(({ law, lawKey, region, label, text, from }) => ({
      law, label, text, ...(from !== undefined && { from }), href: lawPath({ page: 'article', title: lawKey, region, article: label, ...(from !== undefined && { on: from }) }),
    })),
  };
}

function optionsOf(question: Question, slot: string, answer: Answer, shown: Arrangement): ReviewedQuestion['options'] {
  if (!('options' in question)) return [];
  const order = shown.options[slot] ?? [...question.options.keys()];
  const chosen = answer !== null && 'chosen' in answer ? answer.chosen : [];
  return order.map((place) => ({ letter: lettersShown(shown, slot, [place]), text: question.options[place]!, isRight: question.key.includes(place), isChosen: chosen.includes(place) }));
}

function inWords(answer: Answer, slot: string, shown: Arrangement): string {
  if (answer === null) return '';
  if ('text' in answer) return answer.text;
  return 'truth' in answer ? truthInWords(answer.truth) : lettersShown(shown, slot, answer.chosen);
}

function rightAnswer(question: Question, slot: string, shown: Arrangement): string {
  switch (question.type) {
    case 'true-false': return truthInWords(question.key);
    case 'short-answer': return question.reference;
    default: return lettersShown(shown, slot, question.key);
  }
}

function authorsLetters(question: Question, slot: string, shown: Arrangement): { readonly authorsLetters?: string } {
  const order = shown.options[slot];
  if (!('options' in question) || !order || order.every((place, at) => place === at)) return {};
  return { authorsLetters: optionLetters(order) };
}

const truthInWords = (truth: boolean): string => (truth ? '对' : '错');
