import type { Question } from '../../../../knowledge/bank/item.ts';
import type { QuestionMark, Result } from '../../../../bot/exam/marking/result.ts';
import type { Answer, Paper, PaperQuestion } from '../../../../bot/exam/paper/paper.ts';
import type { Candidate, SittingPlan } from '../../../../bot/exam/sitting/sitting.ts';

/** An exam that never was: people, questions and law are invented. */
export const PLAN: SittingPlan = {
  title: '示例县2026年第一次领导干部任前法律知识考试',
  opensAt: '2026-12-01T01:00:00.000Z',
  minutes: 60,
  lateStart: { until: 15, hasFullTime: false },
  passMark: 60,
  isOpenBook: false,
  paging: 'all',
  seedHash: 'a'.repeat(64),
};

const choice = (stem: string, options: readonly string[], key: readonly number[]): Question => ({ type: key.length === 1 ? 'single' : 'multiple', stem, options, key });

const question = (slot: string, asked: Question, marks: number, more: Partial<PaperQuestion> = {}): PaperQuestion => ({
  slot, itemId: `Q0000${slot.split('.')[0]}`, version: 1, hash: 'b'.repeat(64), question: asked, explanation: `示例解析${slot}`,
  citations: [{ law: '《示例县养犬规定》', article: '第三条', lawKey: 'sample', region: '示例县', label: '第三条', words: 'c'.repeat(64), text: '养犬人应当每年登记一次。（示例条文）' }],
  topic: '示例专题', marks, rule: { kind: 'all-or-nothing' }, ...more,
});

export const PAPER: Paper = {
  id: '公务员-A', postType: '公务员', form: 'A', total: 100, hash: 'd'.repeat(64),
  sections: [
    { part: '公共部分', name: '一、单项选择题', questions: [
      question('1', choice('养犬人多久登记一次？', ['每月', '每年', '每两年', '不必登记'], [1]), 30),
      question('2', { type: 'true-false', stem: '养犬可以不登记。', key: false }, 20),
    ] },
    { part: '专业部分', name: '二、多项选择题', questions: [question('3', choice('下列哪些由养犬人负责？', ['清理粪便', '牵绳', '以上都不对', '按时登记'], [0, 1, 3]), 20, { rule: { kind: 'half-for-subset' } })] },
    { part: '专业部分', name: '三、案例分析题', questions: [
      question('4.1', choice('张某应当怎样做？', ['登记', '不管'], [0]), 10, { material: '张某新养一只犬。（示例案例）' }),
      question('4.2', { type: 'short-answer', stem: '说明理由。', reference: '应当登记。', points: [{ text: '指出义务', share: 0.5 }, { text: '指出期限', share: 0.5 }] }, 20, { material: '张某新养一只犬。（示例案例）', rule: { kind: 'points' } }),
    ] },
  ],
};

export const candidate = (number: string, name: string, more: Partial<Candidate> = {}): Candidate => ({
  number, name, unit: '示例局', post: '示例局副局长', postType: '公务员', extraMinutes: 0, paperId: PAPER.id, ...more,
});

export const ANSWERS: Readonly<Record<string, Answer>> = { 1: { chosen: [1] }, 2: { truth: true }, 3: { chosen: [0, 1] }, 4.1: { chosen: [0] }, 4.2: { text: '应当每年登记。' } };

export const MARKS: readonly QuestionMark[] = [
  { slot: '1', earned: 30, of: 30, basis: 'rule' }, { slot: '2', earned: 0, of: 20, basis: 'rule' }, { slot: '3', earned: 10, of: 20, basis: 'rule' },
  { slot: '4.1', earned: 10, of: 10, basis: 'rule' }, { slot: '4.2', earned: 12.5, of: 20, basis: 'person' },
];

export const result = (number: string, outcome: Result['outcome'], marks: readonly QuestionMark[] = outcome === 'passed' || outcome === 'failed' ? MARKS : []): Result => ({
  candidate: number, paperId: outcome === 'exempt' ? '' : PAPER.id, outcome, marks, total: marks.reduce((sum, { earned }) => sum + earned, 0), of: 100,
});
