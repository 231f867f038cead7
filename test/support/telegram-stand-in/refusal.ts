/** A call that Telegram does not fulfil, with its words. */
export class Refusal extends Error {
  readonly code: number;
  readonly retryAfter: number | undefined;

  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export const badRequest = (words: string): Refusal => new Refusal(400, `Bad Request: ${words}`);

export const conflict = (words: string): Refusal => new Refusal(409, `Conflict: ${words}`);

export const tooMany = (seconds: number): Refusal => new Refusal(429, `Too Many Requests: retry after ${seconds}`, seconds);
