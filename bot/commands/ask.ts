import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import type { Reply } from '../dialogue/reply.ts';
import { openBot } from '../open-bot.ts';
import { TERMINAL_RESIDENT } from '../resident.ts';
import { replyJson } from '../channels/terminal/reply-json.ts';
import { replyAsText } from '../presentation/plain-text.ts';
import { placeOptions, runCommand, TELL_PERSON, type PlaceOptions } from './command-line.ts';

interface Options extends PlaceOptions {
  json?: true;
}

const program = placeOptions(new Command('npm run ask --'))
  .description('问一个法律问题，用法律原文回答。')
  .argument('<question...>', '问题，如：老板拖欠工资怎么办')
  .option('--json', '最后一行输出一个 JSON 对象');

await runCommand(program, async (words: string[], options: Options, { date, region, data, config }) => {
  const started = performance.now();
  const bot = await openBot({ data, region, today: date, config, environment: process.env, isConversation: false, searcherOptions: TELL_PERSON });
  const replies: Exclude<Reply, { kind: 'progress' }>[] = [];
  for await (const reply of bot.say({ resident: TERMINAL_RESIDENT, messageId: randomUUID(), text: words.join(' ') })) {
    if (reply.kind !== 'progress') replies.push(reply);
  }
  const text = replies.map((reply) => replyAsText(reply, config.offices)).join('\n\n');
  console.log(text);
  if (options.json) console.log(JSON.stringify(replyJson(replies, text, performance.now() - started)));
  await bot.close();
});
