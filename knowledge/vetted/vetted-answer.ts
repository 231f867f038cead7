import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Day } from '../law.ts';

/** A place in the law as an answer cites it. */
export interface VettedCitation {
  /** Any spelling of the title. */
  readonly law: string;
  /** As the law writes it; null where the text has no number, then `text` tells which provision is meant. */
  readonly article: string | null;
  /** Words of the provision when the answer was approved, where known. */
  readonly text?: string;
}

/** 审定答复: questions with an answer that an adviser approved. */
export interface VettedAnswer {
  readonly id: string;
  /** One question in the several ways in which people ask it. */
  readonly questions: readonly string[];
  readonly answer: string;
  readonly citations: readonly VettedCitation[];
  readonly approvedBy?: string;
  readonly approvedOn?: Day;
}

const citation = z.object({
  law: z.string().min(1),
  article: z.string().nullable().default(null),
  text: z.string().optional(),
});

const line = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  question: z.string().min(1).optional(),
  questions: z.array(z.string().min(1)).optional(),
  answer: z.string().nullish().transform((text) => text ?? ''),
  citations: z.array(citation).optional(),
  gold: z.array(citation).optional(),
  approvedBy: z.string().optional(),
  approvedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/).optional(),
});

/**
 * Reads vetted answers, one JSON object a line:
 * `{id?, questions: [...], answer, citations: [{law, article, text?}], approvedBy?, approvedOn?}`.
 * Question sets of evaluations (`question` and `gold` in their place) are read too. An answer without an id gets one
 * from its first question, so that reading a file again, or another file, replaces nothing but the same question.
 * @throws Error in Chinese naming the line that is not of this form.
 */
export function parseVettedAnswers(text: string, name: string): VettedAnswer[] {
  return text.replace(/^\uFEFF/, '').split('\n').flatMap((raw, index) => {
    if (raw.trim() === '') return [];
    try {
      const read = line.parse(JSON.parse(raw));
      const questions = read.questions ?? (read.question === undefined ? [] : [read.question]);
      const [first] = questions;
      if (first === undefined) throw new Error('questions is missing');
      const citations = (read.citations ?? read.gold ?? []).map(({ law, article, text: words }) =>
        ({ law, article, ...(words !== undefined && { text: words }) }));
      return [{
        id: read.id ?? createHash('sha256').update(first).digest('hex').slice(0, 16),
        questions,
        answer: read.answer,
        citations,
        ...(read.approvedBy !== undefined && { approvedBy: read.approvedBy }),
        ...(read.approvedOn !== undefined && { approvedOn: read.approvedOn }),
      }];
    } catch (error) {
      throw new Error(`${name} 第 ${index + 1} 行不是审定答复，应为 {questions, answer, citations: [{law, article}]} 形式的 JSON。`, { cause: error });
    }
  });
}

/** The form that {@link parseVettedAnswers} reads. */
export function formatVettedAnswers(answers: readonly VettedAnswer[]): string {
  return answers.map((answer) => `${JSON.stringify(answer)}\n`).join('');
}
