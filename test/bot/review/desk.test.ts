import { expect, onTestFinished, test } from 'vitest';
import { createDesk } from '../../../bot/review/desk.ts';
import { createCaseIntake } from '../../../bot/review/intake.ts';
import { openState } from '../../../bot/state/open-state.ts';
import { standingOf, type BoundAnswer } from '../../../knowledge/vetted/bind.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { HOME, sampleLaw } from '../sample.ts';
import { LI, newCase, NOON } from '../state/samples.ts';

const sample = sampleLaw();

const RULE = '《恒口示范区房屋租住便民规定（示例文本）》';
const RIGHT = `依照${RULE}第十八条和第十九条，出租人应当在退房之日起三日内退还押金；第十八条还说了哪些费用可以扣。`;
const WRONG = `依照${RULE}第九十九条，出租人应当退还押金。`;

async function openedCase({ date = '2026-11-25', told = newCase() } = {}) {
  const state = await openState(temporaryFolder());
  onTestFinished(() => state.close());
  const published: BoundAnswer[] = [];
  const desk = createDesk({
    cases: state.cases, corpus: sample.searcher.corpus, vetted: { put: (answers) => void published.push(...answers) }, date, region: HOME, now: () => NOON,
  });
  const { id } = await createCaseIntake(state.cases, { now: () => NOON }).open(told);
  return { ...state, desk, id, published, sent: async () => (await state.outbox.pending(LI)).length };
}

test('an answer whose citations stand is sent', async () => {
  const { desk, id, sent } = await openedCase();
  expect(await desk.answer(id, { by: '张律师', text: RIGHT })).toMatchObject({ id, state: 'answered' });
  expect(await sent()).toBe(1);
});

test('an answer with a citation that does not stand is not, unless its adviser says why it should be', async () => {
  const { desk, id, sent, cases } = await openedCase();
  const problems = [expect.stringMatching(/第九十九条：.*没有第九十九条/u)];
  expect(await desk.answer(id, { by: '张律师', text: `${RIGHT}${WRONG}` })).toEqual({ refusal: 'unverified', problems });
  expect(await desk.answer(id, { by: '张律师', text: `${RIGHT}${WRONG}`, override: '' })).toEqual({ refusal: 'unverified', problems });
  expect(await sent()).toBe(0);
  expect(await desk.answer(id, { by: '张律师', text: `${RIGHT}${WRONG}`, override: '已核对' })).toMatchObject({ state: 'answered' });
  expect(await sent()).toBe(1);
  expect((await cases.log(id)).at(-1)!.facts).toEqual({ problems, override: '已核对' });
});

test('a question back and a refusal go through the gate as well', async () => {
  for (const kind of ['ask', 'decline'] as const) {
    const { desk, id, sent, outbox } = await openedCase();
    expect(await desk[kind](id, { by: '张律师', text: WRONG })).toMatchObject({ refusal: 'unverified' });
    expect(await sent()).toBe(0);
    expect(await desk[kind](id, { by: '张律师', text: WRONG, override: '已核对' })).not.toHaveProperty('refusal');
    expect((await outbox.pending(LI))[0]!.reply).toMatchObject({ text: expect.stringContaining('未能与系统中的法律原文核对一致') });
  }
});

test('figures that the resident told need no source, others do', async () => {
  const told = newCase({ question: '房东收了1200元押金不退', conversation: ['问：住了8个月', '答：押金900元以内不退。'] });
  const saying = (figure: string): string => `依照${RULE}第十八条，出租人应当退还押金${figure}。`;
  for (const figure of ['1200元', '一千二百元']) {
    const { desk, id } = await openedCase({ told });
    expect(await desk.answer(id, { by: '张律师', text: saying(figure) })).toMatchObject({ state: 'answered' });
  }
  const { desk, id } = await openedCase({ told });
  expect(await desk.answer(id, { by: '张律师', text: saying('900元') })).toMatchObject({ refusal: 'unverified', problems: [expect.stringContaining('900元')] });
});

