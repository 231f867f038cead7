import { doubtsOf } from '../make-question.ts';
import type { ImportDefaults, QuestionFile, ReadItem, RejectedItem } from '../question-file.ts';
import type { SaidType } from '../read-type.ts';
import { composeItem } from './compose-item.ts';
import type { QuestionLine } from './question-line.ts';
import { partQuestions } from './part-questions.ts';

/**
 * Reads questions from running text: numbered stems with options, keys and explanations, cases with sub-questions, short
 * answers, answer tables at the end. What looks like a question and cannot be taken is rejected, with its reason.
 *
 * @param said the type of all questions whose file or heading says no other
 */
export function readQuestionLines(lines: readonly QuestionLine[], defaults: ImportDefaults = {}, said?: SaidType): Omit<QuestionFile, 'format'> {
  const { questions, notes } = partQuestions(lines, said);
  const doubts: string[] = [];
  const items: ReadItem[] = [];
  const rejected: RejectedItem[] = [];
  for (const { raw, topic } of questions) {
    const composed = composeItem(raw, { topic, defaults });
    if (composed.item !== undefined) {
      const { item: { at, draft: { content } } } = composed;
      items.push(composed.item);
      doubts.push(...(content.type === 'case' ? content.questions : [content]).flatMap(doubtsOf).map((doubt) => `${at}：${doubt}`));
    }
    rejected.push(...composed.rejected);
  }
  return { items, rejected, notes: [...notes, ...doubts] };
}
