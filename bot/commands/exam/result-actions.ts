import type { Command } from 'commander';
import { optionPlace } from '../../../knowledge/bank/option-letter.ts';
import { headCode } from '../../exam/sitting/head-code.ts';
import { verifyArchive } from '../../exam/archive/verify-archive.ts';
import { createMarkingDesk, type Held, type MarkingDesk } from '../../exam/office/marking-desk.ts';
import { listOf, slipsOf } from '../../exam/office/result-files.ts';
import { printedPapers } from '../../exam/paper/printed-paper.ts';
import { printedPapersDocx } from '../../exam/paper/printed-paper-docx.ts';
import { printedPapersHtml } from '../../exam/paper/printed-paper-html.ts';
import type { DryRun } from '../../exam/marking/dry-run.ts';
import { secondFailure } from '../../exam/marking/resit.ts';
import type { Result } from '../../exam/marking/result.ts';
import { OUTCOME_NAMES } from '../../exam/report/outcome.ts';
import { resultSlipsDocx } from '../../exam/report/result-slip-docx.ts';
import { resultSlipsHtml } from '../../exam/report/result-slip-html.ts';
import { NO_FIGURE_NAMES, type Figure } from '../../exam/statistics/figure.ts';
import { itemHistory } from '../../exam/statistics/item-history.ts';
import type { ItemStatistics } from '../../exam/statistics/item-statistics.ts';
import { sittersOf } from '../../exam/statistics/sitters-of.ts';
import { markingRefusalInWords } from '../../exam/marking/wording.ts';
import { UsageError } from '../command-line.ts';
import { acting, readInput, writeOutput, type ExamOptions, type ExamParts, type Told } from './exam-action.ts';
import { noSitting } from './sitting-actions.ts';

interface MarkOptions extends ExamOptions { showAnswers?: true }
interface ChallengeOptions extends ExamOptions { number?: string; question?: string; why?: string }
interface RuleOptions extends ExamOptions { giveAll?: true; drop?: true; uphold?: true; accept?: string; only?: string; why?: string; dryRun?: true }
interface ReportOptions extends ExamOptions { slips?: string; list?: string; resitUntil?: string; paper?: string; key?: true }
interface HistoryOptions extends ExamOptions { item?: string }
interface VerifyOptions extends ExamOptions { code?: string[] }

