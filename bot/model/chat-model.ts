import type * as z from 'zod';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest<T> {
  /** What the call is for, in logs and accounts: `draft`, `repair`, `rewrite`. */
  readonly purpose: string;
  readonly messages: readonly ChatMessage[];
  /** What the answer must be; the endpoint gets it as JSON schema. */
  readonly schema: z.ZodType<T>;
  /** The cheaper model, where one is configured. */
  readonly isCheap?: boolean;
  /** As the prompt asks; the endpoint's own where there is none, or where it takes none. */
  readonly temperature?: number;
  readonly signal?: AbortSignal;
}

/** Tokens of one answer and what they cost in the currency of the configured prices. */
export interface Usage {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number;
}

/** Why a model gave no answer; every one of them is survived by answering without a model. */
export type ModelFailure = 'unreachable' | 'timed-out' | 'refused' | 'bad-answer' | 'busy' | 'over-budget' | 'circuit-open';

export type ChatResult<T> =
  | { readonly isOk: true; readonly value: T; readonly usage: Usage }
  | { readonly isOk: false; readonly failure: ModelFailure; readonly detail: string };

/** A language model that fills a form. Never throws for what an endpoint does. */
export interface ChatModel {
  readonly name: string;
  ask<T>(request: ChatRequest<T>): Promise<ChatResult<T>>;
}

/** Where the tokens of a day are kept, so that a cap outlives a restart. */
export interface UsageLedger {
  /** Cost of a day so far. */
  spent(day: string): Promise<number>;
  /** Tokens of a day so far, read and written. */
  tokens(day: string): Promise<number>;
  add(day: string, usage: Usage): Promise<void>;
}
