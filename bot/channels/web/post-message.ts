import * as z from 'zod';
import type { Delivery } from '../../delivery/create-delivery.ts';
import { refuse } from './refuse.ts';
import type { WebContext } from './web-context.ts';

const message = z.strictObject({
  id: z.uuid(),
  text: z.string(),
  // Ids, and no words of somebody's own.
  choice: z.string().regex(/^[\w-]{1,100}$/u).optional(),
  rating: z.strictObject({ recordId: z.uuid(), isGood: z.boolean() }).optional(),
}).refine(({ text, rating }) => rating !== undefined || text.trim() !== '');

/** Takes a message in: 202 once it is kept, whatever becomes of the page; `isNew` is false for one that has come before. */
export function createPostMessage(delivery: Pick<Delivery, 'accept'>): (c: WebContext) => Promise<Response> {
  return async (c) => {
    const body = await c.req.json().catch(() => undefined) as unknown;
    const read = message.safeParse(body);
    if (!read.success) return refuse(c, 400, 'bad-message', whyNot(body));
    const { id, text, choice, rating } = read.data;
    const isNew = await delivery.accept({
      resident: c.get('resident')!, messageId: id, text, ...(choice !== undefined && { choice }), ...(rating !== undefined && { rating }),
    });
    return c.json({ isNew }, 202);
  };
}

function whyNot(body: unknown): string {
  const isEmpty = typeof body === 'object' && body !== null && 'text' in body && typeof body.text === 'string' && body.text.trim() === '';
  return isEmpty ? '还没有写内容。请先写下您的问题再发送。' : '消息的格式不对，没有收下。请刷新页面再发一次。';
}
