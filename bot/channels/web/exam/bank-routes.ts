import type { Hono } from 'hono';
import type { BankDesk, BankRefusal } from '../../../exam/office/bank-desk.ts';
import type { Role } from '../../../exam/staff/staff.ts';
import { limitBody } from '../limit-body.ts';
import { readBody } from '../read-body.ts';
import { refuse } from '../refuse.ts';
import { sendJson } from '../send-json.ts';
import type { WebContext, WebEnv, WebMiddleware } from '../web-context.ts';
import type { ApproveAnswer, ImportAnswer, ItemsAnswer } from './api-types.ts';
import { isTrial } from './marking-routes.ts';
import { approveBody, importFields, itemsQuery } from './schemas.ts';

export interface BankRoutesOptions {
  readonly bank: BankDesk;
  readonly sameOrigin: WebMiddleware;
  /** As `sameOrigin`, for files. */
  readonly sameOriginFile: WebMiddleware;
  readonly need: (...roles: Role[]) => WebMiddleware;
}

const APPROVAL_BYTES = 256 * 1024;
/** Scanned pictures have no place in a file of questions. */
const FILE_BYTES = 10 * 1024 * 1024;

/** The question bank: looked at, approved, imported into. */
export function serveBank(app: Hono<WebEnv>, { bank, sameOrigin, sameOriginFile, need }: BankRoutesOptions): void {
  const by = (c: WebContext): string => c.get('member')!.name;

  app.get('/api/staff/bank/items', need('adviser', 'organiser'), (c) => {
    const query = itemsQuery.safeParse(c.req.query());
    if (!query.success) return refuse(c, 400, 'bad-query', '地址里的 status 或者 offset 不对。请刷新页面再试。');
    return sendJson(c, bank.items(query.data.status, query.data.offset) satisfies ItemsAnswer);
  });
  app.post('/api/staff/bank/approve', sameOrigin, need('adviser'), limitBody(APPROVAL_BYTES), async (c) => {
    const body = await readBody(c, approveBody);
    if (body instanceof Response) return body;
    const result = bank.approve(body.items, by(c), body.note);
    return 'refusal' in result ? refuseBank(c, result) : sendJson(c, result satisfies ApproveAnswer);
  });
  app.post('/api/staff/bank/import', sameOriginFile, need('organiser'), limitBody(FILE_BYTES), async (c) => {
    const { file, ...fields } = await c.req.parseBody().catch(() => ({ file: undefined }));
    if (!(file instanceof File)) return refuse(c, 400, 'bad-body', '没有收到文件。请选一个题库文件再导入。');
    const defaults = importFields.safeParse(fields);
    if (!defaults.success) return refuse(c, 400, 'bad-body', '主题、用途或者难度填得不对：主题最多 50 个字，难度是 1 到 5。');
    const result = await bank.importFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, defaults.data, by(c), isTrial(c));
    return 'refusal' in result ? refuseBank(c, result) : sendJson(c, result satisfies ImportAnswer);
  });
}

const refuseBank = (c: WebContext, { refusal, why }: BankRefusal): Response => refuse(c, 409, refusal, why);
