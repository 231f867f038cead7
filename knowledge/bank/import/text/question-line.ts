import { cleanText, LINE_BREAK } from '../../../documents/clean-text.ts';
import type { SourceDocument } from '../../../documents/source.ts';

/** One line of a file of questions; blank lines count, since they part questions that have no numbers. */
export interface QuestionLine {
  /** For people: `第 12 行`. */
  readonly at: string;
  /** Cells of a tab-separated line or of a row of a table; a line of text is one cell. */
  readonly cells: readonly string[];
  /** The document marks it as a heading. */
  readonly heading?: true;
}

/** Lines of a text file. Unlike the reader of laws it keeps tabs apart and leaves broken lines to who knows where questions begin. */
export function textQuestionLines(text: string): QuestionLine[] {
  return text.split(LINE_BREAK).map((line, index) => ({ at: `第 ${index + 1} 行`, cells: plainLine(line).split('\t').map(cleanText) }));
}

/** Without what Markdown adds to a line: `### 1. …`, `**答案：** B`, `- 参考答案：C`. */
const plainLine = (line: string): string => line.replace(/^\s*#{1,6}\s+/, '').replaceAll(/\*\*(?=[^*])|(?<=[^*])\*\*/g, '').replace(/^\s*[-*+>]\s+/, '');

/** Lines of a document that has been read. */
export function documentQuestionLines({ format, lines }: SourceDocument): QuestionLine[] {
  const unit = format === 'pdf' ? '页' : ['text', 'markdown'].includes(format) ? '行' : '段';
  return lines.map(({ text, at, heading, table }) => ({
    at: `第 ${at} ${unit}`,
    cells: table ? text.split(' | ') : [text],
    ...(heading !== undefined && { heading: true }),
  }));
}
