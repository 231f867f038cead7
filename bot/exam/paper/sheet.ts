import type { Blueprint } from './blueprint.ts';
import type { Arrangement, Paper, PaperQuestion, Sheet, SheetQuestion } from './paper.ts';

/** What an examinee gets of a paper: each field is named here, so that nothing of the key can come along. */
export function sheetFor(paper: Paper, { title, isOpenBook }: Pick<Blueprint, 'title' | 'isOpenBook'>, arrangement: Arrangement): Sheet {
  const numbers = new Map(arrangement.order.map((slot, place) => [slot, place + 1]));
  return {
    title, isOpenBook, total: paper.total,
    sections: paper.sections.map(({ part, name, questions }) => ({
      part, name,
      questions: questions
        .map((question) => sheetQuestion(question, numbers.get(question.slot)!, arrangement))
        .sort((a, b) => a.number - b.number),
    })),
  };
}

function sheetQuestion({ slot, material, question, marks }: PaperQuestion, number: number, { options }: Arrangement): SheetQuestion {
  const written = 'options' in question ? question.options : [];
  return {
    slot, number, type: question.type,
    ...(material !== undefined && { material }),
    stem: question.stem,
    options: options[slot]?.map((place) => written[place]!) ?? written,
    marks,
  };
}
