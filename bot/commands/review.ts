import { existsSync, readFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { Command } from 'commander';
import { openCorpus } from '../../knowledge/corpus/corpus.ts';
import { corpusPath } from '../../knowledge/corpus/open-database.ts';
import { openVettedStore } from '../../knowledge/vetted/vetted-store.ts';
import { PENDING } from '../review/case.ts';
import { createDesk, type DeskResult } from '../review/desk.ts';
import { stateAt } from '../review/transition.ts';
import { refusalInWords, STATES } from '../review/wording.ts';
import { openState, type State } from '../state/open-state.ts';
import { inOrder, isOverdue, renderCase, renderLine, timeInWords } from '../channels/terminal/render-case.ts';
import { placeOptions, runCommand, UsageError, type PlaceOptions, type Setting } from './command-line.ts';

interface Options extends PlaceOptions {
  as?: string;
  file?: string;
  override?: string;
  publish?: true;
  question?: string;
  also?: string[];
  hours?: string;
  all?: true;
  json?: true;
}

const ACTIONS = ['show', 'claim', 'release', 'answer', 'ask', 'decline', 'reopen', 'publish'] as const;
type Action = (typeof ACTIONS)[number];

const program = placeOptions(new Command('npm run review --'))
  .description('复核台：查看和答复需要人工处理的问题。')
  .argument('<action...>', [
    'list | show <编号> | claim <编号> | release <编号> | answer <编号> [内容] | ask <编号> [内容] |',
    'decline <编号> [理由] | reopen <编号> [理由] | publish <编号>',
  ].join('\n'))
  .option('--as <name>', '办理人姓名（默认环境变量 FAZHI_ADVISER）')
  .option('--file <path>', '内容写在这个文件里；两者都没有时从标准输入读')
  .option('--override <reason>', '引用没有通过核验仍然发出，写明理由')
  .option('--publish', '答复同时设为审定答复')
  .option('--question <text>', '审定答复用的问题（默认居民的问题）')
  .option('--also <text>', '审定答复的另一种问法，可以写多次', (text: string, others: string[] = []) => [...others, text])
  .option('--hours <n>', '领取多少小时（默认 2）')
  .option('--all', 'list 也列出已办结的')
  .option('--json', '最后一行输出一个 JSON 对象');

await runCommand(program, async ([action = '', id = '', ...words]: string[], options: Options, setting) => {
  const state = await openState(setting.data, process.env);
  try {
    if (action === 'list') return await list(state, options);
    if (!isAction(action)) throw new UsageError('请写 list、show、claim、release、answer、ask、decline、reopen 或 publish。');
    if (id === '') throw new UsageError(`请写编号，如 ${action} A0001。`);
    if (action === 'show') return await show(state, id, options, setting);
    const result = await act(state, action, id, words.join(' '), options, setting);
    tell(result, options);
  } finally {
    await state.close();
  }
});

function isAction(word: string): word is Action {
  return (ACTIONS as readonly string[]).includes(word);
}

async function list({ cases }: State, { all, json }: Options): Promise<void> {
  const now = new Date();
  const shown = inOrder(await (all ? cases.all() : cases.inState(PENDING)), now);
  for (const one of shown) console.log(renderLine(one, now));
  if (shown.length === 0) console.log('没有待处理的复核件。');
  if (json) console.log(JSON.stringify({ cases: shown.map((one) => ({ ...one, state: stateAt(one, now), isOverdue: isOverdue(one, now) })) }));
}

async function show({ cases }: State, id: string, { json }: Options, { data, date }: Setting): Promise<void> {
  const one = await cases.get(id);
  if (!one) throw new UsageError(refusalInWords({ refusal: 'no-case' }, timeInWords));
  const log = await cases.log(id);
  const corpus = existsSync(corpusPath(data)) ? openCorpus(data) : undefined;
  const provisions = corpus?.provisionsInContext(one.content?.provisionIds ?? []);
  corpus?.close();
  console.log(renderCase(one, log, provisions, { date, now: new Date() }));
  if (json) console.log(JSON.stringify({ case: one, log, provisions: provisions ?? [] }));
}

async function act({ cases }: State, action: Exclude<Action, 'show'>, id: string, rest: string, options: Options, { data, date, region }: Setting): Promise<DeskResult> {
  const by = (options.as ?? process.env['FAZHI_ADVISER'] ?? '').trim();
  if (by === '') throw new UsageError('请用 --as <姓名> 或者环境变量 FAZHI_ADVISER 写明办理人。');
  const corpus = openCorpus(data);
  const vetted = openVettedStore(data);
  try {
    const desk = createDesk({ cases, corpus, vetted, date, region, now: () => new Date() });
    const { override, question, also = [] } = options;
    const questions = { also, ...(question !== undefined && { question }) };
    const words = async () => ({ by, text: await contentOf(rest, options), ...(override !== undefined && { override }) });
    switch (action) {
      case 'claim': return await desk.claim(id, by, options.hours === undefined ? undefined : hoursOption(options.hours));
      case 'release': return await desk.release(id, by);
      case 'reopen': return await desk.reopen(id, by, rest);
      case 'ask': return await desk.ask(id, await words());
      case 'decline': return await desk.decline(id, await words());
      case 'answer': return await desk.answer(id, await words(), options.publish && questions);
      case 'publish': return await desk.publish(id, by, questions, override);
    }
  } finally {
    vetted.close();
    corpus.close();
  }
}

async function contentOf(words: string, { file }: Options): Promise<string> {
  if (words !== '') return words;
  if (file === undefined) return process.stdin.isTTY ? '' : readAll(process.stdin);
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`打不开 ${file}，请检查路径。`, { cause: error });
  }
}

function hoursOption(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new UsageError(`--hours ${text} 不是小时数，请写成 1 到 99 的整数。`);
}

/** What was done; a refusal goes to standard error with exit code 1. */
function tell(result: DeskResult, { json }: Options): void {
  if ('refusal' in result) {
    process.stderr.write(`${refusalInWords(result, timeInWords)}\n`);
    process.exitCode = 1;
  } else {
    console.log(`${result.id}　${STATES[result.state]}${result.claim ? `，到 ${timeInWords(result.claim.until)} 为止` : ''}`);
  }
  if (json) console.log(JSON.stringify('refusal' in result ? result : { case: result }));
}
