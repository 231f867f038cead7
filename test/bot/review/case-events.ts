import fc from 'fast-check';
import type { CaseReason } from '../../../bot/review/case.ts';
import type { CaseEvent } from '../../../bot/review/transition.ts';

const ADVISERS = ['张律师', '李律师', '王律师'];
const by = fc.constantFrom(...ADVISERS);
const problems = fc.constantFrom<string[]>([], [], ['第九十九条：没有']);
const override = fc.constantFrom<{ override?: string }>({}, { override: '已核对' });
const text = fc.constantFrom('答。', '答。', ' ');

/** Everything that advisers and residents do with a case, but for its withdrawal. */
export const caseEvents: fc.Arbitrary<CaseEvent> = fc.oneof(
  by.map((name): CaseEvent => ({ kind: 'claim', by: name })),
  by.map((name): CaseEvent => ({ kind: 'release', by: name })),
  fc.tuple(by, text, problems, override).map(([name, words, found, why]): CaseEvent => ({ kind: 'answer', by: name, text: words, problems: found, ...why })),
  fc.tuple(by, text).map(([name, words]): CaseEvent => ({ kind: 'ask', by: name, text: words })),
  by.map((name): CaseEvent => ({ kind: 'decline', by: name, text: '无' })),
  by.map((name): CaseEvent => ({ kind: 'reopen', by: name, why: '' })),
  fc.tuple(by, problems).map(([name, found]): CaseEvent => ({ kind: 'publish', by: name, vettedId: 'v', problems: found })),
  fc.constant<CaseEvent>({ kind: 'reply', text: '好' }),
  fc.constantFrom<CaseReason>('high-stakes', 'thumbs-down', 'asked-for-person').map((of): CaseEvent => ({ kind: 'add-reason', reason: of })),
);
