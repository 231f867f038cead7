import type { WebContext } from './web-context.ts';

export type Refusal = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 429 | 431 | 500 | 503;

/** What every request that is not served is told: a code for programs, and a Chinese sentence that says what to do. */
export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string };
}

export const errorBody = (code: string, message: string): ErrorBody => ({ error: { code, message } });

export function refuse(c: WebContext, status: Refusal, code: string, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  return c.json(errorBody(code, message), status, { 'Cache-Control': 'no-store', ...headers });
}
