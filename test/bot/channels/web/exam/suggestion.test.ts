import { expect, test } from 'vitest';
import type { MarkingAnswer } from '../../../../../bot/channels/web/exam/api-types.ts';
import type { ErrorBody } from '../../../../../bot/channels/web/refuse.ts';
import { candidate, newSitting } from '../../../exam/sitting/samples.ts';
import { openExam, postJson, type ExamWeb } from './open-exam.ts';

const AT = '/api/staff/sittings/K0001/marking';

async function written(web: ExamWeb): Promise<void> {
  await web.at(0);
  const page = await web.examinee('1001');
  await postJson(page, '/api/exam/start');
  await postJson(page, '/api/exam/saves', { saves: [{ sequence: 1, key: 'a', slot: '4', answer: { text: '答' } }] });
  await web.at(200);
}

test('without a model the page offers none, and the route has nothing to say', async () => {
  const web = await openExam([newSitting([candidate('1001')])]);
  await written(web);
  const marker = await web.member('marker');
  const { next, suggests } = await (await marker.fetch(`${AT}/next`)).json() as MarkingAnswer;
  expect(suggests).toBeUndefined();
  expect(await (await marker.fetch(`${AT}/suggestion?answer=${next!.id}`)).json()).toEqual({});
});

test('with one a marker asks for an answer by its id; other roles, other ids and no id are refused', async () => {
  const suggestion = { model: 'stand-in', prompt: 'p1', points: [{ verdict: 'partly', words: '答' }] } as const;
  const asked: object[] = [];
  const web = await openExam([newSitting([candidate('1001')])], { suggest: async (toMark) => (asked.push(toMark), suggestion) });
  await written(web);
  const marker = await web.member('marker');
  const { next, suggests } = await (await marker.fetch(`${AT}/next`)).json() as MarkingAnswer;
  expect(suggests).toBe(true);
  expect(await (await marker.fetch(`${AT}/suggestion?answer=${next!.id}`)).json()).toEqual({ suggestion });
  expect(JSON.stringify(asked)).not.toMatch(/1001|甲1001|示例局/u);
  for (const query of ['', '?answer=', '?answer=nobody', "?answer='--"]) {
    const response = await marker.fetch(`${AT}/suggestion${query}`);
    expect([response.status, (await response.json() as ErrorBody).error.code]).toEqual([409, 'no-answer']);
  }
  expect((await marker.fetch(`/api/staff/sittings/K0009/marking/suggestion?answer=${next!.id}`)).status).toBe(404);
  expect((await (await web.member('organiser', 'adviser', 'invigilator')).fetch(`${AT}/suggestion?answer=${next!.id}`)).status).toBe(403);
});
