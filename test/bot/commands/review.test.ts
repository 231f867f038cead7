import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCaseIntake } from '../../../bot/review/intake.ts';
import { openState, type State } from '../../../bot/state/open-state.ts';
import type { NewCase } from '../../../bot/review/case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { runBot, sampleLaw } from '../sample.ts';

const sample = sampleLaw();

const RULE = '《恒口示范区房屋租住便民规定（示例文本）》';
const RIGHT = `依照${RULE}第十八条，出租人应当在退房之日起三日内退还押金。`;
const WRONG = `依照${RULE}第九十九条，出租人应当退还押金。`;
const RESIDENT = 'terminal:test';

/** A run of `npm run review`, on the sample law. */
const review = (...args: string[]) => runBot('commands/review.ts', [...args, '--data', sample.data]);
const done = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await review(...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};
const refused = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await review(...args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  return err;
};

async function openedCase(more: Partial<NewCase> = {}): Promise<{ id: string; state: State }> {
  const state = await openState(sample.data);
  onTestFinished(() => state.close());
  const provision = sample.searcher.corpus.laws().flatMap(({ id }) => sample.searcher.corpus.versionsOf(id))
    .flatMap(({ id }) => sample.searcher.corpus.provisionsOf(id)).find(({ text }) => text.includes('退还押金'))!;
  const { id } = await createCaseIntake(state.cases).open({
    resident: RESIDENT,
    reasons: ['citation-withheld', 'high-stakes'],
    question: '房东不退押金怎么办',
    conversation: ['问：房东\u001b[31m不退押金怎么办', '答：应当退还。'],
    answer: '应当退还押金。',
    findings: [`${RULE}没有第九十九条`],
    provisionIds: [provision.id],
    ...more,
  });
  return { id, state };
}

const letters = async (state: State): Promise<string[]> =>
  (await state.outbox.pending(RESIDENT)).map(({ reply }) => (reply.kind === 'reviewed' ? reply.text : reply.kind));

