import { describe, expect, test } from 'vitest';
import type { SavesAnswer } from '../../../../../bot/channels/web/exam/api-types.ts';
import type { ErrorBody } from '../../../../../bot/channels/web/refuse.ts';
import type { Paper, PaperQuestion } from '../../../../../bot/exam/paper/paper.ts';
import { brokenAt } from '../../../../../bot/exam/sitting/journal.ts';
import type { ExamView } from '../../../../../bot/exam/sitting/view.ts';
import { candidate, newSitting, paper, SEED } from '../../../exam/sitting/samples.ts';
import { AS_OWN_PAGE, type Browser } from '../open-web.ts';
import { codeOf, openExam, postJson, type ExamWeb } from './open-exam.ts';

/** In everything that an examinee must not see. */
const SECRET = '秘密';
const HASH = 'e'.repeat(64);
const PIN = { law: `${SECRET}法`, article: '第一条', lawKey: SECRET, region: '全国', label: '第一条', words: HASH, text: SECRET };

const secretPaper = (questions: number, id: string): Paper => {
  const plain = paper(questions);
  const sealed = (question: PaperQuestion): PaperQuestion => ({
    ...question, explanation: SECRET, topic: SECRET, citations: [PIN],
    ...(question.question.type === 'short-answer' && { question: { ...question.question, reference: SECRET, points: [{ text: SECRET, share: 1 }] } }),
  });
  return { ...plain, id, sections: plain.sections.map((section) => ({ ...section, questions: section.questions.map(sealed) })) };
};

/** K0001: 1001 and 1003 have paper A of four questions, 1002 has paper B of eight; K0002: 2001. From nine on, for an hour. */
const open = (): Promise<ExamWeb> => openExam([
  {
    ...newSitting([candidate('1001'), candidate('1002', { paperId: '行政执法-B' }), candidate('1003'), candidate('1004', { exempt: '因病' })]),
    papers: [secretPaper(4, '行政执法-A'), secretPaper(8, '行政执法-B')],
  },
  newSitting([candidate('2001')]),
]);

async function started(web: ExamWeb, number = '1001'): Promise<Browser> {
  const page = await web.examinee(number);
  expect((await postJson(page, '/api/exam/start')).status).toBe(200);
  return page;
}

const saveOf = (sequence: number, more: object = {}) => ({ sequence, key: `k${sequence}`, slot: '3', answer: { truth: true }, ...more });
const save = async (page: Browser, ...saves: readonly object[]): Promise<SavesAnswer> => await (await postJson(page, '/api/exam/saves', { saves })).json() as SavesAnswer;
const view = async (page: Browser): Promise<ExamView> => await (await page.fetch('/api/exam/view')).json() as ExamView;
const refusalOf = async (response: Response): Promise<[number, string]> => [response.status, (await response.json() as ErrorBody).error.code];
const journalOf = async ({ exams }: ExamWeb, kind: string) => (await exams.journal('K0001')).filter((entry) => entry.kind === kind);

const EXAM_READS = ['/api/exam/view', '/api/exam/pulse', '/api/exam/result'];
const EXAM_WRITES: readonly (readonly [path: string, body: object])[] = [
  ['/api/exam/start', {}], ['/api/exam/saves', { saves: [saveOf(1)] }], ['/api/exam/facts', { facts: { paste: 1 } }], ['/api/exam/submit', {}], ['/api/exam/sign-out', {}],
];

/** What every route of an examinee says to a browser, each thing once. */
async function saidEverywhere(page: Browser): Promise<unknown[]> {
  const { cookie } = page;
  const said = [];
  for (const path of EXAM_READS) said.push(await refusalOf(await page.fetch(path)));
  for (const [path, body] of EXAM_WRITES) said.push(await refusalOf(await postJson(page, path, body)));
  page.cookie = cookie;
  return [...new Set(said.map(String))];
}
const NOBODY = ['401,not-signed-in'];

