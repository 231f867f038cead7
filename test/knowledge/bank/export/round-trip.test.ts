import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCsv } from '../../../../knowledge/bank/export/write-csv.ts';
import { writeGift } from '../../../../knowledge/bank/export/write-gift.ts';
import { writeMoodleXml } from '../../../../knowledge/bank/export/write-moodle-xml.ts';
import { writeXlsx } from '../../../../knowledge/bank/export/write-xlsx.ts';
import { readCsv } from '../../../../knowledge/bank/import/table/read-csv.ts';
import { readGift } from '../../../../knowledge/bank/import/exchange/read-gift.ts';
import { readMoodleXml } from '../../../../knowledge/bank/import/exchange/read-moodle-xml.ts';
import { readXlsx } from '../../../../knowledge/bank/import/table/read-xlsx.ts';
import type { QuestionFileResult } from '../../../../knowledge/bank/import/question-file.ts';
import type { ItemDraft } from '../../../../knowledge/bank/item.ts';
import { fileOf } from '../import/support.ts';
import { caseItem, item } from './invented-items.ts';

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function drafts(result: QuestionFileResult): readonly ItemDraft[] {
  const { items, rejected } = fileOf(result);
  expect(rejected).toEqual([]);
  return items.map(({ draft }) => draft);
}

const some = fc.array(fc.oneof({ arbitrary: item, weight: 4 }, { arbitrary: caseItem, weight: 1 }), { minLength: 1, maxLength: 5 });
const plain = fc.array(item, { minLength: 1, maxLength: 5 });

test('a .csv carries everything', () => {
  fc.assert(fc.property(some, (items) => {
    const { bytes, leftOut } = writeCsv(items);
    expect(leftOut).toEqual([]);
    expect(drafts(readCsv(textOf(bytes)))).toEqual(items);
  }), { numRuns: 300 });
});

test('an .xlsx carries everything', async () => {
  await fc.assert(fc.asyncProperty(some, async (items) => {
    const { bytes, leftOut } = await writeXlsx(items);
    expect(leftOut).toEqual([]);
    expect(drafts(await readXlsx(bytes))).toEqual(items);
  }), { numRuns: 60 });
});

test.each([['GIFT', writeGift, readGift], ['Moodle XML', writeMoodleXml, readMoodleXml]] as const)('%s carries everything but cases', async (_, write, read) => {
  await fc.assert(fc.asyncProperty(plain, async (items) => {
    const { bytes, leftOut } = write(items);
    expect(leftOut).toEqual([]);
    expect(drafts(await read(textOf(bytes)))).toEqual(items);
  }), { numRuns: 300 });
});
