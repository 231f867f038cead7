import { expect, test } from 'vitest';
import { answerPending, type PendingAnswer } from '../../../bot/dialogue/answer-pending.ts';

const PENDING = {
  standalone: '被辞退了怎么办', asked: ['labour-contract'], assumptions: [], text: '有没有签书面合同？',
  choices: [{ id: 'yes', label: '签了', adds: '签了书面劳动合同' }, { id: 'no', label: '没签', adds: '没有签书面劳动合同' }],
};
const YES: PendingAnswer = { kind: 'fact', adds: '签了书面劳动合同' };
const NO: PendingAnswer = { kind: 'fact', adds: '没有签书面劳动合同' };
const SKIPPED: PendingAnswer = { kind: 'skipped' };
const NONE: PendingAnswer = { kind: 'none' };

test.each<[{ choice?: string; text: string }, PendingAnswer]>([
  [{ choice: 'no', text: '没签' }, NO],
  [{ choice: 'married-yes', text: '结婚了' }, NONE],
  [{ text: '签了' }, YES],
  [{ text: '没签。' }, NO],
  [{ text: '1' }, YES],
  [{ text: '２' }, NO],
  [{ text: 'b' }, NO],
  [{ text: '3' }, SKIPPED],
  [{ choice: 'skip', text: '跳过' }, SKIPPED],
  [{ text: '不知道' }, SKIPPED],
  [{ text: '记不清，好像口头说过' }, { kind: 'fact', adds: '记不清，好像口头说过' }],
  [{ text: '那我能要双倍工资吗？' }, NONE],
  [{ text: '那要多久能拿到钱' }, NONE],
  [{ text: '去年8月' }, { kind: 'fact', adds: '去年8月' }],
  [{ text: '9' }, NONE],
  [{ text: '谢谢' }, NONE],
  [{ text: '你说的不对' }, NONE],
  [{ text: '算了' }, SKIPPED],
  [{ text: '' }, NONE],
  [{ text: '我另外还有一件事想说，就是我家的地被村里占了，占了好几年，一直没有给补偿款，村主任也不管这件事情' }, NONE],
])('%j', (message, expected) => {
  expect(answerPending(message, PENDING)).toEqual(expected);
});
