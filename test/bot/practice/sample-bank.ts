import { openBank } from '../../../knowledge/bank/open-bank.ts';
import type { PinnedDraft } from '../../../knowledge/bank/bank.ts';
import type { ChoiceQuestion, TrueFalseQuestion } from '../../../knowledge/bank/item.ts';

const AT = '2026-01-01T00:00:00.000Z';

/** An invented draft about an invented rule. */
export function draft(content: ChoiceQuestion | TrueFalseQuestion, more: Partial<PinnedDraft> = {}): PinnedDraft {
  return {
    content, explanation: '见示例条文。', topic: '示例主题', difficulty: 2, audience: [], use: 'both',
    citations: [{ law: '示例规定', article: '第一条', lawKey: '示例规定', region: '全国', label: '第一条', words: 'w', text: '示例条文的原文。' }],
    ...more,
  };
}

export const single = (stem: string, key = 1): ChoiceQuestion => ({ type: 'single', stem, options: ['一天', '三天', '七天'], key: [key] });
export const multiple = (stem: string): ChoiceQuestion => ({ type: 'multiple', stem, options: ['工钱', '奖金', '押金'], key: [0, 1] });
export const trueFalse = (stem: string, key: boolean): TrueFalseQuestion => ({ type: 'true-false', stem, key });

/** A bank of a data folder with approved items. */
export function fillBank(dataFolder: string, drafts: readonly PinnedDraft[]): void {
  const bank = openBank(dataFolder);
  const items = bank.add(drafts, { by: '出题人', at: AT });
  bank.approve(items.map(({ id }) => id), { by: '审题人', at: AT });
  bank.close();
}
