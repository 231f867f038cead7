import * as z from 'zod';

/**
 * The form that a model fills: the items that it proposes from one provision, before the gate has checked a word of
 * them. How to fill it is in `prompts/draft-item.md`.
 */
export const draftedItemsForm = z.object({
  items: z.array(z.object({
    type: z.enum(['single', 'multiple', 'true-false']),
    stem: z.string().describe('题干'),
    options: z.array(z.string()).describe('选项文字，不带字母；判断题为空'),
    right: z.array(z.int()).describe('正确选项是第几个，从 1 数起；判断题：正确 [1]，错误 [2]'),
    quotes: z.array(z.string()).describe('从条文里连续摘抄的原文，一字不差'),
    explanation: z.string().describe('一两句话说明为什么'),
    difficulty: z.int().describe('1 很容易，到 5 很难'),
  })),
});

export type DraftedItem = z.infer<typeof draftedItemsForm>['items'][number];
