import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { parseRegion } from '../knowledge/region.ts';
import { officesFrom, type Office, type OfficeId } from './guidance/offices.ts';

export interface Config {
  /** Folder of corpus and index. */
  readonly data: string;
  /** Where residents live unless they say otherwise. */
  readonly region: string;
  readonly offices: Readonly<Record<OfficeId, Office>>;
  readonly web: WebConfig;
  /** Messages a minute; 0: as many as come. */
  readonly limits: { readonly perResident: number; readonly perAddress: number };
  /** Undefined where no bot is configured. */
  readonly telegram?: TelegramConfig;
}

export interface WebConfig {
  readonly port: number;
  readonly host: string;
  /** Where residents reach the page: `https://…`; undefined: wherever they ask for it. */
  readonly publicUrl?: string;
  /** Origins of pages that may show the chat in a frame. */
  readonly embedOrigins: readonly string[];
  /** Reverse proxies in front, each of which adds to X-Forwarded-For; 0: the address of the connection counts. */
  readonly proxies: number;
}

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot: string;
  /** `http://…`, `https://…`, `socks5://…` */
  readonly proxy?: string;
  /** `secret`: what Telegram sends along, so that nobody else can. */
  readonly updates: { readonly by: 'polling' } | { readonly by: 'webhook'; readonly url: string; readonly secret: string };
}

/** Something in the environment cannot be used; the message names the variable, in Chinese. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const webAddress = (example: string) => z.string().refine((text) => /^https?:\/\//u.test(text) && URL.canParse(text), `应为 ${example} 这样的网址`)
  .transform((text) => text.replace(/\/+$/u, ''));
const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, '应为 https://www.example.gov.cn 这样的网址，不带路径，多个用逗号隔开');

const perMinute = z.string().regex(/^\d{1,6}$/u, '应为每分钟最多几条消息，0 表示不限').transform(Number);

const environment = z.object({
  FAZHI_DATA: z.string().min(1, '设了就不能为空').default('data'),
  FAZHI_REGION: z.string().default('陕西省/安康市/恒口示范区').transform((text, context) => {
    const region = parseRegion(text);
    if (region !== undefined) return region;
    context.addIssue({ code: 'custom', message: '应写成 陕西省/安康市/恒口示范区 这样的形式' });
    return z.NEVER;
  }),
  FAZHI_OFFICES: z.string().optional(),
  FAZHI_LIMIT_RESIDENT: perMinute.default(20),
  FAZHI_LIMIT_ADDRESS: perMinute.default(200),
  PORT: z.string().regex(/^\d{1,5}$/u, '应为端口号，如 8080').default('8080').transform(Number).refine((port) => port < 65_536, '应为端口号，如 8080'),
  HOST: z.string().default('0.0.0.0'),
  FAZHI_PUBLIC_URL: webAddress('https://law.example.gov.cn').optional(),
  FAZHI_EMBED_ORIGINS: z.string().default('').transform((text) => text.split(/[\s,，]+/u).filter((part) => part !== '')).pipe(z.array(origin)),
  FAZHI_PROXIES: z.string().regex(/^\d$/u, '应为前面反向代理的层数，如 1').default('0').transform(Number),
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d+:[\w-]+$/u, '应为 BotFather 给的令牌，形如 123456:ABC…').optional(),
  TELEGRAM_API_ROOT: webAddress('https://api.telegram.org').default('https://api.telegram.org'),
  TELEGRAM_PROXY: z.string().regex(/^(?:https?|socks[45]?[ah]?):\/\/\S+$/u, '应为 http://、https:// 或 socks5:// 开头的代理地址').optional(),
  TELEGRAM_WEBHOOK_URL: webAddress('https://law.example.gov.cn/telegram').optional(),
});

/**
 * Reads the configuration from environment variables: place, offices (`FAZHI_OFFICES`: a JSON file with phones and
 * addresses), web server and Telegram; one that is set to nothing counts as not set, but for the folder of the data.
 * @throws ConfigError naming the variable and what it must be.
 */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const read = environment.safeParse(Object.fromEntries(Object.entries(variables).filter(([name, value]) => value !== '' || name === 'FAZHI_DATA')));
  if (!read.success) {
    const issue = read.error.issues[0]!;
    throw new ConfigError(`环境变量 ${String(issue.path[0])} 不对：${issue.message}。请在启动命令前或 .env 文件里改正。`);
  }
  const { FAZHI_DATA: data, FAZHI_REGION: region, FAZHI_OFFICES: path, FAZHI_LIMIT_RESIDENT: perResident, FAZHI_LIMIT_ADDRESS: perAddress } = read.data;
  const telegram = telegramFrom(read.data);
  return { data, region, offices: readOffices(path), limits: { perResident, perAddress }, web: webFrom(read.data), ...(telegram && { telegram }) };
}

type Variables = z.infer<typeof environment>;

function webFrom({ PORT: port, HOST: host, FAZHI_PUBLIC_URL: publicUrl, FAZHI_EMBED_ORIGINS: embedOrigins, FAZHI_PROXIES: proxies }: Variables): WebConfig {
  return { port, host, embedOrigins, proxies, ...(publicUrl !== undefined && { publicUrl }) };
}

function telegramFrom({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_PROXY: proxy, TELEGRAM_WEBHOOK_URL: url }: Variables): TelegramConfig | undefined {
  if (token === undefined) return undefined;
  return { token, apiRoot, ...(proxy !== undefined && { proxy }), updates: url === undefined ? { by: 'polling' } : { by: 'webhook', url, secret: secretOf(token) } };
}

/** Known to whoever knows the token, and to nobody else. */
const secretOf = (token: string): string => createHmac('sha256', token).update('webhook').digest('hex');

const inWords = (issue: z.core.$ZodIssue): string => (issue.code === 'unrecognized_keys' ? `没有“${issue.keys.join('、')}”这一项` : issue.message);

function readOffices(path: string | undefined): Config['offices'] {
  if (path === undefined) return officesFrom(undefined);
  try {
    return officesFrom(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const detail = error instanceof z.ZodError ? error.issues.map((issue) => [...issue.path, inWords(issue)].join(' ')).join('；')
      : error instanceof Error ? error.message : String(error);
    throw new ConfigError(`环境变量 FAZHI_OFFICES 指向的 ${path} 不能用：${detail}。它应是一个 JSON 文件，写明各机构的 phone、address、hours。`, { cause: error });
  }
}
