import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { blueprintTemplate } from '../../exam/paper/blueprint-template.ts';
import type { Blueprint } from '../../exam/paper/blueprint.ts';
import type { Paper } from '../../exam/paper/paper.ts';
import { formatBlueprint } from '../../exam/paper/format-blueprint.ts';
import { parseBlueprint } from '../../exam/paper/parse-blueprint.ts';
import { checkBlueprint, type BlueprintCheck } from '../../exam/paper/check-blueprint.ts';
import { drawSitting, poolNow, type OfficeParts } from '../../exam/office/draw-sitting.ts';
import { createMarkingDesk } from '../../exam/office/marking-desk.ts';
import { questionsOf } from '../../exam/marking/marking.ts';
import { resitCandidates } from '../../exam/marking/resit.ts';
import { newCodes } from '../../exam/office/new-codes.ts';
import { codeSlips } from '../../exam/roster/code-slips.ts';
import { codeSlipsDocx } from '../../exam/roster/code-slips-docx.ts';
import { codeSlipsHtml } from '../../exam/roster/code-slips-html.ts';
import { readRoster, type RosterEntry } from '../../exam/roster/read-roster.ts';
import { rosterTemplate } from '../../exam/roster/roster-template.ts';
import type { ExamStore } from '../../exam/sitting/exam-store.ts';
import type { Sitting, SittingPlan } from '../../exam/sitting/sitting.ts';
import { minuteInWords } from '../../exam/print/in-words.ts';
import { affectedLines } from './affected-lines.ts';
import { UsageError } from '../command-line.ts';
import { noSitting } from './sitting-actions.ts';
import { acting, confirmed, countOption, momentOption, readInput, writeOutput, type ExamOptions, type ExamParts, type Told } from './exam-action.ts';

interface BlueprintOptions extends ExamOptions { template?: string; from?: string; resitOf?: string }
interface RosterOptions extends ExamOptions { template?: string; blueprint?: string }
interface DrawOptions extends ExamOptions {
  roster?: string;
  at: string;
  slips?: string;
  late: string;
  lateFull?: true;
  paging: string;
  resitOf?: string;
}
interface SlipsOptions extends ExamOptions { yes?: true }

