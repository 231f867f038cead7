import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { createStaff } from '../../exam/staff/create-staff.ts';
import { ROLE_NAMES, type Role } from '../../exam/staff/staff.ts';
import { UsageError } from '../command-line.ts';
import { acting, type ExamOptions, type ExamParts, type Told } from './exam-action.ts';

interface StaffOptions extends ExamOptions { role?: string[] }

/** 工作人员: who may sign in at /staff. */
export function addStaffActions(program: Command): void {
  const staff = program.command('staff').description('工作人员的网页登录');
  staff.command('add <name...>').description('开通登录，给出登录码；可以一次写几个人').requiredOption('--role <role...>', Object.values(ROLE_NAMES).join('、'))
    .action(acting<StaffOptions>(async (names, { role = [] }, parts) => {
      const roles = role.map(roleOf);
      const told: Told[] = [];
      for (const name of names) told.push(withCode(await (await staffOf(parts)).add({ name, roles }, parts.by), name));
      return { lines: [...told.flatMap(({ lines }) => lines), ...(told.some(({ isRefused }) => !isRefused) ? [ONCE] : [])], json: { staff: told.map(({ json }) => json) }, ...(told.every(({ isRefused }) => isRefused) && { isRefused: true }) };
    }));
  staff.command('reset <name>').description('换一个登录码').action(acting(async ([name = ''], _options, parts) => {
    const told = withCode(await (await staffOf(parts)).reset(name, parts.by), name);
    return told.isRefused ? told : { ...told, lines: [...told.lines, ONCE] };
  }));
  staff.command('end <name>').description('停用登录').action(acting(async ([name = ''], _options, parts) => {
    const result = await (await staffOf(parts)).end(name, parts.by);
    return 'refusal' in result ? refused(result.refusal) : { lines: [`${name} 不能再登录。`], json: result };
  }));
  staff.command('list').description('列出工作人员').action(acting(async (_words, _options, parts) => {
    const accounts = await (await staffOf(parts)).accounts();
    return {
      lines: accounts.length === 0 ? ['还没有工作人员，用 staff add 开通。'] : accounts.map(({ name, roles, endedAt }) => `${name}　${roles.map((role) => ROLE_NAMES[role]).join('、')}${endedAt === undefined ? '' : '　已停用'}`),
      json: { accounts },
    };
  }));
}

const staffOf = async (parts: ExamParts) => createStaff({ store: (await parts.state()).staff, now: parts.now, random: randomBytes });

function withCode(result: { readonly code: string } | { readonly refusal: string }, name: string): Told {
  return 'refusal' in result ? { ...refused(result.refusal), lines: [`${name}：${WHY[result.refusal] ?? '没有做成。'}`] } : { lines: [`${name} 的登录码：${result.code}`], json: { name, code: result.code } };
}

const ONCE = '登录码只显示这一次，请交给本人；在 /staff 用姓名和登录码登录。';

const WHY: Readonly<Record<string, string>> = {
  taken: '已经有这个人了；换登录码用 staff reset。', 'bad-name': '姓名不能空着，也不能超过 30 个字。', 'no-roles': '请用 --role 写明角色。', 'no-account': '没有这个人。', ended: '这个人已经停用。',
};
const refused = (refusal: string): Told => ({ lines: [WHY[refusal] ?? '没有做成。'], json: { refusal }, isRefused: true });

function roleOf(word: string): Role {
  const role = (Object.keys(ROLE_NAMES) as Role[]).find((one) => one === word || ROLE_NAMES[one] === word);
  if (role) return role;
  throw new UsageError(`没有“${word}”这个角色，请写 ${Object.values(ROLE_NAMES).join('、')}。`);
}
