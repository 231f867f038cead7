import { expect, test } from 'vitest';
import type { WebAppOptions } from '../../../../../bot/channels/web/create-app.ts';
import type { ErrorBody } from '../../../../../bot/channels/web/refuse.ts';
import { AS_OWN_PAGE, openWeb, type Browser } from '../open-web.ts';
import { standInHall } from './stand-in-hall.ts';

async function open(more: Partial<WebAppOptions> = {}) {
  const hall = standInHall();
  const web = await openWeb({ exam: { hall } as unknown as NonNullable<WebAppOptions['exam']>, ...more });
  return { ...web, hall };
}

const post = (page: Browser, path: string, body: unknown = {}, headers: Record<string, string> = AS_OWN_PAGE): Promise<Response> =>
  page.fetch(`/api/exam/${path}`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
const signIn = (page: Browser, number = '1001', code = number, more = {}): Promise<Response> => post(page, 'sign-in', { sitting: 'K0001', number, code, ...more });
const codeOf = async (response: Response): Promise<string> => (await response.json() as ErrorBody).error.code;

const SAVE = { sequence: 1, key: 'k1', slot: '1', answer: { chosen: [0] } };

test('who signs in looks, saves, and signs out; then the cookie is worth nothing', async () => {
  const { browser, hall } = await open();
  const page = browser();
  expect((await page.fetch('/api/exam/view')).status).toBe(401);
  expect(await (await page.fetch('/api/exam/sittings')).json()).toEqual({ sittings: [expect.objectContaining({ id: 'K0001' })] });
  expect(await (await signIn(page)).json()).toMatchObject({ candidate: { number: '1001' } });
  for (const path of ['view', 'pulse']) expect([path, (await page.fetch(`/api/exam/${path}`)).status]).toEqual([path, 200]);
  expect((await post(page, 'start')).status).toBe(200);
  const saved = await post(page, 'saves', { saves: [SAVE, { ...SAVE, sequence: 2, key: 'k2', slot: '99' }] });
  expect(await saved.json()).toMatchObject({ saved: 2, refused: [{ key: 'k2', code: 'no-slot', message: expect.stringMatching(/试卷上没有这道题/u) as string }] });
  expect(hall.calls).toMatchObject([{ pass: { candidate: '1001', sittingId: 'K0001' }, saves: [SAVE, {}] }]);
  expect((await post(page, 'facts', { facts: { paste: 2 } })).status).toBe(200);
  const again = await post(page, 'submit');
  expect([again.status, await codeOf(again)]).toEqual([409, 'already-ended']);
  const { cookie } = page;
  expect((await post(page, 'sign-out')).headers.getSetCookie()).toEqual([expect.stringMatching(/^fazhi-exam=; Max-Age=0; Path=\//u)]);
  page.cookie = cookie;
  for (const path of ['view', 'pulse']) expect(await codeOf(await page.fetch(`/api/exam/${path}`))).toBe('not-signed-in');
});

test.for([
  ['http', {}, /^fazhi-exam=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/u],
  ['https', { publicUrl: 'https://law.example.gov.cn' }, /^__Host-fazhi-exam=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/u],
] as const)('the cookie over %s', async ([, config, form]) => {
  const { browser } = await open({ config: { embedOrigins: [], proxies: 0, ...config } });
  expect((await signIn(browser())).headers.getSetCookie()).toEqual([expect.stringMatching(form)]);
});

test('a secret that the browser had before is nobody\'s after signing in, but that of the same person', async () => {
  const { browser } = await open();
  const page = browser();
  const known = `fazhi-exam=${'k'.repeat(43)}`;
  page.cookie = known;
  await signIn(page);
  const own = page.cookie;
  expect(own).not.toBe(known);
  await signIn(page);
  expect(page.cookie).toBe(own);
  await signIn(page, '1002');
  expect(page.cookie).not.toBe(own);
});

const save = (more: object) => ({ saves: [{ ...SAVE, ...more }] });
const { answer: _answer, ...bare } = SAVE;

test.for([
  ['saves', '', 400], ['saves', '{', 400], ['saves', 'null', 400], ['saves', [], 400], ['saves', {}, 400], ['saves', { saves: [] }, 400],
  ['saves', { saves: [SAVE] }, 200], ['saves', save({ answer: null }), 200], ['saves', save({ answer: { truth: false } }), 200],
  ['saves', save({ answer: { chosen: [] } }), 200], ['saves', save({ answer: { text: '长'.repeat(10_000) } }), 200], ['saves', save({ slot: '12.2' }), 200],
  ['saves', { saves: [{ ...bare, isFlagged: true }] }, 200],
  ['saves', { saves: Array.from({ length: 50 }, () => SAVE) }, 200], ['saves', { saves: Array.from({ length: 51 }, () => SAVE) }, 400],
  ['saves', save({ answer: { text: '长'.repeat(10_001) } }), 400], ['saves', save({ answer: undefined }), 400], ['saves', save({ answer: 'A' }), 400],
  ['saves', save({ answer: { chosen: [-1] } }), 400], ['saves', save({ answer: { chosen: [0.5] } }), 400], ['saves', save({ answer: { chosen: ['0'] } }), 400],
  ['saves', save({ answer: { chosen: Array.from({ length: 27 }, () => 0) } }), 400], ['saves', save({ answer: { truth: 'yes' } }), 400],
  ['saves', save({ answer: { chosen: [0], truth: true } }), 400], ['saves', save({ isFlagged: true }), 400],
  ['saves', save({ sequence: 0 }), 400], ['saves', save({ sequence: '1' }), 400], ['saves', save({ sequence: 1e300 }), 400],
  ['saves', save({ key: '' }), 400], ['saves', save({ key: 'a b' }), 400], ['saves', save({ key: 'k'.repeat(65) }), 400],
  ['saves', save({ slot: 1 }), 400], ['saves', save({ slot: '__proto__' }), 400], ['saves', save({ slot: '1.1.1' }), 400],
  ['saves', save({ at: '2020-01-01T00:00:00Z' }), 400], ['saves', save({ candidate: '1002' }), 400], ['saves', { saves: [SAVE], candidate: '1002' }, 400],
  ['saves', '{"saves":[{"sequence":1,"key":"k","slot":"1","answer":null,"__proto__":{"candidate":"1002"}}]}', 400],
  ['saves', { saves: Array.from({ length: 50 }, () => ({ ...SAVE, answer: { text: '长'.repeat(20_000) } })) }, 413],
  ['facts', { facts: {} }, 200], ['facts', { facts: { 'left-page': 3, 'came-back': 3 } }, 200],
  ['facts', {}, 400], ['facts', { facts: { cheated: 1 } }, 400], ['facts', { facts: { paste: 0 } }, 400], ['facts', { facts: { paste: -1 } }, 400], ['facts', { facts: { paste: 1e9 } }, 400],
  ['start', {}, 200], ['start', { at: '2020-01-01' }, 400], ['start', { candidate: '1002' }, 400], ['start', '', 400], ['start', ' '.repeat(5000), 413],
  ['sign-in', {}, 400], ['sign-in', { sitting: 'K0001', number: 1001, code: '1001' }, 400], ['sign-in', { sitting: 'K0001', number: '1001', code: '1001', device: 'x' }, 400],
  ['sign-in', { sitting: 'K0001', number: 'exempt', code: 'x' }, 409],
] as [string, unknown, number][])('%s %#: %i', async ([path, body, status]) => {
  const { browser, errors, hall } = await open();
  const page = browser();
  await signIn(page);
  const response = await post(page, path, body);
  expect(response.status).toBe(status);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(JSON.stringify(await response.json())).toMatch(status === 200 ? /^\{"(?!error)/u : /^\{"error":\{"code":"[\w-]+","message":"\p{Script=Han}.*。"\}\}$/u);
  expect(hall.calls).toHaveLength(status === 200 && (path === 'saves' || path === 'facts') ? 1 : 0);
  expect(errors).toEqual([]);
});

test('of one number five wrong codes a minute are heard, right ones of others all the while', async () => {
  const { browser } = await open();
  const page = browser();
  const statuses = [];
  for (let number = 0; number < 6; number += 1) statuses.push((await signIn(page, '1001', `x${number}`)).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  // Written otherwise it is the same number.
  for (const number of ['1001', ' 1001', '１００１', '10 01']) expect([number, (await signIn(page, number, '1001')).status]).toEqual([number, 429]);
  expect((await signIn(page, '1002')).status).toBe(200);
});

test('who guesses many at once has no more tries', async () => {
  const { browser } = await open();
  const statuses = await Promise.all(Array.from({ length: 50 }, async (_, number) => (await signIn(browser(), '1001', `x${number}`)).status));
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
});

test('sixty wrong codes a minute from one address, however many numbers; the message says what to do', async () => {
  const { browser } = await open();
  const page = browser();
  const statuses = [];
  for (let number = 0; number < 61; number += 1) statuses.push((await signIn(page, `${number}`, 'wrong')).status);
  expect([statuses.slice(0, 60).every((status) => status === 401), statuses[60]]).toEqual([true, 429]);
  const refused = await signIn(page, '5000');
  expect([refused.status, Number(refused.headers.get('Retry-After')) > 0, (await refused.json() as ErrorBody).error.message]).toEqual([429, true, expect.stringMatching(/请等 \d+ 秒再试/u)]);
});

test('everybody signs in at one moment from one address', async () => {
  const { browser } = await open({ messages: { perResident: 20, perAddress: 200 } });
  const statuses = await Promise.all(Array.from({ length: 2000 }, async (_, number) => {
    const page = browser();
    const all = [(await page.fetch('/api/exam/sittings')).status, (await signIn(page, `${10_000 + number}`)).status];
    return [...all, (await page.fetch('/api/exam/view')).status, (await post(page, 'saves', { saves: [SAVE] })).status];
  }));
  expect(new Set(statuses.flat())).toEqual(new Set([200]));
});

test('a device that asks too often is told to wait, its neighbour is not', async () => {
  const { browser } = await open({ limits: { examRequestsOfDevice: 3 } });
  const [page, other] = [browser(), browser()];
  await signIn(page);
  await signIn(other, '1002');
  const statuses = [];
  for (let number = 0; number < 4; number += 1) statuses.push((await post(page, 'saves', { saves: [SAVE] })).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await post(other, 'saves', { saves: [SAVE] })).status).toBe(200);
});