describe('keys, explanations, topics, difficulties, seed', () => {
  /** Members of objects that tell of a key, or lead to it. */
  const TELLING = /^(?:key|keys|points|reference|explanation|citations|topic|difficulty|seed|itemId|item|version|hash|rule|source|author|status|pool|arrangement|papers?|paperId|codes?|codeHash|device|secret|secretHash)$/u;

  /** Places of what must not be there. A save's own `key` and a `code` that says why come back where something was refused. */
  function tellingIn(value: unknown, at = '$'): string[] {
    if (typeof value === 'string') return value.includes(SECRET) || value.includes(HASH) || value.includes(SEED) ? [at] : [];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, part]) => [
      ...(TELLING.test(name) && !/^\$\.refused\.\d+$/u.test(at) && !(at === '$.error' && name === 'code') ? [`${at}.${name}`] : []), ...tellingIn(part, `${at}.${name}`),
    ]);
  }

  test('the search finds what is there', () => {
    expect(tellingIn(secretPaper(4, 'A')).length).toBeGreaterThan(30);
    expect(tellingIn({ refused: [{ key: 'k1', code: 'late', message: '' }], error: { code: 'late' } })).toEqual([]);
    expect(tellingIn({ questions: [{ slot: '1', key: [0] }], note: `…${SEED}` })).toEqual(['$.questions.0.key', '$.note']);
  });

  test('are in no response to an examinee or an invigilator, from before the opening until after the closing', async () => {
    const web = await open();
    const responses: [what: string, body: unknown][] = [];
    const [page, invigilator] = [await web.examinee('1001'), await web.member('invigilator')];
    const look = async (what: string): Promise<void> => {
      for (const path of ['/api/exam/sittings', ...EXAM_READS]) responses.push([`${what} ${path}`, await (await page.fetch(path)).json()]);
      for (const path of ['/api/staff/me', '/api/staff/sittings', '/api/staff/sittings/K0001/board']) responses.push([`${what} ${path}`, await (await invigilator.fetch(path)).json()]);
    };
    const post = async (what: string, path: string, body: object): Promise<void> => void responses.push([`${what} ${path}`, await (await postJson(page, path, body)).json()]);
    await look('signed in');
    await post('too early', '/api/exam/start', {});
    await post('too early', '/api/exam/saves', { saves: [saveOf(1)] });
    await web.at(0);
    await look('open');
    await post('started', '/api/exam/start', {});
    await post('started', '/api/exam/saves', { saves: [saveOf(1), saveOf(1), saveOf(3, { slot: '99' }), saveOf(4, { slot: '1' }), saveOf(5, { slot: '4', answer: { text: '答' } })] });
    await post('started', '/api/exam/facts', { facts: { paste: 1 } });
    await look('started');
    for (const kind of ['pause', 'resume'] as const) {
      await postJson(invigilator, '/api/staff/sittings/K0001/command', { kind });
      await look(kind);
    }
    await post('handed in', '/api/exam/submit', {});
    await post('handed in', '/api/exam/saves', { saves: [saveOf(6)] });
    await look('handed in');
    await web.at(200);
    await look('closed');
    expect((await web.exams.sitting('K0001'))?.state).toBe('closed');
    expect(responses.length).toBeGreaterThan(45);
    expect(responses.flatMap(([what, body]) => tellingIn(body).map((place) => `${what}: ${place}`))).toEqual([]);
  });

  test('options stand in an order of one\'s own, and the questions are gone when the attempt is over', async () => {
    const web = await open();
    await web.at(0);
    const page = await started(web);
    expect((await view(page)).sheet!.sections.flatMap(({ questions }) => questions).map((question) => Object.keys(question).toSorted())).toEqual(
      Array.from({ length: 4 }, () => ['marks', 'number', 'options', 'slot', 'stem', 'type']),
    );
    await postJson(page, '/api/exam/submit');
    expect(await view(page)).not.toHaveProperty('sheet');
  });
});

describe('another person\'s attempt', () => {
  test.for([
    ['/api/exam/view?candidate=1002&number=1002', {}], ['/api/exam/view', { 'X-Candidate': '1002', 'X-Forwarded-User': '1002' }], ['/api/exam/pulse?candidate=1002', {}],
  ] as const)('%s shows one\'s own', async ([path, headers]) => {
    const web = await open();
    await web.at(0);
    const [own, other] = [await started(web), await started(web, '1002')];
    await save(other, saveOf(1, { slot: '7', answer: { truth: true } }));
    const body = await (await own.fetch(path, { headers })).text();
    for (const foreign of ['1002', '甲1002', '"7"', '1003', '2001']) expect(body).not.toContain(foreign);
  });

  test.for(EXAM_WRITES.map(([path, body]) => [path, { ...body, candidate: '1002', number: '1002', sittingId: 'K0002' }] as const))('%s takes nobody\'s name', async ([path, body]) => {
    const web = await open();
    await web.at(0);
    const [own, other] = [await started(web), await started(web, '1002')];
    expect((await postJson(own, path, body)).status).toBe(400);
    expect(await view(other)).toMatchObject({ answers: {}, pulse: { attempt: 'in-progress' } });
    expect(await view(own)).toMatchObject({ answers: {}, pulse: { attempt: 'in-progress' } });
  });

  test('what one saves, no other one has', async () => {
    const web = await open();
    await web.at(0);
    const [own, other] = [await started(web), await started(web, '1003')];
    expect(await save(own, saveOf(1))).toMatchObject({ saved: 1, refused: [] });
    expect([(await view(own)).answers, (await view(other)).answers]).toEqual([{ 3: { truth: true } }, {}]);
  });

  test('there is no other address for papers, attempts, journals or results', async () => {
    const web = await open();
    await web.at(0);
    const page = await started(web);
    const paths = ['papers', 'paper', 'attempts', 'attempt/1002', 'journal', 'results', 'sittings/K0001', 'sittings/K0001/view', 'candidates', 'view/1002', '../staff/me', 'sealed', 'seed', 'codes'];
    for (const path of paths) expect([path, (await page.fetch(`/api/exam/${path}`)).status]).toEqual([path, path.startsWith('..') ? 401 : 404]);
  });
});

