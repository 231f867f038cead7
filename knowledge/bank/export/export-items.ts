import type { QuestionFormat } from '../import/question-file.ts';
import type { ItemDraft } from '../item.ts';
import { leftOutOf } from './exported.ts';
import type { Exported } from './exported.ts';
import { readBack } from './read-back.ts';
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
 * Items as a file. The file is read back as an import would read it: an item that cannot be read, or breaks the reading
 * of others, is left out of it; what does not come back as it was is listed, beside what the format has no place for.
 * Nothing is dropped silently. Items of the bank are drafts too.
 */
export async function exportItems(given: readonly ItemDraft[], format: QuestionFormat): Promise<Exported> {
  // Of a pinned citation only what its author wrote is exported.
  const items = given.map((item) => ({ ...item, citations: item.citations.map(({ law, article }) => ({ law, article })) }));
  const write = async (some: readonly ItemDraft[]): Promise<Exported> => WRITERS[format](some);
  let places = items.map((_, place) => place);
  for (;;) {
    const some = places.map((place) => items[place]!);
    const { bytes, leftOut } = await write(some);
    const { changed, broken } = await readBack(some, format, write);
    if (broken.length === 0) {
      const unread = items.map((_, place) => place).filter((place) => !places.includes(place));
      return {
        bytes,
        leftOut: [
          ...leftOut.map((each) => ({ ...each, number: places[each.number - 1]! + 1 })),
          ...changed.map(({ place, fields }) => leftOutOf(some[place]!, places[place]!, true, `写出后再读入，${fields.join('、')}会有变化，请改用 .xlsx。`)),
          ...unread.map((place) => leftOutOf(items[place]!, place, false, '写成这种格式后读不懂，没有写入，请改用 .xlsx。')),
        ].sort((a, b) => a.number - b.number),
      };
    }
    places = places.filter((_, place) => !broken.includes(place));
  }
}
