import * as z from 'zod';
import { LEVELS } from '../../../knowledge/law.ts';
import { parseRegion } from '../../../knowledge/region.ts';
import { isDay, type VersionName } from '../../browse/law-path.ts';
import { refuse } from './refuse.ts';
import type { WebContext } from './web-context.ts';

/** Most laws or passages that one answer holds. */
const MOST = 100;

const words = (longest: number) => z.string().max(longest, `最多 ${longest} 个字。`);
const day = z.string().refine(isDay, '日期要写成 2021-03-01 这样，而且要有这一天。');
const version = z.string('没有写要对照哪两个文本。请打开这部法律，在“历次文本”里选。').refine((text) => text === 'undated' || isDay(text), '版本要写成它通过或者修正的日期，如 2020-05-28。')
  .transform((text) => text as VersionName);
/** As the law browser writes it, 陕西省/安康市, or as people do. */
const region = words(60).transform((text, context) => {
  const found = text.includes('/') ? text : parseRegion(text);
  if (found !== undefined) return found;
  context.addIssue({ code: 'custom', message: '没有找到这个地区。请写成 陕西省安康市 这样。' });
  return z.NEVER;
});
const number = (least: number, most: number) => z.string().regex(/^\d{1,6}$/u, '应为数字。').transform(Number)
  .refine((value) => value >= least && value <= most, `应为 ${least} 到 ${most} 的数。`);

/** What the law browser is asked for, in the part of an address behind the question mark. */
const parameters = {
  on: day.optional(),
  version: version.optional(),
  region: region.optional(),
  part: words(200).optional(),
  at: words(200).optional(),
  from: version,
  to: version,
  q: z.string('没有写要查什么。').max(2000, '最多 2000 个字。'),
  within: words(200).optional(),
  limit: number(1, MOST).default(20),
  offset: number(0, 100_000).default(0),
  level: z.enum(LEVELS, '没有这个效力层级。'),
  all: z.stringbool('应为 1 或者 0。').default(false),
};

type Name = keyof typeof parameters;
type Value<Own extends Name> = z.output<(typeof parameters)[Own]>;
type Query<Names extends Name> = { readonly [Own in Names as undefined extends Value<Own> ? never : Own]: Value<Own> }
  & { readonly [Own in Names as undefined extends Value<Own> ? Own : never]?: Exclude<Value<Own>, undefined> };

/** Reads parameters; one that is there and empty counts as not there. @returns the refusal where one is wrong */
export function readQuery<Names extends Name>(c: WebContext, ...names: Names[]): Query<Names> | Response {
  const shape = z.object(Object.fromEntries(names.map((name) => [name, parameters[name]])));
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, text]) => text !== ''));
  const read = shape.safeParse(given);
  if (read.success) return read.data as Query<Names>;
  const issue = read.error.issues[0]!;
  return refuse(c, 400, 'bad-query', `地址里的 ${String(issue.path[0])} 不对：${issue.message}`);
}
