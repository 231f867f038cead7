import { describe, expect, test } from 'vitest';
import { checkItem } from '../../../../knowledge/bank/check/check-item.ts';
import type { Item, Question } from '../../../../knowledge/bank/item.ts';
import { pin } from '../items.ts';

type Checked = Parameters<typeof checkItem>[0];

const single = (stem: string, options: readonly string[] = ['十日', '二十日', '三十日', '六十日'], key: readonly number[] = [2]): Question => ({ type: 'single', stem, options, key });
const multiple = (options: readonly string[], key: readonly number[], stem = '下列正确的有（ ）。'): Question => ({ type: 'multiple', stem, options, key });
const judge = (stem: string, key: boolean): Question => ({ type: 'true-false', stem, key });
const about = (content: Item['content'], rest: Partial<Checked> = {}): string[] =>
  checkItem({ content, explanation: '', citations: [pin()], ...rest }).map(({ weight, text }) => `${weight === 'note' ? '（注）' : ''}${text}`);

test.each<[string, Question]>([
  ['a blank', single('养犬应当在（ ）登记。')],
  ['an instruction', single('试确定养犬登记的期限。')],
  ['a question', single('养犬应当在多少日内登记？')],
  ['a sentence that the options complete', single('不服该决定的，可以在')],
  ['以上都对 at the end', single('养犬应当（ ）。', ['登记', '牵绳', '清理粪便', '以上都对'], [3])],
  ['two of them at the end', single('养犬应当（ ）。', ['登记', '牵绳', '以上都对', '以上都不对'], [2])],
  ['all right and 以上都是 with them', multiple(['登记', '牵绳', '以上都是'], [0, 1, 2])],
  ['以上均错 where the wrong ones are asked', multiple(['登记', '牵绳', '以上说法均错'], [0, 2], '下列说法“错误”的有')],
  ['options that differ by a mark within a figure', single('罚款（ ）。', ['1.5万元', '15万元'], [0])],
  ['options of nothing but marks', single('顿号是（ ）。', ['、', '，'], [0])],
  ['somebody of the case named by a letter', single('甲（A）与乙（B）约定的期限是（ ）。')],
  ['words before 以上 that count', single('处罚由（ ）决定。', ['县级以上人民政府', '三年以上有期徒刑'], [0])],
  ['a letter as a name in an option', single('下列正确的是（ ）。', ['甲向B、C两公司购买', 'C公司交付'], [0])],
  ['a judgement', judge('养犬应当登记。（ ）', true)],
])('nothing is amiss with %s', (_name, question) => {
  expect(about(question)).toEqual([]);
});

describe('options and key', () => {
  test.each<[Question, string[]]>([
    [single('问（ ）', undefined, [1, 2]), ['单选题有 2 个正确选项。']],
    [single('问（ ）', undefined, [4]), ['答案不在选项之中，或者没有答案。']],
    [multiple(['甲', '乙'], []), ['答案不在选项之中，或者没有答案。']],
    [single('问（ ）', ['三十日', ' 三十日，', '六十日', '六十日', ''], [0]), ['选项 E 是空的。', '选项 A、B，C、D 相同。']],
    [single('问（ ）', ['十日', '二十日C.三十日', '六十日'], [1]), ['选项 B 里好像还连着下一个选项。']],
    [single('问（ ）', ['十日', '二十日 C、三十日'], [1]), ['选项 B 里好像还连着下一个选项。']],
    [single('问（ ）', ['登记', '以上都对', '牵绳'], [1]), ['“以上都对”不是最后一个选项，“以上”指的不是全部选项。']],
    [multiple(['登记', '牵绳', '清理', '以上都正确'], [0, 3]), ['选项 D 是“以上都正确”，与答案 A、D 矛盾。']],
    [multiple(['登记', '牵绳', '以上都正确'], [0, 1]), ['选项 C 是“以上都正确”，与答案 A、B 矛盾。']],
    [multiple(['登记', '牵绳', '以上均不属于'], [0, 2]), ['选项 C 是“以上均不属于”，与答案 A、C 矛盾。']],
    [multiple(['登记', '牵绳'], [0]), ['（注）多选题只有一个正确选项。']],
    [single('问（ ）', ['登记', '牵绳', '自取得之日起三十日内向住所地派出所登记并按年注射疫苗'], [2]), ['（注）正确选项比其他选项长得多（26 字对 2 字），容易被猜中。']],
  ])('%o', (question, expected) => {
    expect(about(question)).toEqual(expected);
  });
});

