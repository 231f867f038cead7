import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ChallengesAnswer, ImportAnswer, ItemsAnswer, MarkingAnswer, ResultsAnswer, StaffSittingsAnswer } from '../../../../../bot/channels/web/exam/api-types.ts';
import type { ErrorBody } from '../../../../../bot/channels/web/refuse.ts';
import { verifyArchive } from '../../../../../bot/exam/archive/verify-archive.ts';
import type { DryRun } from '../../../../../bot/exam/marking/dry-run.ts';
import type { Board } from '../../../../../bot/exam/sitting/view.ts';
import { candidate, newSitting } from '../../../exam/sitting/samples.ts';
import type { Browser } from '../open-web.ts';
import { openExam, postJson, type ExamWeb } from './open-exam.ts';

const AT = '/api/staff/sittings/K0001';

/** 1001 and 1002 sit a paper of four; 1003 is exempt. Short answers are marked twice. */
const open = (): Promise<ExamWeb> => {
  const fresh = newSitting([candidate('1001'), candidate('1002'), candidate('1003', { exempt: '因病' })]);
  return openExam([{ ...fresh, blueprint: { ...fresh.blueprint, doubleMarking: { isOn: true, tolerance: 0.2 } } }]);
};
const get = async <Body>(page: Browser, path: string): Promise<Body> => await (await page.fetch(path)).json() as Body;
const codeIn = async (response: Response): Promise<[number, string, boolean]> => {
  const { error: { code, message } } = await response.json() as ErrorBody;
  return [response.status, code, /^\p{Script=Han}.*[。）]$/u.test(message)];
};

/** Both have answered, one rightly and one wrongly, and written something; the sitting is closed. */
async function held(web: ExamWeb): Promise<void> {
  await web.at(0);
  for (const [number, truth] of [['1001', true], ['1002', false]] as const) {
    const page = await web.examinee(number);
    await postJson(page, '/api/exam/start');
    await postJson(page, '/api/exam/saves', { saves: [
      { sequence: 1, key: 'a', slot: '3', answer: { truth } }, { sequence: 2, key: 'b', slot: '4', answer: { text: `${number === '1001' ? '详' : '略'}答` } },
    ] });
    await postJson(page, '/api/exam/submit');
  }
  await web.at(100);
}

test('an invigilator sees who is in, pauses, extends and voids; what cannot be is said', async () => {
  const web = await open();
  const page = await web.member('invigilator');
  const board = (): Promise<Board> => get<Board>(page, `${AT}/board`);
  const command = (body: object): Promise<Response> => postJson(page, `${AT}/command`, body);
  expect(await get<StaffSittingsAnswer>(page, '/api/staff/sittings')).toEqual({
    sittings: [{ id: 'K0001', title: '示例县任前法律知识考试', opensAt: '2026-12-01T01:00:00.000Z', state: 'scheduled', minutes: 60, passMark: 60 }],
  });
  expect(await codeIn(await command({ kind: 'open' }))).toEqual([409, 'not-open', true]);
  await web.at(0);
  const examinee = await web.examinee('1001');
  await postJson(examinee, '/api/exam/start');
  await postJson(examinee, '/api/exam/facts', { facts: { 'left-page': 2 } });
  expect((await board()).rows.map(({ number, state, isSignedIn, deadline, facts }) => [number, state, isSignedIn, deadline, facts])).toEqual([
    ['1001', 'in-progress', true, '2026-12-01T02:00:00.000Z', { 'left-page': 2 }], ['1002', 'not-started', false, undefined, {}], ['1003', 'exempt', false, undefined, {}],
  ]);
  for (const body of [{ kind: 'pause', why: '停电' }, { kind: 'resume' }, { kind: 'extend', candidate: '1001', minutes: 10, why: '设备故障' }]) expect(await (await command(body)).json()).toEqual({ done: true });
  expect((await board()).rows[0]).toMatchObject({ extraMinutes: 10, deadline: '2026-12-01T02:10:00.000Z' });
  expect((await command({ kind: 'void', candidate: '1001', why: '替考' })).status).toBe(200);
  expect((await board()).rows[0]!.state).toBe('voided');
  expect(await codeIn(await command({ kind: 'extend', candidate: '1003', minutes: 10, why: '示例' }))).toEqual([409, 'exempt', true]);
  expect(await codeIn(await command({ kind: 'void', candidate: '9999', why: '示例' }))).toEqual([404, 'not-found', true]);
  const { name } = await get<{ name: string }>(page, '/api/staff/me');
  const journal = await web.exams.journal('K0001');
  expect(journal.filter(({ by }) => by === name).map(({ kind }) => kind)).toEqual(['paused', 'resumed', 'extended', 'voided']);
});

