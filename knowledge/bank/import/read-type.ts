import type { ItemType } from '../item.ts';

/** A type that words say; `choice`: 选择题, single or multiple by its key. */
export type SaidType = ItemType | 'choice';

const NAMES: readonly (readonly [SaidType, RegExp])[] = [
  ['single', /^(?:单项?选?择?|单项?选择|single(?:choice|select)?|radio|单选题?[（(]?[单一]选[）)]?)$/],
  ['multiple', /^(?:多项?选?择?|多项?选择|(?:不定项|不定向|任意项)选?择?|multi(?:select|pleselect|plechoices)?|checkbox)$/],
  ['true-false', /^(?:判断(?:对错|正误|是非)?|是非|对错|正误|truefalse|tf|judge(?:ment)?|boolean)$/],
  ['short-answer', /^(?:简答|问答|论述|主观|简述|辨析|名词解释|shortanswer|essay|qa)$/],
  ['case', /^(?:案例(?:分析)?|材料(?:分析)?|综合(?:分析)?|case)$/],
  ['choice', /^(?:选择|客观|choice|multiplechoice|mc|mcq)$/],
];

/** Reads 单选题, 一、单项选择题（每题 2 分）, 判断, Multiple choice …; undefined for what names no type that the bank has. */
export function readType(text: string): SaidType | undefined {
  const plain = text.normalize('NFKC').toLowerCase()
    .replace(/^\s*(?:第?[一二三四五六七八九十\d]+(?:部分|大题)?[、.．:\s]\s*)/, '')
    .replaceAll(/[(（【[].*?[)）】\]]/g, '')
    .replaceAll(/[\s\-_/:：]/g, '')
    .replace(/(?:试?题型?|类)$/, '');
  return NAMES.find(([, names]) => names.test(plain))?.[0];
}
