import { cpSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkLaw, createLawWatch } from '../../../../bot/exam/office/check-law.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { amendWages } from '../../dialogue/amend-wages.ts';
import { sampleLaw } from '../../sample.ts';
import { OPENS_AT, sampleOffice } from './sample-exam.ts';

const sample = sampleLaw();
let data: string;
let office: Awaited<ReturnType<typeof sampleOffice>>;
beforeEach(async () => {
  data = temporaryFolder();
  cpSync(sample.data, data, { recursive: true });
  office = await sampleOffice(data);
});

describe('when the law changes after the draw', () => {
  test('items, and sittings not yet held, are suspended with old and new text; nobody sits until somebody has decided', async () => {
    const { draw, hall, clock, exams, bank } = office;
    const blueprint = { ...office.order.blueprint, arrangement: { kind: 'individual' } as const };
    const { sitting, codes } = await draw({ blueprint });
    const watch = createLawWatch(office.parts);
    expect(await watch()).toEqual({ suspended: [], sittings: [] });
    expect(await watch(), 'nothing has changed').toBeUndefined();

    await amendWages(data, '试工期最长十五天', '试工期最长十天');
    clock.now = new Date('2026-11-30T02:00:00.000Z');
    const check = (await watch())!;
    expect(check.suspended.length).toBeGreaterThan(0);
    for (const { id, pins } of check.suspended) {
      expect(bank.get(id)).toMatchObject({ status: 'suspended' });
      for (const { pin, detail } of pins) {
        expect(pin.text).not.toBe('');
        expect(detail).toContain('劳动报酬支付办法');
      }
    }
    expect(check.sittings).toEqual([{ id: sitting.id, items: expect.any(Array) }]);

    clock.now = new Date(OPENS_AT);
    await hall.tick();
    expect(await exams.sitting(sitting.id)).toMatchObject({ state: 'scheduled' });
    const [number, code] = Object.entries(codes)[0]!;
    await hall.signIn({ sittingId: sitting.id, number, code, device: 'd' });
    expect(await hall.start({ sittingId: sitting.id, candidate: number, device: 'd' })).toMatchObject({ refusal: expect.stringMatching(/not-open|suspended/u) });
    expect(await hall.command(sitting.id, { kind: 'release', by: '法律顾问', why: '修改的不是考点' })).toEqual({ done: true });
    await hall.tick();
    expect(await exams.sitting(sitting.id)).toMatchObject({ state: 'open' });
  });

  test('what was decided stays decided: over a day, a restart and another check, until the item is suspended anew', async () => {
    const { draw, hall, clock, exams, bank, parts } = office;
    const { sitting } = await draw({ blueprint: { ...office.order.blueprint, arrangement: { kind: 'individual' } } });
    const [item] = (await exams.papers(sitting.id)).flatMap(({ sections }) => sections.flatMap(({ questions }) => questions));
    const suspend = (): void => bank.suspend([item!.itemId], { by: '法律顾问', at: clock.now.toISOString() }, '示例');
    const hour = (hours: number): void => {
      clock.now = new Date(clock.now.getTime() + hours * 3_600_000);
    };
    suspend();
    expect((await checkLaw(parts, '系统')).sittings).toEqual([{ id: sitting.id, items: [item!.itemId] }]);
    hour(1);
    expect(await hall.command(sitting.id, { kind: 'release', by: '法律顾问', why: '不影响作答' })).toEqual({ done: true });
    hour(24);
    expect((await checkLaw(parts, '系统')).sittings).toEqual([]);
    expect(await createLawWatch(parts)()).toMatchObject({ sittings: [] });
    expect((await exams.sitting(sitting.id))!.suspended).toBeUndefined();
    bank.restore(item!.itemId, bank.get(item!.itemId)!.citations, { by: '审题人', at: clock.now.toISOString() }, '示例');
    hour(1);
    suspend();
    expect((await checkLaw(parts, '系统')).sittings).toEqual([{ id: sitting.id, items: [item!.itemId] }]);
  });

  test('an item that is retired after the draw keeps the sitting as well', async () => {
    const { draw, clock, exams, bank, parts } = office;
    const { sitting } = await draw();
    const [item] = (await exams.papers(sitting.id)).flatMap(({ sections }) => sections.flatMap(({ questions }) => questions));
    bank.retire([item!.itemId], { by: '法律顾问', at: clock.now.toISOString() }, '答案有误');
    expect(await checkLaw(parts, '系统')).toMatchObject({ sittings: [{ id: sitting.id, items: [item!.itemId] }] });
    expect((await exams.sitting(sitting.id))!.suspended).toEqual([item!.itemId]);
  });

  test('what was released stays so, until the law takes another of its items', async () => {
    const { draw, hall, clock, bank } = office;
    const { sitting: { id } } = await draw({ blueprint: { ...office.order.blueprint, arrangement: { kind: 'individual' } } });
    await amendWages(data, '试工期最长十五天', '试工期最长十天');
    clock.now = new Date('2026-11-30T02:00:00.000Z');
    const { sittings: [first] } = await checkLaw(office.parts, '系统');
    clock.now = new Date('2026-11-30T03:00:00.000Z');
    await hall.command(id, { kind: 'release', by: '法律顾问', why: '修改的不是考点' });
    expect((await checkLaw(office.parts, '系统')).sittings).toEqual([]);
    const other = (await office.exams.papers(id)).flatMap(({ sections }) => sections.flatMap(({ questions }) => questions)).map(({ itemId }) => itemId).find((item) => !first!.items.includes(item))!;
    clock.now = new Date('2026-11-30T04:00:00.000Z');
    bank.suspend([other], { by: '法律顾问', at: clock.now.toISOString() }, '示例');
    expect((await checkLaw(office.parts, '系统')).sittings).toEqual([{ id, items: [other] }]);
  });

  test('a sitting that is under way is left alone', async () => {
    const { draw, hall, clock, exams } = office;
    const { sitting } = await draw({ blueprint: { ...office.order.blueprint, arrangement: { kind: 'individual' } } });
    clock.now = new Date(OPENS_AT);
    await hall.tick();
    await amendWages(data, '试工期最长十五天', '试工期最长十天');
    expect((await checkLaw(office.parts, '系统')).sittings).toEqual([]);
    expect(await exams.sitting(sitting.id)).toMatchObject({ state: 'open' });
  });
});
