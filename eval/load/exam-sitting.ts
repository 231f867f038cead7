import { hash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../knowledge/bank/canonical-json.ts';
import type { Question } from '../../knowledge/bank/item.ts';
import type { Blueprint } from '../../bot/exam/paper/blueprint.ts';
import type { Paper, PaperQuestion } from '../../bot/exam/paper/paper.ts';
import { issueCodes } from '../../bot/exam/roster/one-time-code.ts';
import { drawnEntry } from '../../bot/exam/sitting/drawn-entry.ts';
import type { ExamStore } from '../../bot/exam/sitting/exam-store.ts';
import type { SittingPlan } from '../../bot/exam/sitting/sitting.ts';
import type { ExamUser } from './exam-users.ts';

export interface InventedSitting {
  readonly users: number;
  readonly questions: number;
  readonly minutes: number;
  readonly opensAt: Date;
}

const TITLE = '任前法律知识考试（虚构）';
const MARKS = 2;

/** A sitting with an invented paper and invented examinees, as a draw would have left it. */
export async function createInventedSitting(store: ExamStore, { users, questions, minutes, opensAt }: InventedSitting): Promise<{ readonly id: string; readonly users: readonly ExamUser[] }> {
  const seed = randomBytes(16).toString('hex');
  const papers = [inventedPaper(questions)];
  const candidates = Array.from({ length: users }, (_, index) => ({
    number: String(100_001 + index), name: `考生${index + 1}`, unit: `示例单位${1 + index % 40}`, post: '副职', postType: '行政执法', extraMinutes: 0, paperId: papers[0]!.id,
  }));
  const { codes, hashes } = issueCodes(candidates, randomBytes);
  const blueprint: Blueprint = {
    title: TITLE, parts: [], minutes, passMark: 60, isOpenBook: false, arrangement: { kind: 'same' }, shuffle: { items: true, options: true },
    exclude: { lastSittings: 0, seenInPractice: false }, doubleMarking: { isOn: false, tolerance: 0 },
  };
  const plan: SittingPlan = {
    title: TITLE, opensAt: opensAt.toISOString(), minutes, lateStart: { until: minutes, hasFullTime: true }, passMark: 60, isOpenBook: false, paging: 'all', seedHash: hash('sha256', seed),
  };
  const draw = { plan, blueprint, papers, candidates, pool: [] };
  const { id } = await store.create({ ...draw, codes: hashes, seed, entry: drawnEntry(draw, '负载试验', new Date().toISOString()) });
  return { id, users: candidates.map(({ number }) => ({ number, code: codes[number]! })) };
}

/** Single, multiple, true/false by turns, every tenth a short answer; as long as real ones are. */
function inventedPaper(count: number): Paper {
  const questions = Array.from({ length: count }, (_, index): PaperQuestion => ({
    slot: String(index + 1), itemId: `Q${String(index + 1).padStart(5, '0')}`, version: 1, hash: hash('sha256', String(index)), question: inventedQuestion(index),
    explanation: '虚构的解析。'.repeat(20), citations: [], topic: '行政法', marks: MARKS, rule: { kind: index % 10 === 9 ? 'points' : 'all-or-nothing' },
  }));
  const paper = { id: '行政执法-A', postType: '行政执法', form: 'A', sections: [{ part: '公共部分', name: '试题', questions }], total: MARKS * count };
  return { ...paper, hash: hash('sha256', canonicalJson(paper)) };
}

function inventedQuestion(index: number): Question {
  const stem = `第 ${index + 1} 题：某局在办理一件虚构的事项时，下列做法中哪一项或者哪几项符合虚构规定对程序和期限的要求？`;
  if (index % 10 === 9) return { type: 'short-answer', stem, reference: '虚构的参考答案。'.repeat(20), points: [] };
  const options = ['甲', '乙', '丙', '丁'].map((name) => `${name}项做法：在规定的期限内告知并听取意见，作出书面决定。`);
  switch (index % 3) {
    case 0: return { type: 'single', stem, options, key: [index % 4] };
    case 1: return { type: 'multiple', stem, options, key: [0, 2] };
    default: return { type: 'true-false', stem, key: index % 2 === 0 };
  }
}
