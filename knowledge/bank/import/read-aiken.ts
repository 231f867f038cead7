import type { ImportDefaults, QuestionFileResult } from './question-file.ts';
import { textQuestionLines } from './question-line.ts';
import { readQuestionLines } from './read-question-lines.ts';

const ANSWER = /^\s*ANSWER\s*[:：]/im;
const OPTION = /^\s*[A-ZＡ-Ｚ]\s*[.．、)）:：]/m;

/** Whether a text is in the Aiken format: options with letters, and ANSWER: below them. */
export const isAiken = (text: string): boolean => ANSWER.test(text) && OPTION.test(text);

/**
 * Reads the Aiken format (https://docs.moodle.org/en/Aiken_format), also as typed in Chinese: `A．`, `A、`, `ANSWER：B`,
 * 答案：B. Beyond the format: several letters make a multiple choice, stems may have numbers and several lines.
 */
export function readAiken(text: string, defaults: ImportDefaults = {}): QuestionFileResult {
  return { ok: true, file: { format: 'aiken', ...readQuestionLines(textQuestionLines(text), defaults) } };
}
