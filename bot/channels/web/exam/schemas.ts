import * as z from 'zod';
import type { FactKind } from '../../../exam/sitting/sitting.ts';
import type { CommandBody, FactsBody, SavesBody, SignInBody, StaffSignInBody } from './api-types.ts';

/** As many as a page keeps while it is offline come in several goes. */
const MOST_SAVES = 50;
const LONGEST_TEXT = 10_000;
const MOST_OPTIONS = 26;

const words = (longest: number) => z.string().trim().min(1).max(longest);
const why = z.string('请写明原因。').trim().min(1, '请写明原因。').max(500, '原因最多写 500 个字。');
const number = words(40);
const sequence = z.int().min(1).max(1_000_000_000);
const key = z.string().regex(/^[\w-]{1,64}$/u);
const slot = z.string().regex(/^\d{1,4}(?:\.\d{1,3})?$/u);

const answer = z.union([
  z.strictObject({ chosen: z.array(z.int().min(0).max(MOST_OPTIONS - 1)).max(MOST_OPTIONS) }),
  z.strictObject({ truth: z.boolean() }),
  z.strictObject({ text: z.string().max(LONGEST_TEXT, `答案最多 ${LONGEST_TEXT} 个字。请删减一些再保存。`) }),
  z.null(),
]);

export const signInBody = z.strictObject({ sitting: words(20), number, code: words(60) }) satisfies z.ZodType<SignInBody>;

export const savesBody = z.strictObject({
  saves: z.array(z.union([
    z.strictObject({ sequence, key, slot, answer }),
    z.strictObject({ sequence, key, slot, isFlagged: z.boolean() }),
  ])).min(1).max(MOST_SAVES),
}) satisfies z.ZodType<SavesBody>;

const FACTS: readonly FactKind[] = ['left-page', 'came-back', 'paste', 'copy', 'went-offline', 'came-online', 'full-screen-left'];

export const factsBody = z.strictObject({ facts: z.partialRecord(z.enum(FACTS), z.int().min(1).max(1000)) }) satisfies z.ZodType<FactsBody>;

/** For what says all with its address. */
export const nothing = z.strictObject({});

export const staffSignInBody = z.strictObject({ name: words(60), code: words(60) }) satisfies z.ZodType<StaffSignInBody>;

export const commandBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['open', 'close']) }),
  z.strictObject({ kind: z.enum(['pause', 'resume']), candidate: number.exactOptional(), why: why.exactOptional() }),
  z.strictObject({ kind: z.literal('release'), why }),
  z.strictObject({ kind: z.literal('extend'), candidate: number, minutes: z.int('请写延长多少分钟。').min(1, '至少延长 1 分钟。').max(600, '最多延长 600 分钟。'), why }),
  z.strictObject({ kind: z.literal('void'), candidate: number, why }),
]) satisfies z.ZodType<CommandBody>;
