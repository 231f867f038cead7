import type { QuestionFormat } from '../import/question-file.ts';
import type { ItemDraft } from '../item.ts';
import type { Exported } from './exported.ts';
import { notReadBack } from './read-back.ts';
import { writeAiken } from './write-aiken.ts';
import { writeCsv } from './write-csv.ts';
import { writeDocx } from './write-docx.ts';
import { writeGift } from './write-gift.ts';
import { writeMoodleXml } from './write-moodle-xml.ts';
import { writeText } from './write-text.ts';
import { writeXlsx } from './write-xlsx.ts';

const WRITERS: Readonly<Record<QuestionFormat, (items: readonly ItemDraft[]) => Exported | Promise<Exported>>> = {
  xlsx: writeXlsx, csv: writeCsv, gift: writeGift, 'moodle-xml': writeMoodleXml, aiken: writeAiken, text: writeText, docx: writeDocx,
};

/**
 * Items as a file. The file is read back as an import would read it; whatever does not come back as it was is listed,
 * beside what the format has no place for: nothing is dropped silently. Items of the bank are drafts too.
 */
export async function exportItems(given: readonly ItemDraft[], format: QuestionFormat): Promise<Exported> {
  // Of a pinned citation only what its author wrote is exported.
  const items = given.map((item) => ({ ...item, citations: item.citations.map(({ law, article }) => ({ law, article })) }));
  const write = async (some: readonly ItemDraft[]): Promise<Exported> => WRITERS[format](some);
  const written = await write(items);
  const lost = await notReadBack(items, format, write);
  return { bytes: written.bytes, leftOut: [...written.leftOut, ...lost].sort((a, b) => a.number - b.number) };
}
