import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textQuestionLines } from '../../../../../knowledge/bank/import/text/question-line.ts';
import { readQuestionLines } from '../../../../../knowledge/bank/import/text/read-question-lines.ts';
import { show } from '../show.ts';

/** Invented questions in the ways that files write them, and what is to come of them; * marks the right options. */
const CASES: readonly (readonly [name: string, text: string, read: readonly string[]])[] = [
  ['sections, three ways of options, keys, explanation and difficulty', `
2024年普法考试题库

一、单项选择题（每题2分，共4分。每题只有一个正确答案）
1、本县的行政机关是（ ）。
A、县人民政府
B、县人民法院
C、县人民检察院
D、县供销社
答案：A
2．下列属于甲类的是
A.第一种 B.第二种
C.第三种 D.第四种
【答案】C
【解析】根据《中华人民共和国行政处罚法》第九条，第三种属于甲类。
另见第十条。
难度：易
二、多项选择题
1. 甲包括（ ）
A．一B．二C．三D．四
正确答案：A、B、D
三、判断题（对的打√，错的打×）
1、天是蓝的。（√）
2、草是红的。（ × ）
3、水往低处流。
答案：正确
`, [
    '[1] single 本县的行政机关是（ ）。 / *县人民政府 / 县人民法院 / 县人民检察院 / 县供销社',
    '[2] single 下列属于甲类的是 / 第一种 / 第二种 / *第三种 / 第四种 解析：根据《中华人民共和国行政处罚法》第九条，第三种属于甲类。⏎另见第十条。 难度：1 《中华人民共和国行政处罚法》第九条',
    '[1] multiple 甲包括（ ） / *一 / *二 / 三 / *四',
    '[1] true-false 天是蓝的。（  ） = 对',
    '[2] true-false 草是红的。（  ） = 错',
    '[3] true-false 水往低处流。 = 对',
  ]],
  ['an answer table at the end, by sections', `
一、单选题
1.甲是？
A.一
B.二
2.乙是？
A.一
B.二
3.丙是？
A.一
B.二
二、多选题
1.丁包括
A.一
B.二
C.三
2.戊包括
A.一
B.二
C.三
三、判断题
1.对的话。
2.错的话。
参考答案
一、单选题 1-3 ABA
二、多选题
1.AB 2.ABC
三、判断题
1.√ 2.×
`, [
    '[1] single 甲是？ / *一 / 二',
    '[2] single 乙是？ / 一 / *二',
    '[3] single 丙是？ / *一 / 二',
    '[1] multiple 丁包括 / *一 / *二 / 三',
    '[2] multiple 戊包括 / *一 / *二 / *三',
    '[1] true-false 对的话。 = 对',
    '[2] true-false 错的话。 = 错',
  ]],
  ['answers with explanations at the end', `
1.甲是？
A.一
B.二
2.乙是？
A.一
B.二
参考答案及解析：
1.【答案】B
【解析】因为乙。
2. A 解析：因为甲。
`, [
    '[1] single 甲是？ / 一 / *二 解析：因为乙。',
    '[2] single 乙是？ / *一 / 二 解析：因为甲。',
  ]],
  ['keys in the stem\'s brackets, which are emptied; a letter beside a blank is a name', `
1.甲由（ B ）决定。
A.一  B.二  C.三
2、乙由(AC)决定
A.一
B.二
C.三
3. 丙（A）公司与丁签约，应当（ ）。
A.一
B.二
答案B
`, [
    '[1] single 甲由（  ）决定。 / 一 / *二 / 三',
    '[2] multiple 乙由(  )决定 / *一 / 二 / *三',
    '[3] single 丙（A）公司与丁签约，应当（ ）。 / 一 / *二',
  ]],
  ['the key before the options, letters without signs, marks in brackets', `
第1题 谁负责甲？
答案：B
A.一
B.二
C.三
第2题（多选题）谁负责乙？
正确答案是：AB
A 一
B 二
C 三
(3) 谁负责丙（2分）
(a) 一
(b) 二
(c) 三
答案：c
`, [
    '[1] single 谁负责甲？ / 一 / *二 / 三',
    '[2] multiple 谁负责乙？ / *一 / *二 / 三',
    '[3] single 谁负责丙 / 一 / 二 / *三',
  ]],
  ['true and false: options in either order, 是 and 否, words, and a letter that means nothing', `
1.【判断题】甲是乙。
A.错误
B.正确
答案：B
2.【判断】丙是丁。
A.是
B.否
答案：A
3.甲是乙。 答案：F
4.（判断题）甲是乙。
答案：A
`, [
    '[1] true-false 甲是乙。 = 对',
    '[2] true-false 丙是丁。 = 对',
    '[3] true-false 甲是乙。 = 错',
    '✗ 第 10 行 判断题没有选项，答案却是字母，看不出对错，请写“对”或“错”。',
  ]],
  ['all on one line', `
1.甲是谁（ ）？ A.一 B.二 C.三 D.四 答案：D
2.乙是谁？A.一；B.二；C.三；D.四。（答案：B）
3.丙是谁（C）A、一B、二C、三D、四
4. 下列说法正确的是：①甲；②乙；③丙。A.①② B.②③ C.①③ D.①②③ 正确答案：D。根据《宪法》第一条，丙也对。
`, [
    '[1] single 甲是谁（ ）？ / 一 / 二 / 三 / *四',
    '[2] single 乙是谁？ / 一 / *二 / 三 / 四。',
    '[3] single 丙是谁（  ） / 一 / 二 / *三 / 四',
    '[4] single 下列说法正确的是：①甲；②乙；③丙。 / ①② / ②③ / ①③ / *①②③ 解析：根据《宪法》第一条，丙也对。 《宪法》第一条',
  ]],
  ['what cannot be taken, with its reason', `
1.没有答案的题
A.一
B.二
2.答案没有选项
A.一
B.二
答案：E
3.字母重复
A.一
A.二
B.三
答案：A
4.两处答案（A）不同
A.一
B.二
答案：B
5.没有选项
答案：B
6.缺C
A.一
B.二
D.四
答案：D
7.（单选题）两个答案
A.一
B.二
答案：AB
8.看不懂
A.一
B.二
答案：A或B
9.选项同文
A.一
B.一
答案：A
10.空选项
A.一
B.
答案：A
`, [
    '[9] single 选项同文 / *一 / 一',
    '✗ 第 1 行 没有答案，请补上“答案：……”。',
    '✗ 第 4 行 答案是 E，但只有 2 个选项，请核对。',
    '✗ 第 8 行 选项 A 出现了两次，请核对选项字母。',
    '✗ 第 13 行 两处答案不一致：B，A，请核对。',
    '✗ 第 17 行 没有选项，请补上。',
    '✗ 第 19 行 缺选项 C，请补上，或核对选项字母。',
    '✗ 第 24 行 题型写的是单选题，答案却是 AB，请核对题型和答案。',
    '✗ 第 28 行 答案“A或B”看不懂，请写成选项字母，判断题写“对”或“错”。',
    '✗ 第 36 行 选项 B 是空的，请补上，或把后面的选项往前移。',
    '! 第 32 行：选项 AB 文字相同，请核对。',
  ]],
  ['short answers and their points', `
四、简答题（每题10分）
1、简述甲的职责。
答：1.负责一。（3分）
2.负责二。（3分）
3.负责三。（4分）
2、简述乙的职责。
参考答案：
（1）负责一；
（2）负责二。
3、什么是丙？
答：丙就是丙。
五、论述题
1、论述丁。
答案要点：丁很重要。
`, [
    '[1] short-answer 简述甲的职责。 = 1.负责一。（3分）⏎2.负责二。（3分）⏎3.负责三。（4分） + 负责一。 30% + 负责二。 30% + 负责三。 40%',
    '[2] short-answer 简述乙的职责。 = （1）负责一；⏎（2）负责二。 + 负责一 50% + 负责二。 50%',
    '[3] short-answer 什么是丙？ = 丙就是丙。',
    '[1] short-answer 论述丁。 = 丁很重要。',
  ]],
  ['cases under headings of their own', `
六、案例分析题
案例一：甲某在集市上卖菜，乙局罚款。
甲某不服。
1.乙局能否罚款？
A.能 B.不能
答案：A
2.甲某可以怎么办（多选）
A.复议
B.诉讼
C.上访
答案：AB
案例二
丙公司排污。
（1）应当由谁处理？
答：生态环境局。
（2）罚款多少？
答：十万元。
`, [
    '[1] case 甲某在集市上卖菜，乙局罚款。⏎甲某不服。 {single 乙局能否罚款？ / *能 / 不能; multiple 甲某可以怎么办 / *复议 / *诉讼 / 上访}',
    '[2] case 丙公司排污。 {short-answer 应当由谁处理？ = 生态环境局。; short-answer 罚款多少？ = 十万元。}',
  ]],
  ['numbered cases, one answer for several sub-questions', `
五、案例分析题（共2题）
1、张三打了李四，公安局拘留张三五日。
问题：
（1）张三可以向谁申请复议？
（2）期限是多久？
参考答案：
（1）县人民政府。
（2）60日。
2、王五的房子被拆。
（1）谁是被告？
答案：县政府。
`, [
    '[1] case 张三打了李四，公安局拘留张三五日。 {short-answer 张三可以向谁申请复议？ = 县人民政府。; short-answer 期限是多久？ = 60日。}',
    '[2] case 王五的房子被拆。 {short-answer 谁是被告？ = 县政府。}',
  ]],
  ['Aiken among text', `
甲是谁？
A. 一
B. 二
ANSWER: B

乙是谁？
A) 一
B) 二
C) 三
ANSWER: AC
丙是谁？
A．一
B．二
ANSWER：A
解析：因为丙。
`, [
    'single 甲是谁？ / 一 / *二',
    'multiple 乙是谁？ / *一 / 二 / *三',
    'single 丙是谁？ / *一 / 二 解析：因为丙。',
  ]],
  ['no numbers at all', `
下列属于甲的是（ ）
A、一
B、二
答案：A
下列属于乙的是（ ）
A、一
B、二
答案：B
解析：乙是二。
下列属于丙的是（ ）
A、一
B、二
答案：B
`, [
    'single 下列属于甲的是（ ） / *一 / 二',
    'single 下列属于乙的是（ ） / 一 / *二 解析：乙是二。',
    'single 下列属于丙的是（ ） / 一 / *二',
  ]],
  ['lists and letters in explanations are not questions and options', `
1.甲？
A.一
B.二
答案：A
解析：理由有：
1.第一；
2.第二。
2.乙？
A.一
B.二
答案：B
解析：A项错误。
B. 正确，因为乙。
考点：行政法
3.丙？
A.一
B.二
答案：B
`, [
    '[1] single 甲？ / *一 / 二 解析：理由有：⏎1.第一；⏎2.第二。',
    '[2] single 乙？ / 一 / *二 解析：A项错误。⏎B. 正确，因为乙。 专题：行政法',
    '[3] single 丙？ / 一 / *二',
  ]],
  ['topics from headings and 知识点', `
第一章 宪法
一、单选题
1、甲？
A.一
B.二
答案：A
第二章 行政法
一、单选题
1、乙？
A.一
B.二
答案：B
知识点：行政许可
`, [
    '[1] single 甲？ / *一 / 二 专题：宪法',
    '[1] single 乙？ / 一 / *二 专题：行政许可',
  ]],
  ['letters that begin names', `
1、A公司与B公司签约，C公司担保。下列说法正确的是
A、A公司违约
B、B公司违约
C、C公司免责
D、A、B都违约
答案：D
`, [
    '[1] single A公司与B公司签约，C公司担保。下列说法正确的是 / A公司违约 / B公司违约 / C公司免责 / *A、B都违约',
  ]],
  ['a letter that could begin in two places is not guessed', `
1、下列正确的是
A.甲
B.乙和C.丙以及C.丁
D.戊
答案：A
`, [
    '✗ 第 1 行 选项 C 从哪里开始有两种可能，请把每个选项各写一行。',
  ]],
  ['full-width and small letters', `
１．甲是？
Ａ．一
Ｂ．二
答案：Ｂ
２．乙是？
ａ、一
ｂ、二
答案：ａ
`, [
    '[1] single 甲是？ / 一 / *二',
    '[2] single 乙是？ / *一 / 二',
  ]],
  ['answers below each section', `
一、单选题
1.甲？ A.一 B.二
2.乙？ A.一 B.二
答案：1.A 2.B
二、判断题
1.丙。
2.丁。
答案：1.√ 2.×
`, [
    '[1] single 甲？ / *一 / 二',
    '[2] single 乙？ / 一 / *二',
    '[1] true-false 丙。 = 对',
    '[2] true-false 丁。 = 错',
  ]],
  ['ranges and pairs in one line of answers', `
1.甲？ A.一 B.二
2.乙？ A.一 B.二
3.丙？ A.一 B.二 C.三
答案：1-2 AB 3.AC
`, [
    '[1] single 甲？ / *一 / 二',
    '[2] single 乙？ / 一 / *二',
    '[3] multiple 丙？ / *一 / 二 / *三',
  ]],
  ['the bracket before the number', `
判断题
（√）1、甲是乙。
( × )2、丙是丁。
`, [
    '[1] true-false 甲是乙。（  ） = 对',
    '[2] true-false 丙是丁。(  ) = 错',
  ]],
  ['a case numbered （一） with a line of answers', `
案例题
（一）
某甲打某乙。
1.谁管？
A.一 B.二
2.怎么管？
A.一 B.二 C.三
答案：1.A 2.BC
`, [
    '[1] case 某甲打某乙。 {single 谁管？ / *一 / 二; multiple 怎么管？ / 一 / *二 / *三}',
  ]],
  ['what learning platforms export: my answer is not the key', `
1. 甲是( )  (单选，2分)
A. 一
B. 二
我的答案：A
正确答案：B
得分：0
2. 乙是？
A. 一
B. 二
正确答案：A
`, [
    '[1] single 甲是( ) / 一 / *二',
    '[2] single 乙是？ / *一 / 二',
  ]],
  ['labels under each question', `
1、单选题：甲？
A、一
B、二
标准答案：B
难易程度：较难
所属分类：民法典
法律依据：《中华人民共和国民法典》第一千零六十二条
2、多选题
乙？
A、一
B、二
C、三
标准答案：A B C
知识点：物权、债权
`, [
    '[1] single 甲？ / 一 / *二 解析：法律依据：《中华人民共和国民法典》第一千零六十二条 专题：民法典 难度：4 《中华人民共和国民法典》第一千零六十二条',
    '[2] multiple 乙？ / *一 / *二 / *三 专题：物权、债权',
  ]],
  ['keys with the words of their options, keys on a line, bare √, a key with its reason in brackets', `
一. 单选题（共2题,20分）
1. (单选题, 10分)甲是（）
A. 一
B. 二
我的答案: A:一;正确答案: B:二;
2. 【单选题】（2分）乙是__A__
A. 一
B. 二
二. 多选题
3.丙是
A.一
B.二
C.三
正确答案：AC:一;三
三. 判断题
4.丁是戊。√
5.己是庚。 答案：错误（应为辛，见《宪法》第二条）
`, [
    '[1] single 甲是（） / 一 / *二',
    '[2] single 乙是（  ） / *一 / 二',
    '[3] multiple 丙是 / *一 / 二 / *三',
    '[4] true-false 丁是戊。 = 对',
    '[5] true-false 己是庚。 = 错 解析：应为辛，见《宪法》第二条 《宪法》第二条',
  ]],
  ['a grid of numbers and keys', `
第一部分：单项选择题
1.甲？ A.一 B.二
2.乙？ A.一 B.二
答案
题号\t1\t2
答案\tB\tA
`, [
    '[1] single 甲？ / 一 / *二',
    '[2] single 乙？ / *一 / 二',
  ]],
  ['statements without numbers', `
天是蓝的。（√）
草是红的。（×）
水是湿的。(√)
`, [
    'true-false 天是蓝的。（  ） = 对',
    'true-false 草是红的。（  ） = 错',
    'true-false 水是湿的。(  ) = 对',
  ]],
  ['headings numbered like questions', `
1. 单项选择题
1. 甲是？
A.一
B.二
答案：A
2. 判断题
1. 乙是丙。
答案：对
`, [
    '[1] single 甲是？ / *一 / 二',
    '[1] true-false 乙是丙。 = 对',
  ]],
  ['tabs instead of spaces', `
1.\t甲是？
A.\t一
B.\t二
答案：\tB
2\t乙是？
A.一\tB.二
答案：A
`, [
    '[1] single 甲是？ / 一 / *二',
    '[2] single 乙是？ / *一 / 二',
  ]],
  ['a range of multiple choices', `
1.甲？
A.一
B.二
C.三
2.乙？
A.一
B.二
C.三
3.丙对。
答案：1-2：AB、BC；3.√
`, [
    '[1] multiple 甲？ / *一 / *二 / 三',
    '[2] multiple 乙？ / 一 / *二 / *三',
    '[3] true-false 丙对。 = 对',
  ]],
  ['Markdown', `
## 一、单项选择题

### 1. 甲是？

A. 一

B. 二

**答案：** B

---

**2.（单选）乙是？**

A. 一
B. 二

- 参考答案：A
**【讲解】** 因为乙。

## 二、判断题
1. 丙是丁。（）
**【答案】√**
2．戊是己。　×　（判断对错）
【答案】×。
`, [
    '[1] single 甲是？ / 一 / *二',
    '[2] single 乙是？ / *一 / 二 解析：因为乙。',
    '[1] true-false 丙是丁。（） = 对',
    '[2] true-false 戊是己。 = 错',
  ]],
  ['answers in words at the end, by sections of one type', `
一、名词解释
1. 甲
2、乙
二、简答题（每小题15分）
1. 简述丙。
2. 简述丁。
参考答案
一、名词解释
1. 甲是甲类。
2. 乙是乙类。
二、简答题
1. 第一，丙。
第二，还是丙。
2. 丁。
`, [
    '[1] short-answer 甲 = 甲是甲类。',
    '[2] short-answer 乙 = 乙是乙类。',
    '[1] short-answer 简述丙。 = 第一，丙。⏎第二，还是丙。',
    '[2] short-answer 简述丁。 = 丁。',
  ]],
  ['an answer table for each type', `
一、单选题
1.甲？ A.一 B.二
2.乙？ A.一 B.二
二、判断题
1.丙。
2.丁。
单选题参考答案：1.B 2.A
判断题参考答案
1-2）(√) (×)
`, [
    '[1] single 甲？ / 一 / *二',
    '[2] single 乙？ / *一 / 二',
    '[1] true-false 丙。 = 对',
    '[2] true-false 丁。 = 错',
  ]],
  ['labels for everything', `
题型：单选题
题干：甲是谁？
A.一
B.二
答案：A
难度：3
`, [
    'single 甲是谁？ / *一 / 二',
  ]],
];

