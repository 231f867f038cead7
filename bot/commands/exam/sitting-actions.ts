import type { Command } from 'commander';
import { headCode } from '../../exam/archive/archived-entry.ts';
import { createExamHall } from '../../exam/sitting/create-hall.ts';
import type { HallCommand } from '../../exam/sitting/hall.ts';
import type { SittingState } from '../../exam/sitting/sitting.ts';
import { refusalInWords } from '../../exam/sitting/wording.ts';
import { minuteInWords } from '../../exam/print/in-words.ts';
import { acting, confirmed, countOption, type ExamOptions, type ExamParts, type Told } from './exam-action.ts';

export const SITTING_WORDS: Readonly<Record<SittingState, string>> = { scheduled: '未开始', open: '进行中', closed: '已结束', marked: '已评定', archived: '已归档' };
const ATTEMPT_WORDS = { 'not-started': '未开始', 'in-progress': '答题中', submitted: '已交卷', 'closed-by-time': '到时收卷', voided: '作废', exempt: '免试' } as const;

interface HallOptions extends ExamOptions { number?: string; why?: string; yes?: true }

/** What happens in the hall, for who has no browser at hand. */
export function addSittingActions(program: Command): void {
  program.command('list').description('列出考试').action(acting(async (_words, _options, parts) => {
    const sittings = await (await parts.state()).exams.sittings();
    return {
      lines: sittings.length === 0 ? ['还没有考试。'] : sittings.map(({ id, state, plan }) => `${id}　${SITTING_WORDS[state]}　${minuteInWords(plan.opensAt)}　${plan.title}`),
      json: { sittings },
    };
  }));

  program.command('board <sitting>').description('看谁在考、答到哪里').action(acting(async ([id = ''], _options, parts) => {
    const board = await (await hallOf(parts)).board(id);
    if (!board) return noSitting(id);
    return {
      lines: [
        `${board.sitting.title}（${id}）　${SITTING_WORDS[board.sitting.state]}${board.isPaused ? '，暂停中' : ''}`,
        ...board.rows.map(({ number, name, unit, state, answered, of, late, devices }) =>
          [number, name, unit, ATTEMPT_WORDS[state], `${answered}/${of}`, ...(devices > 1 ? [`设备 ${devices} 台`] : []), ...(late > 0 ? [`迟到的答案 ${late} 个`] : [])].join('　')),
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
  for (const [kind, does, done] of [['pause', '暂停（全体，或 --number 一人）；暂停的时间会补上', '已暂停。'], ['resume', '恢复', '已恢复。']] as const) {
    program.command(`${kind} <sitting>`).description(does).option('--number <number>', '只对这个工号').option('--why <text>', '原因')
      .action(acting<HallOptions>(async ([id = ''], { number, why }, parts) =>
        commanded(id, { kind, by: parts.by, ...(number !== undefined && { candidate: number }), ...(why !== undefined && { why }) }, done, parts)));
  }
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

async function commanded(id: string, command: HallCommand, done: string, parts: ExamParts): Promise<Told> {
  const result = await (await hallOf(parts)).command(id, command);
  if (!result) return noSitting(id);
  return 'refusal' in result ? { lines: [refusalInWords(result.refusal)], json: result, isRefused: true } : { lines: [done], json: result };
}

export const noSitting = (id: string): Told => ({ lines: [`没有 ${id} 这场考试，或者没有这个工号的考生。用 list 看有哪些考试。`], json: { refusal: 'no-sitting' }, isRefused: true });
