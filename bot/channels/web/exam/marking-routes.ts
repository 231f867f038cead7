import type { Hono } from 'hono';
import { askedOn } from '../../../exam/marking/challenge-entry.ts';
import { markingRefusalInWords } from '../../../exam/marking/wording.ts';
import type { MarkingDesk } from '../../../exam/office/marking-desk.ts';
import type { Role } from '../../../exam/staff/staff.ts';
import { limitBody } from '../limit-body.ts';
import { readBody } from '../read-body.ts';
import { refuse } from '../refuse.ts';
import { sendJson } from '../send-json.ts';
import type { WebContext, WebEnv, WebMiddleware } from '../web-context.ts';
import type { ChallengesAnswer, Done, MarkingAnswer, RulingAnswer, SuggestionAnswer } from './api-types.ts';
import { noSitting } from './invigilation-routes.ts';
import { challengeBody, gradeBody, rulingBody } from './schemas.ts';

export interface MarkingRoutesOptions {
  readonly desk: MarkingDesk;
  readonly sameOrigin: WebMiddleware;
  readonly need: (...roles: Role[]) => WebMiddleware;
}

const MOST_BYTES = 16 * 1024;

/** Short answers are marked, challenges brought forward and ruled on. */
export function serveMarking(app: Hono<WebEnv>, { desk, sameOrigin, need }: MarkingRoutesOptions): void {
  const at = '/api/staff/sittings/:id';
  const write = (...roles: Role[]) => [sameOrigin, need(...roles), limitBody(MOST_BYTES)] as const;
  const by = (c: WebContext): string => c.get('member')!.name;

  app.get(`${at}/marking/next`, need('marker'), async (c) => {
    const next = await desk.next(c.req.param('id'), by(c));
    if (next) return sendJson(c, { next, ...(desk.suggests && { suggests: true as const }) } satisfies MarkingAnswer);
    const held = await desk.held(c.req.param('id'));
    if (!held) return noSitting(c);
    if (held.sitting.state !== 'closed') return refuseMarking(c, { refusal: held.sitting.state === 'marked' || held.sitting.state === 'archived' ? 'already-marked' : 'not-closed' });
    return sendJson(c, {} satisfies MarkingAnswer);
  });
  app.get(`${at}/marking/suggestion`, need('marker'), async (c) => {
    const result = await desk.suggest(c.req.param('id'), by(c), c.req.query('answer') ?? '');
    if (!result) return noSitting(c);
    return 'refusal' in result ? refuseMarking(c, result) : sendJson(c, result satisfies SuggestionAnswer);
  });
  app.post(`${at}/marking`, ...write('marker'), async (c) => {
    const body = await readBody(c, gradeBody);
    if (body instanceof Response) return body;
    const result = await desk.grade(c.req.param('id'), { ...body, marker: by(c) });
    if (!result) return noSitting(c);
    return 'refusal' in result ? refuseMarking(c, result) : sendJson(c, { done: true } satisfies Done);
  });
  app.get(`${at}/challenges`, need('adviser', 'organiser'), async (c) => {
    const held = await desk.held(c.req.param('id'));
    if (!held) return noSitting(c);
    const { marking } = held;
    const challenges = marking.challenges.map((challenge) => {
      const ruling = marking.rulings.find(({ challengeId }) => challengeId === challenge.id);
      return { ...challenge, asked: askedOn(marking, challenge), ...(ruling && { ruling }) };
    });
    return sendJson(c, { challenges } satisfies ChallengesAnswer);
  });
  app.post(`${at}/challenges`, ...write('adviser', 'organiser'), async (c) => {
    const body = await readBody(c, challengeBody);
    if (body instanceof Response) return body;
    const result = await desk.challenge(c.req.param('id'), { ...body, by: by(c) });
    if (!result) return noSitting(c);
    return 'refusal' in result ? refuseMarking(c, result) : sendJson(c, result);
  });
  app.post(`${at}/rulings`, ...write('adviser'), async (c) => {
    const body = await readBody(c, rulingBody);
    if (body instanceof Response) return body;
    const result = await desk.rule(c.req.param('id'), { ...body, by: by(c) }, isTrial(c));
    if (!result) return noSitting(c);
    return 'refusal' in result ? refuseMarking(c, result) : sendJson(c, result satisfies RulingAnswer);
  });
}

/** Asked to say what would be, and to do nothing. */
export const isTrial = (c: WebContext): boolean => c.req.query('dry') === '1';

export const refuseMarking = (c: WebContext, refusal: Parameters<typeof markingRefusalInWords>[0]): Response => refuse(c, 409, refusal.refusal, markingRefusalInWords(refusal));
