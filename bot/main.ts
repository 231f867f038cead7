import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { corpusPath } from '../knowledge/corpus/open-database.ts';
import { placeOptions, runCommand, TELL_PERSON } from './commands/command-line.ts';
import { openBot } from './open-bot.ts';
import { TERMINAL_RESIDENT } from './resident.ts';
import { converse } from './channels/terminal/converse.ts';
import { replyAsText } from './presentation/plain-text.ts';

/** Where `npm start` puts the invented sample law, see package.json. */
const SAMPLE_DATA = 'data/sample';
const SAMPLE_QUESTIONS = new URL('channels/terminal/sample-questions.txt', import.meta.url);

const program = placeOptions(new Command('npm start --')).description('在终端里咨询法律问题。');

await runCommand(program, async (_words, _options, { date, region, data, config }) => {
  const isSample = !existsSync(corpusPath(data)) && existsSync(corpusPath(SAMPLE_DATA));
  // Samples that are answered where nobody can type are nobody's questions: what they leave goes with them.
  const trial = process.stdin.isTTY ? undefined : mkdtempSync(join(tmpdir(), 'fazhi-trial-'));
  const { DATABASE_URL: _kept, ...withoutDatabase } = process.env;
  const bot = await openBot({
    data: isSample ? SAMPLE_DATA : data, stateFolder: trial, region, today: date, config, environment: trial ? withoutDatabase : process.env, isConversation: process.stdin.isTTY === true, searcherOptions: TELL_PERSON,
  });
  const { state: { outbox } } = bot;
  const samples = readFileSync(SAMPLE_QUESTIONS, 'utf8').split('\n').filter((line) => line !== '');
  const { laws, provisions } = bot.searcher.corpus.counts();
  const introduction = [
    `法治：法律咨询。库中有 ${laws} 部法律文件、${provisions} 条条文；所在地 ${region}。`,
    ...(isSample ? ['现在用的是虚构的示例规定，只供试用，不是法律。装入真实法律：npm run ingest -- <法律文件夹>'] : []),
  ].join('\n');
  await converse({
    input: process.stdin,
    output: process.stdout,
    introduction,
    samples,
    handle: (message) => bot.say({ ...message, resident: TERMINAL_RESIDENT, messageId: randomUUID() }),
    deliveries: async function* () {
      for (const { id, reply } of await outbox.pending(TERMINAL_RESIDENT)) {
        yield reply;
        await outbox.markDelivered(id);
      }
    },
    render: (reply) => replyAsText(reply, config.offices),
  });
  await bot.close();
  if (trial) rmSync(trial, { recursive: true, force: true });
});
