import { extname } from 'node:path';
import type { Command } from 'commander';
import { exportItems } from '../../../knowledge/bank/export/export-items.ts';
import { questionTemplate } from '../../../knowledge/bank/export/question-template.ts';
import { checkItem } from '../../../knowledge/bank/check/check-item.ts';
import { planImport } from '../../../knowledge/bank/import/plan-import.ts';
import { renderImportReport } from '../../../knowledge/bank/import/render-import-report.ts';
import { runImport } from '../../../knowledge/bank/import/run-import.ts';
import { readQuestionFile } from '../../../knowledge/bank/import/read-question-file.ts';
import { readUse } from '../../../knowledge/bank/import/read-use.ts';
import type { ImportDefaults, QuestionFormat } from '../../../knowledge/bank/import/question-file.ts';
import { ITEM_STATUSES, STATUS_NAMES, TYPE_NAMES, type Item, type ItemStatus, type ItemUse } from '../../../knowledge/bank/item.ts';
import { checkLaw } from '../../exam/office/check-law.ts';
import { restoreItem } from '../../../knowledge/bank/restore-item.ts';
import { notStanding } from '../../../knowledge/bank/suspend-affected.ts';
import { UsageError } from '../command-line.ts';
import { affectedLines } from './affected-lines.ts';
import { acting, confirmed, countOption, readInput, writeOutput, type ExamOptions } from './exam-action.ts';


const FORMATS: Readonly<Record<string, QuestionFormat>> = { '.xlsx': 'xlsx', '.csv': 'csv', '.docx': 'docx', '.txt': 'text', '.gift': 'gift', '.aiken': 'aiken', '.xml': 'moodle-xml' };

interface ImportOptions extends ExamOptions { dryRun?: true; topic?: string; use?: string; audience?: string[]; difficulty?: string }
interface ListOptions extends ExamOptions { status?: string; limit?: string }
interface NoteOptions extends ExamOptions { note?: string; yes?: true; drafts?: true }

