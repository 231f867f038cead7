import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createStaff, hasRole, STAFF_SESSION_HOURS, type Staff } from '../../../../bot/exam/staff/create-staff.ts';
import type { Role } from '../../../../bot/exam/staff/staff.ts';
import { describeDatabases, type TestDatabase } from '../../state/databases.ts';
import { NOON } from '../../state/samples.ts';

const LIN = { name: '林示例', roles: ['organiser'] as const };
const HOUR = 3_600_000;

async function open(database: TestDatabase): Promise<{ staff: Staff; later(hours: number): void }> {
  let now = NOON;
  const { staff: store } = await database.open();
  return { staff: createStaff({ store, now: () => now, random: randomBytes }), later: (hours) => void (now = new Date(now.getTime() + hours * HOUR)) };
}

async function codeFor(staff: Staff, member: Parameters<Staff['add']>[0] = LIN): Promise<string> {
  const added = await staff.add(member, '管理员');
  if ('refusal' in added) throw new Error(added.refusal);
  return added.code;
}

const signIn = (staff: Staff, code: string, secretHash = 'a', name = LIN.name) => staff.signIn({ name, code, secretHash });

describeDatabases('staff', (create) => {
  test('who has been added signs in by name and code, however they are typed', async () => {
    const { staff } = await open(await create());
    const code = await codeFor(staff);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/u);
    const typed = [code, code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('0', 'O').replaceAll('1', 'l'), ` ${code.replaceAll('-', ' ')} `, code.replace(/./gu, (letter) => (letter === '-' ? '－' : String.fromCodePoint(letter.codePointAt(0)! + 0xFEE0)))];
    for (const [index, written] of typed.entries()) expect([written, await signIn(staff, written, `s${index}`)]).toEqual([written, LIN]);
    expect(await signIn(staff, code, 'b', ' 林示例　')).toEqual(LIN);
    expect(await staff.memberOf('s0')).toEqual(LIN);
    expect(await staff.memberOf('nobodys')).toBeUndefined();
  });

  test('a wrong code, a name that is nobody\'s and no code are the same to who asks', async () => {
    const { staff } = await open(await create());
    const code = await codeFor(staff);
    for (const [name, wrong] of [[LIN.name, ''], [LIN.name, code.slice(1)], [LIN.name, `${code}A`], ['别人', code], ['', ''], ['别人', '']] as const) {
      expect([name, wrong, await signIn(staff, wrong, 'a', name)]).toEqual([name, wrong, undefined]);
    }
    expect(await staff.memberOf('a')).toBeUndefined();
  });

  test('a session lasts twelve hours, and not after signing out', async () => {
    const { staff, later } = await open(await create());
    const code = await codeFor(staff);
    await signIn(staff, code, 'a');
    await signIn(staff, code, 'b');
    await staff.signOut('b');
    expect([await staff.memberOf('a'), await staff.memberOf('b')]).toEqual([LIN, undefined]);
    later(STAFF_SESSION_HOURS - 0.01);
    expect(await staff.memberOf('a')).toEqual(LIN);
    later(0.01);
    expect(await staff.memberOf('a')).toBeUndefined();
  });

  test('a new code, and the end of an account, end the sessions and the old code', async () => {
    const { staff } = await open(await create());
    const first = await codeFor(staff);
    await signIn(staff, first, 'a');
    const reset = await staff.reset(LIN.name, '管理员') as { code: string };
    expect([await staff.memberOf('a'), await signIn(staff, first, 'b')]).toEqual([undefined, undefined]);
    expect(await signIn(staff, reset.code, 'c')).toEqual(LIN);
    expect(await staff.end(LIN.name, '管理员')).toEqual({ done: true });
    expect([await staff.memberOf('c'), await signIn(staff, reset.code, 'd')]).toEqual([undefined, undefined]);
    const [account] = await staff.accounts();
    expect(account).toEqual({ ...LIN, endedAt: NOON.toISOString() });
    const again = await codeFor(staff, { ...LIN, roles: ['marker'] });
    expect(await signIn(staff, again, 'e')).toEqual({ ...LIN, roles: ['marker'] });
  });

  test('what cannot be is refused with the reason', async () => {
    const { staff } = await open(await create());
    await codeFor(staff);
    await codeFor(staff, { name: '前任', roles: ['marker'] });
    await staff.end('前任', '管理员');
    expect(await staff.add({ ...LIN, roles: ['marker'] }, '管理员')).toEqual({ refusal: 'taken' });
    expect(await staff.add({ name: ' ', roles: ['marker'] }, '管理员')).toEqual({ refusal: 'bad-name' });
    expect(await staff.add({ name: '长'.repeat(31), roles: ['marker'] }, '管理员')).toEqual({ refusal: 'bad-name' });
    expect(await staff.add({ name: '新人', roles: [] }, '管理员')).toEqual({ refusal: 'no-roles' });
    for (const action of ['reset', 'end'] as const) {
      expect(await staff[action]('别人', '管理员')).toEqual({ refusal: 'no-account' });
      expect(await staff[action]('前任', '管理员')).toEqual({ refusal: 'ended' });
    }
    expect((await staff.accounts()).map(({ name }) => name).sort()).toEqual(['前任', LIN.name].sort());
  });

  test('two who add one name at once: one account, one code that opens it', async () => {
    const database = await create();
    const [one, other] = [(await open(database)).staff, (await open(database)).staff];
    const added = await Promise.all([one.add(LIN, '甲'), other.add(LIN, '乙')]);
    const codes = added.flatMap((result) => ('code' in result ? result.code : []));
    expect(codes.length).toBeGreaterThan(0);
    const opening = await Promise.all(codes.map(async (code, index) => await signIn(one, code, `s${index}`) !== undefined));
    expect(opening.filter(Boolean)).toHaveLength(1);
  });

  test('the log holds who did what to whom and when, no code, and cannot be changed', async () => {
    const database = await create();
    const { staff } = await open(database);
    const code = await codeFor(staff);
    await signIn(staff, 'wrong');
    await signIn(staff, 'wrong', 'a', '没有这个人');
    await signIn(staff, code, 'a');
    await staff.signOut('a');
    await staff.signOut('a');
    await staff.reset(LIN.name, '管理员');
    await staff.end(LIN.name, '管理员');
    const log = await staff.log();
    expect(log).toEqual([
      ['管理员', 'added', LIN], [LIN.name, 'refused', {}], [LIN.name, 'signed-in', {}], [LIN.name, 'signed-out', {}], ['管理员', 'reset', LIN], ['管理员', 'ended', { name: LIN.name }],
    ].map(([by, kind, facts]) => ({ at: NOON.toISOString(), by, kind, facts })));
    expect(JSON.stringify([log, await staff.accounts()])).not.toContain(code);
    for (const statement of ['DELETE FROM staff_event', "UPDATE staff_event SET by_name = 'x'"]) await expect(database.execute(statement)).rejects.toThrow(/append-only/u);
  });
});

test.for([
  ['organiser', ['organiser', 'invigilator']], ['invigilator', ['invigilator']], ['marker', ['marker']], ['adviser', ['adviser']],
] as [Role, Role[]][])('%s may do what these may: %j', ([role, may]) => {
  const all: Role[] = ['organiser', 'invigilator', 'marker', 'adviser'];
  expect(all.filter((other) => hasRole({ name: '某', roles: [role] }, other))).toEqual(may);
});
