import { relative } from 'node:path';
import { reasonOf, type AffectedItem } from '../knowledge/bank/suspend-affected.ts';
import { dayInWords } from '../knowledge/day.ts';
import type { Change } from './describe-changes.ts';
import type { FileProblem } from './load.ts';
import type { SuspendedItems } from './suspend-items.ts';

/** The object that `--json` prints; `laws`, `versions` and `provisions` count the whole corpus after the run. */
export interface IngestSummary extends SuspendedItems {
  readonly files: number;
  readonly laws: number;
  readonly versions: number;
  readonly provisions: number;
  readonly unchanged: number;
  readonly skipped: readonly { readonly file: string; readonly reason: string; readonly code: string }[];
  readonly problems: readonly FileProblem[];
  readonly changes: readonly Change[];
  readonly seconds: number;
}

/** Problems and changes beyond this many are only counted; `--json` has them all. */
const SHOWN = 30;

export function printReport(summary: IngestSummary, how: { json: boolean; dryRun: boolean; ignored: number }): void {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const list = (title: string, lines: readonly string[]): void => {
    if (lines.length === 0) return;
    print(`${title}（${lines.length}）：`);
    for (const line of lines.slice(0, SHOWN)) print(`  ${line}`);
    if (lines.length > SHOWN) print(`  ……另有 ${lines.length - SHOWN} 项，用 --json 查看全部`);
  };
  const name = (file: string): string => relative(process.cwd(), file);
  list('没有读入', summary.skipped.map(({ file, reason }) => `${name(file)}：${reason}`));
  list('需要留意', summary.problems.map(({ file, line, text }) => `${name(file)}:${line}　${text}`));
  list('版本变化', summary.changes.map(changeLine));
  list('已暂停使用的试题，请法律顾问对照新旧条文处理', summary.suspendedItems.map(itemLine));
  list('将来受影响的试题', summary.itemsAffectedLater.map((item) => `自${dayInWords(item.from)}起：${itemLine(item)}`));
  if (how.ignored > 0) print(`另有 ${how.ignored} 个文件不是可读的格式，未看。`);
  print(`${how.dryRun ? '试运行，未改动数据。' : ''}共 ${summary.files} 个文件（其中 ${summary.unchanged} 个没有变化）；`
    + `库中有 ${summary.laws} 部法律文件、${summary.versions} 个版本、${summary.provisions} 条条文；用时 ${summary.seconds} 秒。`);
  if (how.json) print(JSON.stringify(summary));
}

function changeLine(change: Change): string {
  const parts = [
    ['新增', change.added.join('、')],
    ['修改', change.changed.join('、')],
    ['删去', change.removed.join('、')],
    ['改号', change.renumbered.map(([before, after]) => `${before}→${after}`).join('、')],
  ].filter(([, labels]) => labels !== '').map(([what, labels]) => `${what} ${shorten(labels!)}`);
  return `《${change.law}》${change.from || '？'} → ${change.to || '？'}：${parts.join('；')}`;
}

function itemLine(item: AffectedItem): string {
  const stem = item.stem.replaceAll(/\s+/gu, ' ');
  return `${item.id}　${stem.length <= 30 ? stem : `${stem.slice(0, 30)}…`}　${reasonOf(item)}`;
}

function shorten(labels: string): string {
  return labels.length <= 80 ? labels : `${labels.slice(0, 80)}…`;
}
