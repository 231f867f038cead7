import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { openBank } from '../../../knowledge/bank/open-bank.ts';
import type { Bank } from '../../../knowledge/bank/bank.ts';
import { openCorpus, type Corpus } from '../../../knowledge/corpus/corpus.ts';
import { openState, type State } from '../../state/open-state.ts';
import { settingOf, UsageError, type PlaceOptions, type Setting } from '../command-line.ts';

/** Options that every action takes. */
export interface ExamOptions extends PlaceOptions {
  as?: string;
  json?: true;
}

/** What an action says: lines for people, one object for programs. */
export interface Told {
  readonly lines: readonly string[];
  readonly json: object;
  /** Nothing was done, and the lines say why: exit code 1, on standard error. */
  readonly isRefused?: true;
}

/** What actions work on; each part is opened when it is asked for, and closed after the action. */
export interface ExamParts extends Setting {
  /** Who acts; every change is logged with it. @throws UsageError where nobody is named */
  readonly by: string;
  readonly now: () => Date;
  bank(): Bank;
  corpus(): Corpus;
  state(): Promise<State>;
}

export type Act<Options extends ExamOptions> = (words: readonly string[], options: Options, parts: ExamParts) => Told | Promise<Told>;

/** An action as commander calls it: arguments, options, command. */
export function acting<Options extends ExamOptions>(act: Act<Options>): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    const command = given.at(-1) as Command;
    const options = command.optsWithGlobals<Options>();
    const closing: (() => void | Promise<void>)[] = [];
    try {
      tell(await act(given.slice(0, -2).flat().filter((word) => word !== undefined) as string[], options, partsOf(options, closing)), options.json === true);
    } finally {
      for (const close of closing.toReversed()) await close();
    }
  };
}

function partsOf(options: ExamOptions, closing: (() => void | Promise<void>)[]): ExamParts {
  const setting = settingOf(options);
  const once = <T>(open: () => T, close: (opened: T) => void | Promise<void>): (() => T) => {
    let opened: { readonly value: T } | undefined;
    return () => {
      if (!opened) {
        opened = { value: open() };
        const { value } = opened;
        closing.push(() => close(value));
      }
      return opened.value;
    };
  };
  return {
    ...setting,
    now: () => new Date(),
    get by() {
      const by = (options.as ?? process.env['FAZHI_STAFF'] ?? '').trim();
      if (by === '') throw new UsageError('请用 --as <姓名> 或者环境变量 FAZHI_STAFF 写明经办人。');
      return by;
    },
    bank: once(() => openBank(setting.data), (bank) => bank.close()),
    corpus: once(() => openCorpus(setting.data), (corpus) => corpus.close()),
    state: once(() => openState(setting.data, process.env), async (state) => (await state).close()),
  };
}

function tell({ lines, json, isRefused }: Told, asJson: boolean): void {
  const text = lines.map((line) => `${line}\n`).join('');
  if (isRefused) {
    process.stderr.write(text);
    process.exitCode = 1;
  } else {
    process.stdout.write(text);
  }
  if (asJson) process.stdout.write(`${JSON.stringify(json)}\n`);
}

/** @throws UsageError when it cannot be opened */
export function readInput(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`打不开 ${path}，请检查路径和读取权限。`, { cause: error });
  }
}

/** @throws UsageError when it cannot be written */
export function writeOutput(path: string, content: Uint8Array | string): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw new UsageError(`写不了 ${path}，请检查文件夹是否存在、是否可写。`, { cause: error });
  }
}

/** 2026-12-01 09:00, in China. @throws UsageError */
export function momentOption(text: string, option: string): string {
  const read = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{2})$/u.exec(text.trim());
  const moment = read && new Date(`${read[1]}T${read[2]!.padStart(2, '0')}:${read[3]}:00+08:00`);
  if (moment && !Number.isNaN(moment.getTime())) return moment.toISOString();
  throw new UsageError(`${option} ${text} 不是时间，请写成 "2026-12-01 09:00" 这样的形式（北京时间）。`);
}

/** @throws UsageError */
export function countOption(text: string, option: string): number {
  if (/^\d{1,4}$/u.test(text)) return Number(text);
  throw new UsageError(`${option} ${text} 不是整数。`);
}

/** A yes at the terminal for what cannot be taken back; without a terminal `--yes` stands for it. */
export async function confirmed(question: string, isSure: boolean): Promise<boolean> {
  if (isSure) return true;
  if (!process.stdin.isTTY) throw new UsageError(`${question}确定要做，请加 --yes。`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(?:y|yes|是|确定)$/iu.test((await terminal.question(`${question}（是/否）`)).trim());
  } finally {
    terminal.close();
  }
}
