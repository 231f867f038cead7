import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { WebAppOptions } from '../../../../../bot/channels/web/create-app.ts';
import type { SuggestPoints } from '../../../../../bot/exam/marking/suggest-points.ts';
import { hashCode } from '../../../../../bot/exam/roster/one-time-code.ts';
import type { ExamHall } from '../../../../../bot/exam/sitting/hall.ts';
import type { Staff } from '../../../../../bot/exam/staff/create-staff.ts';
import type { NewSitting } from '../../../../../bot/exam/sitting/exam-store.ts';
import type { Role } from '../../../../../bot/exam/staff/staff.ts';
import type { State } from '../../../../../bot/state/open-state.ts';
import { drawnEntry } from '../../../../../bot/exam/sitting/drawn-entry.ts';
import { minute } from '../../../exam/sitting/samples.ts';
import { AS_OWN_PAGE, examOver, openScripted, openWeb, type Browser, type Web } from '../open-web.ts';

/** The web channel with exams, by a clock that stands until it is set. */
export interface ExamWeb extends Web {
  readonly hall: ExamHall;
  readonly staff: Staff;
  readonly exams: State['exams'];
  /** So many minutes after nine, when sittings open. */
  at(minutes: number): Promise<void>;
  /** A browser at which somebody has signed in. */
  examinee(number: string, sitting?: string): Promise<Browser>;
  /** A browser at which somebody of the staff has signed in; without roles nobody has. */
  member(...roles: Role[]): Promise<Browser>;
}

export const codeOf = (number: string): string => `C0DE-${number}`;

/** @param sittings K0001, K0002, … */
export async function openExam(sittings: readonly NewSitting[], { suggest, ...more }: Partial<WebAppOptions> & { readonly suggest?: SuggestPoints } = {}): Promise<ExamWeb> {
  const bot = await openScripted();
  const { state } = bot;
  let time = minute(-30);
  const exam = examOver(state, () => time, suggest);
  const { hall, staff } = exam;
  for (const fresh of sittings) {
    // What a test has changed of a sample was so at the draw.
    await state.exams.create({ ...fresh, entry: drawnEntry(fresh, '王组织', fresh.entry.at), codes: Object.fromEntries(fresh.candidates.map(({ number }) => [number, hashCode(number, codeOf(number))])) });
  }
  const web = await openWeb({ exam, ...more }, bot);
  onTestFinished(async () => {
    await bot.delivery.close();
    await state.close();
  });
  const entered = async (path: string, body: unknown): Promise<Browser> => {
    const page = web.browser();
    const response = await postJson(page, path, body);
    if (response.status !== 200) throw new Error(`signing in was answered with ${response.status}: ${await response.text()}`);
    return page;
  };
  return {
    ...web, hall, staff, exams: state.exams,
    async at(minutes) {
      time = minute(minutes);
      await hall.tick();
    },
    examinee: (number, sitting = 'K0001') => entered('/api/exam/sign-in', { sitting, number, code: codeOf(number) }),
    async member(...roles) {
      if (roles.length === 0) return web.browser();
      const name = `甲${randomBytes(4).toString('hex')}`;
      const added = await staff.add({ name, roles }, '管理员');
      if ('refusal' in added) throw new Error(added.refusal);
      return entered('/api/staff/sign-in', { name, code: added.code });
    },
  };
}

export const postJson = (page: Browser, path: string, body: unknown = {}, headers: Record<string, string> = AS_OWN_PAGE): Promise<Response> =>
  page.fetch(path, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
