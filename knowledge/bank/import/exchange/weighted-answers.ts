import type { Question } from '../../item.ts';
import { optionLetter } from '../../option-letter.ts';
import { failed, makeChoice } from '../make-question.ts';
import type { Made } from '../make-question.ts';
import { readPoints } from '../points.ts';
import { readLabelledParts } from './labelled-parts.ts';
import type { PlainText } from './rich-text.ts';

/** An answer as GIFT and Moodle have it. */
export interface WeightedAnswer {
  readonly text: PlainText;
  /** Share of the marks that it earns, from -100 to 100. */
  readonly percent: number;
  /** '' where there is none. */
  readonly feedback: string;
}

/** A question, what is said about it, and what a person should know of how it was read. */
export interface RemarkedQuestion {
  readonly question: Question;
  readonly explanation: string;
  readonly notes: readonly string[];
}

export const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

/**
 * @param isMultiple every answer that earns something is right; else only those that earn all, and the rest are noted
 * @param remarks general feedback
 */
export function choiceOf(stem: string, answers: readonly WeightedAnswer[], isMultiple: boolean, remarks: string): Made<RemarkedQuestion> {
  if (answers.some(({ text }) => text.hasPicture)) return failed('选项里有图片，题库只存文字，请把图片的内容写成文字。');
  const isRight = ({ percent }: WeightedAnswer): boolean => (isMultiple ? percent > 0 : percent >= 99.9);
  const places = answers.flatMap((answer, place) => (isRight(answer) ? [place] : []));
  const made = makeChoice(stem, answers.map(({ text }) => text.text), places, isMultiple ? 'multiple' : 'choice');
  if (!made.ok) return made;
  const partly = answers.flatMap((answer, place) => (answer.percent > 0 && !isRight(answer) ? [optionLetter(place)] : []));
  const notes = [
    ...(partly.length > 0 ? [`选项 ${partly.join('、')} 原来给部分分，现作错误选项。`] : []),
    ...(!isMultiple && places.length > 1 ? [`有 ${places.length} 个选项各得满分，按多选题读入，请核对。`] : []),
  ];
  const feedback = answers.flatMap((answer, place) => (answer.feedback === '' ? [] : [`选项 ${optionLetter(place)}：${answer.feedback}`]));
  return { ok: true, made: { question: made.made, explanation: joined(readLabelledParts(remarks).explanation, ...feedback), notes } };
}

/** Answers that a program would compare word for word become the reference that a person marks by. */
export function shortAnswerOf(stem: string, answers: readonly WeightedAnswer[], remarks: string): Made<RemarkedQuestion> {
  const accepted = answers.filter(({ percent, text }) => percent > 0 && text.text !== '*');
  if (accepted.length === 0) return failed('没有参考答案，请补上。');
  const reference = accepted.map(({ text, percent }) => `${text.text}${percent >= 100 ? '' : `（得 ${percent}%）`}`).join('\n或：');
  return {
    ok: true,
    made: {
      question: { type: 'short-answer', stem, reference, points: [] },
      explanation: joined(readLabelledParts(remarks).explanation, ...answers.map(({ feedback }) => feedback)),
      notes: accepted.length > 1 ? [`有 ${accepted.length} 个可接受的答案，都写进参考答案，由人工评分。`] : [],
    },
  };
}

/**
 * @param remarks may hold 参考答案：, 采分点： and 解析：, as our exports write them
 * @param reference what a field of its own says (Moodle's information for graders)
 */
export function essayOf(stem: string, remarks: string, graderInfo = ''): RemarkedQuestion {
  const { explanation, ...labelled } = readLabelledParts(remarks);
  const forGraders = readLabelledParts(graderInfo);
  const reference = joined(labelled.reference, forGraders.reference, forGraders.explanation);
  const said = joined(labelled.points, forGraders.points);
  const points = readPoints(said);
  return {
    question: { type: 'short-answer', stem, reference: points === undefined ? joined(reference, `采分点：${said}`) : reference, points: points ?? [] },
    explanation,
    notes: reference === '' ? ['没有参考答案，请补上。'] : [],
  };
}
