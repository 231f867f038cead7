import type { Hono } from 'hono';
import { headCode } from '../../../exam/sitting/head-code.ts';
import type { Held, MarkingDesk } from '../../../exam/office/marking-desk.ts';
import { listOf, slipsOf } from '../../../exam/office/result-files.ts';
import { resultSlipsDocx } from '../../../exam/report/result-slip-docx.ts';
import type { Role } from '../../../exam/staff/staff.ts';
import { todayInChina } from '../../../today.ts';
import { limitBody } from '../limit-body.ts';
import { readBody } from '../read-body.ts';
import { sendJson } from '../send-json.ts';
import type { WebContext, WebEnv, WebMiddleware } from '../web-context.ts';
import type { ArchiveAnswer, Done, ResultFile, ResultsAnswer } from './api-types.ts';
import { noSitting } from './invigilation-routes.ts';
import { refuseMarking } from './marking-routes.ts';
import { markBody, nothing } from './schemas.ts';

export interface ResultRoutesOptions {
  readonly desk: MarkingDesk;
  readonly now: () => Date;
  readonly sameOrigin: WebMiddleware;
  readonly need: (...roles: Role[]) => WebMiddleware;
}

const FEW_BYTES = 4 * 1024;
const TYPES: Readonly<Record<ResultFile, string>> = {
  'slips.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'list.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'archive.zip': 'application/zip',
};
const TITLES: Readonly<Record<ResultFile, string>> = { 'slips.docx': '成绩通知单.docx', 'list.xlsx': '成绩汇总表.xlsx', 'archive.zip': '归档.zip' };

/** Results and the files that are made of them, for organisers. */
export function serveResults(app: Hono<WebEnv>, { desk, now, sameOrigin, need }: ResultRoutesOptions): void {
  const at = '/api/staff/sittings/:id';
  const write = [sameOrigin, need('organiser'), limitBody(FEW_BYTES)] as const;
  const by = (c: WebContext): string => c.get('member')!.name;

  app.get(`${at}/results`, need('organiser'), async (c) => {
    const held = await desk.held(c.req.param('id'));
    if (!held) return noSitting(c);
    if (held.sitting.state === 'scheduled' || held.sitting.state === 'open') return refuseMarking(c, { refusal: 'not-closed' });
    return sendJson(c, resultsOf(held));
  });
  app.post(`${at}/mark`, ...write, async (c) => {
    const body = await readBody(c, markBody);
    if (body instanceof Response) return body;
    const result = await desk.mark(c.req.param('id'), by(c), body);
    if (!result) return noSitting(c);
    return 'refusal' in result ? refuseMarking(c, result) : sendJson(c, { done: true } satisfies Done);
  });
  app.post(`${at}/archive`, ...write, async (c) => {
    const body = await readBody(c, nothing);
    if (body instanceof Response) return body;
    const result = await desk.archive(c.req.param('id'), by(c));
    if (!result) return noSitting(c);
    return 'refusal' in result ? refuseMarking(c, result) : sendJson(c, { code: headCode(result.head) } satisfies ArchiveAnswer);
  });
  app.get(`${at}/files/:name{slips\\.docx|list\\.xlsx|archive\\.zip}`, need('organiser'), async (c) => {
    const name = c.req.param('name') as ResultFile;
    const held = await desk.held(c.req.param('id'));
    if (!held) return noSitting(c);
    if (!filesOf(held).includes(name)) return refuseMarking(c, { refusal: name === 'archive.zip' ? 'not-archived' : 'not-marked' });
    const { id } = held.sitting;
    return c.body(new Uint8Array(await fileOf(name, held, by(c))), 200, {
      'Content-Type': TYPES[name], 'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="${id}-${name}"; filename*=UTF-8''${encodeURIComponent(`${id}-${TITLES[name]}`)}`,
    });
  });

  async function fileOf(name: ResultFile, held: Held, who: string): Promise<Uint8Array> {
    switch (name) {
      case 'slips.docx': return resultSlipsDocx(slipsOf(held, { issuedOn: todayInChina(now()) }));
      case 'list.xlsx': return listOf(held);
      case 'archive.zip': {
        const result = await desk.archive(held.sitting.id, who);
        if (!result || 'refusal' in result) throw new Error('an archived sitting without an archive');
        return result.bundle;
      }
    }
  }
}

function filesOf({ sitting: { state } }: Held): ResultFile[] {
  if (state !== 'marked' && state !== 'archived') return [];
  return ['slips.docx', 'list.xlsx', ...(state === 'archived' ? ['archive.zip'] as const : [])];
}

function resultsOf(held: Held): ResultsAnswer {
  const { sitting: { state }, marking: { candidates }, results } = held;
  const rows = candidates.map(({ number, name, unit, post }, place) => {
    const { outcome, total, of } = results[place]!;
    return { number, name, unit, post, outcome, total, of };
  });
  return { state, rows, files: filesOf(held) };
}
