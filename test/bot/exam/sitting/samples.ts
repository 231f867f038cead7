import type { Question } from '../../../../knowledge/bank/item.ts';
import type { Blueprint } from '../../../../bot/exam/paper/blueprint.ts';
import { paperHash } from '../../../../bot/exam/paper/freeze-paper.ts';
import type { Arrangement, Paper } from '../../../../bot/exam/paper/paper.ts';
import { sealSeed } from '../../../../bot/exam/paper/randomness.ts';
import { drawnEntry } from '../../../../bot/exam/sitting/drawn-entry.ts';
import type { NewSitting } from '../../../../bot/exam/sitting/exam-store.ts';
import type { Candidate, SittingPlan } from '../../../../bot/exam/sitting/sitting.ts';

// Invented, all of it.

/** 9 o'clock in China. */
export const NINE = Date.parse('2026-12-01T01:00:00.000Z');
/** So many minutes after nine. */
export const minute = (minutes: number): Date => new Date(NINE + minutes * 60_000);

export const SEED = '5eed'.repeat(16);

export const plan = (more: Partial<SittingPlan> = {}): SittingPlan => ({
  title: '示例县任前法律知识考试', opensAt: minute(0).toISOString(), minutes: 60, lateStart: { until: 15, hasFullTime: true }, passMark: 60,
  isOpenBook: false, paging: 'all', seedHash: sealSeed(SEED), ...more,
});

export const candidate = (number: string, more: Partial<Candidate> = {}): Candidate => ({
  number, name: `甲${number}`, unit: '示例局', post: '副局长', postType: '行政执法', extraMinutes: 0, paperId: '行政执法-A', ...more,
});

const QUESTIONS: readonly Question[] = [
  { type: 'single', stem: '下列哪一项正确？', options: ['甲项', '乙项', '丙项', '丁项'], key: [1] },
  { type: 'multiple', stem: '下列哪些正确？', options: ['甲项', '乙项', '丙项', '丁项'], key: [0, 2] },
  { type: 'true-false', stem: '示例判断。', key: true },
  { type: 'short-answer', stem: '简述示例。', reference: '参考', points: [] },
];

/** Slots 1, 2, …: single, multiple, true/false, short answer, and again. */
export function paper(questions = 4): Paper {
  const rule = { kind: 'all-or-nothing' } as const;
  const whole: Omit<Paper, 'hash'> = {
    id: '行政执法-A', postType: '行政执法', form: 'A', total: questions,
    sections: [{
      part: '公共部分', name: '试题', questions: Array.from({ length: questions }, (_, index) => ({
        slot: `${index + 1}`, itemId: `Q${String(index + 1).padStart(5, '0')}`, version: 1, hash: 'e'.repeat(64), question: QUESTIONS[index % QUESTIONS.length]!,
        explanation: '解析：示例。', citations: [], topic: '宪法', marks: 1, rule,
      })),
    }],
  };
  return { ...whole, hash: paperHash(whole) };
}

export const arrangement = (questions = 4): Arrangement => ({ order: Array.from({ length: questions }, (_, index) => `${index + 1}`), options: {} });

const BLUEPRINT: Blueprint = {
  title: '示例县任前法律知识考试', parts: [], minutes: 60, passMark: 60, isOpenBook: false, arrangement: { kind: 'same' }, shuffle: { items: true, options: true },
  exclude: { lastSittings: 0, seenInPractice: false }, doubleMarking: { isOn: false, tolerance: 0.2 },
};

export function newSitting(candidates: readonly Candidate[], { questions = 4, codes = {}, ...more }: Partial<SittingPlan> & { readonly questions?: number; readonly codes?: NewSitting['codes'] } = {}): NewSitting {
  const fixed = {
    plan: plan(more), blueprint: BLUEPRINT, papers: [paper(questions)], candidates,
    pool: [{ id: 'Q00001', version: 1, hash: 'e'.repeat(64), type: 'single', topic: '宪法', difficulty: 2, audience: [], laws: ['示例法'] }],
  };
  return { ...fixed, codes, seed: SEED, entry: drawnEntry(fixed, '王组织', minute(-600).toISOString()) };
}