/** The bank: in and out, approval, and whether it still stands by the law. */
export function addBankActions(program: Command): void {
  program.command('import <file...>').description('导入题目（.xlsx .csv .docx .txt GIFT Aiken Moodle XML）')
    .option('--dry-run', '只看报告，不导入')
    .option('--topic <topic>', '文件没写主题的，用这个')
    .option('--use <use>', '正式、练习或者通用（默认正式：练习里不会出现）')
    .option('--audience <type>', '岗位类别，可以写多次', (type: string, others: string[] = []) => [...others, type])
    .option('--difficulty <n>', '文件没写难度的，1 到 5（默认 3）')
    .action(acting<ImportOptions>(async (files, options, parts) => {
      const defaults = defaultsOf(options);
      const lines: string[] = [];
      const reports = [];
      let isRefused = false;
      for (const file of files) {
        const read = await readQuestionFile(readInput(file), file, defaults);
        if (!read.ok) {
          lines.push(`${file}：${read.reason}`);
          reports.push({ file, reason: read.reason });
          isRefused = true;
          continue;
        }
        const plan = planImport(read.file, parts.bank());
        lines.push(`${file}：`, ...renderImportReport(plan));
        if (options.dryRun) {
          reports.push({ file, ...plan });
          continue;
        }
        const done = runImport(plan, parts.bank(), parts.corpus(), { by: parts.by, at: parts.now().toISOString() }, { day: parts.date, region: parts.region });
        lines.push(`已导入 ${done.added.length} 题，待审定。`, ...done.missing.map(({ id, law, article, reason }) => `　${id} 引用的《${law}》${article}：${reason}`));
        reports.push({ file, ...plan, added: done.added.map(({ id }) => id), missing: done.missing });
      }
      return { lines, json: { files: reports }, ...(isRefused && { isRefused }) };
    }));

  program.command('export <file>').description(`导出题目；格式看扩展名：${Object.keys(FORMATS).join(' ')}`)
    .option('--status <status>', '只导出 draft、approved、suspended 或 retired 的')
    .action(acting<ListOptions>(async ([file = ''], { status }, parts) => {
      const format = FORMATS[extname(file).toLowerCase()];
      if (!format) throw new UsageError(`不认识 ${extname(file) || '没有扩展名的'} 格式，请用 ${Object.keys(FORMATS).join('、')}。`);
      const items = parts.bank().list(status === undefined ? {} : { status: [statusOption(status)] });
      const { bytes, leftOut } = await exportItems(items, format);
      writeOutput(file, bytes);
      return {
        lines: [`已写入 ${items.length} 题：${file}。`, ...leftOut.map(({ number, reason }) => `　${items[number - 1]!.id}：${reason}`)],
        json: { file, leftOut },
      };
    }));

  program.command('template <file.xlsx>').description('写一个空白的题库表，带填写说明')
    .action(acting(async ([file = '']) => {
      writeOutput(file, await questionTemplate());
      return { lines: [`已写入 ${file}，填好后用 import 导入。`], json: { file } };
    }));

  program.command('items').description('列出题目').option('--status <status>', 'draft、approved、suspended 或 retired').option('--limit <n>', '最多几题（默认 50）')
    .action(acting<ListOptions>((_words, { status, limit = '50' }, parts) => {
      const items = parts.bank().list(status === undefined ? {} : { status: [statusOption(status)] });
      const shown = items.slice(0, countOption(limit, '--limit'));
      return { lines: [...shown.map(lineOf), `共 ${items.length} 题${shown.length < items.length ? `，列出前 ${shown.length} 题` : ''}。`], json: { items: shown, total: items.length } };
    }));

  program.command('approve [id...]').description('审定题目；出题人不能审定自己的题').option('--drafts', '全部待审定的').option('--note <text>', '意见').option('--yes', '不再询问')
    .action(acting<NoteOptions>(async (ids, options, parts) => {
      const bank = parts.bank();
      const items = options.drafts ? bank.list({ status: ['draft'] }) : bank.list({ ids: idsOf(ids) });
      if (items.length === 0) return { lines: ['没有待审定的题目。'], json: { approved: [] } };
      const doubts = items.flatMap((item) => checkItem(item).map(({ text }) => ({ id: item.id, text })));
      if (doubts.length > 0) process.stderr.write(`${['请留意：', ...doubtLines(doubts)].join('\n')}\n`);
      if (!await confirmed(`审定 ${items.length} 题？`, options.yes === true)) return { lines: ['没有审定。'], json: { approved: [] } };
      bank.approve(items.map(({ id }) => id), { by: parts.by, at: parts.now().toISOString() }, options.note);
      return { lines: [`已审定 ${items.length} 题。`], json: { approved: items.map(({ id }) => id), doubts } };
    }));

  program.command('check').description('按现行法律核对题库：条文变了的题目停用，用到它们的考试暂缓；再查题目本身的毛病')
    .action(acting(async (_words, _options, parts) => {
      const { exams } = await parts.state();
      const { suspended, sittings } = await checkLaw({ bank: parts.bank(), corpus: parts.corpus(), exams, now: parts.now }, parts.by);
      const items = parts.bank().list({ status: ['draft', 'approved'] });
      const doubts = items.flatMap((item) => checkItem(item).map(({ text }) => ({ id: item.id, text })));
      const waiting = parts.bank().list({ status: ['suspended'] });
      return {
        lines: [
          ...affectedLines(notStanding(waiting, parts.corpus(), parts.date)),
          ...(waiting.length > 0 ? [`停用待处理的共 ${waiting.length} 题：改动不影响题目的，用 restore <编号> --note <理由> 恢复；题目要改的，改好以后重新 import（成为新题），旧题用 retire 作废。`] : []),
          ...sittings.map(({ id, items: touched }) => `考试 ${id} 用到已停用的 ${touched.join('、')}，暂缓开考：请重新组卷，或者处理后用 release ${id} 放行。`),
          ...doubtLines(doubts),
          `核对了 ${items.length} 题：新停用 ${suspended.length} 题，停用待处理共 ${waiting.length} 题，请留意的 ${new Set(doubts.map(({ id }) => id)).size} 题。`,
        ],
        json: { suspended, sittings, doubts, waiting: waiting.map(({ id }) => id) },
      };
    }));

  program.command('restore <id...>').description('恢复停用的题目：法律顾问认为条文的改动不影响它；改连到现行条文').requiredOption('--note <text>', '理由')
    .action(acting<NoteOptions>((ids, { note = '' }, parts) => {
      const by = { by: parts.by, at: parts.now().toISOString() };
      const results = idsOf(ids).map((id) => ({ id, result: restoreItem(id, parts.bank(), parts.corpus(), parts.date, by, note) }));
      const restored = results.filter(({ result }) => result && 'item' in result).map(({ id }) => id);
      const lines = results.flatMap(({ id, result }) => (!result ? [`题库里没有 ${id}。`] : 'gone' in result ? [`${id} 不能恢复：${result.gone.join('')}请改好以后重新 import，旧题用 retire 作废。`] : []));
      return {
        lines: [...lines, `已恢复 ${restored.length} 题。`, ...(restored.length > 0 ? ['因此暂缓的考试，还要用 release 放行。'] : [])],
        json: { restored }, ...(restored.length === 0 && { isRefused: true }),
      };
    }));

  for (const [name, does, done] of [['suspend', '停用题目', '已停用'], ['retire', '作废题目', '已作废']] as const) {
    program.command(`${name} <id...>`).description(does).requiredOption('--note <text>', '理由')
      .action(acting<NoteOptions>((ids, { note = '' }, parts) => {
        parts.bank()[name](idsOf(ids), { by: parts.by, at: parts.now().toISOString() }, note);
        return { lines: [`${done} ${ids.length} 题。`], json: { [name]: ids } };
      }));
  }
}

