import type { Answer, Paper, PaperQuestion } from '../../../../bot/exam/paper/paper.ts';
import type { Question } from '../../../../knowledge/bank/item.ts';
import { markingOf, type Marking, type MarkingSources } from '../../../../bot/exam/marking/marking.ts';
import { chained, NO_ENTRY } from '../../../../bot/exam/sitting/journal.ts';
import type { NewEntry } from '../../../../bot/exam/sitting/exam-store.ts';
import type { Candidate, JournalEntry, SittingPlan } from '../../../../bot/exam/sitting/sitting.ts';

export const AT = '2026-03-02T01:00:00.000Z';

export const SINGLE: Question = { type: 'single', stem: '（示例）单选', options: ['甲', '乙', '丙', '丁'], key: [1] };
export const MULTIPLE: Question = { type: 'multiple', stem: '（示例）多选', options: ['甲', '乙', '丙', '丁'], key: [0, 2, 3] };
export const TRUTH: Question = { type: 'true-false', stem: '（示例）判断', key: true };
export const SHORT: Extract<Question, { type: 'short-answer' }> = {
  type: 'short-answer', stem: '（示例）简答', reference: '提前，书面，公开。',
  points: [{ text: '提前', share: 0.3 }, { text: '书面', share: 0.3 }, { text: '公开', share: 0.4 }],
};

export const asked = (slot: string, question: Question, more: Partial<PaperQuestion> = {}): PaperQuestion => ({
  slot, itemId: `Q${slot.split('.')[0]}`, version: 1, hash: '', question, explanation: '', citations: [], topic: '', marks: 10,
  rule: { kind: question.type === 'short-answer' ? 'points' : 'all-or-nothing' }, ...more,
});

export const paper = (questions: readonly PaperQuestion[], id = '综合管理-A'): Paper => ({
  id, postType: '综合管理', form: 'A', sections: [{ part: '公共部分', name: '一', questions }],
  total: Math.round(questions.reduce((sum, { marks }) => sum + marks * 100, 0)) / 100, hash: '',
});

export const candidate = (number: string, more: Partial<Candidate> = {}): Candidate => ({
  number, name: `示例${number}`, unit: '示例局', post: '副局长', postType: '综合管理', extraMinutes: 0, paperId: '综合管理-A', ...more,
});

const PLAN: SittingPlan = {
  title: '示例考试', opensAt: AT, minutes: 60, lateStart: { until: 15, hasFullTime: false }, passMark: 60, isOpenBook: false, paging: 'all', seedHash: '',
};

export const journalOf = (entries: readonly NewEntry[]): JournalEntry[] =>
  entries.reduce<JournalEntry[]>((journal, entry) => [...journal, chained(journal.at(-1) ?? NO_ENTRY, entry)], []);

/** What the journal says of somebody who starts, answers slot by slot, and hands in. */
export function sat(number: string, answers: Readonly<Record<string, Answer>>, end: 'submitted' | 'timed-out' | 'none' = 'submitted'): NewEntry[] {
  const entry = (kind: string, facts: NewEntry['facts']): NewEntry => ({ at: AT, candidate: number, kind, facts });
  return [
    entry('signed-in', { device: 'd' }), entry('started', { arrangement: { order: [], options: {} } }),
    ...Object.entries(answers).map(([slot, answer], place) => entry('answered', { slot, answer, sequence: place + 1, key: `${number}-${place}` })),
    ...(end === 'none' ? [] : [entry(end, end === 'timed-out' ? { endedAt: AT } : {})]),
  ];
}

export function marking(questions: readonly PaperQuestion[], entries: readonly NewEntry[], more: Partial<MarkingSources> = {}): Marking {
  return markingOf({
    plan: PLAN, doubleMarking: { isOn: false, tolerance: 0.2 }, candidates: ['1', '2', '3'].map((number) => candidate(number)), papers: [paper(questions)],
    journal: journalOf([{ at: AT, kind: 'opened', facts: {} }, ...entries]), ...more,
  });
}

/** The same after more has been written into the journal. */
export const after = (questions: readonly PaperQuestion[], entries: readonly NewEntry[], ...later: NewEntry[]): Marking => marking(questions, [...entries, ...later]);
