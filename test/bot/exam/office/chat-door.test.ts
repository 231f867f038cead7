import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createChatDoor, type ChatDoor } from '../../../../bot/exam/office/chat-door.ts';
import { createMarkingDesk } from '../../../../bot/exam/office/marking-desk.ts';
import { newCodes } from '../../../../bot/exam/office/new-codes.ts';
import { sampleLaw } from '../../sample.ts';
import { OPENS_AT, sampleOffice } from './sample-exam.ts';

const sample = sampleLaw();
const URL = 'https://law.example.gov.cn';
let office: Awaited<ReturnType<typeof sampleOffice>>;
let door: ChatDoor;
beforeEach(async () => {
  office = await sampleOffice(sample.data);
  door = createChatDoor({ exams: office.exams, now: office.now, random: randomBytes, publicUrl: URL });
});

const linkIn = (text: string): readonly [number: string, code: string] => {
  const [, number, code] = /\/exam\/K\d+#([^.\s]+)\.(\S+)/u.exec(text) ?? [];
  if (number === undefined || code === undefined) throw new Error(`no link in ${text}`);
  return [number, code];
};
const signIn = (number: string, code: string) => office.hall.signIn({ sittingId: 'K0001', number, code, device: `d-${number}` });

describe('/exam in a chat', () => {
  test('without an exam, and with one that is not bound', async () => {
    expect(await door('telegram:1', '')).toContain('现在没有安排');
    await office.draw();
    expect(await door('telegram:1', '')).toContain(`${URL}/exam/K0001`);
    expect(await door('telegram:1', '')).not.toContain('#');
  });

  test('an account is bound once, with the code of the slip, which is used up', async () => {
    const { codes } = await office.draw();
    expect(await door('telegram:1', 'K0001 10001 0000-0000')).toContain('不对');
    const [number, code] = linkIn(await door('telegram:1', `k0001 10001 ${codes['10001']!.toLowerCase()}`));
    expect(await signIn('10001', codes['10001']!)).toEqual({ refusal: 'unknown' });
    expect(await signIn(number, code)).toMatchObject({ candidate: { number: '10001' } });
    expect(await door('telegram:2', `K0001 10001 ${codes['10001']!}`), 'nobody binds it again').toContain('不对');
  });

  test('every link puts the one before it out of use; handled twice, a binding is one', async () => {
    const { codes } = await office.draw();
    await door('telegram:1', `K0001 10002 ${codes['10002']!}`);
    const first = linkIn(await door('telegram:1', `K0001 10002 ${codes['10002']!}`));
    const second = linkIn(await door('telegram:1', ''));
    expect(await signIn(...first)).toEqual({ refusal: 'unknown' });
    expect(await signIn(...second)).toMatchObject({ candidate: { number: '10002' } });
  });

  test('who asks to be forgotten is bound to nothing', async () => {
    const { codes } = await office.draw();
    await door('telegram:1', `K0001 10003 ${codes['10003']!}`);
    await office.state.personalData.forget('telegram:1');
    expect(await door('telegram:1', '')).not.toContain('#');
  });

  test('once marks are fixed, /exam leads to one\'s result; the archive stays what it was', async () => {
    const { codes } = await office.draw();
    await door('telegram:1', `K0001 10001 ${codes['10001']!}`);
    office.clock.now = new Date(Date.parse(OPENS_AT) + 60_000);
    await office.hall.tick();
    await office.hall.command('K0001', { kind: 'close', by: '组织者' });
    expect(await door('telegram:1', ''), 'closed, and not marked').not.toContain('#');
    const desk = createMarkingDesk({ exams: office.exams, now: office.now });
    await desk.mark('K0001', '组织者', { showsAnswers: false });
    expect(await door('telegram:1', '')).toContain('成绩已公布');
    const archived = await desk.archive('K0001', '组织者');
    const text = await door('telegram:1', '');
    expect(await signIn(...linkIn(text))).toMatchObject({ candidate: { number: '10001' }, pulse: { sitting: 'archived' } });
    expect(await door('telegram:2', `K0001 10002 ${codes['10002']!}`)).toContain('已经归档');
    await newCodes('K0001', await office.exams.candidates('K0001'), { exams: office.exams, random: randomBytes, now: office.now, by: '组织者' });
    expect(await desk.archive('K0001', '组织者')).toEqual(archived);
  });
});
