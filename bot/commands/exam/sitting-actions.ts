import type { Command } from 'commander';
import { headCode } from '../../exam/sitting/head-code.ts';
import { createExamHall } from '../../exam/sitting/create-hall.ts';
import type { HallCommand } from '../../exam/sitting/hall.ts';
import { STATE_NAMES } from '../../exam/sitting/sitting.ts';
import { ROW_NAMES } from '../../exam/sitting/view.ts';
import { refusalInWords } from '../../exam/sitting/wording.ts';
import { minuteInWords } from '../../exam/print/in-words.ts';
import { UsageError } from '../command-line.ts';
import { acting, confirmed, countOption, momentOption, type ExamOptions, type ExamParts, type Told } from './exam-action.ts';

interface HallOptions extends ExamOptions { number?: string; why?: string; since?: string; yes?: true }

/** What happens in the hall, for who has no browser at hand. */
export function addSittingActions(program: Command): void {
  program.command('list').description('列出考试').action(acting(async (_words, _options, parts) => {
    const sittings = await (await parts.state()).exams.sittings();
    return {
      lines: sittings.length === 0 ? ['还没有考试。'] : sittings.map(({ id, state, plan, suspended }) => `${id}　${STATE_NAMES[state]}${suspended ? `（暂缓：${suspended.join('、')} 因法律变动停用）` : ''}　${minuteInWords(plan.opensAt)}　${plan.title}`),
      json: { sittings },
    };
  }));

  program.command('board <sitting>').description('看谁在考、答到哪里').action(acting(async ([id = ''], _options, parts) => {
    const board = await (await hallOf(parts)).board(id);
    if (!board) return noSitting(id);
    return {
      lines: [
        `${board.sitting.title}（${id}）　${STATE_NAMES[board.sitting.state]}${board.isPaused ? '，暂停中' : ''}`,
        ...board.rows.map(({ number, name, unit, state, answered, of, late, devices }) =>
          [number, name, unit, ROW_NAMES[state], `${answered}/${of}`, ...(devices > 1 ? [`设备 ${devices} 台`] : []), ...(late > 0 ? [`迟到的答案 ${late} 个`] : [])].join('　')),
      ],
      json: board,
    };
  }));

  program.command('open <sitting>').description('宣布开考（到时间会自动开）').action(acting(async ([id = ''], _options, parts) => commanded(id, { kind: 'open', by: parts.by }, '已开考。', parts)));
  program.command('close <sitting>').description('结束考试：没交卷的，按已保存的答案收卷').option('--yes', '不再询问').action(acting<HallOptions>(async ([id = ''], { yes }, parts) => {
    if (!await confirmed(`结束 ${id}，没交卷的全部收卷？`, yes === true)) return { lines: ['没有结束。'], json: {} };
    const told = await commanded(id, { kind: 'close', by: parts.by }, '已结束。', parts);
    const sitting = told.isRefused ? undefined : await (await parts.state()).exams.sitting(id);
    if (!sitting) return told;
    // Kept apart from here on, it proves later that no answer was changed after the closing.
    const code = headCode(sitting.head);
    return { lines: [...told.lines, `到此为止的日志校验码 ${code}：请当场记下、由两个部门分别保存，归档后用 verify … --code ${code} 核对。`], json: { ...told.json, code } };
  }));
  program.command('pause <sitting>').description('暂停（全体，或 --number 一人）；暂停的时间会补上').option('--number <number>', '只对这个工号').option('--why <text>', '原因')
    .option('--since <time>', '停电、服务器停机：从这个时间算起（北京时间，从那以后没有人答过题）；先做这一步，再启动服务器')
    .action(acting<HallOptions>(async ([id = ''], { number, why, since }, parts) => {
      const reason = why !== undefined && { why };
      if (since === undefined) return commanded(id, { kind: 'pause', by: parts.by, ...(number !== undefined && { candidate: number }), ...reason }, '已暂停。', parts);
      if (number !== undefined) throw new UsageError('--since 是对全体的，不能和 --number 一起用；给一个人补时间，请用 extend。');
      const told = await commanded(id, { kind: 'pause', by: parts.by, since: momentOption(since, '--since'), ...reason }, `已暂停，从 ${since} 算起；人都回来以后用 resume ${id} 恢复。`, parts);
      return told.isRefused && 'refusal' in told.json && told.json.refusal === 'not-allowed'
        ? { ...told, lines: [`不能从 ${since} 算起：考试那时还没有开始，或者那以后还有人开始、答题、交卷（board ${id} 看谁）。时间写晚一点；已经到时收卷的，不能再补。`] } : told;
    }));
  program.command('resume <sitting>').description('恢复').option('--number <number>', '只对这个工号').option('--why <text>', '原因')
    .action(acting<HallOptions>(async ([id = ''], { number, why }, parts) =>
      commanded(id, { kind: 'resume', by: parts.by, ...(number !== undefined && { candidate: number }), ...(why !== undefined && { why }) }, '已恢复。', parts)));
  program.command('extend <sitting> <number> <minutes>').description('给一人加时').requiredOption('--why <text>', '原因')
    .action(acting<HallOptions>(async ([id = '', candidate = '', minutes = ''], { why = '' }, parts) =>
      commanded(id, { kind: 'extend', by: parts.by, candidate, minutes: countOption(minutes, '分钟数'), why }, `已加时 ${minutes} 分钟。`, parts)));
  program.command('void <sitting> <number>').description('作废一人的答卷').requiredOption('--why <text>', '原因').option('--yes', '不再询问')
    .action(acting<HallOptions>(async ([id = '', candidate = ''], { why = '', yes }, parts) => {
      if (!await confirmed(`作废 ${candidate} 的答卷？不能撤回。`, yes === true)) return { lines: ['没有作废。'], json: {} };
      return commanded(id, { kind: 'void', by: parts.by, candidate, why }, '已作废。', parts);
    }));

  program.command('release <sitting>').description('题目因法律变动停用后，经处理仍按原卷开考').requiredOption('--why <text>', '理由')
    .action(acting<HallOptions>(async ([id = ''], { why = '' }, parts) => commanded(id, { kind: 'release', by: parts.by, why }, '可以按原卷开考。', parts)));
}

async function hallOf(parts: ExamParts) {
  const { exams } = await parts.state();
  return createExamHall({
    store: exams, now: parts.now,
    onError: (error) => {
      throw error;
    },
  });
}

export async function commanded(id: string, command: HallCommand, done: string, parts: ExamParts): Promise<Told> {
  const result = await (await hallOf(parts)).command(id, command);
  if (!result) return noSitting(id);
  return 'refusal' in result ? { lines: [refusalInWords(result.refusal)], json: result, isRefused: true } : { lines: [done], json: result };
}

export const noSitting = (id: string): Told => ({ lines: [`没有 ${id} 这场考试，或者没有这个工号的考生。用 list 看有哪些考试。`], json: { refusal: 'no-sitting' }, isRefused: true });