test('the law is that of the day', async () => {
  const { desk, id } = await openedCase({ date: '2020-01-01' });
  expect(await desk.answer(id, { by: '张律师', text: RIGHT })).toMatchObject({ refusal: 'unverified' });
});

test('a published answer holds the articles that it cites, each once, bound to their words', async () => {
  const { desk, id, published, cases } = await openedCase();
  await desk.answer(id, { by: '张律师', text: RIGHT }, { also: ['退租不给押金', '房东不退押金怎么办'] });
  expect(published).toHaveLength(1);
  const { answer } = published[0]!;
  expect(answer).toMatchObject({
    id: `case-${id}`, questions: ['房东不退押金怎么办', '退租不给押金'], answer: RIGHT, approvedBy: '张律师', approvedOn: '2026-11-25',
  });
  expect(answer.citations.map(({ article }) => article)).toEqual(['第十八条', '第十九条']);
  const { corpus } = sample.searcher;
  const standing = standingOf(published[0]!, corpus, '2026-11-25');
  expect(standing.standing === 'active' ? corpus.provisionsInContext(standing.provisionIds).map(({ provision }) => provision.text) : standing.reasons)
    .toEqual(answer.citations.map(({ text }) => text));
  expect((await cases.log(id)).map(({ kind, facts }) => [kind, facts])).toEqual([['open', expect.anything()], ['answer', {}], ['publish', { vettedId: `case-${id}` }]]);
});

test('an answer can be published later, by another, under a question that tells nothing of the resident', async () => {
  const { desk, id, published } = await openedCase();
  await desk.answer(id, { by: '张律师', text: RIGHT });
  expect(await desk.publish(id, '李律师', { question: '租房押金不退怎么办', also: [] })).toMatchObject({ state: 'answered' });
  expect(published[0]!.answer).toMatchObject({ questions: ['租房押金不退怎么办'], approvedBy: '李律师' });
});

test('what cites nothing is not published, and not sent with the wish to publish it', async () => {
  const { desk, id, published, sent } = await openedCase();
  const publish = { also: [] };
  expect(await desk.answer(id, { by: '张律师', text: '请到司法所当面说。' }, publish)).toEqual({ refusal: 'nothing-cited' });
  expect(await desk.answer(id, { by: '张律师', text: WRONG, override: '已核对' }, publish)).toEqual({ refusal: 'nothing-cited' });
  expect(await desk.answer(id, { by: '张律师', text: WRONG }, publish)).toMatchObject({ refusal: 'unverified' });
  expect(await sent()).toBe(0);
  await desk.answer(id, { by: '张律师', text: '请到司法所当面说。' });
  expect(await desk.publish(id, '张律师', publish)).toEqual({ refusal: 'nothing-cited' });
  expect(published).toEqual([]);
});

test('what went out against the gate is published only against it as well, and only what stands is cited', async () => {
  const { desk, id, published } = await openedCase();
  await desk.answer(id, { by: '张律师', text: `${RIGHT}${WRONG}`, override: '已核对' });
  expect(await desk.publish(id, '张律师', { also: [] })).toMatchObject({ refusal: 'unverified' });
  expect(published).toEqual([]);
  await desk.publish(id, '张律师', { also: [] }, '已核对');
  expect(published[0]!.answer.citations.map(({ article }) => article)).toEqual(['第十八条', '第十九条']);
});

test('a refusal publishes nothing', async () => {
  const { desk, id, published } = await openedCase();
  await desk.claim(id, '张律师');
  expect(await desk.answer(id, { by: '李律师', text: RIGHT }, { also: [] })).toMatchObject({ refusal: 'held', by: '张律师' });
  expect(await desk.publish(id, '张律师', { also: [] })).toEqual({ refusal: 'not-answered' });
  expect(await desk.publish('A9999', '张律师', { also: [] })).toEqual({ refusal: 'no-case' });
  expect(await desk.claim('A9999', '张律师')).toEqual({ refusal: 'no-case' });
  expect(published).toEqual([]);
});
