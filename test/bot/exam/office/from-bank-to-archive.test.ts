import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createChatDoor } from '../../../../bot/exam/office/chat-door.ts';
import { drawSitting } from '../../../../bot/exam/office/draw-sitting.ts';
import { newCodes } from '../../../../bot/exam/office/new-codes.ts';
import { hashCode } from '../../../../bot/exam/roster/one-time-code.ts';
import { slipsOf } from '../../../../bot/exam/office/result-files.ts';
import { verifyArchive } from '../../../../bot/exam/archive/verify-archive.ts';
import { headCode } from '../../../../bot/exam/sitting/head-code.ts';
import { sampleLaw } from '../../sample.ts';
import { heldExam, markAll, questionsOf, type Office } from './held-exam.ts';
import { OPENS_AT, sampleOffice } from './sample-exam.ts';

const sample = sampleLaw();

let office: Office;
beforeEach(async () => {
  office = await sampleOffice(sample.data);
});

describe('from the bank to the archive', () => {
  test('drawn, sat, marked, corrected, sealed: and an archive that verifies without anything else', async () => {
    const { exams } = office;
    const { id, desk, codes } = await heldExam(office);
    expect(Object.keys(codes).sort()).toEqual(['10001', '10002', '10003', '10005', '10006', '10007', '10008']);
    expect(JSON.stringify(await exams.journal(id))).not.toContain(Object.values(codes)[0]);

    expect(await desk.mark(id, '组织者', { showsAnswers: false })).toEqual({ refusal: 'unfinished', left: 6 });
    for (const marker of ['甲', '乙', '丙']) {
      for (let task = await desk.next(id, marker); task; task = await desk.next(id, marker)) {
        expect(JSON.stringify(task)).not.toMatch(/1000\d|示例街道/u);
        const points = task.points.map(({ most }) => (marker === '甲' ? most : 0));
        expect(await desk.grade(id, { marker, id: task.id, points })).toEqual({ done: true });
      }
    }
    const marked = await desk.mark(id, '组织者', { showsAnswers: false });
    expect(marked).toMatchObject({ results: expect.arrayContaining([expect.objectContaining({ candidate: '10004', outcome: 'exempt' }), expect.objectContaining({ candidate: '10008', outcome: 'absent' })]) });
    const before = (await desk.held(id))!.results.map(({ total }) => total);
    expect(new Set(before).size).toBeGreaterThan(3);

    const asked = questionsOf((await exams.papers(id))[0]!)[0]!;
    const challenge = await desk.challenge(id, { itemId: asked.itemId, version: asked.version, why: '题干有歧义', by: '组织者' });
    expect(challenge).toEqual({ id: 'Y1' });
    const ruling = { challengeId: 'Y1', decision: { kind: 'give-all' }, why: '题干有歧义', by: '法律顾问' } as const;
    const trial = await desk.rule(id, ruling, true);
    expect((await desk.held(id))!.results.map(({ total }) => total)).toEqual(before);
    expect(await desk.rule(id, ruling, false)).toEqual(trial);

    const archived = (await desk.archive(id, '组织者'))!;
    if ('refusal' in archived) throw new Error(archived.refusal);
    const report = verifyArchive(archived.bundle, { codes: [headCode(archived.head)] });
    expect(report.checks.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
    expect(Buffer.compare(archived.bundle, (await desk.archive(id, '组织者') as typeof archived).bundle), 'archiving again changes nothing').toBe(0);
    const held = (await desk.held(id))!;
    const slips = slipsOf(held, { issuedOn: '2026-12-02', resitUntil: '2026-12-31' });
    expect(slips).toHaveLength(8);
    expect(slips.some(({ corrections }) => corrections.length > 0)).toBe('changes' in trial! && trial.changes.length > 0);
    expect(office.errors).toEqual([]);
  });

  test('nothing is written behind the end: no ruling, no code, no binding; and no challenge is left unruled', async () => {
    const { exams, now } = office;
    const { id, desk, codes } = await heldExam(office);
    for (const marker of ['甲', '乙', '丙']) await markAll(desk, id, marker);
    await desk.mark(id, '组织者', { showsAnswers: false });
    const [asked] = questionsOf((await exams.papers(id))[0]!);
    const about = { itemId: asked!.itemId, version: asked!.version };
    await desk.challenge(id, { ...about, why: '题干有歧义', by: '组织者' });
    expect(await desk.archive(id, '组织者')).toEqual({ refusal: 'not-ruled', left: 1 });
    await desk.rule(id, { challengeId: 'Y1', decision: { kind: 'uphold' }, why: '无歧义', by: '法律顾问' }, false);
    const { bundle } = await desk.archive(id, '组织者') as { readonly bundle: Uint8Array };

    expect(await desk.rule(id, { challengeId: 'Y1', decision: { kind: 'give-all' }, why: '重新考虑', by: '法律顾问' }, false)).toEqual({ refusal: 'archived' });
    expect(await desk.challenge(id, { ...about, why: '又有人提出', by: '组织者' })).toEqual({ refusal: 'archived' });
    const door = createChatDoor({ exams, now, random: randomBytes, publicUrl: 'https://law.example.gov.cn' });
    expect(await door('telegram:1', `${id} 10001 ${codes['10001']!}`)).toContain('已经归档');
    // A new code opens one's own result, and leaves no line.
    const anew = await newCodes(id, await exams.candidates(id), { exams, now, random: randomBytes, by: '组织者' });
    expect(await exams.codeHash(id, '10001')).toBe(hashCode('10001', anew['10001']!));
    expect(Buffer.compare((await desk.archive(id, '组织者') as { readonly bundle: Uint8Array }).bundle, bundle)).toBe(0);
    expect(verifyArchive(bundle).isOk).toBe(true);
  });

  test('who brought a challenge forward does not rule on it', async () => {
    const { id, desk } = await heldExam(office);
    const [asked] = questionsOf((await office.exams.papers(id))[0]!);
    await desk.challenge(id, { itemId: asked!.itemId, version: asked!.version, why: '题干有歧义', by: '法律顾问' });
    const ruling = { challengeId: 'Y1', decision: { kind: 'give-all' }, why: '题干有歧义' } as const;
    expect(await desk.rule(id, { ...ruling, by: '法律顾问' }, true)).toEqual({ refusal: 'own-challenge' });
    expect(await desk.rule(id, { ...ruling, by: '法律顾问' }, false)).toEqual({ refusal: 'own-challenge' });
    expect(await desk.rule(id, { ...ruling, by: '另一位顾问' }, false)).toHaveProperty('changes');
  });

  test('the resit has other items', async () => {
    const { exams, draw, order } = office;
    // Two forms may take all that the sample has.
    const { sitting } = await draw({ blueprint: { ...order.blueprint, arrangement: { kind: 'same' } } });
    const failed = order.candidates.slice(0, 1);
    const blueprint = { ...order.blueprint, arrangement: { kind: 'same' } as const, parts: order.blueprint.parts.map((part) => ({ ...part, sections: part.sections.map((section) => ({ ...section, count: 1 })) })) };
    const first = new Set((await exams.papers(sitting.id)).flatMap(questionsOf).map(({ itemId }) => itemId));
    const again = await draw({ blueprint: { ...blueprint, parts: [{ ...blueprint.parts[0]!, sections: blueprint.parts[0]!.sections.slice(0, 1) }], passMark: 1 }, candidates: failed, resitOf: sitting.id });
    const items = (await exams.papers(again.sitting.id)).flatMap(questionsOf).map(({ itemId }) => itemId);
    expect(items.filter((id) => first.has(id))).toEqual([]);
  });

  test('a bank that cannot fill the blueprint says what is missing, and draws nothing', async () => {
    const { bank, exams, order, parts } = office;
    bank.retire(bank.list({ types: ['short-answer'] }).map(({ id }) => id), { by: '审题人', at: OPENS_AT }, '示例');
    expect(await drawSitting(order, parts)).toMatchObject({ isOk: false, check: { problems: [expect.stringContaining('四、简答题')] } });
    expect(await exams.sittings()).toEqual([]);
  });
});
