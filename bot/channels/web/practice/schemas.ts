import * as z from 'zod';
import type { AnswerBody, HandInBody, MockBody } from './api-types.ts';

const MOST_OPTIONS = 26;
const MOST_ITEMS = 300;
const LONGEST_NAME = 200;

const words = z.string().max(LONGEST_NAME);
const place = z.int().min(0).max(MOST_OPTIONS - 1);
const chosen = z.strictObject({ chosen: z.array(place).min(1, '请先选一个答案。').max(MOST_OPTIONS) });
const truth = z.strictObject({ truth: z.boolean() });
const itemId = z.string().regex(/^Q\d{1,9}$/u);
const version = z.int().min(1).max(100_000);
const slot = z.string().regex(/^\d{1,4}(?:\.\d{1,3})?$/u);
const marks = z.number().min(0).max(1000);

export const nextQuery = z.union([
  z.object({ mode: z.enum(['any', 'wrong', 'due', 'daily']) }).transform(({ mode }) => ({ kind: mode })),
  z.object({ mode: z.literal('topic'), which: words }).transform(({ which }) => ({ kind: 'topic' as const, topic: which })),
  z.object({ mode: z.literal('law'), which: words }).transform(({ which }) => ({ kind: 'law' as const, lawKey: which })),
]);

export const answerBody = z.strictObject({ id: itemId, version, answer: z.union([chosen, truth]) }) satisfies z.ZodType<AnswerBody>;

export const mockBody = z.strictObject({ name: words, postType: words }) satisfies z.ZodType<MockBody>;

export const handInBody = z.strictObject({
  ticket: z.strictObject({
    title: words, minutes: z.int().min(1).max(10_000), passMark: z.number().min(0).max(100_000), isOpenBook: z.boolean(), shuffle: z.strictObject({ items: z.boolean(), options: z.boolean() }),
    postType: words, seed: z.string().regex(/^[0-9a-f]{32}$/u), begunAt: z.iso.datetime(),
    sections: z.array(z.strictObject({
      part: words, name: words, marks,
      rule: z.union([z.strictObject({ kind: z.enum(['all-or-nothing', 'half-for-subset', 'per-option', 'points']) }), z.strictObject({ kind: z.literal('deduct'), wrong: marks })]),
      items: z.array(z.strictObject({ id: itemId, version })).min(1).max(MOST_ITEMS),
    })).min(1).max(50),
  }).refine(({ sections }) => {
    const ids = sections.flatMap(({ items }) => items.map(({ id }) => id));
    return ids.length <= MOST_ITEMS && new Set(ids).size === ids.length;
  }),
  answers: z.record(slot, z.union([z.strictObject({ chosen: z.array(place).max(MOST_OPTIONS) }), truth, z.null()])),
}) satisfies z.ZodType<HandInBody>;
