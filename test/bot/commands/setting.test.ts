import { Command } from 'commander';
import { expect, test, vi } from 'vitest';
import { placeOptions, runCommand, type Setting } from '../../../bot/commands/command-line.ts';
import { clockFrom, todayInChina } from '../../../bot/today.ts';

async function settingFor(...words: string[]): Promise<Setting> {
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['node', 'main.ts', ...words]);
  let given: Setting | undefined;
  await runCommand(placeOptions(new Command()), (_words, _options, setting) => void (given = setting));
  return given!;
}

test('who asked for no day gets the present one also where opening the law lasted past midnight', async () => {
  const { date, asOf } = await settingFor();
  expect([date, asOf]).toEqual([todayInChina(), undefined]);
  const tomorrow = new Date(Date.now() + 86_400_000);
  expect(clockFrom(asOf, () => tomorrow)()).toEqual(tomorrow);
});

test('who asked for a day gets that', async () => {
  expect(await settingFor('--date', '2019-05-01')).toMatchObject({ date: '2019-05-01', asOf: '2019-05-01' });
});
