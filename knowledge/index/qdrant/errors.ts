import { QdrantClientResourceExhaustedError, QdrantClientTimeoutError } from '@qdrant/js-client-rest';

export type QdrantErrorCode =
  | 'unreachable' // no connection, or it broke
  | 'timeout'
  | 'overloaded' // 429 and 5xx
  | 'refused-key'
  | 'server-version'
  | 'no-index' // nothing has been synchronised yet
  | 'outdated-index' // written by another release
  | 'wrong-dimension'
  | 'bad-settings'
  | 'rejected'; // Qdrant refuses the request itself

/** What went wrong between us and Qdrant; the message is Chinese and says what to do. */
export class QdrantError extends Error {
  override readonly name = 'QdrantError';
  readonly code: QdrantErrorCode;
  /** What the server asks to wait before the next attempt. */
  readonly retryAfterMs: number | undefined;

  constructor(code: QdrantErrorCode, message: string, options: { readonly cause?: unknown; readonly retryAfterMs?: number } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }

  /** Whether the same request may succeed a moment later. */
  get isPassing(): boolean {
    return this.code === 'unreachable' || this.code === 'timeout' || this.code === 'overloaded';
  }
}

/** Runs a call of the client. @throws QdrantError whatever the client throws */
export async function asking<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof QdrantError ? error : translated(error);
  }
}

function translated(cause: unknown): QdrantError {
  if (cause instanceof QdrantClientTimeoutError) {
    return new QdrantError('timeout', 'Qdrant 没有在规定时间内回答', { cause });
  }
  if (cause instanceof QdrantClientResourceExhaustedError) {
    // The client reads only the first digit of the header: a lower bound.
    return new QdrantError('overloaded', 'Qdrant 要求稍后再试（429）', { cause, retryAfterMs: cause.retry_after * 1000 });
  }
  const status = statusOf(cause);
  if (status === undefined) {
    if (cause instanceof TypeError) return new QdrantError('unreachable', '连接不上 Qdrant，请检查 QDRANT_URL 和网络', { cause });
    return new QdrantError('rejected', `QDRANT_URL 的回答不像 Qdrant：${String(cause)}`, { cause });
  }
  if (status === 401 || status === 403) {
    return new QdrantError('refused-key', `Qdrant 不接受 QDRANT_API_KEY（${status}），请核对密钥及其权限`, { cause });
  }
  if (status === 408 || status === 429 || status >= 500) {
    return new QdrantError('overloaded', `Qdrant 暂时不能回答（${status}）${reasonOf(cause)}`, { cause });
  }
  return new QdrantError('rejected', `Qdrant 拒绝了请求（${status}）${reasonOf(cause)}`, { cause });
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}

/** What Qdrant itself says, from `{ status: { error } }`. */
function reasonOf(error: unknown): string {
  const data = (error as { data?: { status?: { error?: unknown } } }).data;
  const said = data?.status?.error;
  return typeof said === 'string' ? `：${said}` : '';
}
