import type { SourceDocument, SourceLine } from '../../documents/source.ts';
import { readHeadings } from './table/columns.ts';
import type { ImportDefaults, QuestionFile } from './question-file.ts';
import { documentQuestionLines } from './text/question-line.ts';
import { readQuestionLines } from './text/read-question-lines.ts';
import { readTable } from './table/read-table.ts';
import type { SaidType } from './read-type.ts';
import type { Sheet } from './table/sheet.ts';

/** Reads the questions of a document: its tables with headings (题干, 选项, 答案) as tables, all else as running text. */
export function readQuestionDocument(document: SourceDocument, defaults: ImportDefaults, said?: SaidType): Omit<QuestionFile, 'format'> {
  const rows: SourceLine[][] = [];
  const prose: SourceLine[] = [];
  let block: SourceLine[] | undefined;
  for (const line of document.lines) {
    if (!line.table) block = undefined;
    else if (readHeadings(sheetOf(document, [line]).rows[0]!) !== undefined) rows.push((block = []));
    (block ?? prose).push(line);
  }
  const text = readQuestionLines(documentQuestionLines({ ...document, lines: prose }), defaults, said);
  if (rows.length === 0) return text;
  const table = readTable(rows.map((lines) => sheetOf(document, lines)), defaults);
  return { items: [...table.items, ...text.items], rejected: [...table.rejected, ...text.rejected], notes: [...table.notes, ...text.notes] };
}

const sheetOf = (document: SourceDocument, lines: readonly SourceLine[]): Sheet => ({ name: '', rows: documentQuestionLines({ ...document, lines }) });
