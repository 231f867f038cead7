import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openCorpus } from '../../knowledge/corpus/corpus.ts';
import { corpusPath } from '../../knowledge/corpus/open-database.ts';
import { openEmbeddedIndex } from '../../knowledge/index/embedded/open-index.ts';
import { contentOf, ingest, rowsOf, runIngest, startIngest, statute, write } from './run-ingest.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PASSED = '2010年1月2日示例市第一届人民代表大会常务委员会第一次会议通过';
const DOGS = statute('示例市养犬条例', PASSED, '养犬应当登记。', '本条例自2010年3月1日起施行。');
const BOILERPLATE = Array.from({ length: 8 }, (_, index) => `示例条文第${index}款，用来占些篇幅。`.repeat(20));

/** Laws of eight articles each, none of which means anything. */
function manyLaws(count: number): string {
  const folder = temporaryFolder();
  for (let index = 0; index < count; index += 1) {
    write(folder, `${String(index).padStart(4, '0')}.md`, statute(`示例第${index}号办法`, PASSED, ...BOILERPLATE));
  }
  return folder;
}

function checksums(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).sort().map((name) => [name, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')]));
}

/** How many laws are there; every one of them has all of its eight articles. */
function countWholeLaws(data: string): number {
  const corpus = openCorpus(data);
  const { laws, versions, provisions } = corpus.counts();
  corpus.close();
  expect({ versions, provisions }).toEqual({ versions: laws, provisions: laws * BOILERPLATE.length });
  return laws;
}

describe('exit code and report', () => {
  test('0 with warnings; the last line of --json is the whole report', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    write(files, 'dogs.md', DOGS);
    const gap = write(files, 'gap.md', statute('示例办法', PASSED, '甲。', '乙。').replace('第二条', '第五条'));
    const empty = write(files, 'empty.txt', '');
    write(files, 'picture.png', 'x');
    const { code, out } = await runIngest(files, join(files, 'no-such-file.md'), '--data', data, '--json');
    expect(code).toBe(0);
    const report = JSON.parse(out.trimEnd().split('\n').at(-1)!) as Record<string, unknown>;
    expect(report).toMatchObject({
      files: 3, laws: 2, versions: 2, provisions: 4, unchanged: 0,
      skipped: [{ file: empty, reason: expect.stringContaining('没有文字') }],
      problems: [{ file: gap, line: 9, kind: 'gap', text: expect.stringContaining('第五条') }],
    });
    expect(report['seconds']).toBeGreaterThan(0);
    expect(out).toContain('另有 1 个文件不是可读的格式');
    expect(openEmbeddedIndex(data)!.size).toBe(4);
    const again = await runIngest(files, '--data', data, '--json');
    expect(JSON.parse(again.out.trimEnd().split('\n').at(-1)!)).toMatchObject({ unchanged: 3, skipped: report['skipped'], problems: report['problems'], changes: [] });
  });

  test('2 when nothing could be read, or nothing is there', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    const path = write(files, 'empty.txt', '');
    const nothing = await runIngest(path, '--data', data);
    expect(nothing.code).toBe(2);
    expect(nothing.out).toContain('文件里没有文字');
    const missing = await runIngest(join(files, 'nowhere'), '--data', data);
    expect(missing.code).toBe(2);
    expect(missing.err).toContain(`找不到：${join(files, 'nowhere')}`);
  });

  test('2 with one Chinese sentence and no stack when the corpus or the catalogue is of another kind', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    write(files, 'dogs.md', DOGS);
    const catalogue = write(files, 'list.tsv', 'title\tpublished\n');
    const wrong = await runIngest(files, '--data', data, '--catalogue', catalogue);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringMatching(/^目录文件 .*list\.tsv 缺少列：name、effective、repealed/) });
    const absent = await runIngest(files, '--data', data, '--catalogue', join(files, 'no.tsv'));
    expect(absent).toMatchObject({ code: 2, err: expect.stringMatching(/^找不到目录文件：/) });

    await ingest(data, files);
    const database = new Database(corpusPath(data));
    database.pragma('user_version = 99');
    database.close();
    const other = await runIngest(files, '--data', data);
    expect(other.code).toBe(2);
    expect(other.err).toMatch(/corpus\.db 是另一版本程序建立的（格式 99，本程序需要 \d+）。请把 .* 移走后重新运行/);
    for (const { err } of [wrong, absent, other]) expect(err).not.toMatch(/\n\s+at /);
  });

  test('1 for an option that means nothing', async () => {
    const { code, err } = await runIngest('.', '--region', '火星');
    expect(code).toBe(1);
    expect(err).toContain('无法识别的地域');
  });
});

