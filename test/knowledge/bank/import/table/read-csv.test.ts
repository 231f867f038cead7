import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../../../knowledge/bank/import/table/read-csv.ts';
import type { QuestionFile } from '../../../../../knowledge/bank/import/question-file.ts';
import { ROOT } from '../../../../bot/sample.ts';
import { fileOf } from '../support.ts';

const read = (...lines: readonly string[]): QuestionFile => fileOf(readCsv(lines.join('\n')));

/** `single 甲|乙 B`, as short as a question can be shown. */
function shown({ items, rejected }: QuestionFile): string[] {
  return [...items.map(({ draft: { content } }) => {
    if (content.type === 'case') return `case ${content.questions.length}`;
    if (content.type === 'true-false') return `true-false ${content.stem} ${content.key}`;
    if (content.type === 'short-answer') return `short-answer ${content.stem} ${content.reference}`;
    return `${content.type} ${content.stem} ${content.options.join('|')} ${content.key.map((place) => 'ABCDEFGHIJKL'[place]).join('')}`;
  }), ...rejected.map(({ at, reason }) => `${at} ${reason}`)];
}

describe('headings', () => {
  test.each([
    ['题干,选项A,选项B,答案', '问,甲,乙,B'],
    ['试题内容,A,B,正确答案', '问,甲,乙,B'],
    ['问题,A选项,B选项,标准答案', '问,甲,乙,b'],
    ['*题干（必填）,选项 1,选项 2,答案（必填）', '问,甲,乙,2'],
    ['question,option1,option2,answer', '问,甲,乙,B'],
    ['input,output,A,B,multichoice', '问,B,甲,乙,False'],
    ['题型,题目,选项一,选项二,参考答案', '单选题,问,甲,乙,B'],
    ['类型,试题,选项,答案', '单选,问,A.甲 B.乙,B'],
    ['题型,题干,选项,答案', '选择题,问,甲|乙,B'],
    ['题型,题干,选项,答案', '1,问,甲；乙,B'],
    ['题型,题干,选项,答案', '单项选择题,问,"甲\n乙",B'],
    ['题型,题干,选项,答案', '单项选择题,问,"A、甲\nB、乙",B'],
    ['题型,题干,选项,答案', '单选,问,"[""甲"",""乙""]",B'],
    ['题干,选项A,选项B,答案', '问,A.甲,B.乙,B.乙'],
    ['题干,选项A,选项B,答案', '问,甲,乙,乙'],
    ['题目,答案A,答案B,正确答案', '问,甲,乙,答案：B'],
    ['题干,A、,B、,答案', '问,甲,乙,B'],
    ['题型,题干,选项,答案', '单选,问,A.甲|B.乙,B'],
    ['题型,题干,选项,答案', '单选,问,A:甲;B:乙;,B'],
    ['题干,选项1,是否正确1,选项2,是否正确2', '问,甲,否,乙,是'],
    ['题干,选项1,是否正确,选项2,是否正确', '问,甲,,乙,√'],
    ['题干,选项A,选项B', '问（ B ）,甲,乙'],
  ])('%s / %s', (headings, row) => {
    const stem = row.startsWith('问（') ? '问（  ）' : '问';
    expect(shown(read(headings, row))).toEqual([`single ${stem} 甲|乙 B`]);
  });

  test('rows above the headings and columns of no use are named', () => {
    const file = read('某单位题库（示例）,,,,', '填写时不要合并单元格,,,,', '题干,选项A,选项B,答案,出题人', '问,甲,乙,A,丙');
    expect(shown(file)).toEqual(['single 问 甲|乙 A']);
    expect(file.notes).toEqual([
      '第 1 行在表头上面，没有读：某单位题库（示例）', '第 2 行在表头上面，没有读：填写时不要合并单元格', '没有用到的列：出题人。',
    ]);
  });

  test('numbers before all stems are taken away; a stem that only begins with one keeps it', () => {
    const numbered = read('题干,答案', '1、应当公开,对', '2.期限是十日,错', '3．可以延长,对');
    expect(shown(numbered)).toEqual(['true-false 应当公开 true', 'true-false 期限是十日 false', 'true-false 可以延长 true']);
    expect(numbered.notes).toEqual(['题干开头的题号已去掉。']);
    expect(shown(read('题干,答案', '1、应当公开,对', '期限是十日,错'))).toEqual(['true-false 1、应当公开 true', 'true-false 期限是十日 false']);
  });

  test('选项 above A and B in two rows', () => {
    expect(shown(read('题型,题干,选项,,答案', ',,A,B,', '单选,问,甲,乙,A'))).toEqual(['single 问 甲|乙 A']);
  });

  test('a heading between the rows gives the type of those below; headings may come again', () => {
    const file = read('题干,选项A,选项B,选项C,答案', '一、多选题,,,,', '问,甲,乙,丙,A', '二、判断题（每题1分）,,,,', '对吗,,,,×', '题干,答案,,,', '好吗,√,,,');
    expect(shown(file)).toEqual(['multiple 问 甲|乙|丙 A', 'true-false 对吗 false', 'true-false 好吗 true']);
    expect(file.notes).toContain('第 3 行：多选题只有一个答案，请核对。');
  });
});

