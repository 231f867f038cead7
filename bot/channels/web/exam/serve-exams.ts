import type { Hono } from 'hono';
import type { BankDesk } from '../../../exam/office/bank-desk.ts';
import type { MarkingDesk } from '../../../exam/office/marking-desk.ts';
import type { OwnResults } from '../../../exam/office/own-result.ts';
import type { ExamStore } from '../../../exam/sitting/exam-store.ts';
import type { ExamHall } from '../../../exam/sitting/hall.ts';
import type { Staff } from '../../../exam/staff/create-staff.ts';
import type { Limits } from '../limits.ts';
import { createSameOrigin } from '../same-origin.ts';
import type { WebContext, WebEnv } from '../web-context.ts';
import { serveBank } from './bank-routes.ts';
import { serveExam } from './exam-routes.ts';
import { serveInvigilation } from './invigilation-routes.ts';
import { serveMarking } from './marking-routes.ts';
import { serveResults } from './result-routes.ts';
import { serveStaff } from './staff-routes.ts';

/** What exams are, behind the routes. */
export interface ExamServices {
  readonly hall: ExamHall;
  readonly staff: Staff;
  readonly sittings: ExamStore['sittings'];
  readonly desk: MarkingDesk;
  readonly ownResult: OwnResults;
  readonly bank: BankDesk;
  /** The clock as it is, whatever day questions are answered for. */
  readonly now: () => Date;
}

export interface ExamWebOptions extends ExamServices {
  readonly publicUrl: string | undefined;
  readonly isSecure: (c: WebContext) => boolean;
  readonly addressOf: (c: WebContext) => string;
  readonly limits: Limits;
}

/** Everything under /api/exam/, for examinees, and under /api/staff/, for those who work on exams. */
export function serveExams(app: Hono<WebEnv>, { hall, ownResult, staff, sittings, desk, bank, now, publicUrl, ...more }: ExamWebOptions): void {
  const sameOrigin = createSameOrigin(publicUrl);
  serveExam(app, { hall, ownResult, sameOrigin, ...more });
  const need = serveStaff(app, { staff, sameOrigin, ...more });
  serveInvigilation(app, { hall, sittings, sameOrigin, need });
  serveMarking(app, { desk, sameOrigin, need });
  serveResults(app, { desk, now, sameOrigin, need });
  serveBank(app, { bank, sameOrigin, sameOriginFile: createSameOrigin(publicUrl, 'file'), need });
}
