import { startTelegram, type Telegram, type TelegramOptions } from '../telegram-stand-in.ts';

export interface Answered<Result> {
  readonly status: number;
  readonly ok: boolean;
  readonly result: Result;
  readonly description: string;
  readonly parameters?: { readonly retry_after: number };
}

export type Ask = <Result = unknown>(method: string, params?: object) => Promise<Answered<Result>>;

/** A stand-in and a bot that calls it with plain fetch. */
export async function startWithFetch(options: TelegramOptions = {}): Promise<{ telegram: Telegram; ask: Ask }> {
  const telegram = await startTelegram(options);
  const ask: Ask = async (method, params = {}) => {
    const response = await fetch(`${telegram.apiRoot}/bot${telegram.token}/${method}`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(params),
    });
    const text = await response.text();
    return { status: response.status, ...(text.startsWith('{') ? JSON.parse(text) : { description: text }) };
  };
  return { telegram, ask };
}
