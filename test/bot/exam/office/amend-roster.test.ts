import { beforeEach, describe, expect, test } from 'vitest';
import { headCode } from '../../../../bot/exam/sitting/head-code.ts';
import { examFiles, readExam, type ArchivedExam } from '../../../../bot/exam/archive/archived-exam.ts';
import { packFiles, README, unpackFiles, withManifest } from '../../../../bot/exam/archive/archive-files.ts';
import { verifyArchive } from '../../../../bot/exam/archive/verify-archive.ts';
import { amendRoster } from '../../../../bot/exam/office/amend-roster.ts';
import { newCodes } from '../../../../bot/exam/office/new-codes.ts';
import type { RosterEntry } from '../../../../bot/exam/roster/read-roster.ts';
import type { Candidate } from '../../../../bot/exam/sitting/sitting.ts';
import { createMarkingDesk } from '../../../../bot/exam/office/marking-desk.ts';
import { sampleLaw } from '../../sample.ts';
import { markAll, sit, type Office } from './held-exam.ts';
import { OPENS_AT, sampleOffice } from './sample-exam.ts';

const sample = sampleLaw();
const NEW: RosterEntry = { number: '10020', name: '吴示例', unit: '示例局', post: '副局长', postType: '执法类', extraMinutes: 10 };

let office: Office;
let id: string;
let listed: Map<string, RosterEntry>;
beforeEach(async () => {
  office = await sampleOffice(sample.data);
  id = (await office.draw()).sitting.id;
  listed = new Map(office.order.candidates.map((candidate) => [candidate.number, candidate]));
});

const amend = (rows: readonly RosterEntry[], isTrial = false) => amendRoster(id, { rows, why: '补报', by: '组织者', isTrial }, { exams: office.exams, now: () => office.clock.now });
const person = async (number: string): Promise<Candidate | undefined> => (await office.exams.candidates(id)).find((candidate) => candidate.number === number);

describe('the roster after the draw', () => {
  test('somebody is put on it, with a paper of their type of post and an attempt of their own; everybody else stays as they were', async () => {
    const before = await office.exams.candidates(id);
    expect(await amend([NEW])).toMatchObject({ enrolled: [{ number: '10020', paperId: expect.stringMatching(/^执法类-[AB]$/u) }], amended: [] });
    expect((await office.exams.candidates(id)).filter(({ number }) => number !== '10020')).toEqual(before);
    expect((await office.exams.attempts(id)).find(({ candidate }) => candidate === '10020')).toMatchObject({ state: 'not-started', extraMinutes: 10 });
    expect((await office.hall.board(id))!.rows.map(({ number }) => number)).toContain('10020');
  });

  test('a trial changes nothing, nor does a roster that says what is known', async () => {
    const head = (await office.exams.sitting(id))!.head;
    expect(await amend([NEW], true)).toMatchObject({ enrolled: { length: 1 } });
    expect(await amend([...listed.values()])).toEqual({ enrolled: [], amended: [] });
    expect((await office.exams.sitting(id))!.head).toEqual(head);
  });

  test('unit, extra time, exemption and type of post are corrected; a paper changes with the type of post alone', async () => {
    const [unit, type, exempt] = [listed.get('10001')!, listed.get('10006')!, listed.get('10008')!];
    const paper = (await person('10001'))!.paperId;
    await amend([{ ...unit, unit: '新单位', extraMinutes: 20 }, { ...type, postType: '执法类' }, { ...exempt, exempt: '已通过法考' }]);
    expect(await person('10001')).toMatchObject({ unit: '新单位', paperId: paper });
    expect((await office.exams.seat(id, '10001'))!.attempt.extraMinutes).toBe(20);
    expect((await person('10006'))!.paperId).toMatch(/^执法类-/u);
    expect(await person('10008')).not.toHaveProperty('paperId');
  });

  test('a type of post that no paper was drawn for is refused, and so is everything after the opening', async () => {
    expect(await amend([{ ...NEW, postType: '没有的' }])).toEqual({ refusal: 'no-paper', numbers: ['10020'] });
    office.clock.now = new Date(OPENS_AT);
    await office.hall.tick();
    expect(await amend([NEW])).toEqual({ refusal: 'closed' });
  });

  test('papers for one are not drawn afterwards', async () => {
    const { order: { blueprint }, draw } = office;
    id = (await draw({ blueprint: { ...blueprint, arrangement: { kind: 'individual' } } })).sitting.id;
    expect(await amend([NEW])).toEqual({ refusal: 'individual', numbers: ['10020'] });
    expect(await amend([{ ...listed.get('10001')!, unit: '新单位' }])).toMatchObject({ amended: { length: 1 } });
  });
});

