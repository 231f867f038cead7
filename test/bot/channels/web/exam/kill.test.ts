import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { SavesAnswer } from '../../../../../bot/channels/web/exam/api-types.ts';
import { questionsOf } from '../../../../../bot/exam/marking/marking.ts';
import { createMarkingDesk } from '../../../../../bot/exam/office/marking-desk.ts';
import type { Paper } from '../../../../../bot/exam/paper/paper.ts';
import { fromShown, toShown } from '../../../../../bot/exam/paper/shown-answer.ts';
import { brokenAt } from '../../../../../bot/exam/sitting/journal.ts';
import type { Attempt } from '../../../../../bot/exam/sitting/sitting.ts';
import type { ExamView, ShownAnswer } from '../../../../../bot/exam/sitting/view.ts';
import { openState } from '../../../../../bot/state/open-state.ts';
import { createInventedSitting } from '../../../../../eval/load/exam-sitting.ts';
import { answerTo, type ExamUser, type Told } from '../../../../../eval/load/exam-users.ts';
import { createHttpClient } from '../../../../../eval/load/http-client.ts';
import type { ServerProcess } from '../../../../../eval/load/server-process.ts';
import { freePort } from '../../../../support/free-port.ts';
import { sampleLaw } from '../../../sample.ts';
import { freshData, startProgram } from '../../program.ts';

const sample = sampleLaw();

const SITTERS = 200;
const QUESTIONS = 30;
const KILLS = Number(process.env['KILLS'] ?? 25);
/** Between two tries of somebody whom nobody answers, and at most between two answers, in ms. */
const RETRY_MS = 150;
const PAUSE_MS = 1000;

interface Sitter {
  readonly number: string;
  /** By slot, the last that was acknowledged. */
  readonly told: Told;
  /** Of every answer that was acknowledged. */
  readonly keys: readonly string[];
}

/** One examinee, who sends the same again until it is answered; from signing in to handing in. */
async function sit(address: string, sitting: string, user: ExamUser, isOver: () => boolean): Promise<Sitter> {
  const client = createHttpClient(address, new Agent({ keepAlive: true, maxSockets: 1 }));
  const told = new Map<string, ShownAnswer>();
  const keys: string[] = [];
  const insist = async <Body>(path: string, body: unknown): Promise<Body> => {
    for (;;) {
      const answered = await client.post<Body>(path, body).catch(() => undefined);
      if (answered?.status === 200) return answered.body;
      if (answered && answered.status < 500) throw new Error(`${path} was refused: ${JSON.stringify(answered.body)}`);
      await setTimeout(RETRY_MS * (0.5 + Math.random()));
    }
  };
  await insist('/api/exam/sign-in', { sitting, ...user });
  const { sheet } = await insist<ExamView>('/api/exam/start', {});
  const questions = sheet!.sections.flatMap((section) => section.questions);
  for (let sequence = 1; !isOver(); sequence += 1) {
    const question = questions[Math.floor(Math.random() * questions.length)]!;
    const [key, answer] = [randomUUID(), answerTo(question, Math.random)];
    const { saved, refused } = await insist<SavesAnswer>('/api/exam/saves', { saves: [{ sequence, key, slot: question.slot, answer }] });
    if (saved !== sequence || refused.length > 0) throw new Error(`not saved: ${JSON.stringify({ sequence, saved, refused })}`);
    told.set(question.slot, answer);
    keys.push(key);
    await setTimeout(Math.random() * PAUSE_MS);
  }
  await insist('/api/exam/submit', {});
  return { number: user.number, told, keys };
}

/** What somebody earned by rule if what they were told is true: the key, or nothing. */
function earned(paper: Paper, { arrangement }: Attempt, told: Told): Record<string, number> {
  return Object.fromEntries(questionsOf(paper).flatMap(({ slot, question, marks }) => {
    if (question.type === 'short-answer') return [];
    const answer = fromShown(told.get(slot) ?? null, question, arrangement!, slot);
    const right = question.type === 'true-false' ? { truth: question.key } : { chosen: question.key };
    return [[slot, JSON.stringify(answer) === JSON.stringify(right) ? marks : 0]];
  }));
}

test(`no acknowledged answer is lost or doubled through ${KILLS} kills under ${SITTERS} sitters`, async () => {
  const data = freshData(sample.data);
  const before = await openState(data);
  const { id, users } = await createInventedSitting(before.exams, { users: SITTERS, questions: QUESTIONS, minutes: 600, opensAt: new Date() });
  await before.close();
  const PORT = String(await freePort());
  const settings = { PORT, FAZHI_LIMIT_RESIDENT: '0', FAZHI_LIMIT_ADDRESS: '0' };
  let isOver = false;
  const sitting = Promise.all(users.map((user) => sit(`http://127.0.0.1:${PORT}`, id, user, () => isOver)));
  // A sitter who fails ends the test when the kills are over.
  sitting.catch(() => {});
  let program: ServerProcess;
  for (let kill = 0; kill < KILLS; kill += 1) {
    program = await startProgram(data, settings);
    await setTimeout(Math.random() * 1500);
    await program.kill('SIGKILL');
  }
  program = await startProgram(data, settings);
  isOver = true;
  const sitters = await sitting;
  await program.kill('SIGTERM');

  const state = await openState(data);
  try {
    const { journal, marking, results } = (await createMarkingDesk({ exams: state.exams, now: () => new Date() }).held(id))!;
    const stored = new Map((await state.exams.attempts(id)).map((attempt) => [attempt.candidate, attempt]));
    expect(brokenAt(journal)).toBeUndefined();
    for (const [place, { number, told, keys }] of sitters.entries()) {
      const attempt = stored.get(number)!;
      expect(attempt, 'what is stored is what the journal says').toEqual({ ...marking.attempts.get(number)!, sittingId: id });
      expect(attempt.state).toBe('submitted');
      expect(Object.fromEntries(Object.entries(attempt.answers).map(([slot, answer]) => [slot, toShown(answer, attempt.arrangement!, slot)]))).toEqual(Object.fromEntries(told));
      expect(journal.filter(({ candidate, kind }) => candidate === number && kind === 'answered').map(({ facts }) => facts['key'])).toEqual(keys);
      expect(Object.fromEntries(results[place]!.marks.map(({ slot, earned: marks }) => [slot, marks]))).toMatchObject(earned(marking.papers[0]!, attempt, told));
    }
    process.stdout.write(`${sitters.reduce((sum, { keys }) => sum + keys.length, 0)} answers acknowledged, ${KILLS} kills, ${journal.length} lines in the journal\n`);
  } finally {
    await state.close();
  }
}, 900_000);