/** Blueprint, roster, draw and slips. */
export function addPaperActions(program: Command): void {
  program.command('blueprint [file.yaml]').description('检查组卷方案：题库够不够')
    .option('--template <file.yaml>', '写一个带说明的样例')
    .option('--from <sitting>', '把这场考试用的方案写到文件里')
    .option('--resit-of <sitting>', '补考：不用这场考试考过的题')
    .action(acting<BlueprintOptions>(async ([file], { template, from, resitOf }, parts) => {
      if (from !== undefined) {
        if (file === undefined) throw new UsageError('请写要写到哪个文件，如 blueprint plan.yaml --from K0001。');
        const used = await (await parts.state()).exams.blueprint(from);
        if (!used) return noSitting(from);
        writeOutput(file, formatBlueprint(used));
        return { lines: [`已写入 ${file}。`], json: { file } };
      }
      if (template !== undefined) {
        writeOutput(template, blueprintTemplate);
        return { lines: [`已写入 ${template}，改好后用 blueprint 检查。`], json: { file: template } };
      }
      const blueprint = readBlueprint(file);
      const { pool, suspended } = await poolNow(blueprint, await officeParts(parts), parts.by, resitOf);
      const check = checkBlueprint(blueprint, pool);
      return { lines: [...affectedLines(suspended), ...checkLines(check)], json: { check, suspended }, ...(check.problems.length > 0 && { isRefused: true }) };
    }));

  program.command('roster [file]').description('检查考生名册（.xlsx .csv）')
    .option('--template <file.xlsx>', '写一个空白的名册')
    .option('--blueprint <file.yaml>', '组卷方案：岗位类别要和它一致')
    .action(acting<RosterOptions>(async ([file], { template, blueprint }) => {
      const postTypes = blueprint === undefined ? [] : postTypesIn(readBlueprint(blueprint));
      if (template !== undefined) {
        writeOutput(template, await rosterTemplate(postTypes));
        return { lines: [`已写入 ${template}，填好后用 roster 检查。`], json: { file: template } };
      }
      const read = await readRosterFile(file, postTypes);
      if ('lines' in read) return read;
      const { candidates, notes } = read;
      const exempt = candidates.filter((candidate) => candidate.exempt !== undefined).length;
      return { lines: [...notes, `名册没有问题：共 ${candidates.length} 人，其中免试 ${exempt} 人。`], json: { candidates, notes } };
    }));

  program.command('draw <blueprint.yaml>').description('组卷：抽题、封存随机种子、发考试码')
    .option('--roster <file>', '考生名册（.xlsx .csv）；补考不写，就是上一场不合格的人')
    .requiredOption('--at <time>', '开考时间（北京时间），如 "2026-12-01 09:00"')
    .option('--slips <file>', '入场条写到这个文件（.docx 或 .html）')
    .option('--late <minutes>', '开考多少分钟后不能再进入', '15')
    .option('--late-full', '迟到的也给完整时长')
    .option('--paging <how>', 'one：一页一题；all：全部在一页', 'one')
    .option('--resit-of <sitting>', '补考：不用这场考试考过的题')
    .action(acting<DrawOptions>(async ([file], options, parts) => {
      const blueprint = readBlueprint(file);
      const noResit = options.resitOf === undefined ? undefined : await noResitOf(options.resitOf, parts);
      if (noResit) return noResit;
      const read = options.roster === undefined && options.resitOf !== undefined ? await failedOf(options.resitOf, parts) : await readRosterFile(options.roster, postTypesIn(blueprint));
      if ('lines' in read) return read;
      if (options.paging !== 'one' && options.paging !== 'all') throw new UsageError('--paging 请写 one 或者 all。');
      const opensAt = momentOption(options.at, '--at');
      if (Date.parse(opensAt) <= parts.now().getTime()) throw new UsageError(`--at ${options.at} 已经过去了，请写以后的时间。`);
      const drawn = await drawSitting({
        blueprint, candidates: read.candidates, opensAt, lateStart: { until: countOption(options.late, '--late'), hasFullTime: options.lateFull === true }, paging: options.paging,
        ...(options.resitOf !== undefined && { resitOf: options.resitOf }), by: parts.by,
      }, await officeParts(parts));
      const affected = affectedLines(drawn.suspended);
      if (!drawn.isOk) return { lines: [...affected, ...checkLines(drawn.check)], json: drawn, isRefused: true };
      const { sitting, codes } = drawn;
      const { exams } = await parts.state();
      const slips = await writeSlips(options.slips, sitting, read.candidates, codes, parts).catch((error: unknown) => {
        // The sitting is there all the same: the organiser must hear of it.
        if (error instanceof UsageError) return { problem: error.message };
        throw error;
      });
      const isWritten = options.slips !== undefined && !('problem' in slips);
      return {
        lines: [
          ...affected, `已组卷：${sitting.id}《${sitting.plan.title}》。`, ...drawnLines(sitting.plan, read.candidates, blueprint, await exams.papers(sitting.id)), `随机种子已封存，指纹（考前公布）：${sitting.plan.seedHash}`, ...('problem' in slips ? [slips.problem] : slips),
          ...(isWritten ? [] : [`入场条还没有写出来，请用 slips ${sitting.id} <文件> 重新发码。`]),
          ...await drawnAlready(sitting, read.candidates, exams),
        ],
        json: { sitting, suspended: drawn.suspended },
      };
    }));

  program.command('slips <sitting> <file>').description('重新发考试码，写成入场条；以前的码作废').option('--number <number...>', '只给这些工号').option('--yes', '不再询问')
    .action(acting<SlipsOptions & { number?: string[] }>(async ([id = '', file = ''], { number, yes }, parts) => {
      const { exams } = await parts.state();
      const sitting = await exams.sitting(id);
      if (!sitting) return { lines: [`没有 ${id} 这场考试。`], json: { refusal: 'no-sitting' }, isRefused: true };
      if (sitting.state === 'archived') return { lines: [`${sitting.id} 已经归档，不能再发码。`], json: { refusal: 'archived' }, isRefused: true };
      const all = await exams.candidates(sitting.id);
      const candidates = number === undefined ? all : all.filter((candidate) => number.includes(candidate.number));
      if (candidates.length === 0) throw new UsageError('没有这些工号的考生。');
      if (!await confirmed(`给 ${candidates.length} 人重新发码，以前的码作废？`, yes === true)) return { lines: ['没有重新发码。'], json: { codes: 0 } };
      const codes = await newCodes(sitting.id, candidates, { exams, random: randomBytes, now: parts.now, by: parts.by });
      return { lines: await writeSlips(file, sitting, candidates, codes, parts), json: { sitting: sitting.id, codes: Object.keys(codes).length } };
    }));
}

/** What the organiser should read once more, while it can still be changed. */
function drawnLines({ opensAt, minutes, passMark, lateStart }: SittingPlan, candidates: readonly RosterEntry[], { doubleMarking }: Blueprint, papers: readonly Paper[]): string[] {
  const exempt = candidates.filter((candidate) => candidate.exempt !== undefined).length;
  const isMarkedByHand = papers.flatMap(questionsOf).some(({ question }) => question.type === 'short-answer');
  return [
    `${minuteInWords(opensAt)} 开考，${minutes} 分钟，${passMark} 分合格；开考 ${lateStart.until} 分钟后不能再进入。参加 ${candidates.length - exempt} 人${exempt > 0 ? `，免试 ${exempt} 人` : ''}。`,
    ...(isMarkedByHand ? [doubleMarking.isOn ? '有要人评的题，双评：请开通至少三名阅卷人（两人评，分差大的第三人评）。' : '有要人评的题：请开通阅卷人（staff add … --role 阅卷）。'] : []),
  ];
}

