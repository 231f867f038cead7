import { readdirSync, readFileSync } from 'node:fs';
import type { GIFTQuestion } from 'gift-pegjs';
import { describe, expect, test } from 'vitest';
import { readGift } from '../../../../../knowledge/bank/import/exchange/read-gift.ts';
import type { ItemDraft } from '../../../../../knowledge/bank/item.ts';
import { describeShared, shared } from '../../../../support/shared.ts';
import { fileOf } from '../support.ts';

const read = async (...lines: readonly string[]) => fileOf(await readGift(lines.join('\n')));
const contents = async (...lines: readonly string[]) => (await read(...lines)).items.map(({ draft }) => draft.content);
const choice = (stem: string, options: readonly string[], key: readonly number[]) =>
  ({ type: key.length === 1 ? 'single' : 'multiple', stem, options, key });

describe('mended, and said so', () => {
  test.each([
    [': in the stem', '依据规定:下列正确的是{=甲 ~乙}', choice('依据规定:下列正确的是', ['甲', '乙'], [0])],
    ['= and # in the stem', '若 a=b，# 号题正确的是{=甲 ~乙}', choice('若 a=b，# 号题正确的是', ['甲', '乙'], [0])],
    [': in an option', '正确的是{=10:00 ~12:00}', choice('正确的是', ['10:00', '12:00'], [0])],
    ['full width', '正确的是｛＝甲 ～乙｝', choice('正确的是', ['甲', '乙'], [0])],
    ['full width without spaces', '正确的是｛～甲＝乙～丙｝', choice('正确的是', ['甲', '乙', '丙'], [1])],
    ['full-width marks in ordinary braces, ～ in options', '期限是{＝5～10日 ～10～15日}', choice('期限是', ['5～10日', '10～15日'], [0])],
    ['full-width weights', '正确的有｛～％50％甲 ～％50％乙 ～丙｝', choice('正确的有', ['甲', '乙', '丙'], [0, 1])],
    ['several =', '正确的有{=甲 =乙 ~丙}', choice('正确的有', ['甲', '乙', '丙'], [0, 1])],
  ])('%s', async (_, text, expected) => {
    const file = await read(text);
    expect(file.items.map(({ draft }) => draft.content)).toEqual([expected]);
    expect(file.notes).toHaveLength(1);
  });

  test('full-width braces in the stem stay text where the answers have ordinary ones', async () => {
    expect(await contents('｛注｝正确的是{=甲 ~乙}')).toEqual([choice('｛注｝正确的是', ['甲', '乙'], [0])]);
  });
});

describe('rejected, at no cost to the others', () => {
  test.each([
    ['= inside an option', '正确的是 {=甲=1 ~乙}', /分不清是选项开头还是文字/],
    ['~ inside an option', '期限是{=5~10日 ~20日}', /分不清是选项开头还是文字/],
    ['no closing brace', '正确的是{=甲 ~乙', /不合 GIFT 的写法/],
    ['no answers', '请做下面的题。', /没有大括号里的答案/],
    ['matching', '配对{=甲 -> 一 =乙 -> 二}', /没有匹配题/],
    ['numerical', '几日{#15:1}', /没有数值题/],
    ['no right answer', '正确的是{~甲 ~乙}', /没有标出正确选项/],
    ['one option', '正确的是{=甲 ~}', /不合 GIFT|选项/],
    ['a picture', '[html]看图<img src\\="a.png">回答{T}', /图片/],
  ])('%s', async (_, text, reason) => {
    const file = await read('前一题{T}', '', text, '', '后一题{F}');
    expect(file.items.map(({ at, draft: { content } }) => [at, content.stem])).toEqual([['第 1 行', '前一题'], ['第 5 行', '后一题']]);
    expect(file.rejected).toEqual([expect.objectContaining({ at: '第 3 行', reason: expect.stringMatching(reason) })]);
  });
});

