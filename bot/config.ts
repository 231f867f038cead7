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
}

/** Something in the environment cannot be used; the message names the variable, in Chinese. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const environment = z.object({
  FAZHI_DATA: z.string().min(1, '设了就不能为空').default('data'),
  FAZHI_REGION: z.string().default('陕西省/安康市/恒口示范区').transform((text, context) => {
    const region = parseRegion(text);
    if (region !== undefined) return region;
    context.addIssue({ code: 'custom', message: '应写成 陕西省/安康市/恒口示范区 这样的形式' });
    return z.NEVER;
  }),
  FAZHI_OFFICES: z.string().min(1, '设了就不能为空').optional(),
});

/**
 * Reads the configuration from environment variables (`FAZHI_DATA`, `FAZHI_REGION`, `FAZHI_OFFICES`: a JSON file with
 * phones and addresses of local offices).
 * @throws ConfigError naming the variable and what it must be.
 */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const read = environment.safeParse(variables);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    throw new ConfigError(`环境变量 ${issue.path.join('.')} 不对：${issue.message}。请在启动命令前或 .env 文件里改正。`);
  }
  const { FAZHI_DATA: data, FAZHI_REGION: region, FAZHI_OFFICES: path } = read.data;
  return { data, region, offices: readOffices(path) };
}

function readOffices(path: string | undefined): Config['offices'] {
  if (path === undefined) return officesFrom(undefined);
  try {
    return officesFrom(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const detail = error instanceof z.ZodError ? error.issues.map(({ path: at, message }) => [...at, message].join(' ')).join('；')
      : error instanceof Error ? error.message : String(error);
    throw new ConfigError(`环境变量 FAZHI_OFFICES 指向的 ${path} 不能用：${detail}。它应是一个 JSON 文件，写明各机构的 phone、address、hours。`, { cause: error });
  }
}
