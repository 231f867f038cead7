import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Figures } from './figures.ts';

const figures = z.object({ 'recall@1': z.number(), 'recall@10': z.number(), 'recall@100': z.number(), 'mrr@10': z.number() });

const record = z.object({
  date: z.string(),
  seed: z.number(),
  pairs: z.string(),
  questions: z.number(),
  provisions: z.number(),
  /** Figures of a model trained in the same way without a tenth of the questions, on that tenth. */
  heldOut: z.record(z.string(), figures),
  /** Figures of models trained in the same way, each on the fold that it has not seen; taken anew without the weights, too. */
  crossValidation: z.object({
    date: z.string(),
    provisions: z.number(),
    /** By way of finding, those of each fold. */
    folds: z.record(z.string(), z.array(figures)),
  }).optional(),
  /** Marks of the questions that the model has seen; no text can be read from them. */
  seen: z.array(z.string()),
});

/** What is known of the shipped model, kept beside its weights. */
export type TrainingRecord = z.infer<typeof record>;

export type CrossValidation = NonNullable<TrainingRecord['crossValidation']>;

export function readRecord(json: string): TrainingRecord {
  return record.parse(JSON.parse(json));
}

/** Tells whether a model has seen a question, without keeping the question. */
export function markOf(question: string): string {
  return createHash('sha256').update(question).digest('hex').slice(0, 8);
}

/** Whether a question belongs to the tenth that is held out; the same one on every run and machine. */
export function isHeldOut(question: string): boolean {
  return Number.parseInt(markOf(question), 16) % 10 === 0;
}

/** One number for comparing models: how high and how often gold articles are among the first ten. */
export function worth(of: Figures): number {
  return of['recall@10'] + of['mrr@10'];
}
