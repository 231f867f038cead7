import * as z from 'zod';

/**
 * The form that a model fills: what it wants to tell the resident, before the gate has checked a word of it. Its
 * descriptions go to the model; how to fill it is in `prompts/partials/draft-rules.md`.
 */
export const draftForm = z.object({
  answersQuestion: z.boolean().describe('给出的条文能不能回答居民的核心问题'),
  conclusion: z.string().describe('一两句大白话的结论'),
  reasons: z.array(z.object({
    text: z.string().describe('一条理由，一两句话'),
    citations: z.array(z.object({
      law: z.string().describe('法律名称，照抄'),
      article: z.string().describe('条号，照抄，如 第四十七条'),
      paragraph: z.int().nullable().default(null).describe('第几款，数字；整条或只有一款时为 null'),
      item: z.string().nullable().default(null).describe('项号，照抄，如 （二）；没有时为 null'),
      quote: z.string().describe('从该条全文里连续摘抄的原文，一字不差'),
    })),
  })),
  steps: z.array(z.object({
    text: z.string().describe('一步：做什么，什么期限前'),
    office: z.string().nullable().default(null).describe('<offices> 里的 id；没有合适的为 null'),
  })),
  materials: z.array(z.string()).describe('要准备的材料'),
  wouldChange: z.array(z.string()).describe('什么情况会让结论改变'),
  confidence: z.enum(['high', 'medium', 'low']),
});

export type DraftForm = z.infer<typeof draftForm>;
