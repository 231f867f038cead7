import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import type { Reply } from '../dialogue/reply.ts';
import { openBot } from '../open-bot.ts';
import { TERMINAL_RESIDENT } from '../resident.ts';
import { replyJson } from '../channels/terminal/reply-json.ts';
import { replyAsText } from '../presentation/plain-text.ts';
import { placeOptions, runCommand, TELL_PERSON, UsageError, type PlaceOptions, type Setting } from './command-line.ts';
import { talk, WATCH_MS } from './talk.ts';

interface Options extends PlaceOptions {
  json?: true;
}

const HINTS = ['直接输入问题，回车发送；/help 看说明，/quit 结束。例如：老板拖欠工资不给怎么办'];

const program = placeOptions(new Command('npm run ask --'))
  .description('问一个法律问题，用法律原文回答；不写问题就开始对话。')
  .argument('[question...]', '问题，如：老板拖欠工资怎么办')
  .option('--json', '最后一行输出一个 JSON 对象');

await runCommand(program, async (words: string[], options: Options, setting) => {
  if (words.length > 0) return answerOnce(words.join(' '), options.json === true, setting);
  if (options.json) throw new UsageError('--json 要和问题一起用，如：npm run ask -- "老板拖欠工资怎么办" --json');
  return converse(setting);
});

async function answerOnce(question: string, asJson: boolean, { date, region, data, config }: Setting): Promise<void> {
  const started = performance.now();
  const bot = await openBot({ data, region, today: date, config, environment: process.env, isConversation: false, searcherOptions: TELL_PERSON });
  const replies: Exclude<Reply, { kind: 'progress' }>[] = [];
  for await (const reply of bot.say({ resident: TERMINAL_RESIDENT, messageId: randomUUID(), text: question })) {
    if (reply.kind !== 'progress') replies.push(reply);
  }
  const text = replies.map((reply) => replyAsText(reply, config.offices)).join('\n\n');
  console.log(text);
  if (asJson) console.log(JSON.stringify(replyJson(replies, text, performance.now() - started)));
  await bot.close();
}

async function converse({ date, region, data, config }: Setting): Promise<void> {
  const environment = process.env;
  const bot = await openBot({ data, region, today: date, config, environment, isConversation: true, searcherOptions: TELL_PERSON, watchMs: WATCH_MS });
  await talk(bot, { input: process.stdin, output: process.stdout, keptIn: data, region, today: date, config, environment, hints: HINTS });
  await bot.close();
}
