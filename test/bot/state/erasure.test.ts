import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openState } from '../../../bot/state/open-state.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { conversation, LI, message, NOON, say } from './samples.ts';

test('what a resident has had deleted is in no file any more', async () => {
  const folder = temporaryFolder();
  const state = await openState(folder);
  const secret = '密语甲乙丙';
  for (let number = 0; number < 20; number += 1) {
    const long = `${secret}${'文'.repeat(2000)}`;
    const handling = state.handling((await state.inbox.put(message(LI, `m${number}`, long)))!);
    await handling.stores.conversations.save(conversation(LI, long));
    await handling.stores.records.put({ id: `r${number}`, resident: LI, at: NOON.toISOString(), content: long });
    await handling.commit([{ reply: say(long), place: 0 }]);
  }
  await state.personalData.forget(LI);
  await state.close();
  for (const file of readdirSync(folder)) expect([file, readFileSync(join(folder, file)).includes(secret)]).toEqual([file, false]);
});
