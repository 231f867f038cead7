import { expect, test } from 'vitest';
import { frequentQuestions } from '../../../../bot/exam/bank/frequent-questions.ts';
import type { VettedAnswer } from '../../../../knowledge/vetted/vetted-answer.ts';

const asked = (resident: string, ...questions: string[]) => questions.map((question) => ({ resident, question }));
const DEPOSIT: VettedAnswer = { id: 'a', questions: ['房东不退押金怎么办？', '押金不给退'], answer: '应当退还。', citations: [{ law: '示例规定', article: '第十八条' }] };
const RENT: VettedAnswer = { ...DEPOSIT, id: 'b', questions: ['房租可以年年涨吗？'] };

test('a question counts once for each who asked it, in whichever of its ways; in the adviser’s words', () => {
  const { vetted } = frequentQuestions([
    ...asked('甲', '请问房东不退押金，咋办啊', '房东不退押金怎么办', '押金不给退'), ...asked('乙', '您好，押金不给退'), ...asked('丙', '房租可以年年涨吗'),
  ], [RENT, DEPOSIT], 1);
  expect(vetted.map(({ question, count }) => [question, count])).toEqual([['房东不退押金怎么办？', 2], ['房租可以年年涨吗？', 1]]);
  expect(frequentQuestions(asked('甲', '房东不退押金怎么办'), [DEPOSIT], 2).vetted).toEqual([]);
  expect(frequentQuestions([], [DEPOSIT], 0).vetted).toMatchObject([{ count: 0 }]);
});

test('what is often asked and not vetted is named, unless it names somebody', () => {
  const often = (question: string) => [...asked('甲', question), ...asked('乙', question)];
  const found = frequentQuestions([...often('狗咬了人谁赔？'), ...often('我叫〔姓名〕，工资没发怎么办'), ...often('我电话13800138000，怎么投诉'), ...asked('丙', '只有一个人问的')], [DEPOSIT], 2);
  expect(found).toEqual({ vetted: [], open: [{ question: '狗咬了人谁赔？', count: 2 }], personal: 2 });
});