/** Marks, challenges, reports, archive. */
export function addResultActions(program: Command): void {
  program.command('mark <sitting>').description('评定成绩：客观题按规则，简答题须已由人评完；公布随机种子')
    .option('--show-answers', '考生可以看到自己试卷的答案和解析')
    .action(acting<MarkOptions>(async ([id = ''], { showAnswers }, parts) => {
      const result = await (await deskOf(parts)).mark(id, parts.by, { showsAnswers: showAnswers === true });
      if (!result) return noSitting(id);
      if ('refusal' in result) return refused(result);
      return { lines: [`成绩已评定：${countsOf(result.results)}。`], json: result };
    }));

  program.command('challenge <sitting> <item>').description('记下对一道题的异议（考试结束后）').requiredOption('--why <text>', '理由').option('--number <number>', '提出的考生').option('--question <n>', '案例题的第几问')
    .action(acting<ChallengeOptions>(async ([id = '', itemId = ''], { why = '', number, question }, parts) => {
      const desk = await deskOf(parts);
      const held = await desk.held(id);
      const version = held?.marking.papers.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions)).find((asked) => asked.itemId === itemId)?.version;
      if (!held) return noSitting(id);
      const result = await desk.challenge(id, {
        itemId, version: version ?? 0, why, by: parts.by, ...(number !== undefined && { candidate: number }), ...(question !== undefined && { question: Number(question) }),
      });
      if (!result) return noSitting(id);
      return 'refusal' in result ? refused(result) : { lines: [`异议编号 ${result.id}，请法律顾问裁定：rule ${id} ${result.id} …`], json: result };
    }));

  program.command('rule <sitting> <challenge>').description('裁定异议，改正成绩；先用 --dry-run 看影响谁').requiredOption('--why <text>', '理由')
    .option('--uphold', '维持').option('--accept <keys>', '这些答案也算对，如 B 或者 A,AB').option('--only <keys>', '只有这些答案对').option('--give-all', '全体给分').option('--drop', '不计这道题')
    .option('--dry-run', '只看影响，不记录')
    .action(acting<RuleOptions>(async ([id = '', challengeId = ''], options, parts) => {
      const result = await (await deskOf(parts)).rule(id, { challengeId, decision: decisionOf(options), why: options.why ?? '', by: parts.by }, options.dryRun === true);
      if (!result) return noSitting(id);
      return 'refusal' in result ? refused(result) : { lines: [...runLines(result), options.dryRun ? '以上只是试算，没有记录。' : '裁定和更正已记入日志。'], json: result };
    }));

  program.command('results <sitting>').description('看成绩和阅卷进度').action(acting(async ([id = ''], _options, parts) => {
    const desk = await deskOf(parts);
    const held = await desk.held(id);
    if (!held) return noSitting(id);
    // Marks that are seen while others still answer would tell them of the key.
    if (held.sitting.state === 'scheduled' || held.sitting.state === 'open') return refused({ refusal: 'not-closed' });
    const { resitOf } = held.sitting.plan;
    const first = resitOf === undefined ? undefined : await desk.held(resitOf);
    const notes = first ? secondFailure(first.results, held.results) : [];
    return { lines: [...resultLines(held), ...notes.map(({ candidate, note, because }) => `${candidate}　${note}：${BECAUSE[because]}`), `${countsOf(held.results)}。`], json: { notes, results: held.results, challenges: held.marking.challenges, rulings: held.marking.rulings } };
  }));

  program.command('history').description('试题历次考试的统计：难度、区分度').option('--item <id>', '只看这道题')
    .action(acting<HistoryOptions>(async (_words, { item }, parts) => {
      const desk = await deskOf(parts);
      const sittings = [];
      for (const { id, state } of await (await parts.state()).exams.sittings()) {
        const held = state === 'marked' || state === 'archived' ? await desk.held(id) : undefined;
        if (held) sittings.push({ sittingId: id, sitters: sittersOf(held.marking.papers, held.results, [...held.marking.attempts.values()]) });
      }
      const items = itemHistory(sittings).filter((one) => item === undefined || one.item.startsWith(`${item}@`));
      const figures = ({ n, facility, discrimination }: ItemStatistics): string => `${n} 人，难度 ${inFigures(facility)}，区分度 ${inFigures(discrimination)}`;
      return {
        lines: items.length === 0 ? ['还没有评定过的考试用过这些题。'] : items.flatMap((one) => [
          `${one.item}　合计 ${figures(one.together)}`, ...(one.sittings.length > 1 ? one.sittings.map((each) => `　${each.sittingId}　${figures(each)}`) : []),
        ]),
        json: { items },
      };
    }));

  program.command('report <sitting>').description('出成绩通知单和汇总表，或者打印试卷').option('--slips <file>', '成绩通知单（.docx，或者 .html 打印）').option('--list <file.xlsx>', '成绩汇总表：按人、按单位、按主题、试题统计')
    .option('--resit-until <day>', '补考的最后一天，如 2026-12-31')
    .option('--paper <file>', '试卷（.docx，或者 .html 打印），供纸笔考试和存档').option('--key', '试卷附答案、解析和条文')
    .action(acting<ReportOptions>(async ([id = ''], { slips, list, resitUntil, paper, key }, parts) => {
      if (slips === undefined && list === undefined && paper === undefined) throw new UsageError('请写 --slips <文件>、--list <文件.xlsx> 或者 --paper <文件>。');
      if (key && paper === undefined) throw new UsageError('--key 要和 --paper <文件> 一起写。');
      if (resitUntil !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(resitUntil)) throw new UsageError('--resit-until 请写成 2026-12-31 这样的形式。');
      const held = await (await deskOf(parts)).held(id);
      if (!held) return noSitting(id);
      if ((slips !== undefined || list !== undefined) && held.sitting.state !== 'marked' && held.sitting.state !== 'archived') return refused({ refusal: 'not-marked' });
      const lines: string[] = [];
      if (slips !== undefined) {
        const data = slipsOf(held, { issuedOn: parts.date, ...(resitUntil !== undefined && { resitUntil }) });
        writeOutput(slips, /\.html?$/iu.test(slips) ? resultSlipsHtml(data) : await resultSlipsDocx(data));
        lines.push(`已写入 ${data.length} 人的成绩通知单（一式三联）：${slips}。打印后请密封、盖章。`);
      }
      if (list !== undefined) {
        writeOutput(list, await listOf(held));
        lines.push(`已写入成绩汇总表：${list}。`);
      }
      if (paper !== undefined) {
        const { papers, candidates } = held.marking;
        const printed = printedPapers({ sitting: held.sitting, papers, candidates, isKey: key === true });
        writeOutput(paper, /\.html?$/iu.test(paper) ? printedPapersHtml(printed) : await printedPapersDocx(printed));
        lines.push(`已写入 ${printed.length} 套试卷${key ? '（含答案）' : ''}：${paper}。${held.sitting.state === 'scheduled' || key ? '请按密件保管。' : ''}`);
      }
      return { lines, json: { slips, list, paper } };
    }));

  program.command('archive <sitting> <file.zip>').description('归档：试卷、种子、名册、日志、成绩、哈希，可离线核对').action(acting(async ([id = '', file = ''], _options, parts) => {
    const result = await (await deskOf(parts)).archive(id, parts.by);
    if (!result) return noSitting(id);
    if ('refusal' in result) return refused(result);
    writeOutput(file, result.bundle);
    const code = headCode(result.head);
    return { lines: [`已归档：${file}。`, `校验码 ${code}：请和归档分开保存，核对时用 verify ${file} --code ${code}。`, `现在用 report ${id} --list <文件.xlsx> 出的名单上印有校验码，可以由两个部门各存一份。`], json: { file, code } };
  }));

  program.command('verify <file.zip>').description('离线核对归档：不需要数据库和网络').option('--code <code...>', '另外保存的校验码')
    .action(acting<VerifyOptions>(([file = ''], { code }) => {
      const report = verifyArchive(readInput(file), { ...(code && { codes: code }) });
      const lines = report.checks.flatMap(({ name, outcome, problems }) => [`${VERDICTS[outcome]}　${name}`, ...problems.map((problem) => `　　${problem}`)]);
      return {
        lines: [...lines, report.isOk ? `核对无误。${code ? '' : `校验码 ${report.code}，请和另外保存的对照。`}` : '核对不通过。'],
        json: report, ...(!report.isOk && { isRefused: true }),
      };
    }));
}

