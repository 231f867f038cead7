import type * as z from 'zod';
import { refuse } from './refuse.ts';
import type { WebContext } from './web-context.ts';

/** Reads the JSON of a request. @returns the refusal where it is not what it must be; the words of the schema's issue where it has Chinese ones */
export async function readBody<Schema extends z.ZodType>(c: WebContext, schema: Schema): Promise<z.output<Schema> | Response> {
  const read = schema.safeParse(await c.req.json().catch(() => undefined));
  if (read.success) return read.data;
  const message = read.error.issues.map((issue) => issue.message).find((text) => /\p{Script=Han}/u.test(text));
  return refuse(c, 400, 'bad-body', message ?? '内容的格式不对，没有收下。请刷新页面再试。');
}
