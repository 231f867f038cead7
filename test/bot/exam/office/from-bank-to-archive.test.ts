import { beforeEach, describe, expect, test } from 'vitest';
import { drawSitting } from '../../../../bot/exam/office/draw-sitting.ts';
import { createMarkingDesk } from '../../../../bot/exam/office/marking-desk.ts';
import { slipsOf } from '../../../../bot/exam/office/result-files.ts';
import { verifyArchive } from '../../../../bot/exam/archive/verify-archive.ts';
import { headCode } from '../../../../bot/exam/archive/archived-entry.ts';
import type { ExamView } from '../../../../bot/exam/sitting/view.ts';
import type { Paper } from '../../../../bot/exam/paper/paper.ts';
import { sampleLaw } from '../../sample.ts';
import { OPENS_AT, sampleOffice } from './sample-exam.ts';

const sample = sampleLaw();
const MINUTE = 60_000;
type Office = Awaited<ReturnType<typeof sampleOffice>>;

let office: Office;
beforeEach(async () => {
  office = await sampleOffice(sample.data);
});

/** Somebody sits, and answers so many choice questions rightly. */
async function sit(sittingId: string, number: string, code: string, right: number): Promise<void> {
  const { hall, exams } = office;
  const pass = { sittingId, candidate: number, device: `device-${number}` };
  expect(await hall.signIn({ sittingId, number, code, device: pass.device })).not.toHaveProperty('refusal');
  const { sheet } = await hall.start(pass) as ExamView;
  const seat = (await exams.seat(sittingId, number))!;
  const paper = (await exams.paper(sittingId, seat.candidate.paperId!))!;
  const questions = new Map(questionsOf(paper).map((asked) => [asked.slot, asked]));
  const answers = sheet!.sections.flatMap((section) => section.questions).map(({ slot }, place) => {
    const { question } = questions.get(slot)!;
    if (question.type === 'short-answer') return { slot, answer: { text: '先对账，服务站七日内通知。' } };
    if (question.type === 'true-false') return { slot, answer: { truth: place < right ? question.key : !question.key } };
    const shown = seat.attempt.arrangement!.options[slot] ?? question.options.map((_, own) => own);
    const wrong = [question.options.findIndex((_option, own) => !question.key.includes(own))].filter((own) => own >= 0);
    const chosen = (place < right ? question.key : wrong).map((own) => shown.indexOf(own));
    return { slot, answer: { chosen } };
  });
  const { refused } = await hall.save(pass, answers.map((answer, place) => ({ ...answer, sequence: place + 1, key: `${number}-${place}` })));
  expect(refused).toEqual([]);
  expect(await hall.submit(pass)).toMatchObject({ pulse: { attempt: 'submitted' } });
}

const questionsOf = ({ sections }: Paper) => sections.flatMap(({ questions }) => questions);

describe('from the bank to the archive', () => {
  test('drawn, sat, marked, corrected, sealed: and an archive that verifies without anything else', async () => {
    const { clock, exams, hall, draw } = office;
    const { sitting, codes } = await draw();
    expect(Object.keys(codes).sort()).toEqual(['10001', '10002', '10003', '10005', '10006', '10007', '10008']);
    expect(JSON.stringify(await exams.journal(sitting.id))).not.toContain(Object.values(codes)[0]);

    clock.now = new Date(Date.parse(OPENS_AT) + MINUTE);
    await hall.tick();
    for (const [place, [number, code]] of Object.entries(codes).filter(([one]) => one !== '10008').entries()) await sit(sitting.id, number, code, 10 + place * 2);
    clock.now = new Date(Date.parse(OPENS_AT) + 200 * MINUTE);
    await hall.tick();

    const desk = createMarkingDesk({ exams, now: () => clock.now });
    expect(await desk.mark(sitting.id, '组织者', { showsAnswers: false })).toEqual({ refusal: 'unfinished', left: 6 });
    for (const marker of ['甲', '乙', '丙']) {
      for (let task = await desk.next(sitting.id, marker); task; task = await desk.next(sitting.id, marker)) {
        expect(JSON.stringify(task)).not.toMatch(/1000\d|示例街道/u);
        const points = task.points.map(({ most }) => (marker === '甲' ? most : 0));
        expect(await desk.grade(sitting.id, { marker, id: task.id, points })).toEqual({ done: true });
      }
    }
    const marked = await desk.mark(sitting.id, '组织者', { showsAnswers: false });
    expect(marked).toMatchObject({ results: expect.arrayContaining([expect.objectContaining({ candidate: '10004', outcome: 'exempt' }), expect.objectContaining({ candidate: '10008', outcome: 'absent' })]) });
    const before = (await desk.held(sitting.id))!.results.map(({ total }) => total);
    expect(new Set(before).size).toBeGreaterThan(3);

    const asked = questionsOf((await exams.papers(sitting.id))[0]!)[0]!;
    const challenge = await desk.challenge(sitting.id, { itemId: asked.itemId, version: asked.version, why: '题干有歧义', by: '组织者' });
    expect(challenge).toEqual({ id: 'Y1' });
    const ruling = { challengeId: 'Y1', decision: { kind: 'give-all' }, why: '题干有歧义', by: '法律顾问' } as const;
    const trial = await desk.rule(sitting.id, ruling, true);
    expect((await desk.held(sitting.id))!.results.map(({ total }) => total)).toEqual(before);
    expect(await desk.rule(sitting.id, ruling, false)).toEqual(trial);

    const archived = (await desk.archive(sitting.id, '组织者'))!;
    if ('refusal' in archived) throw new Error(archived.refusal);
    const report = verifyArchive(archived.bundle, { codes: [headCode(archived.head)] });
    expect(report.checks.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
    expect(Buffer.compare(archived.bundle, (await desk.archive(sitting.id, '组织者') as typeof archived).bundle), 'archiving again changes nothing').toBe(0);
    const held = (await desk.held(sitting.id))!;
    const slips = slipsOf(held, { issuedOn: '2026-12-02', resitUntil: '2026-12-31' });
    expect(slips).toHaveLength(8);
    expect(slips.some(({ corrections }) => corrections.length > 0)).toBe('changes' in trial! && trial.changes.length > 0);
    expect(office.errors).toEqual([]);
  });

  test('the resit has other items', async () => {
    const { exams, draw, order } = office;
    const { sitting } = await draw();
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
