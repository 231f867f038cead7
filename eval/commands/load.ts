import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { readQuestions } from '../dataset.ts';
import { chatUsers } from '../load/chat-users.ts';
import { copyLaw } from '../load/load-folder.ts';
import { startServer } from '../load/server-process.ts';
import { percentile } from '../metrics.ts';
import { createRandom } from '../train/random.ts';
import { examLoad } from './load-exam.ts';
import { number } from './number-option.ts';

interface ChatOptions {
  users: number;
  minutes: number;
  pause: number;
  data: string;
  questions?: string;
  json?: true;
}

const SETS = ['../sets/resident-questions.jsonl', '../sets/resident-questions-held-out.jsonl'];
/** What people say between questions; one message in four. */
const BETWEEN = ['那要带什么材料', '多长时间能办好', '谢谢', '跳过', '如果对方不给怎么办', '要去哪里办', '你好'];

const chat = new Command('chat')
  .description('residents who chat at the web page: answers a second, time to the last word, memory of the server')
  .option('--users <n>', 'users at once', number, 300)
  .option('--minutes <n>', 'how long', number, 10)
  .option('--pause <ms>', 'mean time between an answer and the next message of a user', number, 1200)
  .option('--questions <file.jsonl>', 'other questions than those of eval/sets')
  .option('--data <dir>', 'data folder; its corpus is copied, its state is not', 'data')
  .option('--json', 'one JSON object on the last line')
  .action(async ({ users, minutes, pause, data, questions, json }: ChatOptions) => {
    const texts = (questions === undefined ? SETS.map((path) => fileURLToPath(new URL(path, import.meta.url))) : [questions]).flatMap((path) => readQuestions(path)).map(({ question }) => question);
    const folder = copyLaw(data);
    const server = await startServer(['--data', folder.path], { ...process.env, HOST: '127.0.0.1', PORT: '0', FAZHI_LIMIT_RESIDENT: '0', FAZHI_LIMIT_ADDRESS: '0' });
    try {
      const figures = await measure(server, { users, minutes, pause, texts });
      if (json) console.log(JSON.stringify(figures));
    } finally {
      await server.kill('SIGTERM');
      folder.remove();
    }
  });

async function measure(server: Awaited<ReturnType<typeof startServer>>, { users, minutes, pause, texts }: Pick<ChatOptions, 'users' | 'minutes' | 'pause'> & { readonly texts: readonly string[] }) {
  const random = createRandom(1);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const over = AbortSignal.timeout(minutes * 60_000);
  const times: number[] = [];
  let answers = 0;
  const errors: unknown[] = [];
  const memory = [server.memory()];
  const started = performance.now();
  const chatting = chatUsers({
    address: server.address, users, pauseMs: pause, random, signal: over,
    // A user comes with a new matter every few messages.
    next: (_user, turn) => (turn % 4 === 0 && turn > 0 ? '/new' : random() < 0.25 && turn > 0 ? one(BETWEEN) : one(texts)),
    onReplies: (milliseconds, isAnswer) => {
      times.push(milliseconds);
      if (isAnswer) answers += 1;
    },
    onError: (error) => void errors.push(error),
  });
  console.log('minute  answers/s  replies/s  p50 ms  p99 ms  memory MB');
  let before = { answers: 0, times: 0, at: started };
  while (!over.aborted) {
    await setTimeout(60_000, undefined, { signal: over }).catch(() => {});
    const latest = times.slice(before.times);
    const passed = (performance.now() - before.at) / 1000;
    memory.push(server.memory());
    console.log(`${memory.length - 1}`.padStart(6), ((answers - before.answers) / passed).toFixed(1).padStart(10), (latest.length / passed).toFixed(1).padStart(10), ...[0.5, 0.99].map((share) => percentile(share, latest).toFixed(0).padStart(7)), memory.at(-1)!.toFixed(0).padStart(10));
    before = { answers, times: times.length, at: performance.now() };
  }
  await chatting;
  const seconds = (performance.now() - started) / 1000;
  const figures = {
    users, seconds, answers, replies: times.length, answersPerSecond: answers / seconds, repliesPerSecond: times.length / seconds, errors: errors.length,
    p50: percentile(0.5, times), p95: percentile(0.95, times), p99: percentile(0.99, times), memoryMB: memory.map(Math.round),
  };
  console.log(`${figures.answersPerSecond.toFixed(1)} answers/s (${figures.repliesPerSecond.toFixed(1)} replies/s) of ${users} users over ${seconds.toFixed(0)} s; p50 ${figures.p50.toFixed(0)}, p95 ${figures.p95.toFixed(0)}, p99 ${figures.p99.toFixed(0)} ms; ${errors.length} errors; memory ${figures.memoryMB.join(' → ')} MB`);
  for (const error of new Set(errors.map(String))) console.error(error);
  return figures;
}

export const load = new Command('load').description('what the product bears on this machine').addCommand(chat).addCommand(examLoad);
