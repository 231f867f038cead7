import { createMarkingDesk, type MarkingDesk } from '../../../../bot/exam/office/marking-desk.ts';
import type { Paper } from '../../../../bot/exam/paper/paper.ts';
import type { ExamView } from '../../../../bot/exam/sitting/view.ts';
import { OPENS_AT, sampleOffice } from './sample-exam.ts';

const MINUTE = 60_000;
export type Office = Awaited<ReturnType<typeof sampleOffice>>;

export const questionsOf = ({ sections }: Paper) => sections.flatMap(({ questions }) => questions);

/** Somebody sits, and answers so many questions rightly, from the first on. */
export async function sit({ hall, exams }: Office, sittingId: string, number: string, code: string, right: number): Promise<void> {
  const pass = { sittingId, candidate: number, device: `device-${number}` };
  const signedIn = await hall.signIn({ sittingId, number, code, device: pass.device });
  if ('refusal' in signedIn) throw new Error(signedIn.refusal);
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
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  const submitted = await hall.submit(pass);
  if ('refusal' in submitted) throw new Error(submitted.refusal);
}

/** A sitting that all have sat but one, each with more right than the one before; it is closed. */
export async function heldExam(office: Office): Promise<{ readonly id: string; readonly desk: MarkingDesk; readonly codes: Readonly<Record<string, string>> }> {
  const { sitting: { id }, codes } = await office.draw();
  office.clock.now = new Date(Date.parse(OPENS_AT) + MINUTE);
  await office.hall.tick();
  for (const [place, [number, code]] of Object.entries(codes).filter(([one]) => one !== '10008').entries()) await sit(office, id, number, code, 10 + place * 2);
  office.clock.now = new Date(Date.parse(OPENS_AT) + 200 * MINUTE);
  await office.hall.tick();
  return { id, codes, desk: createMarkingDesk({ exams: office.exams, now: () => office.clock.now }) };
}

/** An office of the sample with such a sitting. */
export async function heldOffice(lawData: string): Promise<{ readonly office: Office } & Awaited<ReturnType<typeof heldExam>>> {
  const office = await sampleOffice(lawData);
  return { office, ...await heldExam(office) };
}

/** Marks every short answer that is left for somebody: all points, or so much of each. */
export async function markAll(desk: MarkingDesk, id: string, marker: string, share = 1): Promise<number> {
  for (let count = 0; ; count += 1) {
    const task = await desk.next(id, marker);
    if (!task) return count;
    const graded = await desk.grade(id, { marker, id: task.id, points: task.points.map(({ most }) => most * share) });
    if (!graded || 'refusal' in graded) throw new Error(JSON.stringify(graded));
  }
}
