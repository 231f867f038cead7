import * as z from 'zod';

export interface ModelSettings {
  /** `LLM_BASE_URL`, up to and with `/v1`. */
  readonly baseUrl: string;
  /** `LLM_MODEL`. */
  readonly model: string;
  /** `LLM_CHEAP_MODEL`, for small tasks at the same endpoint; counted at the same prices. */
  readonly cheapModel: string;
  /** `LLM_API_KEY`; local servers need none. */
  readonly apiKey?: string;
  /** `LLM_TIMEOUT_MS`: one question to the model, with waiting in the queue and all tries. */
  readonly timeoutMs: number;
  /** `LLM_IDLE_MS`: silence in a stream after which it is given up. */
  readonly idleMs: number;
  /** `LLM_CONCURRENCY`: requests under way at once. */
  readonly concurrency: number;
  /** `LLM_INPUT_PRICE`, `LLM_OUTPUT_PRICE`: per million tokens, in any one currency. */
  readonly inputPrice: number;
  readonly outputPrice: number;
  /** `LLM_DAILY_CAP`: cost of a day after which the model is not asked, in the currency of the prices. */
  readonly dailyCap?: number;
  /** `LLM_DAILY_TOKENS`: tokens of a day, read and written, after which the model is not asked. */
  readonly dailyTokens?: number;
  /** How long the endpoint is left alone after failures in a row. */
  readonly circuitPauseMs?: number;
  /** Before the first retry; doubles with each further one. */
  readonly firstDelayMs?: number;
}

/** Something in the environment cannot be used; the message names the variable, in Chinese. Named as commands know such errors. */
export class ModelSettingsError extends Error {
  override name = 'ConfigError';
}

const NOT_EMPTY = '设了就不能为空';
const name = z.string().min(1, NOT_EMPTY).optional();

/** Digits only: `Number` takes an empty text for 0. */
const whole = (what: string) => z.string().regex(/^[1-9]\d{0,11}$/, `应为大于 0 的整数：${what}`).transform(Number);
const amount = (what: string) => z.string().regex(/^\d{1,9}(\.\d{1,9})?$/, `应为不小于 0 的数：${what}`).transform(Number);

const variables = z.object({
  LLM_BASE_URL: z.url({ protocol: /^https?$/, error: '应为一个网址，如 http://127.0.0.1:8000/v1' })
    .refine((url) => URL.parse(url)?.username === '', '网址里不能写用户名和密码，密钥写在 LLM_API_KEY 里').optional(),
  LLM_API_KEY: name,
  LLM_MODEL: name,
  LLM_CHEAP_MODEL: name,
  LLM_TIMEOUT_MS: whole('一次提问最多等几毫秒，如 60000').default(60_000),
  LLM_IDLE_MS: whole('回答中途没有声音最多等几毫秒，如 15000').default(15_000),
  LLM_CONCURRENCY: whole('同时最多几个请求，如 4').default(4),
  LLM_INPUT_PRICE: amount('每百万输入 token 的价格，如 2').default(0),
  LLM_OUTPUT_PRICE: amount('每百万输出 token 的价格，如 8').default(0),
  LLM_DAILY_CAP: amount('每天最多花多少钱，与价格同一币种，如 50').optional(),
  LLM_DAILY_TOKENS: whole('每天最多用多少 token，如 5000000').optional(),
});

/**
 * The language model that the environment names (`LLM_BASE_URL` and `LLM_MODEL`, the other variables of
 * {@link ModelSettings} where they are set); undefined when it names none.
 * @throws ModelSettingsError naming the variable that is wrong or missing
 */
export function readModelSettings(environment: NodeJS.ProcessEnv): ModelSettings | undefined {
  const read = variables.safeParse(environment);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    throw new ModelSettingsError(`环境变量 ${issue.path.join('.')} 不对：${issue.message}。请在启动命令前或 .env 文件里改正。`);
  }
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey, LLM_DAILY_CAP: dailyCap, LLM_DAILY_TOKENS: dailyTokens } = read.data;
  const { LLM_INPUT_PRICE: inputPrice, LLM_OUTPUT_PRICE: outputPrice } = read.data;
  if (baseUrl === undefined && model === undefined) return undefined;
  if (baseUrl === undefined) throw new ModelSettingsError('设了 LLM_MODEL，还要设 LLM_BASE_URL：模型服务的网址，如 http://127.0.0.1:8000/v1。');
  if (model === undefined) throw new ModelSettingsError('设了 LLM_BASE_URL，还要设 LLM_MODEL：模型的名称。');
  if (dailyCap !== undefined && inputPrice + outputPrice === 0) {
    throw new ModelSettingsError('设了 LLM_DAILY_CAP，还要设 LLM_INPUT_PRICE 和 LLM_OUTPUT_PRICE：每百万 token 的价格；不按钱限制的，改用 LLM_DAILY_TOKENS。');
  }
  return {
    // Manuals show the whole address; the client adds the last part itself.
    baseUrl: baseUrl.replace(/\/+(?:chat\/completions\/*)?$/, ''),
    model,
    cheapModel: read.data.LLM_CHEAP_MODEL ?? model,
    timeoutMs: read.data.LLM_TIMEOUT_MS,
    idleMs: read.data.LLM_IDLE_MS,
    concurrency: read.data.LLM_CONCURRENCY,
    inputPrice,
    outputPrice,
    ...(apiKey !== undefined && { apiKey }),
    ...(dailyCap !== undefined && { dailyCap }),
    ...(dailyTokens !== undefined && { dailyTokens }),
  };
}
