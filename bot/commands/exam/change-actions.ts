import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { amendRoster, type AmendRefusal, type RosterChange } from '../../exam/office/amend-roster.ts';
import { newCodes } from '../../exam/office/new-codes.ts';
import { minuteInWords } from '../../exam/print/in-words.ts';
import { COLUMN_NAMES } from '../../exam/roster/roster-columns.ts';
import { acting, confirmed, momentOption, type ExamOptions, type Told } from './exam-action.ts';
import { postTypesIn, readRosterFile, writeSlips } from './paper-actions.ts';
import { commanded, noSitting } from './sitting-actions.ts';

interface ChangeOptions extends ExamOptions { at: string; why: string; yes?: true }
interface AmendOptions extends ExamOptions { roster: string; why: string; slips?: string; yes?: true }

/** What may still be changed once a sitting has been drawn; each change is a line of the journal. */
export function addChangeActions(program: Command): void {
  program.command('reschedule <sitting>').description('改期：还没有开考的，换一个开考时间；试卷和考试码不变').requiredOption('--at <time>', '新的开考时间（北京时间），如 "2026-12-02 09:00"').requiredOption('--why <text>', '原因')
    .action(acting<ChangeOptions>(async ([id = ''], { at, why }, parts) => {
      const opensAt = momentOption(at, '--at');
      const told = await commanded(id, { kind: 'reschedule', by: parts.by, opensAt, why }, `已改期：${minuteInWords(opensAt)} 开考。`, parts);
      if (!told.isRefused) return { ...told, lines: [...told.lines, `考试码不变；入场条上印的是原来的时间，请通知考生，或者用 slips ${id} <文件> 重印（会换新码）。`] };
      return told.json && 'refusal' in told.json && told.json.refusal === 'not-allowed'
        ? { ...told, lines: [`不能改期：只有还没有开考的考试可以改，新的时间要在现在以后。已经开考的，用 pause ${id} 暂停，恢复后时间会补上；这次不考了，用 cancel ${id}。`] } : told;
    }));

  program.command('cancel <sitting>').description('取消考试：成绩评定以前都可以；不能撤回').requiredOption('--why <text>', '原因').option('--yes', '不再询问')
    .action(acting<ChangeOptions>(async ([id = ''], { why, yes }, parts) => {
      if (!await confirmed(`取消 ${id}？取消以后不能恢复，也没有成绩。`, yes === true)) return { lines: ['没有取消。'], json: {} };
      const told = await commanded(id, { kind: 'cancel', by: parts.by, why }, '已取消。要另考一次，请重新 draw。', parts);
      return told.isRefused && 'refusal' in told.json && told.json.refusal === 'not-allowed' ? { ...told, lines: ['成绩已经评定，不能取消；成绩有问题的，请提异议（challenge），由法律顾问裁定。'] } : told;
    }));

  program.command('amend <sitting>').description('组卷以后、开考以前补报或者更正考生：名册里有的人补上或者更正，没有的人不变')
    .requiredOption('--roster <file>', '名册（.xlsx .csv）：可以只写要补、要改的人').requiredOption('--why <text>', '原因').option('--slips <file>', '新增的人的入场条写到这个文件（.docx 或 .html）').option('--yes', '不再询问')
    .action(acting<AmendOptions>(async ([id = ''], { roster, why, slips, yes }, parts) => {
      const { exams } = await parts.state();
      const [sitting, blueprint] = [await exams.sitting(id), await exams.blueprint(id)];
      if (!sitting || !blueprint) return noSitting(id);
      const read = await readRosterFile(roster, postTypesIn(blueprint));
      if ('lines' in read) return read;
      const office = { exams, now: parts.now, random: randomBytes, by: parts.by };
      const order = { rows: read.candidates, why, by: parts.by };
      const trial = await amendRoster(id, { ...order, isTrial: true }, office);
      if (!trial) return noSitting(id);
      if ('refusal' in trial) return refused(id, trial);
      if (trial.enrolled.length + trial.amended.length === 0) return { lines: ['名册和系统里的一样，没有要改的。'], json: trial };
      process.stderr.write(changeLines(trial).map((line) => `${line}\n`).join(''));
      if (!await confirmed(`补 ${trial.enrolled.length} 人、更正 ${trial.amended.length} 人？`, yes === true)) return { lines: ['没有更改。'], json: {} };
      const done = await amendRoster(id, { ...order, isTrial: false }, office);
      if (!done) return noSitting(id);
      if ('refusal' in done) return refused(id, done);
      const toSit = [...done.enrolled, ...done.amended.filter(({ from }) => from.exempt !== undefined).map(({ to }) => to)].filter(({ exempt }) => exempt === undefined);
      const lines = [...read.notes, `已补 ${done.enrolled.length} 人、更正 ${done.amended.length} 人，记入日志。`];
      if (toSit.length === 0) return { lines, json: done };
      if (slips === undefined) return { lines: [...lines, `${toSit.length} 人还没有考试码，请用 slips ${id} <文件> --number ${toSit.map(({ number }) => number).join(' ')} 发码。`], json: done };
      return { lines: [...lines, ...await writeSlips(slips, sitting, toSit, await newCodes(id, toSit, office), parts)], json: done };
    }));
}

function changeLines({ enrolled, amended }: RosterChange): string[] {
  return [
    ...enrolled.map(({ number, name, unit, postType, exempt }) => `补：${[number, name, unit, postType, ...(exempt === undefined ? [] : ['免试'])].join('　')}`),
    ...amended.map(({ from, to }) => `更正：${from.number}　${from.name}　${FIELDS.filter((field) => from[field] !== to[field]).map((field) => `${COLUMN_NAMES[field]} ${from[field] ?? '无'} → ${to[field] ?? '无'}`).join('，')}`),
  ];
}

const FIELDS = ['name', 'unit', 'post', 'postType', 'extraMinutes', 'exempt'] as const;

function refused(id: string, refusal: AmendRefusal): Told {
  const lines = {
    closed: () => `${id} 已经开考或者取消，名册不能再改。没有赶上的人，另组一场：draw，名册只写这几个人。`,
    individual: () => `${id} 是一人一卷，没有给 ${numbersOf(refusal)} 抽过卷。请另组一场（draw，同一时间，名册只写这几个人）。`,
    'no-paper': () => `抽题时没有 ${numbersOf(refusal)} 这种岗位类别的考生，没有他们的试卷。请另组一场（draw，同一时间，名册只写这几个人）。`,
  };
  return { lines: [lines[refusal.refusal]()], json: refusal, isRefused: true };
}

const numbersOf = (refusal: AmendRefusal): string => ('numbers' in refusal ? refusal.numbers.join('、') : '');