test.for([
  {}, { kind: 'start' }, { kind: 'extend', candidate: '1001', minutes: 0, why: '示例' }, { kind: 'extend', candidate: '1001', minutes: 5.5, why: '示例' }, { kind: 'extend', candidate: '1001', minutes: -5, why: '示例' },
  { kind: 'extend', candidate: '1001', minutes: 10 }, { kind: 'extend', candidate: '1001', minutes: 10, why: ' ' }, { kind: 'void', candidate: '1001' }, { kind: 'void', why: '示例' },
  { kind: 'pause', by: '别人' }, { kind: 'close', by: '别人' }, { kind: 'close', at: '2026-01-01T00:00:00Z' },
])('a command that is not one: %j', async (body) => {
  const web = await open();
  expect((await postJson(await web.member('organiser'), `${AT}/command`, body)).status).toBe(400);
});

test('short answers are marked blind and twice, by a third where two differ', async () => {
  const web = await open();
  const [first, second, third] = [await web.member('marker'), await web.member('marker'), await web.member('marker')];
  expect(await codeIn(await first.fetch(`${AT}/marking/next`))).toEqual([409, 'not-closed', true]);
  await held(web);
  const next = async (page: Browser): Promise<MarkingAnswer> => {
    const body = await (await page.fetch(`${AT}/marking/next`)).text();
    for (const told of ['1001', '1002', '甲', '示例局', 'candidate', 'gradings', 'marker']) expect(body).not.toContain(told);
    return JSON.parse(body) as MarkingAnswer;
  };
  const markAll = async (page: Browser, marks: (text: string) => number): Promise<number> => {
    for (let count = 0; ; count += 1) {
      const { next: task } = await next(page);
      if (!task) return count;
      expect(task).toMatchObject({ stem: '简述示例。', reference: '参考', marks: 1, points: [{ text: '', most: 1 }], left: 2 - count });
      expect(await (await postJson(page, `${AT}/marking`, { id: task.id, points: [marks(task.text)] })).json()).toEqual({ done: true });
    }
  };
  const { next: task } = await next(first);
  for (const points of [[2], [-1], [1, 1], [0.123], []]) expect((await postJson(first, `${AT}/marking`, { id: task!.id, points })).status).toBeGreaterThanOrEqual(400);
  expect(await codeIn(await postJson(first, `${AT}/marking`, { id: 'nobody', points: [1] }))).toEqual([409, 'no-answer', true]);
  expect(await markAll(first, (text) => (text === '详答' ? 1 : 0.5))).toBe(2);
  expect(await next(third)).toMatchObject({ next: { left: 2 } });
  expect(await markAll(second, (text) => (text === '详答' ? 0.9 : 0))).toBe(2);
  const { next: disputed } = await next(third);
  expect(disputed).toMatchObject({ text: '略答', left: 1 });
  const organiser = await web.member('organiser');
  expect(await codeIn(await postJson(organiser, `${AT}/mark`, { showsAnswers: false }))).toEqual([409, 'unfinished', true]);
  await postJson(third, `${AT}/marking`, { id: disputed!.id, points: [0.4] });
  expect((await postJson(organiser, `${AT}/mark`, { showsAnswers: false })).status).toBe(200);
  expect((await get<ResultsAnswer>(organiser, `${AT}/results`)).rows.map(({ number, outcome, total }) => [number, outcome, total])).toEqual([
    ['1001', 'failed', 1.95], ['1002', 'failed', 0.45], ['1003', 'exempt', 0],
  ]);
  expect(await codeIn(await postJson(third, `${AT}/marking`, { id: disputed!.id, points: [0.4] }))).toEqual([409, 'marked', true]);
});