const inFigures = (figure: Figure): string => ('value' in figure ? figure.value.toFixed(2) : NO_FIGURE_NAMES[figure.reason]);

const BECAUSE = { 'failed-twice': '补考仍不合格', 'absent-from-resit': '缺席补考' } as const;
const VERDICTS = { ok: '✓', failed: '✗', 'not-checked': '－' } as const;

const deskOf = async (parts: ExamParts): Promise<MarkingDesk> => createMarkingDesk({ exams: (await parts.state()).exams, now: parts.now });

const refused = (refusal: { readonly refusal: string }): Told => ({ lines: [markingRefusalInWords(refusal)], json: refusal, isRefused: true });

function countsOf(results: readonly Result[]): string {
  const counts = Map.groupBy(results, ({ outcome }) => outcome);
  return [...counts].map(([outcome, those]) => `${OUTCOME_NAMES[outcome]} ${those.length} 人`).join('，');
}

function resultLines({ marking, results }: Held): string[] {
  const names = new Map(marking.candidates.map(({ number, name, unit }) => [number, `${number}　${name}　${unit}`]));
  return results.map(({ candidate, outcome, total, of }) => `${names.get(candidate)}　${OUTCOME_NAMES[outcome]}${outcome === 'passed' || outcome === 'failed' ? `　${total}/${of}` : ''}`);
}

function runLines({ changes, newlyPassed, newlyFailed }: DryRun): string[] {
  if (changes.length === 0) return ['没有人的成绩因此改变。'];
  return [
    ...changes.map(({ candidate, from, to }) => `${candidate}　${from.total} → ${to.total}${from.outcome === to.outcome ? '' : `　${OUTCOME_NAMES[from.outcome]} → ${OUTCOME_NAMES[to.outcome]}`}`),
    `共 ${changes.length} 人；新合格 ${newlyPassed.length} 人，新不合格 ${newlyFailed.length} 人。`,
  ];
}

function decisionOf({ giveAll, drop, uphold, accept, only }: RuleOptions): Parameters<MarkingDesk['rule']>[1]['decision'] {
  const given = [giveAll && 'give-all', drop && 'drop', uphold && 'uphold', accept !== undefined && 'accept', only !== undefined && 'only'].filter(Boolean);
  if (given.length !== 1) throw new UsageError('请在 --uphold、--accept、--only、--give-all、--drop 里写一个。');
  if (giveAll) return { kind: 'give-all' };
  if (drop) return { kind: 'drop' };
  if (uphold) return { kind: 'uphold' };
  return { kind: 'accept', keys: keysOf(accept ?? only!), isOnly: only !== undefined };
}

/** A,AB or 对. */
function keysOf(text: string): (number[] | boolean)[] {
  return text.split(/[,，\s]+/u).filter((word) => word !== '').map((word) => {
    if (/^(?:对|正确)$/u.test(word)) return true;
    if (/^(?:错|错误)$/u.test(word)) return false;
    if (!/^[A-Za-z]+$/u.test(word)) throw new UsageError(`“${word}”不是答案，请写 B、AB、对 或者 错。`);
    return [...word].map(optionPlace);
  });
}
