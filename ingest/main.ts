import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { BankError } from '../knowledge/bank/bank.ts';
import { openCorpus } from '../knowledge/corpus/corpus.ts';
import { openCorpusWriter, type CatalogueEntry, type CorpusWriter } from '../knowledge/corpus/corpus-writer.ts';
import { CorpusError } from '../knowledge/corpus/open-database.ts';
import { DatabaseFileError } from '../knowledge/corpus/open-durably.ts';
import { EncoderError } from '../knowledge/embeddings/port.ts';
import { LEVELS, type Level } from '../knowledge/law.ts';
import { parseRegion } from '../knowledge/region.ts';
import { CatalogueError, parseCatalogue } from './catalogue.ts';
import { describeChanges } from './describe-changes.ts';
import { findFiles } from './find-files.ts';
import { loadFiles, type LoadResult } from './load.ts';
import { refreshIndex } from './refresh-index.ts';
import { createProgress, SILENT } from './progress.ts';
import { printReport, type IngestSummary } from './report.ts';
import { suspendItems } from './suspend-items.ts';

interface Options {
  region?: string;
  level?: Level;
  data: string;
  catalogue?: string;
  dryRun?: true;
  prune?: true;
  json?: true;
  quiet?: true;
}

const program = new Command('npm run ingest --')
  .description('把法律文件读成逐条的条文，存入本机的法律库。')
  .argument('<path...>', '文件或文件夹（.md .txt .html .docx .doc .pdf）')
  .option('--region <region>', '适用地域，如 陕西省/安康市（默认从标题和制定机关判断）', regionOption)
  .option('--level <level>', `效力层级：${LEVELS.join('、')}（默认从制定机关判断）`, levelOption)
  .option('--data <dir>', '数据文件夹', 'data')
  .option('--catalogue <file>', '法律目录（制表符分隔：name、published、effective、repealed）')
  .option('--dry-run', '只看结果，不改动数据')
  .option('--prune', '删去这些文件夹里已不存在的文件所给的条文')
  .option('--json', '最后一行输出一个 JSON 对象')
  .option('--quiet', '只在出错时说话')
  .helpOption('-h, --help', '显示帮助');

function regionOption(text: string): string {
  const region = parseRegion(text);
  if (region === undefined) throw new InvalidArgumentError('无法识别的地域，请写成 陕西省/安康市 这样的形式。');
  return region;
}

function levelOption(text: string): Level {
  const level = LEVELS.find((one) => one === text);
  if (!level) throw new InvalidArgumentError(`效力层级应为：${LEVELS.join('、')}。`);
  return level;
}

async function ingest(paths: string[], options: Options): Promise<number> {
  const started = performance.now();
  const found = findFiles(paths);
  for (const path of found.missing) console.error(`找不到：${path}`);
  if (found.files.length === 0) {
    console.error('没有可以读取的文件。请检查路径；可读的格式有 .md .txt .html .docx .doc .pdf。');
    return 2;
  }
  const catalogue = options.catalogue === undefined ? [] : readCatalogue(options.catalogue);
  const data = options.dryRun ? copyForDryRun(options.data) : options.data;
  const stop = { asked: false };
  const onInterrupt = (): void => {
    stop.asked = true;
    console.error('\n正在停下，已经存好的文件会保留……');
  };
  process.once('SIGINT', onInterrupt);
  const writer = openCorpusWriter(data);
  try {
    if (catalogue.length > 0) writer.addCatalogue(catalogue);
    const progress = options.quiet ? SILENT : createProgress(found.files.length, process.stderr);
    const load = (onFile: () => void): Promise<LoadResult> =>
      loadFiles(found.files, writer, { ...(options.level && { level: options.level }), ...(options.region && { region: options.region }) },
        { onFile, isStopped: () => stop.asked });
    let result = await load(() => progress.step());
    progress.end();
    if (options.prune && !result.stopped && prune(paths, found.files, writer)) {
      // What a file that is gone had given may have stood before the words of another: that one is read again.
      const { newVersions, unchanged } = result;
      result = await load(() => {});
      result = { ...result, unchanged, newVersions: [...newVersions, ...result.newVersions] };
    }
    if (result.stopped) {
      console.error('已停下。再次运行同一命令会接着读其余的文件。');
      return 130;
    }
    const corpus = openCorpus(data);
    await refreshIndex(corpus, data, process.env, () => progress.say('正在建立索引……'));
    const summary: IngestSummary = {
      files: found.files.length,
      ...corpus.counts(),
      unchanged: result.unchanged,
      skipped: [...result.reports].flatMap(([file, report]) => (report.refusal ? [{ file, reason: report.refusal.reason, code: report.refusal.code }] : [])),
      problems: [...result.reports.values()].flatMap((report) => report.problems),
      changes: describeChanges(corpus, result.newVersions),
      ...suspendItems(data, corpus, new Date()),
      seconds: Math.round((performance.now() - started) / 10) / 100,
    };
    corpus.close();
    if (!options.quiet) printReport(summary, { json: options.json ?? false, dryRun: options.dryRun ?? false, ignored: found.ignored });
    return summary.skipped.length === found.files.length ? 2 : 0;
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    writer.close();
    if (options.dryRun) rmSync(data, { recursive: true, force: true });
  }
}

/** The run goes its ordinary way on a copy, which is thrown away. */
function copyForDryRun(data: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'fazhi-dry-run-'));
  if (existsSync(data)) cpSync(data, copy, { recursive: true });
  return copy;
}

/** @returns whether any file had to be forgotten */
function prune(paths: readonly string[], present: readonly string[], writer: CorpusWriter): boolean {
  const kept = new Set(present);
  const gone = paths.flatMap((path) => writer.sourcesUnder(resolve(path))).filter((path) => !kept.has(path));
  gone.forEach(writer.forget);
  return gone.length > 0;
}

function readCatalogue(path: string): CatalogueEntry[] {
  if (!existsSync(path)) throw new CatalogueError(`找不到目录文件：${path}`);
  return parseCatalogue(readFileSync(path), path);
}

/** What an operator can mend; the message says how. */
const EXPECTED = [CorpusError, DatabaseFileError, CatalogueError, EncoderError, BankError];

program.action(async (paths: string[]) => {
  try {
    process.exitCode = await ingest(paths, program.opts<Options>());
  } catch (error) {
    if (!EXPECTED.some((kind) => error instanceof kind)) throw error;
    console.error((error as Error).message);
    process.exitCode = 2;
  }
});
await program.parseAsync();