describe('readQuestionLines', () => {
  it.each(CASES)('%s', (_, text, read) => {
    expect(show(readQuestionLines(textQuestionLines(text.trim())))).toEqual(read);
  });

  /** Words without anything that looks like a mark. */
  const word = fc.string({ unit: fc.constantFrom(...'依法行政机关应当公开听证申请复议诉讼处罚许可'), minLength: 1, maxLength: 12 });
  const question = fc.record({
    stem: word, options: fc.uniqueArray(word, { minLength: 2, maxLength: 7 }), key: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 4 }),
  }).map(({ stem, options, key }) => ({ stem: `${stem}？`, options, key: [...new Set(key.map((place) => place % options.length))].sort((a, b) => a - b) }));
  const layout = fc.record({
    number: fc.constantFrom('、', '.', '．', '. '), sign: fc.constantFrom('、', '.', '．', '：', '. ', ')'),
    between: fc.constantFrom('\n', ' ', '', '\n\n', '；', '；\n'), keyLabel: fc.constantFrom('答案：', '【答案】', '正确答案是：', '参考答案: '),
    keyBetween: fc.constantFrom('', '、', ',', ' '), keyFirst: fc.boolean(), small: fc.boolean(), atEnd: fc.boolean(),
  });
  const LETTERS = 'ABCDEFG';

  it('reads back questions in every mixture of these ways', () => {
    fc.assert(fc.property(fc.array(question, { minLength: 1, maxLength: 6 }), layout, (questions, way) => {
      const keys = questions.map(({ key }) => key.map((place) => LETTERS[place]).join(way.keyBetween));
      const blocks = questions.map(({ stem, options }, index) => {
        const lettered = options.map((option, place) => `${way.small ? LETTERS[place]!.toLowerCase() : LETTERS[place]}${way.sign}${option}`).join(way.between);
        const answer = `${way.keyLabel}${keys[index]}`;
        const body = way.keyFirst ? [answer, lettered] : [lettered, answer];
        return [`${index + 1}${way.number}${stem}`, ...(way.atEnd ? [lettered] : body)].join('\n');
      });
      const table = way.atEnd ? ['参考答案', ...keys.map((key, index) => `${index + 1}.${key.replaceAll(/[、, ]/g, '')}`)] : [];
      const read = readQuestionLines(textQuestionLines([...blocks, ...table].join('\n')));
      expect([read.rejected, read.notes]).toEqual([[], []]);
      expect(read.items.map(({ draft: { content } }) => content)).toEqual(questions.map(({ stem, options, key }) =>
        ({ type: key.length > 1 ? 'multiple' : 'single', stem, options, key })));
    }), { numRuns: 500 });
  });

  it('never throws, and never lets a key through that names no option', () => {
    const line = fc.oneof(word, fc.constantFrom('1、甲？', '2.乙（ ）', 'A.一', 'B、二', 'C：三', '答案：B', '答案：', '解析：因为。', '一、单选题', '三、判断题', '（1）丙？', '参考答案', '1-2 AB', '1.A 2.B', '', '案例一：丁。', '5\t戊\t答案：A\tA.一\tB.二'));
    fc.assert(fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const { items, rejected } = readQuestionLines(textQuestionLines(lines.join('\n')));
      for (const { draft: { content } } of items) {
        const questions = content.type === 'case' ? content.questions : [content];
        expect(questions.every((each) => each.type === 'true-false' || each.type === 'short-answer' || (each.key.length > 0 && each.key.every((place) => place < each.options.length)))).toBe(true);
      }
      expect(rejected.every(({ reason }) => reason.endsWith('。'))).toBe(true);
    }), { numRuns: 500 });
  });
});
