import type { ItemContent, Question } from '../../../../knowledge/bank/item.ts';
import type { QuestionFile } from '../../../../knowledge/bank/import/question-file.ts';

/** What was read, a line for each question, rejection and note: `[1] single 甲是？ / 一 / *二`. */
export function show({ items, rejected, notes }: Omit<QuestionFile, 'format'>): string[] {
  return [
    ...items.map(({ draft }) => [
      ...(draft.source === undefined ? [] : [`[${draft.source}]`]), showContent(draft.content),
      ...(draft.explanation === '' ? [] : [`解析：${draft.explanation.replaceAll('\n', '⏎')}`]),
      ...(draft.topic === '' ? [] : [`专题：${draft.topic}`]), ...(draft.difficulty === 3 ? [] : [`难度：${draft.difficulty}`]),
      ...draft.citations.map(({ law, article }) => `《${law}》${article}`),
    ].join(' ')),
    ...rejected.map(({ at, reason }) => `✗ ${at} ${reason}`),
    ...notes.map((note) => `! ${note}`),
  ];
}

function showContent(content: ItemContent): string {
  return content.type === 'case' ? `case ${content.stem.replaceAll('\n', '⏎')} {${content.questions.map(showQuestion).join('; ')}}` : showQuestion(content);
}

function showQuestion(question: Question): string {
  switch (question.type) {
    case 'true-false':
      return `true-false ${question.stem} = ${question.key ? '对' : '错'}`;
    case 'short-answer':
      return [`short-answer ${question.stem} = ${question.reference.replaceAll('\n', '⏎')}`, ...question.points.map(({ text, share }) => `+ ${text} ${Math.round(share * 100)}%`)].join(' ');
    default:
      return [`${question.type} ${question.stem}`, ...question.options.map((option, place) => (question.key.includes(place) ? `*${option}` : option))].join(' / ');
  }
}