describe('answers', () => {
  test.for([
    ['a question of another paper', saveOf(1, { slot: '7' }), 'no-slot'], ['no question at all', saveOf(1, { slot: '0' }), 'no-slot'], ['a part of one', saveOf(1, { slot: '3.1' }), 'no-slot'],
    ['an answer of another kind', saveOf(1, { answer: { text: '对' } }), 'bad-answer'], ['an option that is not there', saveOf(1, { slot: '1', answer: { chosen: [4] } }), 'bad-answer'],
    ['two options where one is asked for', saveOf(1, { slot: '1', answer: { chosen: [0, 1] } }), 'bad-answer'], ['one option twice', saveOf(1, { slot: '2', answer: { chosen: [0, 0] } }), 'bad-answer'],
    ['a flag on another paper', { sequence: 1, key: 'k', slot: '7', isFlagged: true }, 'no-slot'],
  ] as const)('%s: refused, the rest is saved', async ([, wrong, code]) => {
    const web = await open();
    await web.at(0);
    const page = await started(web);
    expect(await save(page, wrong, saveOf(2))).toMatchObject({ saved: 2, refused: [{ code, message: expect.stringMatching(/^\p{Script=Han}.*。$/u) as string }] });
    expect((await view(page)).answers).toEqual({ 3: { truth: true } });
  });

  test('sent again changes nothing, whatever it says the second time', async () => {
    const web = await open();
    await web.at(0);
    const page = await started(web);
    const sent = [saveOf(1), saveOf(1), saveOf(1, { answer: { truth: false } })];
    for (const one of sent) expect(await save(page, one)).toMatchObject({ saved: 1, refused: [] });
    expect(await save(page, ...sent)).toMatchObject({ saved: 1, refused: [] });
    expect((await view(page)).answers).toEqual({ 3: { truth: true } });
    expect(await journalOf(web, 'answered')).toHaveLength(1);
  });

  test('an older one that comes after a newer one is refused, also under a new key', async () => {
    const web = await open();
    await web.at(0);
    const page = await started(web);
    expect(await save(page, saveOf(9, { answer: { truth: false } }))).toMatchObject({ saved: 9, refused: [] });
    for (const late of [saveOf(8), saveOf(9, { key: 'new' }), saveOf(1, { slot: '1', answer: { chosen: [0] } })]) {
      expect(await save(page, late)).toMatchObject({ saved: 9, refused: [{ key: late.key, code: 'out-of-order' }] });
    }
    expect(await save(page, saveOf(12), saveOf(11, { answer: null }), saveOf(10))).toMatchObject({ saved: 12, refused: [{ code: 'out-of-order' }, { code: 'out-of-order' }] });
    expect((await view(page)).answers).toEqual({ 3: { truth: true } });
  });

  test.for([
    ['before the opening', -1, 'not-started'], ['in time', 59, undefined], ['in the second after', 60.01, 'late'], ['long after', 180, 'late'],
  ] as const)('%s', async ([, minutes, code]) => {
    const web = await open();
    if (minutes >= 0) await web.at(0);
    const page = minutes < 0 ? await web.examinee('1001') : await started(web);
    await web.at(minutes);
    const body = await save(page, saveOf(1));
    expect(body).toMatchObject({ saved: code === undefined ? 1 : 0, refused: code === undefined ? [] : [{ key: 'k1', code }] });
    expect(await journalOf(web, 'refused')).toHaveLength(code === 'late' ? 1 : 0);
    expect((await view(page)).answers).toEqual(code === undefined ? { 3: { truth: true } } : {});
  });

  test('a client\'s clock is nobody\'s: neither header nor body makes a late answer one in time', async () => {
    const web = await open();
    await web.at(0);
    const page = await started(web);
    await save(page, saveOf(1));
    await web.at(61);
    const early = new Date(Date.parse('2026-12-01T01:10:00Z'));
    const headers = { ...AS_OWN_PAGE, Date: early.toUTCString(), 'X-Client-Time': early.toISOString(), 'If-Unmodified-Since': early.toUTCString() };
    const late = await postJson(page, '/api/exam/saves', { saves: [saveOf(2, { answer: { truth: false } })] }, headers);
    expect(await late.json()).toMatchObject({ saved: 1, refused: [{ key: 'k2', code: 'late' }], pulse: { now: '2026-12-01T02:01:00.000Z' } });
    for (const more of [{ at: early.toISOString() }, { time: early.getTime() }, { deadline: '2027-01-01T00:00:00Z' }]) {
      expect((await postJson(page, '/api/exam/saves', { saves: [saveOf(3, more)] })).status).toBe(400);
      expect((await postJson(page, '/api/exam/saves', { saves: [saveOf(3)], ...more })).status).toBe(400);
      expect((await postJson(page, '/api/exam/start', more)).status).toBe(400);
    }
    expect((await view(page)).answers).toEqual({ 3: { truth: true } });
    expect(await journalOf(web, 'refused')).toMatchObject([{ candidate: '1001', facts: { why: 'late', slot: '3', answer: { truth: false } } }]);
  });

  test('after handing in, and after an invigilator has voided the attempt, nothing is taken', async () => {
    const web = await open();
    await web.at(0);
    const [page, other] = [await started(web), await started(web, '1002')];
    await postJson(page, '/api/exam/submit');
    await web.hall.command('K0001', { kind: 'void', candidate: '1002', why: '示例', by: '监考' });
    expect(await save(page, saveOf(1))).toMatchObject({ saved: 0, refused: [{ code: 'already-ended' }] });
    expect(await save(other, saveOf(1))).toMatchObject({ saved: 0, refused: [{ code: 'voided' }] });
    expect(await refusalOf(await postJson(page, '/api/exam/start'))).toEqual([409, 'already-ended']);
    expect(await refusalOf(await postJson(other, '/api/exam/submit'))).toEqual([409, 'voided']);
    for (const one of [page, other]) expect((await view(one)).answers).toEqual({});
  });

  test('the journal holds all of it and is unbroken', async () => {
    const web = await open();
    await web.at(0);
    const page = await started(web);
    await save(page, saveOf(1), saveOf(1), saveOf(3), saveOf(2), saveOf(4, { slot: '9' }));
    await web.at(70);
    await save(page, saveOf(5));
    const journal = await web.exams.journal('K0001');
    expect(brokenAt(journal)).toBeUndefined();
    expect(journal.filter(({ candidate: whose }) => whose === '1001').map(({ kind }) => kind)).toEqual(['signed-in', 'started', 'answered', 'answered', 'timed-out', 'refused']);
  });
});

