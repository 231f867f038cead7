import { expect, test } from 'vitest';
import { answerReview } from '../../../../bot/exam/report/answer-review.ts';
import { ANSWERS, PAPER, result } from './sample.ts';

const ARRANGEMENT = { order: ['2', '1', '3', '4.1', '4.2'], options: { 1: [2, 1, 3, 0], 3: [3, 0, 2, 1] } };
const review = answerReview(PAPER, { arrangement: ARRANGEMENT, answers: ANSWERS }, result('1', 'failed'));
const [second, first, third, , last] = review.questions;

test('goes through the questions as the examinee saw them, and in the letters that they saw', () => {
  expect(review.questions.map(({ slot, number }) => [slot, number])).toEqual([['2', 1], ['1', 2], ['3', 3], ['4.1', 4], ['4.2', 5]]);
  expect(first!.options).toEqual([
    { letter: 'A', text: '每两年', isRight: false, isChosen: false }, { letter: 'B', text: '每年', isRight: true, isChosen: true },
    { letter: 'C', text: '不必登记', isRight: false, isChosen: false }, { letter: 'D', text: '每月', isRight: false, isChosen: false },
  ]);
  expect([first!.answer, first!.right, first!.authorsLetters]).toEqual(['B', 'B', 'CBDA']);
  expect([third!.answer, third!.right]).toEqual(['BD', 'ABD']);
  expect([second!.answer, second!.right, second!.options, second!.authorsLetters]).toEqual(['对', '错', [], undefined]);
});

test('says why, with the words of the article, what was earned, and by what short answers are marked', () => {
  expect(last).toMatchObject({
    material: '张某新养一只犬。（示例案例）', answer: '应当每年登记。', right: '应当登记。', points: ['指出义务', '指出期限'], explanation: '示例解析4.2',
    mark: { earned: 12.5, of: 20, basis: 'person' }, articles: [{ law: '《示例县养犬规定》', label: '第三条', text: '养犬人应当每年登记一次。（示例条文）', href: `/law/sample/3?${new URLSearchParams({ region: '示例县' })}` }],
  });
  expect([review.total, review.of]).toEqual([62.5, 100]);
});

test('what was not answered is empty', () => {
  const { questions } = answerReview(PAPER, { arrangement: ARRANGEMENT, answers: { 1: null } }, result('1', 'failed'));
  expect(questions.map(({ answer }) => answer)).toEqual(['', '', '', '', '']);
  expect(questions.every(({ options }) => options.every(({ isChosen }) => !isChosen))).toBe(true);
});
