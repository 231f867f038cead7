import { CommanderError, type Command } from 'commander';
import type { Day, Region } from '../../knowledge/law.ts';
import type { SearcherOptions } from '../../knowledge/search/open-searcher.ts';
import { parseRegion } from '../../knowledge/region.ts';
import { readConfig, type Config } from '../config.ts';
import { todayInChina } from '../today.ts';

/** Options that every command about law takes. */
export interface PlaceOptions {
  date?: string;
  region?: string;
  data?: string;
}

/** When, where and on which data a command works; options win over the environment. */
export interface Setting {
  readonly date: Day;
  /** The day where one was asked for: what runs past midnight goes by the clock otherwise, see `clockFrom`. */
  readonly asOf: Day | undefined;
  readonly region: Region;
  readonly data: string;
  readonly config: Config;
}

export function placeOptions(program: Command): Command {
  return program
    .option('--date <day>', '按哪一天的法律回答，如 2019-05-01（默认今天）')
    .option('--region <region>', '居民所在地，如 陕西省/安康市')
    .option('--data <dir>', '数据文件夹（默认 data）')
    .helpOption('-h, --help', '显示帮助');
}

/** Tells the person at the terminal why nothing happens for a while, and what does not work as it should. */
export const TELL_PERSON: SearcherOptions = {
  onBuild: () => void process.stderr.write('第一次使用，正在建立索引，请稍候……\n'),
  onWarning: (message) => void process.stderr.write(`注意：${message}\n`),
};

/** What the person asked for cannot be done as written; the message says what to write instead. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/**
 * Runs a command. What the operator can mend (wrong option, no data, wrong variable) is one Chinese line on standard
 * error and exit code 2; anything else is a fault of ours and shows its stack.
 */
export async function runCommand<Options extends PlaceOptions>(
  program: Command, action: (words: string[], options: Options, setting: Setting) => void | Promise<void>,
): Promise<void> {
  quiet(program).action(async (words: string[]) => {
    const options = program.opts<Options>();
    await action(words, options, settingOf(options));
  });
  await parse(program);
}

/** A program that leaves it to {@link parse} to say what is wrong; what is added to it later does so too. */
export function quiet(program: Command): Command {
  return program.exitOverride().configureOutput({ writeErr: () => {} });
}

/** Runs a {@link quiet} program with errors as {@link runCommand} has them. */
export async function parse(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    // Help was asked for and has been shown.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 2;
  }
}

/** @throws the error itself when it is a fault of ours */
function messageOf(error: unknown): string {
  if (error instanceof CommanderError) return `${inChinese(error)}用法见 --help。`;
  // By name: the parts that throw the last two are heavy, and loaded only where they are configured.
  if (error instanceof Error && ['CorpusError', 'DatabaseFileError', 'ConfigError', 'UsageError', 'EncoderError', 'QdrantError', 'StateError', 'BankError'].includes(error.name)) return error.message;
  throw error;
}

function inChinese({ code, message }: CommanderError): string {
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption': return `没有 ${name} 这个选项。`;
    case 'commander.optionMissingArgument': return `选项 ${name} 后面缺少内容。`;
    case 'commander.unknownCommand': return `没有 ${name} 这个命令。`;
    case 'commander.missingMandatoryOptionValue': return `还没有写 ${name}。`;
    case 'commander.missingArgument': return `还没有写 ${name}。`;
    case 'commander.excessArguments': return '多写了内容，这个命令不带问题。';
    default: return `命令写得不对（${message}）。`;
  }
}

/** @throws ConfigError, UsageError */
export function settingOf(options: PlaceOptions): Setting {
  const config = readConfig(process.env);
  const asOf = options.date === undefined ? undefined : dayOption(options.date);
  return {
    config,
    data: options.data ?? config.data,
    date: asOf ?? todayInChina(),
    asOf,
    region: options.region === undefined ? config.region : regionOption(options.region, config.region),
  };
}

function dayOption(text: string): Day {
  const day = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text.trim());
  const date = day && new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])));
  if (date && date.getUTCMonth() === Number(day[2]) - 1) return date.toISOString().slice(0, 10);
  throw new UsageError(`--date ${text} 不是日期，请写成 2019-05-01 这样的形式。`);
}

function regionOption(text: string, near: Region): Region {
  const region = parseRegion(text, near);
  if (region !== undefined) return region;
  throw new UsageError(`--region ${text} 无法识别，请写成 陕西省/安康市 这样的形式。`);
}
