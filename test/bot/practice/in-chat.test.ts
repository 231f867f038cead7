import { describe, expect, test } from 'vitest';
import { openBank } from '../../../knowledge/bank/open-bank.ts';
import { sampleLaw } from '../sample.ts';
import { openTalk, type Said, type Talk } from '../dialogue/talk.ts';
import { draft, fillBank, multiple, single, trueFalse } from './sample-bank.ts';

const sample = sampleLaw();

async function talkWith(...drafts: Parameters<typeof fillBank>[1]): Promise<Talk> {
  const talk = await openTalk(sample.data);
  fillBank(talk.data, drafts);
  return talk;
}

const textOf = (said: readonly Said[]): string => said.map((reply) => ('text' in reply ? reply.text : '')).join('\n');
const labels = (said: readonly Said[]): string[] => said.flatMap((reply) => (reply.kind === 'question' ? reply.choices.map(({ label }) => label) : []));
/** Taps a choice of what was said last. */
async function tap(talk: Talk, said: readonly Said[], label: string): Promise<Said[]> {
  const choice = said.flatMap((reply) => (reply.kind === 'question' ? reply.choices : [])).find((one) => one.label === label);
  if (!choice) throw new Error(`no choice ${label} among ${labels(said).join(' ')}`);
  return talk.say(choice.label, { choice: choice.id });
}

describe('practice in a chat', () => {
  test('an item, the answer by a tap, the key with why and the article; then the book of wrong answers', async () => {
    const talk = await talkWith(draft(single('应当在几天内办理？')));
    let said = await talk.say('/practice');
    expect(textOf(said)).toContain('共 1 题');
    said = await tap(talk, said, '随便练');
    expect(textOf(said)).toBe('〔单选题〕应当在几天内办理？\nA．一天\nB．三天\nC．七天');
    said = await tap(talk, said, 'A');
    expect(textOf(said)).toMatch(/^✗ 答错了。正确答案：B（三天）[\s\S]*解析：见示例条文。[\s\S]*《示例规定》第一条：\n示例条文的原文。$/u);
    said = await tap(talk, said, '换个练法');
    expect(textOf(said)).toContain('您已答 1 次，答对 0 次（0%）');
    said = await tap(talk, said, '错题本（1）');
    said = await talk.say('b');
    expect(textOf(said)).toMatch(/^✓ 答对了/u);
    expect(labels(await talk.say('练习'))).not.toContain('错题本（1）');
  });

  test('several right options: tapped one by one, taken back, or written', async () => {
    const talk = await talkWith(draft(multiple('哪些是报酬？')));
    let said = await tap(talk, await talk.say('/practice'), '随便练');
    said = await tap(talk, said, 'A');
    said = await tap(talk, said, 'C');
    said = await tap(talk, said, '取消 C');
    said = await tap(talk, said, 'B');
    expect(textOf(said)).toBe('已选：A、B');
    said = await tap(talk, said, '选好了');
    expect(textOf(said)).toContain('✓ 答对了。正确答案：AB（工钱；奖金）');
    await tap(talk, said, '下一题');
    said = await talk.say('A、C');
    expect(textOf(said)).toContain('✗ 答错了');
    await tap(talk, said, '下一题');
    expect(textOf(await talk.say('a b'))).toContain('✓ 答对了');
  });

  test('true or false', async () => {
    const talk = await talkWith(draft(trueFalse('可以不写收条。', false)));
    const said = await tap(talk, await talk.say('/practice'), '每日一题');
    expect(labels(said)).toEqual(['正确', '错误']);
    expect(textOf(await talk.say('错'))).toContain('✓ 答对了。正确答案：错误');
  });

  test('a legal question in between is answered, and the item still waits', async () => {
    const talk = await talkWith(draft(single('应当在几天内办理？')));
    await tap(talk, await talk.say('/practice'), '随便练');
    expect((await talk.say('示例劳动报酬支付办法第三条是什么'))[0]).toMatchObject({ kind: 'answer' });
    expect(textOf(await talk.say('B'))).toContain('✓ 答对了');
  });

  test('an item that is taken out of use while it waits is told apart, and not taken for a question', async () => {
    const talk = await talkWith(draft(single('应当在几天内办理？')));
    await tap(talk, await talk.say('/practice'), '随便练');
    const bank = openBank(talk.data);
    bank.suspend(['Q00001'], { by: '系统', at: '2026-01-05T00:00:00.000Z' }, '条文变了');
    bank.close();
    expect(textOf(await talk.say('B'))).toContain('这次不算');
  });

  test('an old button of an item that is over is told apart', async () => {
    const talk = await talkWith(draft(single('第一题')), draft(single('第二题')));
    const first = await tap(talk, await talk.say('/practice'), '随便练');
    await tap(talk, await tap(talk, first, 'B'), '下一题');
    expect(textOf(await tap(talk, first, 'C'))).toContain('这道题已经过去了');
  });

  test('items of formal exams, drafts and suspended items are not practised; an empty bank says so', async () => {
    const talk = await talkWith(draft(single('正式考题'), { use: 'formal' }));
    expect(textOf(await talk.say('/practice'))).toContain('现在没有可以练习的题目');
  });

  test('not in a group; and what is kept of it goes with /forget', async () => {
    const talk = await talkWith(draft(single('应当在几天内办理？')));
    expect(textOf(await talk.say('/practice', { isPublic: true }))).toContain('私聊');
    await tap(talk, await talk.say('/practice'), '随便练');
    await talk.say('A');
    expect(await talk.bot.state.practised.answers('test:1')).toHaveLength(1);
    await talk.say('/forget 确定');
    expect(await talk.bot.state.practised.answers('test:1')).toEqual([]);
    expect(await talk.bot.state.practised.cards('test:1')).toEqual([]);
  });
});
