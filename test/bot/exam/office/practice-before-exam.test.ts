import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createPractice } from '../../../../bot/practice/create-practice.ts';
import { createMockExams } from '../../../../bot/practice/mock-exam.ts';
import { sampleLaw } from '../../sample.ts';
import { describeDatabases } from '../../state/databases.ts';
import { questionsOf } from './held-exam.ts';
import { sampleOffice } from './sample-exam.ts';

const sample = sampleLaw();
const ME = 'web:示例';

describeDatabases('between a draw and the end of the exam', (create) => {
  test('nothing that it may ask is met in practice, and nothing of practice tells what is on its papers', async () => {
    const office = await sampleOffice(sample.data, await create());
    const { bank, state, exams, now } = office;
    const parts = { bank, store: state.practised, withheld: exams.itemsAhead, now };
    const practice = createPractice(parts);
    const mocks = createMockExams({ ...parts, blueprints: () => [{ name: '模拟', blueprint: office.order.blueprint }], random: randomBytes });
    const before = await practice.menu(ME);
    expect(before.items).toBeGreaterThan(20);
    expect(await mocks.list()).not.toEqual([]);
    const known = (await practice.next(ME, { kind: 'daily' }))!;

    const { sitting } = await office.draw();
    const onPapers = new Set((await exams.papers(sitting.id)).flatMap(questionsOf).map(({ itemId }) => itemId));
    // Everything in this bank could have been drawn: what was drawn does not stand out.
    expect([...onPapers].every((id) => bank.get(id)!.use === 'both')).toBe(true);
    expect(await practice.menu(ME)).toMatchObject({ items: 0, topics: [], laws: [] });
    for (const kind of ['any', 'daily', 'wrong', 'due'] as const) expect(await practice.next(ME, { kind })).toBeUndefined();
    expect(await practice.item(known.id), 'asked before the draw').toBeUndefined();
    expect(await mocks.list()).toEqual([]);
    expect(await mocks.begin('模拟', '执法类')).toBeUndefined();

    await office.hall.command(sitting.id, { kind: 'close', by: '组织者' });
    expect((await practice.menu(ME)).items).toBe(before.items);
  });

  test('what the draw could not take, because somebody had practised it, stays in practice', async () => {
    const office = await sampleOffice(sample.data, await create());
    const { bank, state, exams, now } = office;
    const practice = createPractice({ bank, store: state.practised, withheld: exams.itemsAhead, now });
    const met = (await practice.next(ME, { kind: 'daily' }))!;
    await practice.answer(ME, met, null);
    await office.draw({ blueprint: { ...office.order.blueprint, exclude: { lastSittings: 0, seenInPractice: true } } });
    expect(await practice.next(ME, { kind: 'any' })).toMatchObject({ id: met.id });
    expect((await practice.menu(ME)).items).toBe(1);
  });
});
