/** What the server, or the way to it, says against a request. */
export class ApiError extends Error {
  override name = 'ApiError';
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  readonly code: string;
  /** After how many milliseconds to try again, where the server says so. */
  readonly retryAfterMs: number | undefined;
  /** The whole answer, where it is JSON. */
  readonly body: unknown;

  /** @param message a Chinese sentence that says what to do */
  constructor(status: number, code: string, message: string, more: { readonly retryAfterMs?: number | undefined; readonly body?: unknown } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterMs = more.retryAfterMs;
    this.body = more.body;
  }

  /** Nothing is wrong with what was asked; the same may be taken later. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 401 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** Cheap phones on the edge of a network: silence this long is no answer any more. */
const PATIENCE_MS = 20_000;

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export interface Api {
  /** @throws ApiError */
  get<T>(path: string): Promise<T>;
  /** @param body what JSON can hold, or a form with files @throws ApiError */
  post<T>(path: string, body: unknown): Promise<T>;
}

export function createApi(fetch: Fetch): Api {
  async function ask<T>(path: string, init: RequestInit): Promise<T> {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
    try {
      const response = await fetch(path, { ...init, credentials: 'same-origin', signal: giveUp.signal });
      const body = await response.json() as unknown;
      if (!response.ok) throw refusal(response, body);
      return body as T;
    } catch (error) {
      if (error instanceof ApiError) throw error;
      throw new ApiError(0, 'no-answer', '没有连上，请检查网络。');
    } finally {
      clearTimeout(timer);
    }
  }
  return {
    get: (path) => ask(path, { headers: { Accept: 'application/json' } }),
    post: (path, body) => ask(path, body instanceof FormData ? { method: 'POST', headers: { Accept: 'application/json' }, body }
      : { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify(body) }),
  };
}

function refusal({ status, headers }: Response, body: unknown): ApiError {
  const { code = 'unknown', message = `系统暂时出了问题（${status}），请过几分钟再试。` } = errorIn(body);
  const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
  return new ApiError(status, code, message, { body, ...(seconds > 0 && { retryAfterMs: seconds * 1000 }) });
}

function errorIn(body: unknown): { readonly code?: string; readonly message?: string } {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  return typeof error === 'object' && error !== null ? error : {};
}