describe('npm run review', () => {
  test('from the open case to the vetted answer', async () => {
    const { id, state } = await openedCase();
    expect(await done('list')).toMatch(new RegExp(`^${id}　待处理　应在 .+ 前答复　0 分钟前　有引用未通过核验，已撤下；事关重大\n　　　房东不退押金怎么办$`, 'mu'));
    const shown = await done('show', id.slice(1));
    for (const part of ['问：房东[31m不退押金怎么办', '【居民收到的答复】\n应当退还押金。', `【核验发现】\n${RULE}没有第九十九条`, `1. ${RULE}第`, '现行有效，自', '┃ ', '系统　立案']) {
      expect(shown).toContain(part);
    }

    expect(await done('claim', id, '--as', '张律师')).toMatch(new RegExp(`^${id}　处理中，到 .+ 为止\n$`, 'u'));
    expect(await refused('claim', id, '--as', '李律师')).toMatch(/^张律师正在处理，到 .+ 为止。\n$/u);

    const answer = ['answer', id, WRONG, '--as', '张律师', '--publish'];
    const why = await refused(...answer);
    expect(why).toContain('没有通过核验，没有发出');
    expect(why).toMatch(/ · .*第九十九条.*没有第九十九条/u);
    expect(await letters(state)).toEqual([]);

    const file = join(temporaryFolder(), '答复.txt');
    writeFileSync(file, `\uFEFF${RIGHT}\n${WRONG}\n`);
    expect(await done('answer', id, '--file', file, '--as', '张律师', '--override', '已核对纸质文本', '--publish', '--also', '退租不给押金', '--also', '押金要不回来'))
      .toBe(`${id}　已答复\n`);
    expect(await letters(state)).toEqual([expect.stringMatching(new RegExp(`^【人工复核答复】编号 ${id}，张律师于\\d+年\\d+月\\d+日答复：\n${RIGHT}`, 'u'))]);

    const log = await state.cases.log(id);
    expect(log.map(({ kind, name }) => [kind, name])).toEqual([['open', undefined], ['claim', '张律师'], ['answer', '张律师'], ['publish', '张律师']]);
    expect(log[2]!.facts).toEqual({ problems: [expect.stringContaining('第九十九条')], override: '已核对纸质文本' });
    expect(await done('show', id)).toMatch(/张律师　答复\n {3}未通过核验：.*\n {3}仍然发出的理由：已核对纸质文本\n {3}依照/u);

    const vetted = await runBot('commands/vetted.ts', ['list', '--data', sample.data]);
    expect(vetted.out).toBe(`有效　case-${id}　房东不退押金怎么办\n`);
    const exported = await runBot('commands/vetted.ts', ['export', '--data', sample.data]);
    expect(JSON.parse(exported.out)).toMatchObject({
      questions: ['房东不退押金怎么办', '退租不给押金', '押金要不回来'],
      answer: `${RIGHT}\n${WRONG}`,
      citations: [{ law: '恒口示范区房屋租住便民规定（示例文本）', article: '第十八条', text: expect.stringContaining('押金') }],
      approvedBy: '张律师',
      approvedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
    });
    expect(await done('list')).not.toContain(id);
    expect(await done('list', '--all')).toMatch(new RegExp(`^${id}　已答复`, 'mu'));
  });

  test('a question back, the reply, then no answer, then open again', async () => {
    const { id, state } = await openedCase({ resident: 'terminal:other' });
    expect(await done('ask', id, '签过', '合同吗？', '--as', '张律师')).toBe(`${id}　等居民回复\n`);
    await createCaseIntake(state.cases).replyToWaiting('terminal:other', '签过，有收条');
    expect(await done('show', id)).toMatch(/张律师　询问居民\n {3}签过 合同吗？\n.*居民　居民回复\n {3}签过，有收条/u);
    expect(await done('decline', id, '需要当面看材料', '--as', '张律师')).toBe(`${id}　不予答复\n`);
    expect((await state.outbox.pending('terminal:other')).map(({ reply }) => reply)).toEqual([
      { kind: 'reviewed', caseId: id, isQuestion: true, text: expect.stringContaining('签过 合同吗？') },
      { kind: 'reviewed', caseId: id, isQuestion: false, text: expect.stringMatching(/需要当面看材料\n.*12348/u) },
    ]);
    expect(await refused('claim', id, '--as', '张律师')).toContain('这一件不予答复。要再处理，先用 reopen。');
    expect(await done('reopen', id, '材料补齐了', '--as', '李律师')).toBe(`${id}　待处理\n`);
    expect(await done('claim', id, '--as', '李律师', '--hours', '8')).toContain('处理中');
    expect(await done('release', id, '--as', '李律师')).toBe(`${id}　待处理\n`);
  });

  test('--json gives one object on the last line, also of a refusal', async () => {
    const { id } = await openedCase();
    const last = async (...args: string[]): Promise<unknown> => JSON.parse((await review(...args, '--json')).out.trimEnd().split('\n').at(-1)!);
    expect(await last('list')).toMatchObject({ cases: expect.arrayContaining([expect.objectContaining({ id, state: 'open', isOverdue: false })]) });
    expect(await last('show', id)).toMatchObject({ case: { id }, log: [{ kind: 'open' }], provisions: [{ provision: { text: expect.stringContaining('押金') } }] });
    expect(await last('answer', id, WRONG, '--as', '张律师')).toEqual({ refusal: 'unverified', problems: [expect.stringContaining('第九十九条')] });
    expect(await last('claim', id, '--as', '张律师')).toMatchObject({ case: { id, state: 'claimed', claim: { by: '张律师' } } });
  });

  test('who it is comes from the environment too', async () => {
    const { id, state } = await openedCase();
    await runBot('commands/review.ts', ['claim', id, '--data', sample.data], { FAZHI_ADVISER: '王律师' });
    expect((await state.cases.get(id))!.claim!.by).toBe('王律师');
  });

  test.each<[string, readonly string[], number, string]>([
    ['no such action', ['delete', 'CASE', '--as', '张律师'], 2, '请写 list、show、claim、release、answer、ask、decline、reopen 或 publish。\n'],
    ['no id', ['claim', '--as', '张律师'], 2, '请写编号，如 claim A0001。\n'],
    ['nobody', ['claim', 'CASE'], 2, '请用 --as <姓名> 或者环境变量 FAZHI_ADVISER 写明办理人。\n'],
    ['no such case to look at', ['show', 'A9999'], 2, '没有这个编号的复核件。\n'],
    ['no such case to work on', ['claim', 'A9999', '--as', '张律师'], 1, '没有这个编号的复核件。\n'],
    ['no such file', ['answer', 'CASE', '--as', '张律师', '--file', '没有.txt'], 2, '打不开 没有.txt，请检查路径。\n'],
    ['no hours', ['claim', 'CASE', '--as', '张律师', '--hours', '很久'], 2, '--hours 很久 不是小时数，请写成 1 到 99 的整数。\n'],
    ['nothing written', ['ask', 'CASE', '--as', '张律师'], 1, '没有写内容。请写在编号后面，或者用 --file <文件>。\n'],
  ])('%s: one line of Chinese', async (_name, args, code, err) => {
    const { id } = await openedCase();
    expect(await review(...args.map((word) => (word === 'CASE' ? id : word)))).toEqual({ code, signal: null, out: '', err });
  });

  test('a database that is none: one line of Chinese', async () => {
    const { code, err } = await runBot('commands/review.ts', ['list', '--data', sample.data], { DATABASE_URL: 'mysql://localhost' });
    expect({ code, err }).toEqual({ code: 2, err: '环境变量 DATABASE_URL 不对：应为 postgres://用户:密码@主机/库名 这样的地址；不设则用数据文件夹里的 bot.db。\n' });
  });
});