test('a challenge is ruled on: first to see whose result changes, then for good; then files and the archive', async () => {
  const web = await open();
  const [adviser, organiser] = [await web.member('adviser'), await web.member('organiser')];
  const challenge = { itemId: 'Q00003', version: 1, candidate: '1002', why: '题目表述有歧义' };
  expect(await codeIn(await postJson(organiser, `${AT}/challenges`, challenge))).toEqual([409, 'not-closed', true]);
  await held(web);
  expect(await (await postJson(organiser, `${AT}/challenges`, challenge)).json()).toEqual({ id: 'Y1' });
  expect(await codeIn(await postJson(organiser, `${AT}/challenges`, { ...challenge, itemId: 'Q09999' }))).toEqual([409, 'no-item', true]);
  expect(await get<ChallengesAnswer>(adviser, `${AT}/challenges`)).toMatchObject({ challenges: [{ id: 'Y1', candidate: '1002', asked: [{ slot: '3', question: { key: true }, explanation: '解析：示例。' }] }] });
  const ruling = { challengeId: 'Y1', decision: { kind: 'accept', keys: [true, false], isOnly: false }, why: '两种理解都成立' };
  const run = await (await postJson(adviser, `${AT}/rulings?dry=1`, ruling)).json() as DryRun;
  expect(run.changes).toMatchObject([{ candidate: '1002' }]);
  expect((await web.exams.journal('K0001')).filter(({ kind }) => kind === 'ruled')).toEqual([]);
  expect(await (await postJson(adviser, `${AT}/rulings`, ruling)).json()).toEqual(run);
  expect(await codeIn(await postJson(adviser, `${AT}/rulings`, ruling))).toEqual([409, 'already-ruled', true]);
  expect(await get<ChallengesAnswer>(adviser, `${AT}/challenges`)).toMatchObject({ challenges: [{ ruling: { decision: ruling.decision } }] });

  expect((await get<ResultsAnswer>(organiser, `${AT}/results`)).files).toEqual([]);
  for (const [name, code] of [['slips.docx', 'not-marked'], ['archive.zip', 'not-archived']] as const) expect(await codeIn(await organiser.fetch(`${AT}/files/${name}`))).toEqual([409, code, true]);
  expect(await codeIn(await postJson(organiser, `${AT}/archive`))).toEqual([409, 'not-marked', true]);
  const desk = [await web.member('marker'), await web.member('marker')];
  for (const marker of desk) {
    for (let { next } = await get<MarkingAnswer>(marker, `${AT}/marking/next`); next; { next } = await get<MarkingAnswer>(marker, `${AT}/marking/next`)) await postJson(marker, `${AT}/marking`, { id: next.id, points: [1] });
  }
  await postJson(organiser, `${AT}/mark`, { showsAnswers: true });
  const { code } = await (await postJson(organiser, `${AT}/archive`)).json() as { code: string };
  expect((await get<ResultsAnswer>(organiser, `${AT}/results`)).files).toEqual(['slips.docx', 'list.xlsx', 'archive.zip']);
  const file = async (name: string) => {
    const response = await organiser.fetch(`${AT}/files/${name}`);
    expect([response.status, response.headers.get('Cache-Control'), response.headers.get('Content-Disposition')]).toEqual([200, 'no-store', expect.stringMatching(/^attachment; filename="K0001-/u)]);
    return new Uint8Array(await response.arrayBuffer());
  };
  const slips = strFromU8(unzipSync(await file('slips.docx'))['word/document.xml']!);
  for (const name of ['甲1001', '甲1002']) expect(slips).toContain(name);
  expect(Object.keys(unzipSync(await file('list.xlsx')))).toContain('xl/workbook.xml');
  const archive = await file('archive.zip');
  expect(verifyArchive(archive, { codes: [code] }).checks.filter(({ id }) => id === 'chain' || id === 'codes' || id === 'end').map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok']);
  expect((await organiser.fetch(`${AT}/files/journal.json`)).status).toBe(404);
});

test('a file of questions is looked at, imported once, and approved by another person', async () => {
  const web = await open();
  const [organiser, adviser] = [await web.member('organiser'), await web.member('adviser', 'organiser')];
  const upload = (page: Browser, path: string, text: string, fields: Record<string, string> = {}): Promise<Response> => {
    const form = new FormData();
    form.set('file', new File([text], '题库.txt'));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return page.fetch(`/api/staff/bank/import${path}`, { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' }, body: form });
  };
  const QUESTIONS = '1. 虚构的规定由谁解释？\nA. 甲局\nB. 乙局\n答案：A\n\n2. 虚构的期限是多久？\nA. 三日\nB. 七日\n答案：B\n\n3. 没有答案的题？\nA. 一\nB. 二\n';
  const trial = await (await upload(organiser, '?dry=1', QUESTIONS)).json() as ImportAnswer;
  expect(trial).toMatchObject({ read: 3, isStored: false, fresh: [{ type: 'single', stem: '虚构的规定由谁解释？' }, {}], rejected: [{ reason: expect.stringMatching(/\p{Script=Han}/u) as string }], added: [] });
  expect(await get<ItemsAnswer>(adviser, '/api/staff/bank/items')).toEqual({ items: [], total: 0 });
  expect(await (await upload(organiser, '', QUESTIONS, { topic: '行政法', use: 'formal', difficulty: '4' })).json()).toMatchObject({ isStored: true, added: ['Q00001', 'Q00002'] });
  expect(await (await upload(organiser, '', QUESTIONS)).json()).toMatchObject({ isStored: true, added: [], duplicates: [{}, {}] });
  const { items, total } = await get<ItemsAnswer>(adviser, '/api/staff/bank/items?status=draft');
  expect([total, items.map(({ item: { id, topic, use, difficulty } }) => [id, topic, use, difficulty])]).toEqual([2, [['Q00001', '行政法', 'formal', 4], ['Q00002', '行政法', 'formal', 4]]]);
  expect(await codeIn(await postJson(adviser, '/api/staff/bank/approve', { items: [{ id: 'Q00001', version: 2 }] }))).toEqual([409, 'changed', true]);
  expect(await codeIn(await postJson(adviser, '/api/staff/bank/approve', { items: [{ id: 'Q00009', version: 1 }] }))).toEqual([409, 'no-item', true]);
  expect(await (await postJson(adviser, '/api/staff/bank/approve', { items: items.map(({ item: { id, version } }) => ({ id, version })) })).json()).toEqual({ approved: 2 });
  expect((await get<ItemsAnswer>(adviser, '/api/staff/bank/items?status=approved')).total).toBe(2);
  await upload(adviser, '', '1. 自己出的题？\nA. 一\nB. 二\n答案：A\n');
  expect(await codeIn(await postJson(adviser, '/api/staff/bank/approve', { items: [{ id: 'Q00003', version: 1 }] }))).toEqual([409, 'own-item', true]);

  expect(await codeIn(await upload(organiser, '', '这里没有题。'))).toEqual([409, 'unreadable', true]);
  for (const fields of [{ difficulty: '9' }, { use: 'x' }, { topic: '长'.repeat(51) }, { more: '1' }]) expect((await upload(organiser, '?dry=1', QUESTIONS, fields as Record<string, string>)).status).toBe(400);
  expect((await organiser.fetch('/api/staff/bank/import', { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'text/plain' }, body: 'x' })).status).toBe(400);
  const form = new FormData();
  form.set('file', new File(['x'.repeat(11_000_000)], 'x.txt'));
  expect((await organiser.fetch('/api/staff/bank/import', { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' }, body: form })).status).toBe(413);
  expect((await organiser.fetch('/api/staff/bank/import', { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' }, body: form })).status).toBe(403);
  for (const query of ['status=all', 'offset=-1', 'offset=x']) expect((await adviser.fetch(`/api/staff/bank/items?${query}`)).status).toBe(400);
});
