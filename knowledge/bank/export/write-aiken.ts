import type { ItemDraft } from '../item.ts';
import { optionLetter, optionLetters } from '../option-letter.ts';
import { utf8, writeEach } from './exported.ts';
import type { Exported, Written } from './exported.ts';

/** Lines that Aiken would take for an option or an answer. */
const SPECIAL_LINE = /^\s*(?:[A-Z][.)]\s|ANSWER\s*:)/i;

/** Aiken holds single-choice questions of one line each, and nothing about them. */
export function writeAiken(items: readonly ItemDraft[]): Exported {
  const { parts, leftOut } = writeEach(items, blockOf);
  return { bytes: utf8(parts.join('\n')), leftOut };
}

function blockOf({ content, explanation, topic, citations, audience }: ItemDraft): Written<string> {
  if (content.type !== 'single') return { ok: false, reason: 'Aiken 只有单选题。' };
  const { stem, options, key } = content;
  if ([stem, ...options].some((text) => text.includes('\n'))) return { ok: false, reason: 'Aiken 的题干和选项各占一行，这题里有换行。' };
  if (SPECIAL_LINE.test(stem) || options.length > 26) return { ok: false, reason: 'Aiken 会把这题的题干读成选项或答案。' };
  const lines = [stem, ...options.map((option, place) => `${optionLetter(place)}. ${option}`), `ANSWER: ${optionLetters(key)}`];
  const lost = [
    ...(explanation === '' ? [] : ['解析']), ...(topic === '' ? [] : ['专题']), ...(citations.length === 0 ? [] : ['法律依据']),
    ...(audience.length === 0 ? [] : ['适用对象']), '难度', '用途',
  ];
  return { ok: true, part: `${lines.join('\n')}\n`, lost: `Aiken 放不下${lost.join('、')}。` };
}
