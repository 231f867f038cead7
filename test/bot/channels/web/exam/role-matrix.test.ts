import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { serveExams, type ExamWebOptions } from '../../../../../bot/channels/web/exam/serve-exams.ts';
import { limitsFrom } from '../../../../../bot/channels/web/limits.ts';
import type { WebEnv } from '../../../../../bot/channels/web/web-context.ts';
import type { Role } from '../../../../../bot/exam/staff/staff.ts';
import { candidate, newSitting } from '../../../exam/sitting/samples.ts';
import type { Browser } from '../open-web.ts';
import { openExam, postJson } from './open-exam.ts';

const ROLES: readonly Role[] = ['organiser', 'invigilator', 'marker', 'adviser'];
const EVERYBODY = ROLES;
const at = '/api/staff/sittings/:id';
const ITEM = { id: 'Q00001', version: 1 };

/** Every route of the staff, who may use it, and a body that it understands. */
const ROUTES: readonly (readonly [method: 'GET' | 'POST', path: string, roles: readonly Role[], body?: object])[] = [
  ['GET', '/api/staff/me', EVERYBODY],
  ['POST', '/api/staff/sign-out', EVERYBODY, {}],
  ['GET', '/api/staff/sittings', EVERYBODY],
  ['GET', `${at}/board`, ['organiser', 'invigilator']],
  ['POST', `${at}/command`, ['organiser', 'invigilator'], { kind: 'pause' }],
  ['POST', `${at}/command`, ['organiser', 'adviser'], { kind: 'release', why: '法律变动不影响本题' }],
  ['GET', `${at}/marking/next`, ['marker']],
  ['GET', `${at}/marking/suggestion`, ['marker']],
  ['POST', `${at}/marking`, ['marker'], { id: 'x', points: [1] }],
  ['GET', `${at}/challenges`, ['adviser', 'organiser']],
  ['POST', `${at}/challenges`, ['adviser', 'organiser'], { itemId: ITEM.id, version: ITEM.version, why: '示例' }],
  ['POST', `${at}/rulings`, ['adviser'], { challengeId: 'Y1', decision: { kind: 'uphold' }, why: '示例' }],
  ['GET', `${at}/results`, ['organiser']],
  ['POST', `${at}/mark`, ['organiser'], { showsAnswers: false }],
  ['POST', `${at}/archive`, ['organiser'], {}],
  ['GET', `${at}/files/:name{slips\\.docx|list\\.xlsx|archive\\.zip}`, ['organiser']],
  ['GET', '/api/staff/bank/items', ['adviser', 'organiser']],
  ['POST', '/api/staff/bank/approve', ['adviser'], { items: [ITEM] }],
  ['POST', '/api/staff/bank/import', ['organiser']],
];
/** Without an account. */
const OPEN_TO_ALL = ['POST /api/staff/sign-in'];

test('every route of the staff is in the matrix', () => {
  const app = new Hono<WebEnv>();
  serveExams(app, { limits: limitsFrom({ perResident: 0, perAddress: 0 }) } as ExamWebOptions);
  const served = new Set(app.routes.filter(({ path }) => path.startsWith('/api/staff/')).map(({ method, path }) => `${method} ${path}`));
  expect([...served].toSorted()).toEqual([...new Set([...ROUTES.map(([method, path]) => `${method} ${path}`), ...OPEN_TO_ALL])].toSorted());
});

test.for([...ROLES.map((role) => [role]), []] as Role[][])('%s', async (roles) => {
  const web = await openExam([newSitting([candidate('1001')])]);
  const page = await web.member(...roles);
  // Signing out comes last.
  for (const [method, path, allowed, body] of ROUTES.toSorted(([, a], [, b]) => Number(a.endsWith('/sign-out')) - Number(b.endsWith('/sign-out')))) {
    const before = (await web.exams.journal('K0001')).length;
    const response = await ask(page, method, path.replace(':id', 'K0001').replace(/:name.*/u, 'list.xlsx'), body);
    const isAllowed = roles.some((role) => allowed.includes(role));
    const refusal = roles.length === 0 ? 401 : 403;
    expect([method, path, [401, 403].includes(response.status) ? response.status : 'let in']).toEqual([method, path, isAllowed ? 'let in' : refusal]);
    expect((await web.exams.journal('K0001')).length - before).toBe(isAllowed && body !== undefined && 'kind' in body && body.kind === 'pause' ? 1 : 0);
  }
});

test('roles add up; who has no account any more has none of them', async () => {
  const web = await openExam([newSitting([candidate('1001')])]);
  const page = await web.member('invigilator', 'marker');
  expect((await page.fetch('/api/staff/sittings/K0001/board')).status).toBe(200);
  expect((await page.fetch('/api/staff/sittings/K0001/marking/next')).status).toBe(409);
  expect((await page.fetch('/api/staff/sittings/K0001/results')).status).toBe(403);
  const { name } = await (await page.fetch('/api/staff/me')).json() as { name: string };
  await web.staff.end(name, '管理员');
  for (const path of ['/api/staff/me', '/api/staff/sittings', '/api/staff/sittings/K0001/board']) expect((await page.fetch(path)).status).toBe(401);
});

function ask(page: Browser, method: 'GET' | 'POST', path: string, body: object | undefined): Promise<Response> {
  if (method === 'GET') return page.fetch(path);
  if (body) return postJson(page, path, body);
  const form = new FormData();
  form.set('file', new File(['1. 示例\nA. 甲\nB. 乙\n答案：A\n'], '题库.txt'));
  return page.fetch(`${path}?dry=1`, { method, headers: { 'Sec-Fetch-Site': 'same-origin' }, body: form });
}
