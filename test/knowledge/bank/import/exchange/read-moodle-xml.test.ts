import { expect, test } from 'vitest';
import { readMoodleXml } from '../../../../../knowledge/bank/import/exchange/read-moodle-xml.ts';
import { fileOf } from '../support.ts';

const quiz = (...questions: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`;
const question = (type: string, inside: string, stem = '<questiontext format="html"><text><![CDATA[<p>下列正确的是&nbsp;</p>]]></text></questiontext>'): string =>
  `<question type="${type}"><name><text>题一</text></name>${stem}${inside}</question>`;
const answer = (fraction: string, text: string, feedback = ''): string =>
  `<answer fraction="${fraction}" format="html"><text><![CDATA[<p>${text}</p>]]></text><feedback format="html"><text>${feedback}</text></feedback></answer>`;

test('single and multiple by fractions, true and false, short answers and essays', async () => {
  const file = fileOf(await readMoodleXml(quiz(
    '<question type="category"><category><text>$course$/top/行政法//总则</text></category></question>',
    question('multichoice', `<single>true</single><idnumber>7</idnumber><generalfeedback format="html"><text>&lt;b&gt;总之&lt;/b&gt;</text></generalfeedback>${answer('100', '甲', '对')}${answer('0', '乙')}`),
    question('multichoice', `<single>false</single>${answer('50', '甲')}${answer('-100', '乙')}${answer('50', '丙')}<tags><tag><text>难度：5</text></tag></tags>`),
    question('truefalse', `${answer('0', 'true')}${answer('100', 'false')}`),
    question('shortanswer', `${answer('100', '甲')}${answer('50', '乙')}`),
    question('essay', '<graderinfo format="html"><text>要点一&lt;br&gt;要点二</text></graderinfo>'),
    question('multichoice', `<single>true</single>${answer('100', '甲')}${answer('33.33333', '乙')}`),
  )));
  expect(file.rejected).toEqual([]);
  expect(file.items.map(({ at, draft: { content, topic, source, explanation, difficulty } }) => ({ at, ...content, topic, source, explanation, difficulty }))).toEqual([
    { at: '第 1 题', type: 'single', options: ['甲', '乙'], key: [0], source: '7', explanation: '总之\n选项 A：对', difficulty: 3 },
    { at: '第 2 题', type: 'multiple', options: ['甲', '乙', '丙'], key: [0, 2], source: '题一', explanation: '', difficulty: 5 },
    { at: '第 3 题', type: 'true-false', key: false, source: '题一', explanation: '', difficulty: 3 },
    { at: '第 4 题', type: 'short-answer', reference: '甲\n或：乙（得 50%）', points: [], source: '题一', explanation: '', difficulty: 3 },
    { at: '第 5 题', type: 'short-answer', reference: '要点一\n要点二', points: [], source: '题一', explanation: '', difficulty: 3 },
    { at: '第 6 题', type: 'single', options: ['甲', '乙'], key: [0], source: '题一', explanation: '', difficulty: 3 },
  ].map((expected) => ({ ...expected, stem: '下列正确的是', topic: '行政法/总则' })));
  expect(file.notes).toEqual(['第 4 题：有 2 个可接受的答案，都写进参考答案，由人工评分。', '第 6 题：选项 B 原来给部分分，现作错误选项。']);
});

test('what the bank has no place for is rejected', async () => {
  const picture = '<questiontext format="html"><text><![CDATA[<p>看图<img src="@@PLUGINFILE@@/a.png"></p>]]></text></questiontext>';
  const { rejected } = fileOf(await readMoodleXml(quiz(
    question('matching', ''), question('cloze', ''), question('ddwtos', ''), question('essay', '', picture), question('truefalse', answer('100', '也许')),
    question('multichoice', `<single>false</single>${answer('0', '甲')}${answer('0', '乙')}`),
  )));
  expect(rejected.map(({ at, reason }) => `${at}：${reason}`)).toEqual([
    '第 1 题：题库没有匹配题，请改为单选题、多选题、判断题或简答题。',
    '第 2 题：题库没有完形填空题，请改为单选题、多选题、判断题或简答题。',
    '第 3 题：题库没有“ddwtos”这种题型，请改为单选题、多选题、判断题或简答题。',
    '第 4 题：题干里有图片，题库只存文字，请把图片的内容写成文字。',
    '第 5 题：判断题看不出答案是对还是错。',
    '第 6 题：没有标出正确选项。',
  ]);
});

test('a file that was cut off says so; another XML is none', async () => {
  const whole = quiz(question('truefalse', `${answer('100', 'true')}${answer('0', 'false')}`), question('truefalse', `${answer('100', 'true')}${answer('0', 'false')}`));
  const file = fileOf(await readMoodleXml(whole.slice(0, whole.lastIndexOf('<answer'))));
  expect(file.rejected.at(-1)).toMatchObject({ at: '文件结尾', reason: expect.stringContaining('请重新导出') });
  expect(await readMoodleXml('<html></html>')).toMatchObject({ ok: false });
});
