import { itemHash } from '../../../knowledge/bank/item-hash.ts';
import type { Item, ItemContent, ItemType } from '../../../knowledge/bank/item.ts';
import type { Blueprint, Part, Section } from '../../../bot/exam/paper/blueprint.ts';
import { draw } from '../../../bot/exam/paper/draw.ts';
import { freezePaper } from '../../../bot/exam/paper/freeze-paper.ts';
import type { Paper } from '../../../bot/exam/paper/paper.ts';
import { poolOf } from '../../../bot/exam/paper/pool.ts';

/** 64 digits for tests: the same digit over and over. */
export const SEED = 'a'.repeat(64);

export const choice = (more: Partial<Extract<ItemContent, { type: 'single' | 'multiple' }>> = {}): ItemContent => ({
  type: 'single', stem: '（示例）村民小组开会决定集体事项，应当怎样做？', options: ['提前公告', '口头告知组长', '会后补公告', '不必告知'], key: [0], ...more,
});

const CONTENTS: Readonly<Record<ItemType, (number: number) => ItemContent>> = {
  single: (number) => choice({ stem: `（示例）第 ${number} 题：下列哪种做法合规？` }),
  multiple: (number) => choice({ type: 'multiple', stem: `（示例）第 ${number} 题：哪些做法合规？`, key: [0, 2] }),
  'true-false': (number) => ({ type: 'true-false', stem: `（示例）第 ${number} 题：收取押金应当开具收据。`, key: true }),
  'short-answer': (number) => ({
    type: 'short-answer', stem: `（示例）第 ${number} 题：简述公告的要求。`, reference: '提前，书面，公开。',
    points: [{ text: '提前', share: 0.3 }, { text: '书面', share: 0.3 }, { text: '公开', share: 0.4 }],
  }),
  case: (number) => ({
    type: 'case', stem: `（示例）案情 ${number}：张某租房，押金被扣。`,
    questions: [
      { type: 'single', stem: '押金应当怎样处理？', options: ['退还', '不退', '协商后全扣'], key: [0] },
      { type: 'true-false', stem: '房东应当说明扣款的理由。', key: true },
      { type: 'short-answer', stem: '说说理由。', reference: '合同约定。', points: [] },
    ],
  }),
};

/** An item of the bank with invented content; `number` makes its id. */
export function item(number: number, more: Partial<Item> & { readonly type?: ItemType } = {}): Item {
  const { type = 'single', ...given } = more;
  const made = {
    content: CONTENTS[type](number), explanation: `（示例解析）第 ${number} 题看第三条。`, topic: '示例主题', difficulty: 3, audience: [], use: 'both' as const,
    id: `Q${String(number).padStart(5, '0')}`, version: 1, status: 'approved' as const, author: '甲', createdAt: '2026-01-05T01:00:00.000Z', approvedBy: '乙',
    citations: [{ law: '示例规定', article: '第三条', lawKey: '示例规定', region: '全国', label: '第三条', words: '0'.repeat(32), text: '（示例条文）应当提前公告。' }],
    ...given,
  };
  return { ...made, hash: itemHash(made) };
}

export const section = (more: Partial<Section> = {}): Section => ({
  name: '一、单项选择题', type: 'single', topics: [], laws: [], difficulty: [1, 5], count: 5, marks: 2, rule: { kind: 'all-or-nothing' }, ...more,
});

export const part = (sections: readonly Section[], more: Partial<Part> = {}): Part => ({ name: '公共部分', postTypes: [], sections, ...more });

export const blueprint = (parts: readonly Part[], more: Partial<Blueprint> = {}): Blueprint => ({
  title: '示例考试', parts, minutes: 60, passMark: 60, isOpenBook: false, arrangement: { kind: 'same' },
  shuffle: { items: true, options: true }, exclude: { lastSittings: 0, seenInPractice: false }, doubleMarking: { isOn: false, tolerance: 0.2 }, ...more,
});

export const numbers = (count: number): number[] => Array.from({ length: count }, (_, place) => place + 1);

export const candidates = (count: number, postType = '综合管理'): { number: string; postType: string }[] =>
  Array.from({ length: count }, (_, place) => ({ number: String(1001 + place), postType }));

export const sampleBlueprint = blueprint([part([
  section({ count: 6 }), section({ name: '二、多项选择题', type: 'multiple', count: 4, rule: { kind: 'half-for-subset' } }), section({ name: '三、判断题', type: 'true-false', count: 3, marks: 1 }),
]), part([section({ name: '四、案例分析题', type: 'case', count: 2, marks: 15 }), section({ name: '五、简答题', type: 'short-answer', count: 1, marks: 10, rule: { kind: 'points' } })], { name: '专业部分' })]);

/** A paper with items of every type; some of its options keep their order. */
export function samplePaper(): Paper {
  const bank = [
    ...numbers(5).map((number) => item(number)), item(6, { content: choice({ options: ['甲', '乙', '丙', '以上都对'] }) }),
    ...numbers(4).map((number) => item(100 + number, { type: 'multiple' })), ...numbers(3).map((number) => item(200 + number, { type: 'true-false' })),
    ...numbers(2).map((number) => item(300 + number, { type: 'case' })), item(401, { type: 'short-answer' }),
  ];
  const drawn = draw({ blueprint: sampleBlueprint, pool: poolOf(bank, { purpose: 'formal' }).items, seed: SEED, candidates: candidates(1) });
  if (!drawn.isOk) throw new Error('The sample blueprint cannot be drawn.');
  return freezePaper(drawn.papers[0]!, (id) => bank.find((each) => each.id === id));
}
