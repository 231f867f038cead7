import { APIConnectionError, APIError } from 'openai';
import type { ModelFailure } from './chat-model.ts';

export interface Course {
  /** How often the request may be made again after it. */
  readonly retries: number;
  /** The endpoint is away, not just unwilling: counts for the circuit. */
  readonly isOutage: boolean;
  readonly retryAfterMs?: number;
}

/** A request to the endpoint came to nothing; the message is Chinese, for the operator. */
export class EndpointError extends Error {
  readonly failure: ModelFailure;
  readonly course: Course;
  constructor(failure: ModelFailure, message: string, course: Course = FINAL) {
    super(message);
    this.name = 'EndpointError';
    this.failure = failure;
    this.course = course;
  }
}

const FINAL: Course = { retries: 0, isOutage: false };
export const AWAY: Course = { retries: 2, isOutage: true };
/** Once more on a new connection; the resident has waited long by then. */
export const SILENT: Course = { retries: 1, isOutage: true };
/** The time of the whole question is over. */
export const GIVEN_UP: Course = { retries: 0, isOutage: true };
const LONGEST_QUOTE = 200;

/** What went wrong between client and endpoint, in our words. */
export function asEndpointError(error: unknown, host: string): EndpointError {
  if (error instanceof EndpointError) return error;
  if (!(error instanceof APIError)) return new EndpointError('unreachable', `模型服务 ${host} 的回答中途断了。`, AWAY);
  const { status } = error;
  const said = error.message.replaceAll(/\s+/g, ' ').slice(0, LONGEST_QUOTE);
  if (error instanceof APIConnectionError) return new EndpointError('unreachable', `连不上模型服务 ${host}，请检查 LLM_BASE_URL 和网络。`, AWAY);
  if (status === undefined) return new EndpointError('unreachable', `模型服务 ${host} 回答中途报错：${said}。`, AWAY);
  if (status === 401 || status === 403) {
    return new EndpointError('refused', `模型服务 ${host} 不接受密钥（${status}），请检查 LLM_API_KEY 和 LLM_MODEL。`);
  }
  if (status === 429 && error.code !== 'insufficient_quota') {
    return new EndpointError('busy', `模型服务 ${host} 请求太多（429）。`, { retries: 2, isOutage: false, ...retryAfter(error.headers) });
  }
  if (status >= 500 || status === 408 || status === 409) {
    return new EndpointError('unreachable', `模型服务 ${host} 出错（${status}）。`, { ...AWAY, ...retryAfter(error.headers) });
  }
  return new EndpointError('refused', `模型服务 ${host} 拒绝了请求（${status}）：${said}。请检查 LLM_MODEL 和服务的余额、限制。`);
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date. */
function retryAfter(headers: Headers | undefined): { retryAfterMs?: number } {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  const header = headers?.get('retry-after') ?? '';
  const seconds = /^\s*[\d.]+\s*$/.test(header) ? Number.parseFloat(header) * 1000 : Date.parse(header) - Date.now();
  const found = [milliseconds, seconds].find((value) => Number.isFinite(value) && value >= 0);
  return found === undefined ? {} : { retryAfterMs: found };
}
