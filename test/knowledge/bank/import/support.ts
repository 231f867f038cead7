import type { QuestionFile, QuestionFileResult } from '../../../../knowledge/bank/import/question-file.ts';

export function fileOf(result: QuestionFileResult): QuestionFile {
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.file;
}
