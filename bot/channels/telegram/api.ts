import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { Telegram } from 'telegraf';
import type { Opts, Telegram as Methods } from 'telegraf/types';
import type { TelegramConfig } from '../../config.ts';
import { failureOf } from './api-failure.ts';

export type Method = keyof Methods;
export type Result<M extends Method> = ReturnType<Methods[M]>;

/** The Bot API; every call is one request. */
export interface Api {
  /** @throws ApiFailure */
  call<M extends Method>(method: M, payload: Opts<M>, options?: CallOptions): Promise<Result<M>>;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** How long to wait for the answer; 30 s unless told. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
/** A tunnel takes long to dig. */
const KEEP = { keepAlive: true };

/**
 * Telegraf's client. Not its polling: that confirms what a handler has failed to keep, and what is not kept would be lost.
 */
export function openApi({ token, apiRoot, proxy }: Pick<TelegramConfig, 'token' | 'apiRoot' | 'proxy'>): Api {
  const telegram = new Telegram(token, { apiRoot });
  // Set afterwards: Telegraf drops the agent of a server that is reached without TLS.
  if (proxy !== undefined) telegram.options.agent = proxy.startsWith('socks') ? new SocksProxyAgent(proxy, KEEP) : new HttpsProxyAgent(proxy, KEEP);
  return {
    async call(method, payload, { signal, timeoutMs = TIMEOUT_MS } = {}) {
      const signals = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])];
      try {
        return await telegram.callApi(method, payload, { signal: AbortSignal.any(signals) as never });
      } catch (error) {
        throw failureOf(error, method, token);
      }
    },
  };
}