describe('devices and sessions', () => {
  test('the device that was taken over from may look, and write nothing', async () => {
    const web = await open();
    await web.at(0);
    const old = await started(web);
    await save(old, saveOf(1));
    const young = await web.examinee('1001');
    expect([(await view(old)).pulse.isThisDevice, (await view(young)).pulse.isThisDevice]).toEqual([false, true]);
    expect(await save(old, saveOf(2, { answer: { truth: false } }))).toMatchObject({ saved: 1, refused: [{ code: 'other-device' }], pulse: { isThisDevice: false } });
    for (const path of ['start', 'submit']) expect(await refusalOf(await postJson(old, `/api/exam/${path}`))).toEqual([409, 'other-device']);
    expect((await postJson(old, '/api/exam/facts', { facts: { paste: 9 } })).status).toBe(200);
    expect(await view(young)).toMatchObject({ answers: { 3: { truth: true } }, pulse: { attempt: 'in-progress' } });
    expect((await web.hall.board('K0001'))!.rows.find(({ number }) => number === '1001')).toMatchObject({ devices: 2, facts: {} });
    expect(await save(young, saveOf(2, { answer: { truth: false } }))).toMatchObject({ saved: 2, refused: [] });
  });

  test('a secret that was signed out is nobody\'s; what was saved stays', async () => {
    const web = await open();
    await web.at(0);
    const page = await started(web);
    await save(page, saveOf(1));
    const { cookie } = page;
    expect((await postJson(page, '/api/exam/sign-out')).status).toBe(200);
    page.cookie = cookie;
    expect(await saidEverywhere(page)).toEqual(NOBODY);
    const again = await web.examinee('1001');
    expect(await view(again)).toMatchObject({ answers: { 3: { truth: true } }, pulse: { attempt: 'in-progress' } });
  });

  test('a secret that was planted before signing in opens nothing', async () => {
    const web = await open();
    const planted = `fazhi-exam=${'p'.repeat(43)}`;
    const victim = web.browser();
    victim.cookie = planted;
    await postJson(victim, '/api/exam/sign-in', { sitting: 'K0001', number: '1001', code: codeOf('1001') });
    expect(victim.cookie).not.toBe(planted);
    const thief = web.browser();
    thief.cookie = planted;
    expect(await saidEverywhere(thief)).toEqual(NOBODY);
  });

  test('who signs in as somebody else at one browser is given another secret: the first one still is who it was', async () => {
    const web = await open();
    const page = await web.examinee('1001');
    const first = page.cookie!;
    await postJson(page, '/api/exam/sign-in', { sitting: 'K0001', number: '1002', code: codeOf('1002') });
    expect(page.cookie).not.toBe(first);
    const old = web.browser();
    old.cookie = first;
    expect([(await view(old)).candidate.number, (await view(page)).candidate.number]).toEqual(['1001', '1002']);
  });

  test('a session of one place is none in another: chat, exam, staff', async () => {
    const web = await open();
    const chat = web.browser();
    await chat.conversation();
    const [examinee, member] = [await web.examinee('1001'), await web.member('organiser', 'invigilator', 'marker', 'adviser')];
    const secrets = [chat, examinee, member].map(({ cookie }) => cookie!.split('=')[1]!);
    for (const page of [chat, member]) expect(await saidEverywhere(page)).toEqual(NOBODY);
    for (const page of [chat, examinee]) expect(await refusalOf(await page.fetch('/api/staff/me'))).toEqual([401, 'not-signed-in']);
    const forged = web.browser();
    for (const [name, path, own] of [['fazhi-exam', '/api/exam/view', 1], ['fazhi-staff', '/api/staff/me', 2]] as const) {
      for (const [place, secret] of secrets.entries()) {
        forged.cookie = `${name}=${secret}`;
        expect([name, place, (await forged.fetch(path)).status]).toEqual([name, place, place === own ? 200 : 401]);
      }
    }
  });

  test.for(['', 'x', 'p'.repeat(42), 'p'.repeat(43), 'p'.repeat(44), "' OR '1'='1", '%00', '../../etc/passwd', `${'p'.repeat(42)}\u00e9`])('a secret that nobody was given: %j', async (secret) => {
    const web = await open();
    await web.examinee('1001');
    const page = web.browser();
    page.cookie = `fazhi-exam=${encodeURIComponent(secret)}`;
    expect(await saidEverywhere(page)).toEqual(NOBODY);
  });
});

