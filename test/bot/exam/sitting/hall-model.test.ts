import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCourse } from '../../../../bot/exam/archive/course-check.ts';
import { markAttempt } from '../../../../bot/exam/marking/mark-attempt.ts';
import type { Answer, Paper } from '../../../../bot/exam/paper/paper.ts';
import { hashCode } from '../../../../bot/exam/roster/one-time-code.ts';
import { createExamHall } from '../../../../bot/exam/sitting/create-hall.ts';
import type { ExamStore } from '../../../../bot/exam/sitting/exam-store.ts';
import { brokenAt, type HallFacts } from '../../../../bot/exam/sitting/journal.ts';
import { replay } from '../../../../bot/exam/sitting/replay.ts';
import type { Candidate, JournalEntry } from '../../../../bot/exam/sitting/sitting.ts';
import { openState } from '../../../../bot/state/open-state.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { hallSteps, seated, type Model, type Person, type Real } from './hall-commands.ts';
import { candidate, minute, newSitting, paper } from './samples.ts';

const PEOPLE = [candidate('1'), candidate('2', { extraMinutes: 5 }), candidate('3')];
const CODES = Object.fromEntries(PEOPLE.map(({ number }) => [number, hashCode(number, `CODE-${number}`)]));
const QUESTIONS = 8;

const personOf = (one: Candidate): Person =>
  ({ candidate: one, extraMinutes: one.extraMinutes, pauses: [], saved: new Map(), sequence: 0, sent: [], rank: 0, state: 'not-started', answered: 0 });

async function begin(stores: readonly [ExamStore, ExamStore], hasFullTime: boolean): Promise<{ model: Model; real: Real }> {
  const sitting = await stores[0].create(newSitting(PEOPLE, { codes: CODES, questions: QUESTIONS, minutes: 10, lateStart: { until: 8, hasFullTime } }));
  const model: Model = { now: minute(-30).getTime(), plan: sitting.plan, openedAt: undefined, sittingRank: 0, pauses: [], people: PEOPLE.map(personOf) };
  const restart = () => stores.map((store) => createExamHall({ store, now: () => new Date(model.now), onError: (error) => {
    throw error;
  } })) as unknown as Real['halls'];
  return { model, real: { id: sitting.id, store: stores[0], halls: restart(), restart, paper: paper(QUESTIONS) } };
}

const marks = (own: Paper, answers: Readonly<Record<string, Answer>>) => markAttempt(own, { answers, gradings: [], rulings: [], doubleMarking: { isOn: false, tolerance: 0 } });

/** The answers of everybody from the journal, read as simply as can be. */
function answersIn(journal: readonly JournalEntry[]): Map<string, Record<string, Answer>> {
  const answers = new Map(PEOPLE.map(({ number }) => [number, {} as Record<string, Answer>]));
  for (const { kind, candidate: number, facts } of journal) {
    if (kind !== 'answered') continue;
    const { slot, answer } = facts as unknown as HallFacts['answered'];
    answers.get(number!)![slot] = answer;
  }
  return answers;
}

test('no order of events, clocks, retries and takeovers breaks what must hold', async () => {
  const folder = temporaryFolder();
  const states = [await openState(folder), await openState(folder)] as const;
  const stores = [states[0].exams, states[1].exams] as const;
  const reached = new Map<string, number>();
  const steps = fc.array(fc.oneof(...hallSteps(PEOPLE.map(({ number }) => number))), { minLength: 20, maxLength: 50, size: 'max' });
  await fc.assert(fc.asyncProperty(steps, fc.boolean(), fc.integer({ min: 1, max: 3 }), async (commands, hasFullTime, started) => {
    const { model, real } = await begin(stores, hasFullTime);
    for (const step of seated(started)) await step.run(model, real);
    await fc.asyncModelRun(() => ({ model, real }), commands);

    const [journal, sitting, attempts] = [await real.store.journal(real.id), (await real.store.sitting(real.id))!, await real.store.attempts(real.id)];
    expect(brokenAt(journal)).toBeUndefined();
    expect(isDeepStrictEqual(replay(real.id, sitting.plan, PEOPLE, journal), { sitting, attempts }), 'the journal is the store').toBe(true);
    const course = { sitting, blueprint: (await real.store.blueprint(real.id))!, candidates: PEOPLE, papers: [real.paper], seed: '', pool: [], journal, results: [] };
    expect(checkCourse(course), 'what the hall lets happen, a verifier takes').toEqual([]);
    const answers = answersIn(journal);
    for (const { candidate: number, answers: stored } of attempts) expect(marks(real.paper, answers.get(number)!)).toEqual(marks(real.paper, stored));
    for (const { candidate: { number }, answered } of model.people) {
      expect(journal.filter((entry) => entry.candidate === number && (entry.kind === 'answered' || entry.kind === 'flagged'))).toHaveLength(answered);
    }
    for (const { kind, by, facts } of journal) {
      const what = kind === 'refused' ? String(facts['why']) : kind === 'timed-out' && by === undefined ? 'by the clock' : kind;
      reached.set(what, (reached.get(what) ?? 0) + 1);
    }
    // The clock of the next run looks at this sitting no more.
    await real.halls[0].command(real.id, { kind: 'close', by: '赵' });
  }), { numRuns: 25 });
  await Promise.all(states.map((state) => state.close()));
  // A model that never gets anywhere proves nothing.
  expect([...reached.keys()]).toEqual(expect.arrayContaining(['answered', 'flagged', 'paused', 'resumed', 'other-device', 'late', 'already-ended', 'submitted', 'by the clock', 'extended', 'voided', 'closed', 'fact']));
}, 120_000);
