import { CUT, cell, grid, line, wordDocument } from '../print/word-document.ts';
import { pagesOf, type CodeSlip } from './code-slips.ts';

const BORDERS = { top: CUT, bottom: CUT, left: CUT, right: CUT };
/** Millimetres. */
const MARGIN = 8;
const WIDTH = 96;
const HEIGHT = 91;

/** Slips to print and cut, six a page, as .docx. */
export function codeSlipsDocx(slips: readonly CodeSlip[]): Promise<Uint8Array> {
  return wordDocument('入场条', pagesOf(slips).map((page) => {
    const rows = [0, 2, 4].filter((place) => place < page.length).map((place) => [page[place], page[place + 1]].map(slipCell));
    return [grid(rows, [WIDTH, WIDTH], HEIGHT), line('', { size: 1 })];
  }), MARGIN);
}

function slipCell(slip: CodeSlip | undefined) {
  if (slip === undefined) return cell('', {}, { borders: BORDERS });
  return cell([
    line(slip.title, { size: 11, isBold: true, align: 'center', space: 2 }),
    line(`考试码  ${slip.code}`, { size: 16, isBold: true, align: 'center', space: 3 }),
    line(`姓名：${slip.name}`, { size: 10.5, isBold: true }),
    ...slip.lines.map(([name, value]) => line(`${name}：${value}`, { size: 10 })),
    ...slip.rules.map((rule, index) => line(`${index + 1}. ${rule}`, { size: 8.5 })),
  ], {}, { borders: BORDERS });
}
