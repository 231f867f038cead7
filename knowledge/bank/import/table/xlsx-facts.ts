import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { childNamed, childrenNamed, parseXml, textOf } from '../../../documents/markup.ts';
import type { MarkupNode } from '../../../documents/markup.ts';

/** What a sheet's values do not tell; rows and columns from 0, `row,column`. */
export interface SheetFacts {
  /** Numbers that show as percentages. */
  readonly percentages: ReadonlySet<string>;
  /** Cells that nobody can read, and why, in Chinese: formulas that failed or whose outcome is not in the file. */
  readonly unreadable: ReadonlyMap<string, string>;
  readonly merged: readonly { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }[];
}

const NO_OUTCOME = '是公式，文件里没有算好的结果，请用 Excel 打开后保存，或粘贴为数值。';
/** Formats 9 and 10 are 0% and 0.00% (ECMA-376, part 1, 18.8.30). */
const PERCENT_FORMATS = new Set(['9', '10']);

/** Parsed sheets take some twenty times the memory of their bytes; ten thousand questions are 10 MB. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Whether a workbook inflates to more than anybody's questions fill, or declares so. @throws when the archive is damaged */
export function isTooLarge(bytes: Uint8Array): boolean {
  let inflated = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      inflated += originalSize;
      return false;
    },
  });
  return inflated > MOST_BYTES;
}

/** Facts of each sheet by its name. @throws when the archive is damaged */
export async function xlsxFacts(bytes: Uint8Array): Promise<ReadonlyMap<string, SheetFacts>> {
  const parts = unzipSync(bytes, { filter: ({ name }) => /^xl\/(?:workbook|styles|worksheets\/[^/]+|_rels\/workbook)\.xml(?:\.rels)?$/.test(name) });
  const xml = async (name: string): Promise<MarkupNode | undefined> =>
    parts[name] === undefined ? undefined : parseXml(strFromU8(parts[name]));
  const percent = percentStyles(childNamed(await xml('xl/styles.xml'), 'styleSheet'));
  const relationships = childrenNamed(childNamed(await xml('xl/_rels/workbook.xml.rels'), 'Relationships'), 'Relationship');
  const targets = new Map(relationships.map(({ attribs = {} }) => [attribs['Id'], partOf(attribs['Target'] ?? '')]));
  const sheets = childrenNamed(childNamed(childNamed(await xml('xl/workbook.xml'), 'workbook'), 'sheets'), 'sheet');
  return new Map(await Promise.all(sheets.map(async ({ attribs = {} }) => {
    const sheet = childNamed(await xml(targets.get(attribs['r:id']) ?? ''), 'worksheet');
    return [attribs['name'] ?? '', factsOf(sheet, percent)] as const;
  })));
}

const partOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : posix.join('xl', target));

/** Places in `cellXfs` of the styles that show percentages. */
function percentStyles(styles: MarkupNode | undefined): ReadonlySet<string> {
  const custom = childrenNamed(childNamed(styles, 'numFmts'), 'numFmt')
    .filter(({ attribs = {} }) => (attribs['formatCode'] ?? '').replaceAll(/"[^"]*"|\\./g, '').includes('%'))
    .map(({ attribs = {} }) => attribs['numFmtId']!);
  const formats = new Set([...PERCENT_FORMATS, ...custom]);
  return new Set(childrenNamed(childNamed(styles, 'cellXfs'), 'xf')
    .flatMap(({ attribs = {} }, place) => (formats.has(attribs['numFmtId'] ?? '') ? [String(place)] : [])));
}

function factsOf(sheet: MarkupNode | undefined, percent: ReadonlySet<string>): SheetFacts {
  const percentages = new Set<string>();
  const unreadable = new Map<string, string>();
  for (const row of childrenNamed(childNamed(sheet, 'sheetData'), 'row')) {
    for (const cell of childrenNamed(row, 'c')) {
      const { r = '', s = '', t } = cell.attribs ?? {};
      const at = placeOf(r);
      if (at === undefined) continue;
      if (percent.has(s)) percentages.add(at.join());
      const outcome = textOf(childNamed(cell, 'v') ?? { type: 'tag' });
      if (t === 'e') unreadable.set(at.join(), `是公式错误 ${outcome}，请改正后再导入。`);
      else if (childNamed(cell, 'f') !== undefined && outcome === '') unreadable.set(at.join(), NO_OUTCOME);
    }
  }
  const merged = childrenNamed(childNamed(sheet, 'mergeCells'), 'mergeCell').flatMap(({ attribs = {} }) => {
    const [from, to] = (attribs['ref'] ?? '').split(':').map(placeOf);
    return from === undefined || to === undefined ? [] : [{ top: from[0], left: from[1], bottom: to[0], right: to[1] }];
  });
  return { percentages, unreadable, merged };
}

/** B3 is row 2, column 1. */
function placeOf(reference: string): [row: number, column: number] | undefined {
  const match = /^([A-Z]{1,3})(\d+)$/.exec(reference);
  if (match === null) return undefined;
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [Number(match[2]) - 1, column];
}
