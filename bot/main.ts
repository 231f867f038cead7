import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { corpusPath } from '../knowledge/corpus/open-database.ts';
import { placeOptions, runCommand, TELL_PERSON } from './commands/command-line.ts';
import { openBot } from './open-bot.ts';
import { TERMINAL_RESIDENT } from './resident.ts';
import { converse } from './terminal/converse.ts';
import { renderReply } from './terminal/render-reply.ts';

/** Where `npm start` puts the invented sample law, see package.json. */
const SAMPLE_DATA = 'data/sample';
const SAMPLE_QUESTIONS = new URL('terminal/sample-questions.txt', import.meta.url);

const program = placeOptions(new Command('npm start --')).description('在终端里咨询法律问题。');

await runCommand(program, async (_words, _options, { date, region, data, config }) => {
  const isSample = !existsSync(corpusPath(data)) && existsSync(corpusPath(SAMPLE_DATA));
  const bot = await openBot({
    data: isSample ? SAMPLE_DATA : data, region, today: date, config, environment: process.env, isConversation: process.stdin.isTTY === true, searcherOptions: TELL_PERSON,
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
    handle: (message) => bot.dialogue.handle({ ...message, resident: TERMINAL_RESIDENT, messageId: randomUUID() }),
    deliveries: async function* () {
      for (const { id, reply } of await outbox.pending(TERMINAL_RESIDENT)) {
        yield reply;
        await outbox.markDelivered(id);
      }
    },
    render: (reply) => renderReply(reply, config.offices),
  });
  await bot.close();
});
