import { optionLetter } from '../../../../../knowledge/bank/option-letter.ts';
import type { Sheet, SheetQuestion } from '../../../../exam/paper/paper.ts';
import type { ShownAnswer } from '../../../../exam/sitting/view.ts';

export const questionsOf = (sheet: Sheet): readonly SheetQuestion[] => sheet.sections.flatMap(({ questions }) => questions);

/** Whether something is answered: what was ticked and unticked again, or consists of spaces, is not. */
export function isAnswered(answer: ShownAnswer | undefined): boolean {
  if (!answer) return false;
  if ('chosen' in answer) return answer.chosen.length > 0;
  return 'truth' in answer || answer.text.trim() !== '';
}

/** What tapping an option makes of the answer: the place as shown, from 0. The same place again takes it back only where several may be chosen. */
export function chosenWith(question: SheetQuestion, answer: ShownAnswer | undefined, place: number): ShownAnswer {
  if (question.type === 'true-false') return { truth: place === 0 };
  if (question.type === 'single') return { chosen: [place] };
  const chosen = answer && 'chosen' in answer ? answer.chosen : [];
  const next = chosen.includes(place) ? chosen.filter((one) => one !== place) : [...chosen, place].sort((one, other) => one - other);
  return next.length === 0 ? null : { chosen: next };
}

export function isChosen(answer: ShownAnswer | undefined, place: number): boolean {
  if (!answer) return false;
  if ('truth' in answer) return answer.truth === (place === 0);
  return 'chosen' in answer && answer.chosen.includes(place);
}

/** What can be tapped. */
export const choicesOf = ({ type, options }: SheetQuestion): readonly { readonly letter: string; readonly text: string }[] =>
  (type === 'true-false' ? [{ letter: '√', text: '正确' }, { letter: '×', text: '错误' }]
    : options.map((text, place) => ({ letter: optionLetter(place), text })));
