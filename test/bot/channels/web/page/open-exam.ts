import { onTestFinished } from 'vitest';
import type { SuggestPoints } from '../../../../../bot/exam/marking/suggest-points.ts';
import { hashCode } from '../../../../../bot/exam/roster/one-time-code.ts';
import type { NewSitting } from '../../../../../bot/exam/sitting/exam-store.ts';
import { createExamHall } from '../../../../../bot/exam/sitting/create-hall.ts';
import { drawnEntry } from '../../../../../bot/exam/sitting/drawn-entry.ts';
import type { ExamHall } from '../../../../../bot/exam/sitting/hall.ts';
import type { Candidate, SittingPlan } from '../../../../../bot/exam/sitting/sitting.ts';
import { ROLE_NAMES, type Role } from '../../../../../bot/exam/staff/staff.ts';
import { openState, type State } from '../../../../../bot/state/open-state.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { candidate, newSitting } from '../../../exam/sitting/samples.ts';
import { examOver, openWeb } from '../open-web.ts';

/** A sitting over the real hall and the web, by a clock that can be put forward. */
export interface OpenExam {
  readonly address: string;
  readonly id: string;
  readonly hall: ExamHall;
  readonly state: State;
  readonly errors: unknown[];
  /** Codes of 王组织者, 王监考 …: one for each role. */
  readonly staffCodes: Readonly<Record<Role, string>>;
  now(): Date;
  /** Puts the clock forward; the hall hears it strike several times a second. */
  forward(milliseconds: number): void;
}

export const CODE = '7K2M-9XQ4';
export const PEOPLE: readonly Candidate[] = [candidate('1001', { name: '甲示例' }), candidate('1002', { name: '乙示例' }), candidate('1003', { name: '阿卜杜热合曼·买买提示例', unit: '示例区经济发展和行政审批服务管理办公室' })];

const STRIKE_MS = 100;

interface OpenExamOptions extends Partial<SittingPlan> {
  readonly questions?: number;
  readonly people?: readonly Candidate[];
  readonly papers?: NewSitting['papers'];
  /** A model for those who mark. */
  readonly suggest?: SuggestPoints;
}

/** @param pageFolder of the built page @param plan by default it opens at once */
export async function openExam(pageFolder: string, { questions = 20, people = PEOPLE, suggest, papers, ...plan }: OpenExamOptions = {}): Promise<OpenExam> {
  let offset = 0;
  const now = (): Date => new Date(Date.now() + offset);
  const state = await openState(temporaryFolder());
  const codes = Object.fromEntries(people.map(({ number }) => [number, hashCode(number, CODE)]));
  const made = newSitting(people, { codes, questions, opensAt: now().toISOString(), paging: 'one', ...plan });
  // In the author's order: the tests know which question is which.
  const fresh = { ...made, ...(papers && { papers }), blueprint: { ...made.blueprint, shuffle: { items: false, options: false } } };
  const { id } = await state.exams.create({ ...fresh, entry: drawnEntry(fresh, '王组织', made.entry.at) });
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const hall = createExamHall({ store: state.exams, now, onError });
  const services = { ...examOver(state, now, suggest), hall };
  const staffCodes: Partial<Record<Role, string>> = {};
  for (const [role, name] of Object.entries(ROLE_NAMES) as [Role, string][]) {
    const added = await services.staff.add({ name: `王${name}`, roles: [role] }, '测试');
    if ('refusal' in added) throw new Error(added.refusal);
    staffCodes[role] = added.code;
  }
  const { address } = await openWeb({ pageFolder, now, onError, exam: services });
  await hall.tick();
  let isTicking = false;
  const striking = setInterval(() => {
    if (isTicking) return;
    isTicking = true;
    void hall.tick().catch(onError).finally(() => (isTicking = false));
  }, STRIKE_MS);
  onTestFinished(() => clearInterval(striking));
  return { address, id, hall, state, errors, staffCodes: staffCodes as Record<Role, string>, now, forward: (milliseconds) => void (offset += milliseconds) };
}
