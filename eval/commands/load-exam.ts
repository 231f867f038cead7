import { setTimeout } from 'node:timers/promises';
import { Command } from 'commander';
import { toShown } from '../../bot/exam/paper/shown-answer.ts';
import { brokenAt } from '../../bot/exam/sitting/journal.ts';
import { openState, type State } from '../../bot/state/open-state.ts';
import { createInventedSitting } from '../load/exam-sitting.ts';
import { examUsers, type ExamStep, type Told } from '../load/exam-users.ts';
import { copyLaw } from '../load/load-folder.ts';
import { startServer, type ServerProcess } from '../load/server-process.ts';
import { percentile } from '../metrics.ts';
import { createRandom } from '../train/random.ts';
import { number } from './number-option.ts';

interface ExamOptions {
  users: number;
  minutes: number;
  pause: number;
  questions: number;
  data: string;
  json?: true;
}

const START_MS = 10_000;
const HAND_IN_MS = 30_000;
/** How often the memory is looked at. */
const LOOK_MS = 10_000;

export const examLoad = new Command('exam')
  .description('examinees who start together, answer and hand in: errors, times of every step, memory of the server, and whether all that was told is kept')
  .option('--users <n>', 'examinees', number, 2000)
  .option('--minutes <n>', 'how long they answer', number, 3)
  .option('--pause <ms>', 'mean time between two answers of one', number, 5000)
  .option('--questions <n>', 'on the paper', number, 50)
  .option('--data <dir>', 'data folder; its corpus is copied, its state is not', 'data')
  .option('--json', 'one JSON object on the last line')
  .action(async ({ users, minutes, pause, questions, data, json }: ExamOptions) => {
    const folder = copyLaw(data);
    try {
      const sitting = await inState(folder.path, ({ exams }) => createInventedSitting(exams, { users, questions, minutes: minutes + 10, opensAt: new Date() }));
      const server = await startServer(['--data', folder.path], { ...process.env, HOST: '127.0.0.1', PORT: '0' });
      const { told, ...figures } = await measure(server, sitting, minutes, pause).finally(() => server.kill('SIGTERM'));
      const kept = await inState(folder.path, ({ exams }) => compare(exams, sitting.id, told));
      console.log(`${kept.told} answers told to be saved, ${kept.lost} of them lost; ${kept.entries} lines in the journal, ${kept.brokenAt === undefined ? 'unbroken' : `broken at ${kept.brokenAt}`}`);
      if (json) console.log(JSON.stringify({ ...figures, ...kept }));
    } finally {
      folder.remove();
    }
  });

async function measure(server: ServerProcess, sitting: Awaited<ReturnType<typeof createInventedSitting>>, minutes: number, pauseMs: number) {
  const times: Record<ExamStep, number[]> = { 'sign-in': [], start: [], save: [], 'hand-in': [] };
  const errors: unknown[] = [];
  const memory = [server.memory()];
  const over = AbortSignal.timeout(START_MS + minutes * 60_000);
  const looking = new AbortController();
  const looked = (async () => {
    for (;;) {
      await setTimeout(LOOK_MS, undefined, { signal: looking.signal });
      memory.push(server.memory());
    }
  })().catch(() => {});
  const started = performance.now();
  const told = await examUsers({
    address: server.address, sitting: sitting.id, users: sitting.users, startMs: START_MS, handInMs: HAND_IN_MS, pauseMs, random: createRandom(1), over,
    onDone: (what, milliseconds) => void times[what].push(milliseconds),
    onError: (error) => void errors.push(error),
  });
  const seconds = (performance.now() - started) / 1000;
  looking.abort();
  await looked;
  const steps = Object.fromEntries(Object.entries(times).map(([what, all]) => [what, {
    count: all.length, p50: percentile(0.5, all), p95: percentile(0.95, all), p99: percentile(0.99, all), most: Math.max(...all),
  }]));
  console.log('step       count      p50 ms   p95 ms   p99 ms  most ms');
  for (const [what, { count, ...shares }] of Object.entries(steps)) console.log(what.padEnd(8), String(count).padStart(7), ' ', ...Object.values(shares).map((value) => value.toFixed(0).padStart(8)));
  console.log(`${sitting.users.length} examinees, ${(times.save.length / (minutes * 60)).toFixed(0)} answers/s over ${seconds.toFixed(0)} s; ${errors.length} errors; memory at most ${Math.max(...memory).toFixed(0)} MB`);
  for (const error of new Set(errors.map(String))) console.error(error);
  return { told, users: sitting.users.length, seconds, errors: errors.length, steps, memoryMB: memory.map(Math.round) };
}

async function compare(exams: State['exams'], id: string, told: ReadonlyMap<string, Told>) {
  const attempts = new Map((await exams.attempts(id)).map((attempt) => [attempt.candidate, attempt]));
  const lost = [...told].flatMap(([candidate, answers]) => [...answers].filter(([slot, answer]) => {
    const attempt = attempts.get(candidate)!;
    return JSON.stringify(toShown(attempt.answers[slot] ?? null, attempt.arrangement!, slot)) !== JSON.stringify(answer);
  }));
  const journal = await exams.journal(id);
  return { told: [...told.values()].reduce((sum, { size }) => sum + size, 0), lost: lost.length, entries: journal.length, brokenAt: brokenAt(journal) };
}

async function inState<T>(folder: string, work: (state: State) => Promise<T>): Promise<T> {
  const state = await openState(folder);
  try {
    return await work(state);
  } finally {
    await state.close();
  }
}
