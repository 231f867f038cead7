import type { Day, Region } from '../../knowledge/law.ts';
import type { Usage } from '../model/chat-model.ts';
import type { CaseReason } from '../review/case.ts';
import type { Answer } from './answer.ts';

/** When and where the matter of a question lies. */
export interface Setting {
  /** Day whose law applies. */
  readonly date: Day;
  /** Day of the question. */
  readonly today: Day;
  readonly region: Region;
}

/** What an answer waits for. */
export type Stage = 'searching' | 'drafting' | 'checking';

/** One question put to a model, and what came back. */
export interface ModelCall {
  readonly purpose: string;
  /** Version of the prompt. */
  readonly prompt: string;
  /** What the model filled in; null where it failed. */
  readonly value: unknown;
  readonly failure?: string;
  readonly usage?: Usage;
}

/** A provision that was looked at, by a hash of its words, so that a later reader knows whether they are still the same. */
export interface TracedProvision {
  readonly provisionId: number;
  readonly law: string;
  readonly article: string;
  readonly words: string;
  readonly score: number;
}

/** What decided an answer, for the record. */
export interface Trace {
  readonly provisions: readonly TracedProvision[];
  readonly calls: readonly ModelCall[];
}

export interface Consultation {
  readonly answer: Answer;
  /** Why an adviser should look at it, as far as the answer itself shows. */
  readonly reasons: readonly CaseReason[];
  /** What was wrong with a draft, one Chinese line each, for the adviser. */
  readonly findings: readonly string[];
  readonly trace: Trace;
}

/** Says what it waits for, and ends with the answer. */
export type Consulting = AsyncGenerator<Stage, Consultation, void>;

/** The consultation of a question whose stages nobody wants to see. */
export async function outcomeOf(consulting: Consulting): Promise<Consultation> {
  for (;;) {
    const step = await consulting.next();
    if (step.done) return step.value;
  }
}
