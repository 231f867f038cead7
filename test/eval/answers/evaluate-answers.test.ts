import { expect, test } from 'vitest';
import { evaluateAnswers, flatFigures, type AskAlone } from '../../../eval/answers/evaluate-answers.ts';
import type { Answer, AnswerMode } from '../../../bot/consult/answer.ts';
import type { Reply } from '../../../bot/dialogue/reply.ts';
import type { CaseReason } from '../../../bot/review/case.ts';
import type { Question } from '../../../eval/dataset.ts';

function answer(mode: AnswerMode, ...articles: string[]): Reply {
  const given = { mode, provisions: articles.map((article) => ({ pieces: [{ law: '示例法', article, quote: `${article}的话。` }], why: '' })) };
  return { kind: 'answer', answer: given as unknown as Answer, recordId: 'r' };
}

const handOver = (...reasons: CaseReason[]): Reply => ({ kind: 'hand-over', caseId: 'A1', reasons, answerBy: '' });
const text: Reply = { kind: 'text', text: '不是法律问题。', offices: [] };
const crisis: Reply = { kind: 'crisis', crisis: 'violence', text: '', offices: [] };
const question = (id: string, ...articles: string[]): Question => ({ id, question: id, gold: articles.map((article) => ({ law: '示例法', article, text: '别的。' })) });

const ask = (replies: Record<string, Reply[]>): AskAlone => (asked) => Promise.resolve(replies[asked] ?? [text]);

test('figures of five questions, worked by hand', async () => {
  const { figures, answered } = await evaluateAnswers(ask({
    right: [answer('provisions', '第一条')],
    half: [answer('provisions', '第一条', '第二条', '第三条', '第四条'), handOver('high-stakes', 'deadline-near')],
    refused: [answer('declined'), handOver('high-stakes')],
    danger: [crisis, answer('vetted', '第九条')],
    aside: [text],
    天气: [text],
    菜谱: [answer('smalltalk')],
    股票: [answer('declined'), handOver('weak-retrieval')],
    笑话: [answer('provisions', '第一条')],
  }), [question('right', '第一条'), question('half', '第一条', '第八条'), question('refused', '第一条'), question('danger', '第一条'), question('aside')], ['天气', '菜谱', '股票', '笑话']);
  expect(figures).toEqual({
    questions: 5,
    modes: { provisions: 2 / 5, declined: 1 / 5, vetted: 1 / 5, text: 1 / 5 },
    precision: (1 + 1 / 4 + 0) / 3,
    recall: (1 + 1 / 2 + 0 + 0) / 4,
    anyRight: 2 / 5,
    refused: 1 / 5,
    handedOver: 2 / 5,
    reasons: { 'high-stakes': 2 / 5, 'deadline-near': 1 / 5 },
    outOfScope: { questions: 4, abstained: 3 / 4, handedOver: 1 / 4, answered: ['笑话'] },
    p50: expect.any(Number),
    p95: expect.any(Number),
  });
  expect(answered[1]).toMatchObject({ id: 'half', mode: 'provisions', cited: ['《示例法》第一条', '《示例法》第二条', '《示例法》第三条', '《示例法》第四条'], precision: 1 / 4, recall: 1 / 2 });
  expect(flatFigures(figures)).toMatchObject({ 'mode:provisions': 2 / 5, 'reason:deadline-near': 1 / 5, 'out-of-scope:abstained': 3 / 4 });
});