test('questions without a blank line between them', async () => {
  expect(await contents('一{T}', '二{', '=甲', '~乙', '}', '三{F}')).toEqual([
    { type: 'true-false', stem: '一', key: true }, choice('二', ['甲', '乙'], [0]), { type: 'true-false', stem: '三', key: false },
  ]);
});

test('signs that only look like tags are text; tags in unmarked text are tags', async () => {
  expect((await contents('若 1<a 且 b>2，<某法>适用{T}', '', '<p>应当<b>公开</b></p>{T}')).map(({ stem }) => stem)).toEqual(['若 1<a 且 b>2，<某法>适用', '应当公开']);
});

test('blank lines inside braces', async () => {
  expect(await contents('正确的是{', '=甲', '', '~乙', '}', '', '后一题{T}')).toEqual([
    choice('正确的是', ['甲', '乙'], [0]), { type: 'true-false', stem: '后一题', key: true },
  ]);
});

test('topics, numbers, tags, comments and remarks', async () => {
  const { items, notes } = await read(
    '$CATEGORY: $course$/top/法律/行政法', '', '// 这是说明 [id:X-1] [tag:难度：4] [tag:依据：《示例法》第三条] [tag:某标签]', '::第一题::正确的是{=甲#对 ~乙#错 ####总之选甲}', '',
    '$CATEGORY: $course$/某课程的默认值', '::第二题::[markdown]**重点**是_对_的，____{TRUE#为什么错#为什么对}', '', '[html]<p>一<br>二&nbsp;&lt;三&gt;</p>{F}',
  );
  expect(items.map(({ draft: { topic, source, difficulty, citations, explanation, content } }) => ({ topic, source, difficulty, citations, explanation, stem: content.stem }))).toEqual([
    { topic: '行政法', source: 'X-1', difficulty: 4, citations: [{ law: '示例法', article: '第三条' }], explanation: '总之选甲\n选项 A：对\n选项 B：错', stem: '正确的是' },
    { topic: '', source: '第二题', difficulty: 3, citations: [], explanation: '为什么错\n为什么对', stem: '重点是对的，____' },
    { topic: '', difficulty: 3, citations: [], explanation: '', stem: '一\n二 <三>' },
  ]);
  expect(notes).toEqual(['第 4 行：没有用到的标签：某标签。']);
});

describeShared('the samples of the parser of GIFT', () => {
  const folder = shared('bench/exams/gift_peg');
  const names = readdirSync(folder).filter((name) => name.endsWith('.gift'));
  const parsed = (name: string) => JSON.parse(readFileSync(`${folder}/${name.replace('.gift', '.json')}`, 'utf8')) as GIFTQuestion[];
  /** What the parser's own expectation says of a question: kind, how many options, which are right. */
  function wanted(question: GIFTQuestion): string[] {
    if (question.type === 'TF') return [`true-false ${question.isTrue}`];
    if (question.type === 'Short' || question.type === 'Essay') return ['short-answer'];
    if (question.type !== 'MC') return [];
    const hasEquals = question.choices.some(({ isCorrect }) => isCorrect);
    const right = question.choices.flatMap(({ isCorrect, weight }, place) => ((hasEquals ? isCorrect : (weight ?? 0) > 0) ? [place] : []));
    return [`choice ${question.choices.length} ${right.join()}`];
  }
  function got({ content }: ItemDraft): string {
    if ('options' in content) return `choice ${content.options.length} ${content.key.join()}`;
    return content.type === 'true-false' ? `true-false ${content.key}` : content.type;
  }

  test.each(names)('%s: every question arrives with its key, or is rejected for its type', async (name) => {
    const expected = parsed(name).filter(({ type }) => type !== 'Category');
    const result = await readGift(readFileSync(`${folder}/${name}`, 'utf8'));
    const { items, rejected } = result.ok ? result.file : { items: [], rejected: [] };
    expect(items.map(({ draft }) => got(draft))).toEqual(expected.flatMap(wanted));
    expect(items.length + rejected.length).toBe(expected.length);
  });
});
