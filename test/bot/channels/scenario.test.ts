import { describe, expect, test } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { startTelegram, type Telegram } from '../../support/telegram-stand-in.ts';
import { runBot, sampleLaw } from '../sample.ts';
import type { Person } from './people/person.ts';
import { telegramPerson } from './people/telegram-person.ts';
import { terminalPerson } from './people/terminal-person.ts';
import { webPerson } from './people/web-person.ts';
import { freshData, startProgram } from './program.ts';

const sample = sampleLaw();

const byTelegram = async (data: string, settings: (telegram: Telegram) => NodeJS.ProcessEnv = () => ({})): Promise<Person> => {
  const telegram = await startTelegram();
  await startProgram(data, { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot, ...settings(telegram) });
  return telegramPerson(telegram);
};

const CHANNELS: Readonly<Record<string, (data: string) => Promise<Person>>> = {
  'Telegram by polling': (data) => byTelegram(data),
  'Telegram by webhook': async (data) => {
    const PORT = String(await freePort());
    return byTelegram(data, () => ({ PORT, TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${PORT}/telegram` }));
  },
  'the web': async (data) => webPerson((await startProgram(data)).address),
  'the terminal': async (data) => terminalPerson(data),
};

describe.each(Object.entries(CHANNELS))('a resident at %s', (channel, open) => {
  test('asks, reads the article, asks on, is not content, and hears from an adviser', async () => {
    const data = freshData(sample.data);
    const resident = await open(data);
    expect(await resident.says('试工期最长几天', /试工期最长十五天/u)).toMatch(/劳动报酬支付办法[\s\S]*第七条/u);
    // Without a terminal to draw on, `npm run ask` shows nothing of it.
    expect(resident.stages().some((text) => text.includes('正在查找条文'))).toBe(channel !== 'the terminal');
    expect(await resident.opensArticle(/只能约定一次试工期/u)).toMatch(/现行有效/u);
    await resident.says('第八条呢', /不得扣留身份证/u);
    const handedOver = await resident.thumbsDown(/编号 A0001/u);
    expect(handedOver).toMatch(/前会在这里答复您/u);
    const { code, err } = await runBot('commands/review.ts', ['answer', 'A0001', '--as', '李律师', '请带上身份证到示例劳动服务站反映。', '--data', data]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(await resident.receives(/人工复核答复[\s\S]*示例劳动服务站反映。/u)).toMatch(/编号 A0001，李律师于/u);
  });
});