describe('an exam whose time and roster were changed', () => {
  async function held(): Promise<Uint8Array> {
    await amend([NEW, { ...listed.get('10006')!, postType: '执法类' }, { ...listed.get('10001')!, unit: '新单位', extraMinutes: 20 }, { ...listed.get('10008')!, exempt: '已通过法考' }]);
    await amend([{ ...listed.get('10001')!, unit: '更新的单位', extraMinutes: 5 }]);
    const later = new Date(Date.parse(OPENS_AT) + 86_400_000);
    for (const opensAt of [new Date(later.getTime() + 3_600_000), later]) {
      expect(await office.hall.command(id, { kind: 'reschedule', by: '组织者', opensAt: opensAt.toISOString(), why: '会场被占' })).toEqual({ done: true });
    }
    office.clock.now = new Date(later.getTime() - 60_000);
    await office.hall.tick();
    expect(await office.exams.sitting(id)).toMatchObject({ state: 'scheduled', plan: { opensAt: later.toISOString() } });
    const codes = await newCodes(id, await office.exams.candidates(id), { exams: office.exams, random: office.parts.random, now: () => office.clock.now, by: '组织者' });
    office.clock.now = new Date(later.getTime() + 60_000);
    await office.hall.tick();
    for (const number of ['10001', '10006', '10020']) await sit(office, id, number, codes[number]!, 12);
    await office.hall.command(id, { kind: 'close', by: '监考' });
    const desk = createMarkingDesk({ exams: office.exams, now: () => office.clock.now });
    for (const marker of ['甲', '乙']) await markAll(desk, id, marker);
    expect(await desk.mark(id, '组织者', { showsAnswers: false })).toHaveProperty('results');
    const archived = (await desk.archive(id, '组织者'))!;
    if ('refusal' in archived) throw new Error(archived.refusal);
    expect(verifyArchive(archived.bundle, { codes: [headCode(archived.head)] }).checks.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
    return archived.bundle;
  }

  test('verifies; and what is changed besides is found', async () => {
    const bundle = await held();
    const files = unpackFiles(bundle)!;
    const exam = readExam(files);
    const failed = (changed: Partial<ArchivedExam>): string[] =>
      verifyArchive(packFiles(withManifest({ ...examFiles({ ...exam, ...changed }), [README]: files[README]! }))).checks.filter(({ outcome }) => outcome === 'failed').map(({ id: check }) => check);
    const with10020 = (more: Partial<Candidate>) => exam.candidates.map((candidate) => (candidate.number === '10020' ? { ...candidate, ...more } : candidate));
    const other = exam.candidates.find(({ number }) => number === '10020')!.paperId === '执法类-A' ? '执法类-B' : '执法类-A';
    expect(failed({})).toEqual([]);
    expect(failed({ candidates: with10020({ unit: '别的单位' }) })).toContain('draw');
    expect(failed({ candidates: with10020({ paperId: other }) })).toContain('draw');
    expect(failed({ candidates: exam.candidates.map((candidate) => (candidate.number === '10003' ? { ...candidate, unit: '别的单位' } : candidate)) })).toContain('drawn');
    expect(failed({ sitting: { ...exam.sitting, plan: { ...exam.sitting.plan, opensAt: OPENS_AT } } })).toContain('state');
    expect(failed({ sitting: { ...exam.sitting, plan: { ...exam.sitting.plan, minutes: 90 } } })).toContain('drawn');
  });
});