describe('keys', () => {
  test.each([
    ['ABC', 'ABC'], ['A,B', 'AB'], ['A、C', 'AC'], ['A|B|D', 'ABD'], ['c a', 'AC'], ['1,3', 'AC'], ['134', 'ACD'], ['【BD】', 'BD'], ['甲；丁', 'AD'],
  ])('of several: %s', (key, letters) => {
    expect(shown(read('题型\t题干\t选项A\t选项B\t选项C\t选项D\t答案', `多选题\t问\t甲\t乙\t丙\t丁\t${key}`))).toEqual([`multiple 问 甲|乙|丙|丁 ${letters}`]);
  });

  test.each([
    ['对', true], ['错', false], ['正确', true], ['错误', false], ['√', true], ['×', false], ['TRUE', true], ['False', false], ['T', true], ['F', false],
    ['是', true], ['否', false], ['1', true], ['0', false],
  ])('of true or false: %s', (key, truth) => {
    expect(shown(read('题型,题干,答案', `判断题,问,${key}`))).toEqual([`true-false 问 ${truth}`]);
  });

  test.each([
    ['判断,问,正确,错误,A', 'true-false 问 true'],
    ['判断,问,错误,正确,A', 'true-false 问 false'],
    ['判断,问,错误,正确,对', 'true-false 问 true'],
    ['单选,问,对,错,B', 'true-false 问 false'],
    ['判断,问（√）,,,', 'true-false 问（  ） true'],
    ['判断,问（×）。,,,错误', 'true-false 问（  ）。 false'],
  ])('true or false with options or brackets: %s', (row, expected) => {
    expect(shown(read('题型,题干,选项A,选项B,答案', row))).toEqual([expected]);
  });

  test('F is an option where there are six, and false where there is none', () => {
    expect(shown(read('题型,题干,A,B,C,D,E,F,答案', '单选,问,一,二,三,四,五,六,F', '判断,问,,,,,,,F'))).toEqual([
      'single 问 一|二|三|四|五|六 F', 'true-false 问 false',
    ]);
  });

  test('a key in the stem as well as in its column is taken from the stem, and said', () => {
    const file = read('题干,选项A,选项B,答案', '由（ B ）负责。,甲,乙,B', '甲（A）起诉乙的是,甲,乙,B');
    expect(shown(file)).toEqual(['single 由（  ）负责。 甲|乙 B', 'single 甲（A）起诉乙的是 甲|乙 B']);
    expect(file.notes).toEqual(['第 2 行：题干括号里写着答案，已从题干去掉。']);
  });
});

