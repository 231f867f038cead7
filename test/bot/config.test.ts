import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../bot/config.ts';
import { OFFICES } from '../../bot/guidance/offices.ts';
import { write } from '../ingest/run-ingest.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('the configuration', () => {
  test('has an answer for everything that is not set', () => {
    expect(readConfig({})).toEqual({ data: 'data', region: '陕西省/安康市/恒口示范区', offices: OFFICES });
  });

  test('takes what is set; a place in any spelling', () => {
    expect(readConfig({ FAZHI_DATA: '/srv/fazhi', FAZHI_REGION: '陕西省西安市' })).toMatchObject({ data: '/srv/fazhi', region: '陕西省/西安市' });
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
