import type { Hono } from 'hono';
import type { OwnResults } from '../../../exam/office/own-result.ts';
import { staffNumber } from '../../../exam/roster/staff-number.ts';
import type { ExamHall } from '../../../exam/sitting/hall.ts';
import { refusalInWords } from '../../../exam/sitting/wording.ts';
import { limitBody } from '../limit-body.ts';
import { limitRate, type Limits } from '../limits.ts';
import { readBody } from '../read-body.ts';
import { refuse } from '../refuse.ts';
import { hashOfSecret, newSecret } from '../secret.ts';
import { sendJson } from '../send-json.ts';
import type { WebContext, WebEnv, WebMiddleware } from '../web-context.ts';
import type { Done, OwnResultAnswer, SavesAnswer, SittingsAnswer } from './api-types.ts';
import { limitGuesses } from './limit-guesses.ts';
import { refuseAs } from './refuse-as.ts';
import { factsBody, nothing, savesBody, signInBody } from './schemas.ts';
import { createSecretCookie } from './secret-cookie.ts';

export interface ExamRoutesOptions {
  readonly hall: ExamHall;
  readonly ownResult: OwnResults;
  readonly sameOrigin: WebMiddleware;
  readonly isSecure: (c: WebContext) => boolean;
  readonly addressOf: (c: WebContext) => string;
  readonly limits: Pick<Limits, 'examRequestsOfDevice' | 'wrongCodesOfName' | 'wrongCodesOfAddress'>;
}

const FEW_BYTES = 4 * 1024;
/** Fifty long answers. */
const SAVES_BYTES = 2 * 1024 * 1024;

/** What an examinee's page fetches and posts. Each sees their own attempt alone: who it is comes from the cookie, never from the request. */
export function serveExam(app: Hono<WebEnv>, { hall, ownResult, sameOrigin, isSecure, addressOf, limits }: ExamRoutesOptions): void {
  const cookie = createSecretCookie({ name: 'fazhi-exam', isSecure });
  const guess = limitGuesses({ ofName: limits.wrongCodesOfName, ofAddress: limits.wrongCodesOfAddress, addressOf });
  const needPass: WebMiddleware = async (c, next) => {
    const secret = cookie.read(c);
    const pass = secret === undefined ? undefined : await hall.passOf(hashOfSecret(secret));
    if (!pass) return refuse(c, 401, 'not-signed-in', '您还没有登录，或者已经退出。请用工号和考试码登录；已经保存的答案都在。');
    c.set('pass', pass);
    return next();
  };
  // A whole county may sit behind one address: it is the device that is counted.
  const limitDevice = limitRate(limits.examRequestsOfDevice, (c) => c.get('pass')!.device, (seconds) => `操作太快了，请等 ${seconds} 秒。答案先存在这台设备上，会自动补交。`);
  const ownPage = [needPass, limitDevice] as const;
  const write = (mostBytes: number) => [sameOrigin, ...ownPage, limitBody(mostBytes)] as const;
  const listed = oneForAll(() => hall.listed());

  app.get('/api/exam/sittings', async (c) => sendJson(c, { sittings: await listed() } satisfies SittingsAnswer));
  app.post('/api/exam/sign-in', sameOrigin, limitBody(FEW_BYTES), async (c) => {
    const body = await readBody(c, signInBody);
    if (body instanceof Response) return body;
    const number = staffNumber(body.number);
    return guess(c, number, async () => {
      const secret = await ownSecret(c, body.sitting, number) ?? newSecret();
      const view = await hall.signIn({ sittingId: body.sitting, number, code: body.code, device: hashOfSecret(secret) });
      if ('refusal' in view) return view.refusal === 'unknown' ? refuse(c, 401, 'unknown', refusalInWords('unknown')) : refuseAs(c, view);
      cookie.set(c, secret);
      return sendJson(c, view);
    });
  });
  app.get('/api/exam/view', ...ownPage, async (c) => sendJson(c, await hall.view(c.get('pass')!)));
  app.get('/api/exam/pulse', ...ownPage, async (c) => sendJson(c, await hall.pulse(c.get('pass')!)));
  app.get('/api/exam/result', ...ownPage, async (c) => {
    const result = await ownResult(c.get('pass')!);
    if (!result) return refuse(c, 404, 'not-found', '没有查到您的成绩，请联系主办单位。');
    return 'refusal' in result ? refuseAs(c, result) : sendJson(c, result satisfies OwnResultAnswer);
  });
  app.post('/api/exam/saves', ...write(SAVES_BYTES), async (c) => {
    const body = await readBody(c, savesBody);
    if (body instanceof Response) return body;
    const { refused, ...result } = await hall.save(c.get('pass')!, body.saves);
    return sendJson(c, { ...result, refused: refused.map((one) => ({ ...one, message: refusalInWords(one.code) })) } satisfies SavesAnswer);
  });
  app.post('/api/exam/facts', ...write(FEW_BYTES), async (c) => {
    const body = await readBody(c, factsBody);
    if (body instanceof Response) return body;
    await hall.facts(c.get('pass')!, body.facts);
    return sendJson(c, DONE);
  });
  for (const step of ['start', 'submit'] as const) {
    app.post(`/api/exam/${step}`, ...write(FEW_BYTES), async (c) => {
      const body = await readBody(c, nothing);
      if (body instanceof Response) return body;
      const view = await hall[step](c.get('pass')!);
      return 'refusal' in view ? refuseAs(c, view) : sendJson(c, view);
    });
  }
  app.post('/api/exam/sign-out', ...write(FEW_BYTES), async (c) => {
    const body = await readBody(c, nothing);
    if (body instanceof Response) return body;
    await hall.signOut(c.get('pass')!);
    cookie.clear(c);
    return sendJson(c, DONE);
  });

  /** Of a browser at which the same person has signed in to the same sitting: it stays the device that it was. Anybody else gets a secret that nobody has seen. */
  async function ownSecret(c: WebContext, sittingId: string, number: string): Promise<string | undefined> {
    const secret = cookie.read(c);
    const pass = secret === undefined ? undefined : await hall.passOf(hashOfSecret(secret));
    return pass?.sittingId === sittingId && pass.candidate === number ? secret : undefined;
  }
}

const DONE: Done = { done: true };

/** Who asks while somebody has asked gets the same answer: however many look at once, it is looked up once. */
function oneForAll<T>(look: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => (underWay ??= look().finally(() => (underWay = undefined)));
}