describe('what cannot be read is rejected with its row and why', () => {
  test.each([
    ['单选题,问,甲,乙,AB', '题型写的是单选题，答案却是 AB，请核对题型和答案。'],
    ['单选题,问,甲,乙,C', '答案是 C，但只有 2 个选项，请核对。'],
    ['单选题,问,甲,乙,', '没有答案，请补上。'],
    ['单选题,问,甲,乙,不知道', '答案“不知道”读不懂，请写成选项字母，如 B 或 ACD。'],
    ['单选题,问,甲,乙,0', '答案里有 0，看不出选项从 0 还是从 1 数起，请改用字母。'],
    ['单选题,问,2,1,1', '答案“1”既像选项的序号，又像另一个选项的内容，请改用字母。'],
    ['单选题,问,甲,,A', '选项不足两个，请补齐选项。'],
    ['单选题,问,,乙,B', '选项 A 是空的，请补上，或把后面的选项往前移。'],
    ['单选题,,甲,乙,B', '没有题干，请补上。'],
    ['单选题,由（ A ）负责,甲,乙,B', '题干括号里写的是“A”，答案写的是“B”，请核对。'],
    ['填空题,问,,,甲', '没有“填空题”这种题型，请改为单选题、多选题、判断题或简答题。'],
    ['判断题,问,,,A', '判断题的答案“A”看不出是对还是错，请写“正确”或“错误”。'],
    ['判断题,问,甲,乙,A', '题型写的是判断题，但选项不是“正确、错误”，请改正题型或选项。'],
    ['简答题,问,,,', '没有参考答案，请补上。'],
    [',问,,,甲', '没有选项，也没写题型，请加一列“题型”写明。'],
    ['案例分析题,问,,,', '案例分析题没有答案，下面也没有“案例小题”，请补上。'],
    ['案例小题：单选题,问,甲,乙,A', '案例小题上面没有案例分析题那一行，请补上案情。'],
  ])('%s', (row, reason) => {
    expect(shown(read('题型,题干,选项A,选项B,答案', row, '判断题,好,,,对'))).toEqual(['true-false 好 true', `第 2 行 ${reason}`]);
  });

  test('a question of a case that cannot be read takes the case with it', () => {
    expect(shown(read('题型,题干,选项A,选项B,答案', '案例分析题,案情,,,', '案例小题：单选题,问一,甲,乙,A', '案例小题：单选题,问二,甲,乙,C', '判断题,好,,,对'))).toEqual([
      'true-false 好 true', '第 2 行 第 4 行的小题：答案是 C，但只有 2 个选项，请核对。',
    ]);
  });

  test('a quote that is never closed is said with its line; one closed far below costs the rows between', () => {
    expect(readCsv('题干,选项A,选项B,答案\n问,"甲,乙,A\n问,甲,乙,B')).toMatchObject({ ok: false, reason: expect.stringContaining('引号没有配对') });
    const file = read('题干,选项A,选项B,答案', '问一,"甲,乙,A', '问二,甲,乙,B', '问三,甲,乙",B,', '问四,甲,乙,A');
    expect(shown(file)).toEqual(['single 问四 甲|乙 A', '第 2 行 “选项A”里的引号没有配对，后面几行被当成了这一格，请改正引号。']);
  });

  test('a file without questions says what a table of questions looks like', () => {
    expect(readCsv('姓名,单位\n甲,乙')).toMatchObject({ ok: false, reason: expect.stringContaining('第一行应当是表头') });
  });
});

