import type { Hono } from 'hono';
import type { ExamStore } from '../../../exam/sitting/exam-store.ts';
import type { ExamHall } from '../../../exam/sitting/hall.ts';
import type { Sitting } from '../../../exam/sitting/sitting.ts';
import { hasRole } from '../../../exam/staff/create-staff.ts';
import type { Role, StaffMember } from '../../../exam/staff/staff.ts';
import { limitBody } from '../limit-body.ts';
import { readBody } from '../read-body.ts';
import { refuse } from '../refuse.ts';
import { sendJson } from '../send-json.ts';
import type { WebContext, WebEnv, WebMiddleware } from '../web-context.ts';
import type { CommandBody, Done, StaffSitting, StaffSittingsAnswer } from './api-types.ts';
import { refuseAs } from './refuse-as.ts';
import { commandBody } from './schemas.ts';

export interface InvigilationRoutesOptions {
  readonly hall: Pick<ExamHall, 'board' | 'command'>;
  readonly sittings: ExamStore['sittings'];
  readonly sameOrigin: WebMiddleware;
  readonly need: (...roles: Role[]) => WebMiddleware;
}

const COMMAND_BYTES = 8 * 1024;

/** Which sittings there are, who is in, and what invigilators do. */
export function serveInvigilation(app: Hono<WebEnv>, { hall, sittings, sameOrigin, need }: InvigilationRoutesOptions): void {
  app.get('/api/staff/sittings', need(), async (c) => (
    sendJson(c, { sittings: (await sittings()).toReversed().map(listed) } satisfies StaffSittingsAnswer)));
  app.get('/api/staff/sittings/:id/board', need('invigilator'), async (c) => {
    const board = await hall.board(c.req.param('id'));
    return board ? sendJson(c, board) : noSitting(c);
  });
  app.post('/api/staff/sittings/:id/command', sameOrigin, need('invigilator', 'adviser'), limitBody(COMMAND_BYTES), async (c) => {
    const body = await readBody(c, commandBody);
    if (body instanceof Response) return body;
    if (!mayCommand(c.get('member')!, body.kind)) return refuse(c, 403, 'no-role', '您的角色不能这样操作。');
    const result = await hall.command(c.req.param('id'), { ...body, by: c.get('member')!.name });
    if (!result) return refuse(c, 404, 'not-found', '没有这场考试，或者名单上没有这个工号。');
    return 'refusal' in result ? refuseAs(c, result) : sendJson(c, { done: true } satisfies Done);
  });
}

/** Whether the law still carries the paper is for an adviser to say, all else for who invigilates. */
const mayCommand = (member: StaffMember, kind: CommandBody['kind']): boolean =>
  (kind === 'release' ? hasRole(member, 'adviser') || hasRole(member, 'organiser') : hasRole(member, 'invigilator'));

export const noSitting = (c: WebContext): Response => refuse(c, 404, 'not-found', '没有这场考试。请回到考试列表。');

const listed = ({ id, state, plan: { title, opensAt, minutes, passMark } }: Sitting): StaffSitting => ({ id, title, opensAt, state, minutes, passMark });
