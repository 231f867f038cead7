import * as z from 'zod';
import type { ImportDefaults } from '../../../../knowledge/bank/import/question-file.ts';
import { ITEM_STATUSES } from '../../../../knowledge/bank/item.ts';
import type { FactKind } from '../../../exam/sitting/sitting.ts';
import type { ApproveBody, ChallengeBody, CommandBody, FactsBody, GradeBody, MarkBody, RulingBody, SavesBody, SignInBody, StaffSignInBody } from './api-types.ts';

/** As many as a page keeps while it is offline come in several goes. */
const MOST_SAVES = 50;
const LONGEST_TEXT = 10_000;
const MOST_OPTIONS = 26;

const words = (longest: number) => z.string().trim().min(1).max(longest);
const why = z.string('请写明原因。').trim().min(1, '请写明原因。').max(500, '原因最多写 500 个字。');
const number = words(40);
const sequence = z.int().min(1).max(1_000_000_000);
const saveKey = z.string().regex(/^[\w-]{1,64}$/u);
const slot = z.string().regex(/^\d{1,4}(?:\.\d{1,3})?$/u);

const place = z.int().min(0).max(MOST_OPTIONS - 1);

const answer = z.union([
  z.strictObject({ chosen: z.array(place).max(MOST_OPTIONS) }),
  z.strictObject({ truth: z.boolean() }),
  z.strictObject({ text: z.string().max(LONGEST_TEXT, `答案最多 ${LONGEST_TEXT} 个字。请删减一些再保存。`) }),
  z.null(),
]);

export const signInBody = z.strictObject({ sitting: words(20), number, code: words(60) }) satisfies z.ZodType<SignInBody>;

export const savesBody = z.strictObject({
  saves: z.array(z.union([
    z.strictObject({ sequence, key: saveKey, slot, answer }),
    z.strictObject({ sequence, key: saveKey, slot, isFlagged: z.boolean() }),
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

const marks = z.number().min(0).max(1000);

export const gradeBody = z.strictObject({ id: words(100), points: z.array(marks).min(1).max(50) }) satisfies z.ZodType<GradeBody>;

const ofItem = { itemId: z.string().regex(/^Q\d{1,9}$/u), version: z.int().min(1).max(100_000) };

export const challengeBody = z.strictObject({
  ...ofItem, question: z.int().min(1).max(100).exactOptional(), candidate: number.exactOptional(), why,
}) satisfies z.ZodType<ChallengeBody>;

const key = z.union([z.boolean(), z.array(place).min(1).max(MOST_OPTIONS)]);

export const rulingBody = z.strictObject({
  challengeId: words(20), why,
  decision: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['uphold', 'give-all', 'drop']) }),
    z.strictObject({ kind: z.literal('accept'), keys: z.array(key).min(1).max(20), isOnly: z.boolean() }),
  ]),
}) satisfies z.ZodType<RulingBody>;

export const markBody = z.strictObject({ showsAnswers: z.boolean() }) satisfies z.ZodType<MarkBody>;


export const itemsQuery = z.object({ status: z.enum(ITEM_STATUSES).default('draft'), offset: z.string().regex(/^\d{1,6}$/u).transform(Number).default(0) });

export const approveBody = z.strictObject({
  items: z.array(z.strictObject({ id: ofItem.itemId, version: ofItem.version })).min(1).max(5000), note: words(500).exactOptional(),
}) satisfies z.ZodType<ApproveBody>;

/** Fields of a form: what is left empty is not said. */
export const importFields = z.preprocess(
  (fields) => Object.fromEntries(Object.entries(fields as object).filter(([, value]) => value !== '')),
  z.strictObject({ topic: words(50).exactOptional(), use: z.enum(['formal', 'practice', 'both']).exactOptional(), difficulty: z.string().regex(/^[1-5]$/u).transform(Number).exactOptional() }),
) satisfies z.ZodType<ImportDefaults>;