/** As many as are read one by one. */
const MOST_DOUBTS = 20;

/** What is to be looked at: each by itself, or, where they are many, by what it is. */
function doubtLines(doubts: readonly { readonly id: string; readonly text: string }[]): string[] {
  if (doubts.length <= MOST_DOUBTS) return doubts.map(({ id, text }) => `　${id}：${text}`);
  return [...Map.groupBy(doubts, ({ text }) => text)].toSorted(([, a], [, b]) => b.length - a.length)
    .map(([text, those]) => `　${text}（${those.length} 题：${those.slice(0, 5).map(({ id }) => id).join('、')}${those.length > 5 ? '……' : ''}）`);
}

const lineOf = ({ id, version, status, content, topic, citations }: Item): string =>
  [`${id}.${version}`, STATUS_NAMES[status], TYPE_NAMES[content.type], topic, content.stem.replaceAll(/\s+/gu, ' ').slice(0, 50), citations.map(({ law, label }) => `《${law}》${label}`).join('、')].join('　');

function defaultsOf({ topic, use, audience, difficulty }: ImportOptions): ImportDefaults {
  const level = difficulty === undefined ? undefined : countOption(difficulty, '--difficulty');
  if (level !== undefined && (level < 1 || level > 5)) throw new UsageError('--difficulty 请写 1 到 5。');
  return { ...(topic !== undefined && { topic }), ...(use !== undefined && { use: useOption(use) }), ...(audience && { audience }), ...(level !== undefined && { difficulty: level }) };
}

/** @throws UsageError */
export function useOption(text: string): ItemUse {
  const use = readUse(text);
  if (use !== undefined) return use;
  throw new UsageError('--use 请写 正式、练习 或者 通用。');
}

function statusOption(text: string): ItemStatus {
  const status = ITEM_STATUSES.find((one) => one === text);
  if (status !== undefined) return status;
  throw new UsageError('--status 请写 draft、approved、suspended 或 retired。');
}

function idsOf(ids: readonly string[]): readonly string[] {
  if (ids.length > 0) return ids;
  throw new UsageError('请写题目编号，如 Q00012；全部待审定的请用 --drafts。');
}