describe('signing in', () => {
  test.for([
    ['one\'s own', 'K0001', '1001', codeOf('1001'), 200], ['however typed', 'k0001', ' １００１', 'c0de1001', 200], ['a neighbour\'s code', 'K0001', '1001', codeOf('1002'), 401],
    ['a code of another sitting', 'K0001', '2001', codeOf('2001'), 401], ['another sitting', 'K0002', '1001', codeOf('1001'), 401], ['a sitting that is not there', 'K0009', '1001', codeOf('1001'), 401],
    ['who is exempt, with any code', 'K0001', '1004', 'x', 401], ['no such number', 'K0001', '9999', codeOf('9999'), 401],
    ['SQL', "K0001' OR 1=1 --", '1001', codeOf('1001'), 401], ['SQL', 'K0001', "1001' OR '1'='1", "' OR '1'='1", 401], ['the end of a text', 'K0001', '1001\u0000', codeOf('1001'), 401],
    ['wild cards', 'K%', '%', '%', 401], ['an id of many noughts', 'K00001', '1001', codeOf('1001'), 200], ['nothing', '', '', '', 400],
  ] as const)('%s', async ([, sitting, number, code, status]) => {
    const web = await open();
    const page = web.browser();
    const response = await postJson(page, '/api/exam/sign-in', { sitting, number, code });
    expect([response.status, page.cookie === undefined]).toEqual([status, status !== 200]);
    expect(await response.text()).toMatch({ 200: /^\{"sitting":/u, 400: /^\{"error":\{"code":"bad-body"/u, 401: /^\{"error":\{"code":"unknown","message":"考试、工号或者考试码不对/u }[status]);
  });

  test('guessed codes are cut off, for the number and for the address', async () => {
    const web = await open();
    const guess = async (number: string, code: string): Promise<number> => (await postJson(web.browser(), '/api/exam/sign-in', { sitting: 'K0001', number, code })).status;
    const statuses = [];
    for (let turn = 0; turn < 8; turn += 1) statuses.push(await guess('1001', `A${turn}`));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect([await guess('1001', codeOf('1001')), await guess('1002', codeOf('1002'))]).toEqual([429, 200]);
    for (let turn = 0; turn < 55; turn += 1) await guess(`${turn}`, 'A');
    expect(await guess('1003', codeOf('1003'))).toBe(429);
  });
});

describe('requests that no page of ours makes', () => {
  const SITES = [{ 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }, { 'Sec-Fetch-Site': 'none' }, { Origin: 'https://evil.example' }, { Origin: 'null' }, {}];
  const SIGN_IN = ['/api/exam/sign-in', { sitting: 'K0001', number: '1001', code: codeOf('1001') }] as const;
  const STAFF_WRITES = [['/api/staff/sign-in', { name: '某', code: 'x' }], ['/api/staff/sign-out', {}], ['/api/staff/sittings/K0001/command', { kind: 'close' }]] as const;

  test('writes of another site are refused, whoever has signed in', async () => {
    const web = await open();
    await web.at(0);
    const [page, member] = [await started(web), await web.member('organiser')];
    for (const site of SITES) {
      const headers = { 'Content-Type': 'application/json', ...site };
      for (const [path, body] of [...EXAM_WRITES, SIGN_IN]) expect([path, ...await refusalOf(await postJson(page, path, body, headers))]).toEqual([path, 403, 'other-origin']);
      for (const [path, body] of STAFF_WRITES) expect([path, ...await refusalOf(await postJson(member, path, body, headers))]).toEqual([path, 403, 'other-origin']);
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
      const headers = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type };
      for (const [path, body] of [...EXAM_WRITES, SIGN_IN]) expect([path, type, (await postJson(page, path, body, headers)).status]).toEqual([path, type, 403]);
    }
    expect((await web.exams.sitting('K0001'))!.state).toBe('open');
    expect(await view(page)).toMatchObject({ answers: {}, pulse: { attempt: 'in-progress' } });
  });

  test('huge bodies are refused', async () => {
    const web = await open();
    await web.at(0);
    const [page, member] = [await started(web), await web.member('organiser')];
    const huge = `{"saves":"${'x'.repeat(3_000_000)}"}`;
    for (const [path] of [...EXAM_WRITES, SIGN_IN]) expect([path, (await postJson(page, path, huge)).status]).toEqual([path, 413]);
    for (const [path] of STAFF_WRITES) expect([path, (await postJson(member, path, huge)).status]).toEqual([path, 413]);
    expect(await view(page)).toMatchObject({ answers: {}, pulse: { attempt: 'in-progress' } });
  });

  test('another method is refused', async () => {
    const web = await open();
    const page = await web.examinee('1001');
    for (const path of EXAM_READS) for (const method of ['POST', 'PUT', 'DELETE']) expect([path, method, (await page.fetch(path, { method, headers: AS_OWN_PAGE })).status]).toEqual([path, method, 405]);
    for (const [path] of EXAM_WRITES) for (const method of ['GET', 'PUT', 'DELETE']) expect([path, method, (await page.fetch(path, { method, headers: AS_OWN_PAGE })).status]).toEqual([path, method, 405]);
  });

  test.for(['K0009', 'K9999', 'k', '0', '-1', 'K0001%00', "K0001'--", '%2e%2e%2fme', 'K0001%2f..%2fK0002', 'a'.repeat(3000)])('sittings that are guessed at: %s', async (id) => {
    const web = await open();
    const member = await web.member('organiser');
    expect((await member.fetch(`/api/staff/sittings/${id}/board`)).status).toBe(404);
    expect((await postJson(member, `/api/staff/sittings/${id}/command`, { kind: 'close' })).status).toBe(404);
    expect((await web.exams.sittings()).map(({ state }) => state)).toEqual(['scheduled', 'scheduled']);
    expect(web.errors).toEqual([]);
  });
});
