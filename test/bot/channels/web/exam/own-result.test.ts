import { expect, test } from 'vitest';
import type { OwnResultAnswer } from '../../../../../bot/channels/web/exam/api-types.ts';
import type { ErrorBody } from '../../../../../bot/channels/web/refuse.ts';
import { candidate, newSitting } from '../../../exam/sitting/samples.ts';
import type { Browser } from '../open-web.ts';
import { openExam, postJson, type ExamWeb } from './open-exam.ts';

const AT = '/api/staff/sittings/K0001';
/** What tells of keys: of the paper, and of what is made of it afterwards. */
const KEYS = ['解析：示例', '参考', '"right":"', '"isRight"', '"points"', '"explanation"', '"articles"', '"review"'];

/** 1001 has answered, 1002 has not come, 1003 has been voided, 1004 is exempt; 1001 and 1003 are at their browsers. */
async function closed(): Promise<{ readonly web: ExamWeb; readonly own: Browser; readonly voided: Browser; readonly organiser: Browser }> {
  const web = await openExam([newSitting([candidate('1001'), candidate('1002'), candidate('1003'), candidate('1004', { exempt: '因病' })]), newSitting([candidate('2001')])]);
  await web.at(0);
  const [own, voided] = [await web.examinee('1001'), await web.examinee('1003')];
  for (const page of [own, voided]) {
    await postJson(page, '/api/exam/start');
    await postJson(page, '/api/exam/saves', { saves: [{ sequence: 1, key: 'a', slot: '1', answer: { chosen: [0] } }, { sequence: 2, key: 'b', slot: '3', answer: { truth: true } }] });
  }
  await web.hall.command('K0001', { kind: 'void', candidate: '1003', why: '示例', by: '监考' });
  await web.at(200);
  return { web, own, voided, organiser: await web.member('organiser') };
}
const mark = async (organiser: Browser, showsAnswers: boolean): Promise<void> => expect((await postJson(organiser, `${AT}/mark`, { showsAnswers })).status).toBe(200);
const resultOf = async (page: Browser): Promise<OwnResultAnswer> => await (await page.fetch('/api/exam/result')).json() as OwnResultAnswer;

test('before the marks are fixed nothing is said, in a plain sentence', async () => {
  const web = await openExam([newSitting([candidate('1001')])]);
  const page = await web.examinee('1001');
  for (const minutes of [-30, 0, 200]) {
    await web.at(minutes);
    const response = await page.fetch('/api/exam/result');
    expect(response.status).toBe(409);
    expect((await response.json() as ErrorBody).error).toEqual({ code: 'not-announced', message: expect.stringMatching(/^\p{Script=Han}.*。$/u) as string });
  }
});

test('marks without answers: no key, explanation or article comes along', async () => {
  const { own, voided, organiser, web } = await closed();
  await mark(organiser, false);
  expect(await resultOf(own)).toEqual({
    outcome: 'failed', markedOn: '2026年12月1日', passMark: '60', corrections: [],
    marks: { total: '1', of: '4', sections: [{ part: '公共部分', name: '试题', questions: 4, right: 1, earned: '1', of: '4' }] },
  });
  expect(await resultOf(voided)).toMatchObject({ outcome: 'voided' });
  const absent = await web.examinee('1002');
  expect(await resultOf(absent)).toMatchObject({ outcome: 'absent' });
  for (const page of [own, voided, absent]) {
    const body = JSON.stringify(await resultOf(page));
    for (const key of KEYS) expect(body).not.toContain(key);
  }
  for (const page of [voided, absent]) expect(await resultOf(page)).not.toHaveProperty('marks');
});

test('with answers: of one\'s own paper, in one\'s own letters, and of nobody who has no marks; the same after archiving', async () => {
  const { own, voided, organiser, web } = await closed();
  await mark(organiser, true);
  const { review } = await resultOf(own);
  const attempt = (await web.exams.seat('K0001', '1001'))!.attempt;
  expect(review!.questions.map(({ slot }) => slot)).toEqual(attempt.arrangement!.order);
  const single = review!.questions.find(({ slot }) => slot === '1')!;
  expect(single.options.map(({ text }) => text)).toEqual(attempt.arrangement!.options['1']?.map((place) => ['甲项', '乙项', '丙项', '丁项'][place]) ?? ['甲项', '乙项', '丙项', '丁项']);
  expect(single.options.filter(({ isRight }) => isRight).map(({ text, letter }) => [text, letter])).toEqual([['乙项', single.right]]);
  expect(single.explanation).toBe('解析：示例。');
  for (const page of [voided, await web.examinee('1002')]) expect(JSON.stringify(await resultOf(page))).not.toContain('review');
  const before = await resultOf(own);
  expect((await postJson(organiser, `${AT}/archive`)).status).toBe(200);
  expect(await resultOf(own)).toEqual(before);
});

test.for([['/api/exam/result?candidate=1003&sittingId=K0002', {}], ['/api/exam/result', { 'X-Candidate': '1003' }]] as const)('%s gives one\'s own', async ([path, headers]) => {
  const { own, organiser } = await closed();
  await mark(organiser, true);
  const body = await (await own.fetch(path, { headers })).text();
  expect(JSON.parse(body)).toEqual(await resultOf(own));
  for (const foreign of ['1002', '1003', '1004', '2001', '甲1']) expect(body).not.toContain(foreign);
});

test('another sitting\'s marks open nothing in one\'s own', async () => {
  const { web, organiser } = await closed();
  await mark(organiser, true);
  const page = await web.examinee('2001', 'K0002');
  expect((await page.fetch('/api/exam/result')).status).toBe(409);
});