/** Sittings still to come that have the same people: one may have been drawn twice. */
async function drawnAlready({ id }: Sitting, candidates: readonly RosterEntry[], exams: ExamStore): Promise<string[]> {
  const numbers = new Set(candidates.map(({ number }) => number));
  const lines: string[] = [];
  for (const other of await exams.sittings()) {
    if (other.id === id || other.state !== 'scheduled') continue;
    const same = (await exams.candidates(other.id)).filter(({ number }) => numbers.has(number)).length;
    if (same > 0) lines.push(`注意：${other.id}（${minuteInWords(other.plan.opensAt)}）也还没有考，名册里有 ${same} 人相同。重复组卷的，用 cancel ${other.id} 取消不用的那一场。`);
  }
  return lines;
}

/** Those who may sit again after a sitting: who failed it, once its marks are fixed. */
async function failedOf(id: string, parts: ExamParts): Promise<{ readonly candidates: readonly RosterEntry[] } | Told> {
  const { exams } = await parts.state();
  const held = await createMarkingDesk({ exams, now: parts.now }).held(id);
  if (!held) return noSitting(id);
  const failed = new Set(resitCandidates(held.results));
  const candidates = held.marking.candidates.filter(({ number }) => failed.has(number)).map(({ paperId: _paper, ...candidate }) => candidate);
  return candidates.length > 0 ? { candidates } : { lines: [`${id} 没有可以补考的人：没有人不合格。`], json: { refusal: 'nobody' }, isRefused: true };
}

/** Why a sitting can have no resit; undefined: it can. There is one resit, and it needs to be known who failed. */
async function noResitOf(id: string, parts: ExamParts): Promise<Told | undefined> {
  const sitting = await (await parts.state()).exams.sitting(id);
  if (!sitting) return noSitting(id);
  if (sitting.plan.resitOf !== undefined) return { lines: [`${id} 本身就是补考，补考只有一次。`], json: { refusal: 'is-resit' }, isRefused: true };
  if (sitting.state !== 'marked' && sitting.state !== 'archived') return { lines: [`${id} 的成绩还没有评定，请先评定（mark ${id}），再安排补考。`], json: { refusal: 'not-marked' }, isRefused: true };
  return undefined;
}

export async function writeSlips(file: string | undefined, { plan, id }: Sitting, candidates: readonly RosterEntry[], codes: Readonly<Record<string, string>>, { config }: ExamParts): Promise<string[]> {
  if (file === undefined) return [];
  const slips = codeSlips({ plan, candidates, codes, address: `${config.web.publicUrl ?? `http://localhost:${config.web.port}`}/exam/${id}` });
  writeOutput(file, /\.html?$/iu.test(file) ? codeSlipsHtml(slips) : await codeSlipsDocx(slips));
  return [
    `已写入 ${slips.length} 张入场条：${file}。请密封发给本人；考试码只在这里，系统里没有。`,
    ...(config.web.publicUrl === undefined ? ['注意：没有设 FAZHI_PUBLIC_URL，入场条上写的是本机网址。'] : []),
  ];
}

function checkLines({ sections, totals, problems, notes }: BlueprintCheck): string[] {
  return [
    ...sections.map(({ fullName, needed, available }) => `${fullName}：要 ${needed} 题，符合条件 ${available} 题`),
    ...totals.map(({ postType, total }) => `${postType === '' ? '试卷' : postType}满分 ${total} 分`),
    ...notes, ...(problems.length === 0 ? ['题库够用，可以组卷。'] : ['还不能组卷：', ...problems.map((problem) => `　${problem}`)]),
  ];
}

/** @throws UsageError with what is wrong, line by line */
function readBlueprint(file: string | undefined): Blueprint {
  if (file === undefined) throw new UsageError('请写组卷方案的文件；没有的话，先用 --template 写一个样例。');
  const parsed = parseBlueprint(new TextDecoder().decode(readInput(file)), basename(file));
  if (parsed.isOk) return parsed.blueprint;
  throw new UsageError(parsed.problems.join('\n'));
}

export const postTypesIn = ({ parts }: Blueprint): string[] => [...new Set(parts.flatMap(({ postTypes }) => postTypes))];

export async function readRosterFile(file: string | undefined, postTypes: readonly string[]): Promise<{ readonly candidates: readonly RosterEntry[]; readonly notes: readonly string[] } | Told> {
  if (file === undefined) throw new UsageError('请写名册的文件；没有的话，先用 --template 写一个空白的。');
  const read = await readRoster(readInput(file), postTypes);
  if (read.ok) return read;
  return { lines: [`${file}：${read.reason}`, ...read.rejected.map(({ at, text, reason }) => `　${at}（${text}）：${reason}`)], json: read, isRefused: true };
}

async function officeParts(parts: ExamParts): Promise<OfficeParts> {
  const { exams, practised } = await parts.state();
  return { bank: parts.bank(), corpus: parts.corpus(), exams, practised, now: parts.now, random: randomBytes };
}
