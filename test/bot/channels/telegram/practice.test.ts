import { expect, test } from 'vitest';
import { pinCitations } from '../../../../knowledge/bank/pin-citations.ts';
import { keyboardOf } from '../../../../bot/channels/telegram/keyboard.ts';
import { startTelegram } from '../../../support/telegram-stand-in.ts';
import { draft, fillBank, multiple, single, trueFalse } from '../../practice/sample-bank.ts';
import { HOME, sampleLaw } from '../../sample.ts';
import { freshData, startProgram } from '../program.ts';

const sample = sampleLaw();

/** On a law that is there: what is not would be taken out of use while it is practised. */
async function open(content: Parameters<typeof draft>[0]) {
  const data = freshData(sample.data);
  const { pinned } = pinCitations([{ law: '恒口示范区房屋租住便民规定（示例文本）', article: '第十八条' }], sample.searcher.corpus, '2026-01-05', HOME);
  fillBank(data, [draft(content, { citations: pinned })]);
  const telegram = await startTelegram();
  await startProgram(data, { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot });
  return telegram.user();
}

test('practice in Telegram: several options tapped, one taken back, the answer with its article, the book of wrong answers', async () => {
  const li = await open(multiple('哪些是报酬？'));
  await li.writes('/practice');
  await li.sees(/练习题库共 1 题/u);
  await li.taps('随便练');
  const asked = await li.sees(/〔多选题〕哪些是报酬？/u);
  expect(asked.text).toMatch(/A．工钱\nB．奖金\nC．押金/u);
  expect(asked.buttons.map(({ text }) => text)).toEqual(['A', 'B', 'C']);
  await li.taps('A');
  await li.sees(/已选：A$/u);
  await li.taps('C');
  const both = await li.sees(/已选：A、C$/u);
  await li.taps('取消 C');
  await li.sees(({ text, id }) => text.endsWith('已选：A') && id > both.id);
  await li.taps('选好了');
  expect((await li.sees(/答错了/u)).text).toMatch(/正确答案：AB（工钱；奖金）[\s\S]*《恒口示范区房屋租住便民规定（示例文本）》第十八条：\n\S/u);
  await li.taps('换个练法');
  await li.taps((await li.sees(({ buttons }) => buttons.some(({ text }) => text === '错题本（1）'))).buttons.find(({ text }) => text === '错题本（1）')!);
  await li.sees(({ text, id }) => text.includes('〔多选题〕') && id > asked.id);
  await li.writes('ab');
  await li.sees(/答对了/u);
});

test('a stem that is longer than a message comes whole, in several, with the buttons under the last', async () => {
  const stem = Array.from({ length: 300 }, (_, place) => `第${place + 1}段：示例案情，甲乙双方各执一词，村委会调解未成。`).join('\n');
  const li = await open(single(`${stem}\n应当在几天内办理？`));
  await li.writes('/practice');
  await li.sees(/练习题库/u);
  await li.taps('每日一题');
  const last = await li.sees(/C．七天/u);
  expect(last.buttons.map(({ text }) => text)).toEqual(['A', 'B', 'C']);
  const parts = li.chat.filter(({ text }) => text.includes('示例案情'));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.every(({ text }) => text.length <= 4096)).toBe(true);
  const all = parts.map(({ text }) => text).join('\n');
  for (let place = 1; place <= 300; place += 1) expect(all).toContain(`第${place}段：`);
  await li.taps(last.buttons[1]!);
  expect((await li.sees(/答对了/u)).buttons.map(({ text }) => text)).toEqual(['换个练法', '结束练习']);
});

test('true or false', async () => {
  const li = await open(trueFalse('可以不写收条。', false));
  await li.writes('/practice');
  await li.sees(/练习题库/u);
  await li.taps('随便练');
  await li.sees(/〔判断题〕/u);
  await li.taps('错误');
  expect((await li.sees(/答对了/u)).text).toContain('正确答案：错误');
});

test('short choices stand beside each other, as many as can be read; long ones have a row each', () => {
  const keyboard = (...labels: string[]): string[][] =>
    keyboardOf(1, { kind: 'question', sections: [], choices: labels.map((label) => ({ id: label, label })) } as never, [], false).map((row) => row.map(({ text }) => text));
  expect(keyboard('A', 'B', 'C', 'D', 'E', '选好了')).toEqual([['A', 'B', 'C', 'D'], ['E', '选好了']]);
  expect(keyboard('A', '取消 B', 'C', '取消 D', '选好了')).toEqual([['A', '取消 B', 'C'], ['取消 D', '选好了']]);
  expect(keyboard('下一题', '换个练法', '结束练习')).toEqual([['下一题', '换个练法', '结束练习']]);
  expect(keyboard('每日一题', '随便练', '该复习的（3）', '错题本（12）', '按主题', '按法律')).toEqual([['每日一题', '随便练'], ['该复习的（3）', '错题本（12）'], ['按主题', '按法律']]);
  expect(keyboard('示例房屋租住便民规定（20）', '示例劳动报酬支付办法（8）')).toEqual([['示例房屋租住便民规定（20）'], ['示例劳动报酬支付办法（8）']]);
});
