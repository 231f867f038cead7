import type { ItemDraft } from '../item.ts';
import type { Exported } from './exported.ts';
import { itemLines } from './item-lines.ts';
import type { ItemLine } from './item-lines.ts';

/** Word's own twentieths of a point. */
const INDENT = 420;
const SPACE_BEFORE = 200;
/** Half points: 小四 for stems and options, 五号 for remarks. */
const SIZES: Readonly<Record<ItemLine['kind'], number>> = { heading: 28, stem: 24, option: 24, remark: 21 };

/** A .docx to print and correct by hand; the import reads it back. */
export async function writeDocx(items: readonly ItemDraft[]): Promise<Exported> {
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx');
  const { blocks, leftOut } = itemLines(items);
  const children = blocks.flatMap((lines) => lines.map(({ text, kind }) => new Paragraph({
    spacing: { before: kind === 'stem' || kind === 'heading' ? SPACE_BEFORE : 0 },
    indent: { left: kind === 'option' ? INDENT : 0 },
    keepNext: kind !== 'remark',
    ...(kind === 'heading' && { heading: HeadingLevel.HEADING_2 }),
    children: [new TextRun({ text, size: SIZES[kind], font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' } })],
  })));
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  return { bytes: new Uint8Array(bytes), leftOut };
}
