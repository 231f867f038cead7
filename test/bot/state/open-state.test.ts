import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { migrations } from '../../../bot/state/migrations.ts';
import { openState } from '../../../bot/state/open-state.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { describeDatabases, type TestDatabase } from './databases.ts';
import { LI } from './samples.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A process of its own with the state open as `state`. */
function start({ dataFolder, variables }: TestDatabase, script: string): ChildProcess {
  const opening = `const state = await openState(${JSON.stringify(dataFolder)}, ${JSON.stringify(variables)});`;
  return spawn(join(ROOT, 'node_modules/.bin/node'), ['--input-type=module', '-e', `import { openState } from '${ROOT}bot/state/open-state.ts'; ${script.replace('OPEN', opening)}`],
    { stdio: ['ignore', 'pipe', 'inherit'] });
}

describeDatabases('opening the state', (create) => {
  test('several processes may open a new database at once', async () => {
    const database = await create();
    const children = Array.from({ length: 4 }, (_, index) => start(database,
      `while (Date.now() < ${Date.now() + 900}); OPEN await state.outbox.put('${LI}', { kind: 'text', text: '${index}', offices: [] }); await state.close();`));
    expect(await Promise.all(children.map(async (child) => (await once(child, 'exit') as [number])[0]))).toEqual([0, 0, 0, 0]);
    expect(await (await database.open()).outbox.pending(LI)).toHaveLength(4);
  });

  test('and so may one, many times at once', async () => {
    const database = await create();
    const states = await Promise.all(Array.from({ length: 8 }, () => database.open()));
    await Promise.all(states.map(({ outbox }) => outbox.put(LI, { kind: 'text', text: '答复', offices: [] })));
    expect(await states[0]!.outbox.pending(LI)).toHaveLength(8);
  });

  test('what was acknowledged survives a kill', async () => {
    const database = await create();
    await (await database.open()).outbox.pending(LI);
    let acknowledged = 0;
    for (const patience of [5, 40, 15]) {
      const writer = start(database, `OPEN for (;;) console.log(await state.outbox.put('${LI}', { kind: 'text', text: '答复', offices: [] }));`);
      let lines = '';
      writer.stdout!.on('data', (chunk: Buffer) => {
        lines += chunk.toString();
        if (lines.split('\n').length > patience) writer.kill('SIGKILL');
      });
      await once(writer, 'close');
      const ids = lines.split('\n').slice(0, -1).map(Number);
      expect(ids.length).toBeGreaterThanOrEqual(patience);
      acknowledged += ids.length;
      const pending = (await (await database.open()).outbox.pending(LI)).map(({ id }) => id);
      expect(pending).toEqual(expect.arrayContaining(ids));
      expect(pending.length).toBeGreaterThanOrEqual(acknowledged);
    }
  });

  test('a database of a newer release is refused and left as it is', async () => {
    const database = await create();
    await (await openState(database.dataFolder, database.variables)).close();
    await database.execute('UPDATE state_version SET version = version + 97');
    await expect(openState(database.dataFolder, database.variables)).rejects.toMatchObject({ name: 'StateError', code: 'other-schema', message: expect.stringMatching(/^状态数据库由更新的程序建立（格式 1\d\d，本程序只认到 \d+）。请升级程序。$/u) });
    await database.execute('UPDATE state_version SET version = version - 97');
    await (await openState(database.dataFolder, database.variables)).close();
  });
});

describeDatabases('a database of the first release', (create) => {
  test('is brought on, with what it held', async () => {
    const database = await create();
    await database.execute([
      ...migrations(database.variables.DATABASE_URL === undefined ? 'sqlite' : 'postgres')[0]!,
      'CREATE TABLE state_version (version INTEGER NOT NULL)', 'INSERT INTO state_version VALUES (1)',
      `INSERT INTO seen_message VALUES ('${LI}', 'm1')`, `INSERT INTO outbox (resident, reply, at) VALUES ('${LI}', '{"kind":"text","text":"答复","offices":[]}', '2026-11-25T04:00:00.000Z')`,
    ].join(';\n'));
    const { inbox, outbox, personalData } = await database.open();
    expect(await inbox.put({ resident: LI, messageId: 'm1', text: '又来' })).toBeUndefined();
    expect(await inbox.latest(LI, 5)).toEqual([]);
    expect(await outbox.pending(LI)).toMatchObject([{ reply: { text: '答复' }, inReplyTo: null, place: 0 }]);
    expect(await personalData.export(LI)).toMatchObject({ messages: [{ id: 'm1', incoming: null }] });
  });
});

test('without DATABASE_URL the state is bot.db in the data folder', async () => {
  const data = join(temporaryFolder(), 'data');
  for (const variables of [{}, { DATABASE_URL: '' }]) await (await openState(data, variables)).close();
  expect(readdirSync(data)).toEqual(['bot.db']);
});

test('a DATABASE_URL that is none, or where nobody answers, says what to mend, without the password', async () => {
  await expect(openState('', { DATABASE_URL: 'mysql://x' })).rejects.toThrow('环境变量 DATABASE_URL 不对：应为 postgres://用户:密码@主机/库名 这样的地址；不设则用数据文件夹里的 bot.db。');
  const refused = openState('', { DATABASE_URL: 'postgres://fazhi:secret@127.0.0.1:1/fazhi' });
  await expect(refused).rejects.toMatchObject({ name: 'StateError', code: 'unreachable', message: expect.stringMatching(/^打不开 DATABASE_URL 指向的数据库（.*ECONNREFUSED.*）。请检查/u) });
  await expect(refused).rejects.not.toThrow('secret');
});