describe('options', () => {
  test('--region and --level win over what the text says', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    write(files, 'dogs.md', DOGS);
    await runIngest(files, '--data', data, '--region', '陕西省/安康市', '--level', '地方政府规章');
    expect(contentOf(data)).toMatchObject({ '示例市养犬条例 陕西省/安康市': { level: '地方政府规章' } });
  });

  test('--catalogue gives days that the text does not', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    write(files, 'dogs.md', DOGS.replace('本条例自2010年3月1日起施行。', '市公安局负责解释。'));
    const catalogue = write(temporaryFolder(), 'list.tsv', 'name\tpublished\teffective\trepealed\n示例市养犬条例\t2010-01-02\t2010-05-01\t1\n');
    await runIngest(files, '--data', data, '--catalogue', catalogue);
    expect(contentOf(data)).toMatchObject({ '示例市养犬条例 全国': { versions: [{ validity: { from: '2010-05-01', fromBasis: 'catalogue', toBasis: 'catalogue' } }] } });
    const before = rowsOf(data);
    await runIngest(files, '--data', data, '--catalogue', catalogue);
    expect(rowsOf(data)).toEqual(before);
  });

  test('--dry-run reports what would be and changes no byte of the data folder', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    write(files, 'dogs.md', DOGS);
    await runIngest(files, '--data', data);
    const before = checksums(data);
    expect(Object.keys(before)).toEqual(['corpus.db', 'index.bin']);
    write(files, 'cats.md', DOGS.replaceAll('犬', '猫'));
    const { code, out } = await runIngest(files, '--data', data, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('试运行，未改动数据。共 2 个文件（其中 1 个没有变化）；库中有 2 部法律文件');
    expect(checksums(data)).toEqual(before);
    const absent = join(data, 'not', 'there');
    expect(await runIngest(files, '--data', absent, '--dry-run')).toMatchObject({ code: 0 });
    expect(existsSync(join(data, 'not'))).toBe(false);
  });

  test('--prune forgets what files that are gone had given, and lets the words of another source stand', async () => {
    const [files, data, clean] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    write(files, 'a/gone.md', statute('示例市养猫条例', PASSED, '养猫应当登记。'));
    const wrong = write(files, 'b/1.md', DOGS.replace('养犬应当登记。', '养犬应当等级。'));
    write(files, 'b/2.md', DOGS);
    await runIngest(files, '--data', data);
    expect(JSON.stringify(contentOf(data))).toContain('养犬应当等级。');
    rmSync(join(files, 'a'), { recursive: true });
    rmSync(wrong);
    await runIngest(files, '--data', data);
    expect(Object.keys(contentOf(data))).toHaveLength(2);
    const { code } = await runIngest(files, '--data', data, '--prune');
    expect(code).toBe(0);
    await ingest(clean, files);
    expect(contentOf(data)).toEqual(contentOf(clean));
    expect(openEmbeddedIndex(data)!.size).toBe(2);
  });
});

describe('while another process works on the corpus', () => {
  test('a reader goes on reading whole states while an ingest writes', async () => {
    const [files, data] = [manyLaws(60), temporaryFolder()];
    await ingest(data, write(temporaryFolder(), 'dogs.md', DOGS));
    const corpus = openCorpus(data);
    const [dogs] = corpus.lawsByKey('示例市养犬条例');
    const { process: child, done } = startIngest(files, '--data', data);
    const seen = new Set<number>();
    let generation = 0;
    while (child.exitCode === null) {
      const { laws, provisions } = corpus.counts();
      expect(provisions).toBe((laws - 1) * BOILERPLATE.length + 2);
      expect(corpus.versionsOf(dogs!.id)).toHaveLength(1);
      expect(corpus.generation()).toBeGreaterThanOrEqual(generation);
      generation = corpus.generation();
      seen.add(laws);
      await wait(1);
    }
    expect(await done).toMatchObject({ code: 0 });
    expect(corpus.counts().laws).toBe(61);
    expect(seen.size, 'the reader saw the ingest on its way').toBeGreaterThan(2);
    corpus.close();
  });

  test('killed at any moment, it leaves whole documents, and the next run completes them', async () => {
    const files = manyLaws(300);
    const moments: number[] = [];
    const data = temporaryFolder();
    for (const target of [1, 90, 200]) {
      const { process: child, done } = startIngest(files, '--data', data);
      while (!existsSync(corpusPath(data)) || !hasLaws(data, target)) await wait(2);
      child.kill('SIGKILL');
      expect(await done).toMatchObject({ signal: 'SIGKILL' });
      moments.push(countWholeLaws(data));
    }
    expect(moments[0]).toBeLessThan(moments[1]!);
    expect(moments[1]).toBeLessThan(moments[2]!);
    expect(moments[2]).toBeLessThan(300);
    expect(await runIngest(files, '--data', data)).toMatchObject({ code: 0, out: expect.stringContaining('300 部法律文件') });
    expect(countWholeLaws(data)).toBe(300);
    expect(openEmbeddedIndex(data)!.size).toBe(300 * BOILERPLATE.length);
    expect(readdirSync(data).sort()).toEqual(['corpus.db', 'index.bin']);
  });

  test('interrupted, it stops with 130 and keeps what is stored', async () => {
    const [files, data] = [manyLaws(300), temporaryFolder()];
    const { process: child, done } = startIngest(files, '--data', data);
    while (!existsSync(corpusPath(data)) || !hasLaws(data, 5)) await wait(2);
    child.kill('SIGINT');
    const [{ code, err }] = await Promise.all([done, once(child, 'exit')]);
    expect(code).toBe(130);
    expect(err).toContain('已经存好的文件会保留');
    const kept = countWholeLaws(data);
    expect(kept).toBeGreaterThanOrEqual(5);
    expect(kept).toBeLessThan(300);
    const { out } = await runIngest(files, '--data', data, '--json');
    expect(JSON.parse(out.trimEnd().split('\n').at(-1)!)).toMatchObject({ laws: 300, unchanged: kept });
  });
});

/** Whether an ingest has come so far; false while it has not even laid out its tables. */
function hasLaws(data: string, count: number): boolean {
  const database = new Database(corpusPath(data));
  try {
    return (database.prepare('SELECT count(*) FROM law').pluck().get() as number) >= count;
  } catch (error) {
    if (error instanceof Database.SqliteError && /no such table|locked/.test(error.message)) return false;
    throw error;
  } finally {
    database.close();
  }
}

test('leftovers of a killed build of the index are cleared away', async () => {
  const [files, data] = [temporaryFolder(), temporaryFolder()];
  write(files, 'dogs.md', DOGS);
  // No process has this number: it is above what Linux gives out.
  writeFileSync(join(data, 'index.bin.99999999.0'), 'half');
  await runIngest(files, '--data', data);
  expect(readdirSync(data).sort()).toEqual(['corpus.db', 'index.bin']);
});
