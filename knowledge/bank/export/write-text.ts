import type { ItemDraft } from '../item.ts';
import { utf8 } from './exported.ts';
import type { Exported } from './exported.ts';
import { itemLines } from './item-lines.ts';

/** UTF-8 text that people read and the import reads back. */
export function writeText(items: readonly ItemDraft[]): Exported {
  const { blocks, leftOut } = itemLines(items);
  return { bytes: utf8(blocks.map((lines) => lines.map(({ text }) => `${text}\n`).join('')).join('\n')), leftOut };
}
