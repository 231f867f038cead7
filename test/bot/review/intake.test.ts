import { expect, onTestFinished, test } from 'vitest';
import { createCaseIntake, type IntakeOptions } from '../../../bot/review/intake.ts';
import { transition, type CaseEvent } from '../../../bot/review/transition.ts';
import { openState } from '../../../bot/state/open-state.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { LI, newCase, NOON, WANG } from '../state/samples.ts';

async function desk(options: IntakeOptions = {}) {
  const state = await openState(temporaryFolder());
  onTestFinished(() => state.close());
  let now = NOON;
  return {
    ...state,
    intake: createCaseIntake(state.cases, { now: () => now, ...options }),
    later: (hours: number) => (now = new Date(now.getTime() + hours * 3_600_000)),
    happen: (id: string, event: CaseEvent) => state.cases.apply(id, (current) => transition(current, event, now)),
  };
}

const ask: CaseEvent = { kind: 'ask', by: '张律师', text: '签过合同吗？', problems: [] };
const answer: CaseEvent = { kind: 'answer', by: '张律师', text: '应当退还。', problems: [] };

test('a case that is opened has an id and a promise', async () => {
  const { intake, cases } = await desk();
  expect(await intake.open(newCase())).toEqual({ id: 'A0001', answerBy: '2026-11-26T18:00:00+08:00' });
  expect(await intake.open(newCase({ recordId: 'r2', reasons: ['high-stakes'] }))).toEqual({ id: 'A0002', answerBy: '2026-11-25T16:00:00+08:00' });
  expect((await cases.get('A0001'))!.content!.question).toBe(newCase().question);
});

test('opened again for the same record, it is the same case with the reasons of both', async () => {
  const { intake, cases } = await desk();
  await intake.open(newCase());
  expect(await intake.open(newCase({ reasons: ['asked-for-person', 'deadline-near'] }))).toEqual({ id: 'A0001', answerBy: '2026-11-25T16:00:00+08:00' });
  expect((await cases.get('A0001'))!.reasons).toEqual(['asked-for-person', 'deadline-near']);
  expect((await cases.log('A0001')).map(({ kind }) => kind)).toEqual(['open', 'add-reason']);
});

test('a reason more: once, and a closed case is open again', async () => {
  const { intake, cases, happen } = await desk();
  const first = await intake.open(newCase());
  expect(await intake.addReason('r1', 'thumbs-down')).toEqual(first);
  expect(await intake.addReason('r1', 'thumbs-down')).toEqual(first);
  expect(await cases.log('A0001')).toHaveLength(2);
  await happen('A0001', answer);
  expect(await intake.addReason('r1', 'thumbs-down')).toEqual(first);
  expect(await cases.get('A0001')).toMatchObject({ state: 'open', reasons: ['asked-for-person', 'thumbs-down'] });
});

test('a reason for a record without a case: a new one, where the record can tell what it was about', async () => {
  const { reasons: _reasons, ...content } = newCase({ recordId: 'r7' });
  const { intake, cases } = await desk({ caseOfRecord: async (id) => (id === 'r7' ? content : undefined) });
  expect(await intake.addReason('r7', 'thumbs-down')).toMatchObject({ id: 'A0001' });
  expect(await cases.get('A0001')).toMatchObject({ reasons: ['thumbs-down'], recordId: 'r7', resident: LI });
  expect(await intake.addReason('r8', 'thumbs-down')).toBeUndefined();
  expect(await (await desk()).intake.addReason('r8', 'thumbs-down')).toBeUndefined();
});

test('a message is a reply only where a case of the resident waits for one', async () => {
  const { intake, cases, happen, later } = await desk();
  await intake.open(newCase());
  expect(await intake.replyToWaiting(LI, '签过')).toBeUndefined();
  await happen('A0001', ask);
  later(24);
  expect(await intake.replyToWaiting(WANG, '签过')).toBeUndefined();
  expect(await intake.replyToWaiting(LI, '签过')).toEqual({ id: 'A0001', answerBy: '2026-11-27T18:00:00+08:00' });
  expect(await cases.get('A0001')).toMatchObject({ state: 'open' });
  expect((await cases.log('A0001')).at(-1)).toMatchObject({ kind: 'reply', actor: 'resident', text: '签过' });
  expect(await intake.replyToWaiting(LI, '还有')).toBeUndefined();
});

test('where several cases wait, the reply is to the question asked last', async () => {
  const { intake, happen, later } = await desk();
  for (const recordId of ['r1', 'r2', 'r3']) await intake.open(newCase({ recordId }));
  for (const id of ['A0001', 'A0003', 'A0002']) {
    later(1);
    await happen(id, ask);
  }
  expect(await intake.replyToWaiting(LI, '签过')).toMatchObject({ id: 'A0002' });
  expect(await intake.replyToWaiting(LI, '签过')).toMatchObject({ id: 'A0003' });
});

test('what is forgotten takes no more reasons', async () => {
  const { intake, personalData } = await desk();
  await intake.open(newCase());
  await personalData.forget(LI);
  expect(await intake.addReason('r1', 'thumbs-down')).toBeUndefined();
});
