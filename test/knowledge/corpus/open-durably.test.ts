import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DatabaseFileError, openDurably } from '../../../knowledge/corpus/open-durably.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function refusal(path: string): unknown {
  try {
    openDurably(path, 100).close();
    return undefined;
  } catch (error) {
    return error;
  }
}

test('a file that is no database is refused in a sentence that names it', () => {
  const path = join(temporaryFolder(), 'bot.db');
  writeFileSync(path, 'x'.repeat(5000));
  const error = refusal(path);
  expect(error).toBeInstanceOf(DatabaseFileError);
  expect((error as Error).message).toBe(`打不开数据文件 ${path}：文件已损坏。请用备份恢复；没有备份就把它移走，法律数据可以用 npm run ingest 重新装入。`);
});

test('so is a place where no file can be', () => {
  const path = join(temporaryFolder(), 'bot.db');
  mkdirSync(path);
  expect((refusal(path) as Error).message).toContain('请检查权限');
});

test('a new file is opened', () => {
  expect(refusal(join(temporaryFolder(), 'bot.db'))).toBeUndefined();
});
