import { USE_NAMES } from '../item.ts';
import type { ItemUse } from '../item.ts';

const USES: ReadonlyMap<string, ItemUse> = new Map([
  ...(Object.entries(USE_NAMES) as [ItemUse, string][]).flatMap(([use, name]) => [[name, use], [use, use]] as const),
  ['考试', 'formal'], ['正式考试', 'formal'], ['考试和练习', 'both'],
]);

/** 正式, 练习 or 通用, as tables, tags and commands say where an item may be met. */
export const readUse = (word: string): ItemUse | undefined => USES.get(word);