describe('the stem', () => {
  test.each<[Question, string[]]>([
    [single('养犬应当在（C）登记。'), ['题干里写着答案：“（C）”。']],
    [single('养犬应当在( ｃ )登记。'), ['题干里写着答案：“( ｃ )”。']],
    [multiple(['甲', '乙', '丙'], [0, 2], '包括【A、C】。'), ['题干里写着答案：“【A、C】”。']],
    [judge('养犬应当登记。（√）', true), ['题干里写着答案：“（√）”。']],
    [judge('养犬不必登记。（错误）', false), ['题干里写着答案：“（错误）”。']],
    [single(' '), ['题干是空的。']],
    [single('养犬应当登记。'), ['（注）题干中没有空的括号，也不像问句，看不出要答什么。']],
    [single('下列不属于养犬人义务的是（ ）。'), ['（注）题干是反向提问（不属于），请确认写得醒目。']],
    [single('关于养犬，下列说法【错误】的是'), []],
    [single('不服不予登记的，可以（ ）。'), []],
    [single('下列哪个情形下无效宣告程序终止？'), []],
  ])('%o', (question, expected) => {
    expect(about(question)).toEqual(expected);
  });
});

describe('citations and explanation', () => {
  const question = single('养犬应当在（ ）登记。');

  test('what is not cited, and what is not found', () => {
    expect(about(question, { citations: [] })).toEqual(['（注）没有引用条文：法律修改时不会提醒，讲评时也没有条文可看。']);
    expect(about(question, { missing: [{ law: '《示例养鸟法》', article: '第一条', reason: '法规库中没有《示例养鸟法》。' }] }))
      .toEqual(['引用的《示例养鸟法》第一条没有找到：法规库中没有《示例养鸟法》。']);
  });

  test.each<[string, string[]]>([
    ['根据《示例养犬法》第一条，应当登记。', []],
    ['根据《中华人民共和国示例养犬法》第1条第一款，应当登记。', []],
    ['根据《示例养犬法》第二条、第一条，应当登记。《示例养犬法》第二条说得很清楚。', ['（注）解析提到《示例养犬法》第二条，本题没有引用它。']],
    ['依照《示例养犬法》第一条和《示例养猫法》第三条。', ['（注）解析提到《示例养猫法》第三条，本题没有引用它。']],
    ['第三十条另有规定。', []],
  ])('%s', (explanation, expected) => {
    expect(about(question, { explanation })).toEqual(expected);
  });

  test.each<[Question, string, string[]]>([
    [question, '答案为C。', []],
    [question, '故选C项。', []],
    [question, '答案改为C（原答案为D）。', []],
    [question, 'A、B 项期限太短，D 项太长。因此选C。', []],
    [question, '登记期限为三十日，故本题选B。', ['解析说选 B，答案是 C。']],
    [question, '正确答案：D', ['解析说选 D，答案是 C。']],
    [multiple(['甲', '乙', '丙'], [0, 2]), '故选AC。', []],
    [multiple(['甲', '乙', '丙'], [0, 2]), '本题答案为A、B、C。', ['解析说选 A、B、C，答案是 A、C。']],
    [judge('养犬应当登记。', true), '本题错误。', ['解析说“本题错误”，答案是正确。']],
    [judge('养犬不必登记。', false), '题干说法正确。', ['解析说“题干说法正确”，答案是错误。']],
    [judge('养犬不必登记。', false), '正确的做法是登记，故本题说法错误。', []],
  ])('%o %s', (content, explanation, expected) => {
    expect(about(content, { explanation })).toEqual(expected);
  });
});

test('short answers and the questions of a case', () => {
  const asked = (reference: string, ...shares: number[]): Question => ({ type: 'short-answer', stem: '简述登记的程序。', reference, points: shares.map((share) => ({ text: '点', share })) });
  expect(about(asked('先申请，后登记。', 0.33, 0.33, 0.33))).toEqual([]);
  expect(about(asked('', 1))).toEqual([]);
  expect(about(asked(' '))).toEqual(['没有参考答案，也没有采分点，阅卷人无从评分。']);
  expect(about(asked('先申请，后登记。', 0.5, 0.3))).toEqual(['各采分点合计占 80%，应为 100%。']);
  expect(about({ type: 'case', stem: '某甲养犬。', questions: [judge('应当登记。', true), single('期限是（ ）。', ['十日', '十日'], [0])] })).toEqual(['第 2 问：选项 A、B 相同。']);
});