describe('details', () => {
  const details = (headings: string, row: string) => {
    const file = read(`题干,选项A,选项B,答案,${headings}`, `问,甲,乙,A,${row}`);
    const { content: _, ...rest } = file.items[0]!.draft;
    return { ...rest, notes: file.notes };
  };

  test('all of them', () => {
    expect(details('答案解析,难度,科目,考点,岗位类别,法律依据,题目ID,用途', '因为,难,行政法,总则,执法岗；窗口岗,《示例法》第三条；《示例法》第四条之一,A-7,练习')).toEqual({
      explanation: '因为', difficulty: 5, topic: '行政法', audience: ['执法岗', '窗口岗'], use: 'practice', source: 'A-7',
      citations: [{ law: '示例法', article: '第三条' }, { law: '示例法', article: '第四条之一' }], notes: ['没有用到的列：考点。'],
    });
  });

  test('defaults hold where the file does not say', () => {
    const file = fileOf(readCsv('题干,答案,难度\n问,对,\n问,对,易', { topic: '宪法', use: 'both', audience: ['执法岗'], difficulty: 4 }));
    expect(file.items.map(({ draft: { topic, use, audience, difficulty } }) => [topic, use, audience, difficulty])).toEqual([
      ['宪法', 'both', ['执法岗'], 4], ['宪法', 'both', ['执法岗'], 1],
    ]);
  });

  test.each([
    ['难度', ['易', '中', '难'], [1, 3, 5]], ['难度', ['简单', '一般', '困难'], [1, 3, 5]], ['难度', ['1', '3', '5'], [1, 3, 5]],
    ['难度', ['较易', '适中', '较难'], [2, 3, 4]], ['难度', ['0.1', '0.5', '1'], [1, 3, 5]], ['难度系数', ['0.9', '0.5', '0.1'], [1, 3, 5]],
    ['难度', ['★', '★★★☆☆', '★★★★★'], [1, 3, 5]],
  ])('%s %j', (heading, values, expected) => {
    expect(read(`题干,答案,${heading}`, ...values.map((value) => `问,对,${value}`)).items.map(({ draft }) => draft.difficulty)).toEqual(expected);
  });

  test('what citations say beyond articles stays with the explanation', () => {
    const { citations, explanation, notes } = details('法律依据', '《示例法》第三条第二款规定的情形');
    expect(citations).toEqual([{ law: '示例法', article: '第三条' }]);
    expect(explanation).toBe('依据：《示例法》第三条第二款规定的情形');
    expect(notes).toEqual(['第 2 行：法律依据里有不能对应到条文的内容，原文附在解析后面。']);
  });

  test.each([
    ['登记（30%）\n审查（70%）', [0.3, 0.7]], ['登记（3分）\n审查（7分）', [0.3, 0.7]], ['登记\n审查', undefined],
  ])('points %j', (points, shares) => {
    const { draft } = read('题型,题干,答案,采分点', `简答题,问,答,"${points}"`).items[0]!;
    expect(draft.content).toMatchObject(shares === undefined
      ? { reference: `答\n采分点：${points}`, points: [] } : { reference: '答', points: shares.map((share) => ({ share })) });
  });

  test('points of the reference answer count where there is no column of them, and not where that is left empty', () => {
    const reference = '（1）先登记；（2分）\n（2）再审查。（3分）';
    const pointsOf = (headings: string, row: string): unknown => (read(headings, row).items[0]!.draft.content as { readonly points?: unknown }).points;
    expect(pointsOf('题型,题干,答案', `简答题,问,"${reference}"`)).toEqual([{ text: '先登记', share: 0.4 }, { text: '再审查。', share: 0.6 }]);
    expect(pointsOf('题型,题干,答案,采分点', `简答题,问,"${reference}",`)).toEqual([]);
    expect(pointsOf('题型,题干,答案', '简答题,问,登记、审查。')).toEqual([]);
  });

  test('the short answers of the sample exam are marked by three points each', () => {
    const { items } = fileOf(readCsv(readFileSync(join(ROOT, 'knowledge/sample/exam/items.csv'), 'utf8')));
    const shares = items.flatMap(({ draft: { content } }) => (content.type === 'short-answer' ? [content.points.map(({ share }) => share)] : []));
    expect(shares).toEqual([[0.4, 0.4, 0.2], [0.4, 0.4, 0.2]]);
  });
});

describe('without headings', () => {
  test.each([
    [['问题是一,甲,乙,丙,B', '问题是二,甲,乙,,A', '问题是三,甲,乙,丙,AC'], ['single 问题是一 甲|乙|丙 B', 'single 问题是二 甲|乙 A', 'multiple 问题是三 甲|乙|丙 AC']],
    [['1,单选题,问题是一,甲,乙,B', '2,单选题,问题是二,甲,乙,A'], ['single 问题是一 甲|乙 B', 'single 问题是二 甲|乙 A']],
    [['1,问题是一,甲，乙，丙,3,2', '1,问题是二,“甲，一”，“乙”,2,1'], ['single 问题是一 甲|乙|丙 B', 'single 问题是二 甲，一|乙 A']],
  ])('%j', (lines, expected) => {
    expect(shown(read(...lines))).toEqual(expected);
  });

  test('options that do not come out at the number given are rejected', () => {
    expect(shown(read('1,问题是一,甲，乙，丙,3,2', '1,问题是二,甲，乙，丙,4,1', '1,问题是三,甲，乙,2,1', '1,问题是四,甲，乙,2,1', '1,问题是五,甲，乙,2,1')).at(-1))
      .toBe('第 2 行 “第 3 列”里的文字分不出 4 个选项，请每个选项写一格。');
  });

  test('two columns that may both be the key are not chosen between', () => {
    expect(readCsv('问题是一,A,B,A\n问题是二,B,A,B').ok).toBe(false);
  });
});

test('signs of the format inside cells: quotes, separators, line breaks, byte order mark, full-width commas', () => {
  expect(shown(read('\ufeff题干;选项A;选项B;答案', '"他说""好""；\n对吗，甲,乙？";"甲;一";“乙”，丙;A'))).toEqual(['single 他说"好"；\n对吗，甲,乙？ 甲;一|“乙”，丙 A']);
});
