import { expect, test } from 'vitest';
import { officesFrom } from '../../../bot/guidance/offices.ts';
import { replyAsText } from '../../../bot/presentation/plain-text.ts';

test.each([
  ['2026-11-25T18:00:00+08:00', '2026年11月25日18点前'],
  ['2026-11-25T10:05:00Z', '2026年11月25日18点05分前'],
  ['2026-11-25T14:37:00+08:00', '2026年11月25日14点37分前'],
  ['2026-11-24T16:00:00Z', '2026年11月25日0点前'],
])('an answer by %s is promised for %s', (answerBy, words) => {
  expect(replyAsText({ kind: 'hand-over', caseId: 'A0001', reasons: ['high-stakes'], answerBy }, officesFrom(undefined))).toContain(`${words}会在这里答复您`);
});

test('what an adviser asks is shown as the letter that it is, announced once', () => {
  const text = '【人工复核】编号 A0001，张律师于2026年11月25日想再问您：\n签过合同吗？';
  expect(replyAsText({ kind: 'reviewed', caseId: 'A0001', text, isQuestion: true }, officesFrom(undefined))).toBe(text);
});
