import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../bot/config.ts';
import { OFFICES } from '../../bot/guidance/offices.ts';
import { write } from '../ingest/run-ingest.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('the configuration', () => {
  test('has an answer for everything that is not set', () => {
    expect(readConfig({})).toEqual({
      data: 'data', region: '陕西省/安康市/恒口示范区', offices: OFFICES, limits: { perResident: 20, perAddress: 200 }, web: { port: 8080, host: '0.0.0.0', embedOrigins: [], proxies: 0 },
    });
  });

  test('takes what is set; a place in any spelling', () => {
    expect(readConfig({ FAZHI_DATA: '/srv/fazhi', FAZHI_REGION: '陕西省西安市' })).toMatchObject({ data: '/srv/fazhi', region: '陕西省/西安市' });
  });

  test('of the web server', () => {
    const { web } = readConfig({ PORT: '9000', HOST: '127.0.0.1', FAZHI_PUBLIC_URL: 'https://law.example.gov.cn/', FAZHI_EMBED_ORIGINS: 'https://www.example.gov.cn, http://a.example:81', FAZHI_PROXIES: '1' });
    expect(web).toEqual({ port: 9000, host: '127.0.0.1', publicUrl: 'https://law.example.gov.cn', embedOrigins: ['https://www.example.gov.cn', 'http://a.example:81'], proxies: 1 });
  });

  test('of how much may come', () => {
    expect(readConfig({ FAZHI_LIMIT_RESIDENT: '0', FAZHI_LIMIT_ADDRESS: '5000' }).limits).toEqual({ perResident: 0, perAddress: 5000 });
  });

  test('of Telegram: there with a token, by polling unless a webhook is named', () => {
    const TOKEN = '123456:AAexample_token-1';
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '', TELEGRAM_PROXY: 'socks5://127.0.0.1:1080' })).not.toHaveProperty('telegram');
    expect(readConfig({ TELEGRAM_BOT_TOKEN: TOKEN }).telegram).toEqual({ token: TOKEN, apiRoot: 'https://api.telegram.org', updates: { by: 'polling' } });
    const hooked = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/', TELEGRAM_PROXY: 'socks5://127.0.0.1:1080', TELEGRAM_WEBHOOK_URL: 'https://law.example.gov.cn/telegram' };
    const { telegram } = readConfig(hooked);
    expect(telegram).toEqual({
      token: TOKEN, apiRoot: 'http://127.0.0.1:8081', proxy: 'socks5://127.0.0.1:1080',
      updates: { by: 'webhook', url: 'https://law.example.gov.cn/telegram', secret: expect.stringMatching(/^[\w-]{16,256}$/u) },
    });
    expect(readConfig(hooked)).toEqual(readConfig(hooked));
    expect(readConfig({ ...hooked, TELEGRAM_BOT_TOKEN: '1:other' }).telegram!.updates).not.toEqual(telegram!.updates);
  });

  test('lays the phones and addresses of local offices over the national ones', () => {
    const path = write(temporaryFolder(), 'offices.json', JSON.stringify({ 'township-justice': { phone: '0000-0000000', address: '示例路1号' } }));
    const { offices } = readConfig({ FAZHI_OFFICES: path });
    expect(offices['township-justice']).toEqual({ ...OFFICES['township-justice'], phone: '0000-0000000', address: '示例路1号' });
    expect(offices.police).toEqual(OFFICES.police);
  });
});

describe('what cannot be used', () => {
  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['an empty folder', { FAZHI_DATA: '' }, /^环境变量 FAZHI_DATA 不对：设了就不能为空。/u],
    ['a place that is none', { FAZHI_REGION: 'Atlantis' }, /^环境变量 FAZHI_REGION 不对：应写成 陕西省\/安康市\/恒口示范区 这样的形式。/u],
    ['a limit that is none', { FAZHI_LIMIT_ADDRESS: 'many' }, /^环境变量 FAZHI_LIMIT_ADDRESS 不对：应为每分钟/u],
    ['a port that is none', { PORT: '80a' }, /^环境变量 PORT 不对：应为端口号/u],
    ['a port that there is not', { PORT: '70000' }, /^环境变量 PORT 不对：应为端口号/u],
    ['an origin with a path', { FAZHI_EMBED_ORIGINS: 'https://a.example/portal' }, /^环境变量 FAZHI_EMBED_ORIGINS(?:\.0)? 不对：应为 https:/u],
    ['an address that is none', { FAZHI_PUBLIC_URL: 'law.example.gov.cn' }, /^环境变量 FAZHI_PUBLIC_URL 不对：应为 https:/u],
    ['a token that is none', { TELEGRAM_BOT_TOKEN: 'abc' }, /^环境变量 TELEGRAM_BOT_TOKEN 不对：应为 BotFather/u],
    ['a proxy that is none', { TELEGRAM_PROXY: '127.0.0.1:1080' }, /^环境变量 TELEGRAM_PROXY 不对：应为 http/u],
    ['no file', { FAZHI_OFFICES: '/nowhere/offices.json' }, /^环境变量 FAZHI_OFFICES 指向的 \/nowhere\/offices\.json 不能用：/u],
  ])('%s: one line that names the variable', (_name, variables, message) => {
    expect(() => readConfig(variables)).toThrow(ConfigError);
    expect(() => readConfig(variables)).toThrow(message);
  });

  test.each<[string, string, string]>([
    ['no JSON', '{', 'JSON'],
    ['an office that there is not', '{"no-such-office": {"phone": "1"}}', 'no-such-office'],
    ['a phone with words', '{"police": {"phone": "打110"}, "court": {"phone": "x"}}', 'police phone 电话只写数字和短横线；court phone 电话只写数字和短横线'],
    ['a field that there is not', '{"police": {"fax": "1"}}', 'police'],
  ])('offices of %s: one line that says which', (_name, text, detail) => {
    const path = write(temporaryFolder(), 'offices.json', text);
    const failing = (): unknown => readConfig({ FAZHI_OFFICES: path });
    expect(failing).toThrow(ConfigError);
    expect(failing).toThrow(detail);
    expect(failing).toThrow(/^[^\n]+$/u);
  });
});
