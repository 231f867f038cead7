import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeChanges } from '../../ingest/describe-changes.ts';
import { loadFiles } from '../../ingest/load.ts';
import { openCorpus } from '../../knowledge/corpus/corpus.ts';
import { openCorpusWriter } from '../../knowledge/corpus/corpus-writer.ts';
import { statute as law } from './run-ingest.ts';
import { contentOf, ingest, rowsOf, write } from './run-ingest.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PASSED = '2010年1月2日示例市第一届人民代表大会常务委员会第一次会议通过';
const REVISED = `${PASSED} 2020年5月6日示例市第二届人民代表大会常务委员会第二次会议修订`;
const OLD = law('示例市养犬条例', PASSED, '为了规范养犬，制定本条例。', '养犬应当登记。', '遛犬应当牵绳。', '本条例自2010年3月1日起施行。');
const NEW = law('示例市养犬条例', REVISED, '为了规范养犬，制定本条例。', '养犬应当向公安机关登记。', '禁止养烈性犬。', '遛犬应当牵绳。', '本条例自2020年7月1日起施行。');

/** The articles of one law as `date: labels`. */
function versions(data: string, key: string) {
  const corpus = openCorpus(data);
  const found = corpus.lawsByKey(key).flatMap((one) => corpus.versionsOf(one.id)).map((version) => ({
    date: version.date, ...version.validity, texts: corpus.provisionsOf(version.id).map(({ text }) => text),
  }));
  corpus.close();
  return found;
}

describe('the same files again', () => {
  test('change no row, no number, no generation', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    write(files, 'a/养犬条例.md', OLD);
    write(files, 'a/烟花条例.md', law('示例市烟花条例', PASSED, '禁止燃放烟花。'));
    write(files, 'b/empty.txt', '');
    write(files, 'code/README.md', '---\nnext: 1\n---\n\n# 示例法典\n\n2020年5月28日示例会议通过\n');
    write(files, 'code/01.md', '# 第一编　总则\n\n**第一条**　甲。\n');
    const first = await ingest(data, files);
    const before = rowsOf(data);
    const second = await ingest(data, files);
    expect(first).toMatchObject({ unchanged: 0, newVersions: [1, 2, 3] });
    expect(second).toMatchObject({ unchanged: 5, newVersions: [] });
    expect(rowsOf(data)).toEqual(before);
    expect([...second.reports]).toEqual([...first.reports]);
  });

  test('under another level are read again, and the version takes it', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    const path = write(files, '办法.md', law('示例办法', PASSED, '甲。'));
    await ingest(data, files);
    const before = rowsOf(data);
    const writer = openCorpusWriter(data);
    const again = await loadFiles([path], writer, { level: '部门规章' });
    writer.close();
    expect(again).toMatchObject({ unchanged: 0, newVersions: [] });
    const after = rowsOf(data);
    expect(after['version']).toMatchObject([{ level: '部门规章' }]);
    expect(after['law']).toMatchObject([{ level: '部门规章' }]);
    expect(after['provision']).toEqual(before['provision']);
  });
});

describe('a newer version', () => {
  test('closes the older, which stays readable, and lists the articles that it touches', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    write(files, '1.md', OLD);
    await ingest(data, files);
    write(files, '2.md', NEW);
    const { newVersions } = await ingest(data, files);
    expect(versions(data, '示例市养犬条例')).toEqual([
      { date: '2010-01-02', from: '2010-03-01', fromBasis: 'text', to: '2020-07-01', toBasis: 'superseded',
        texts: ['为了规范养犬，制定本条例。', '养犬应当登记。', '遛犬应当牵绳。', '本条例自2010年3月1日起施行。'] },
      { date: '2020-05-06', from: '2020-07-01', fromBasis: 'text',
        texts: ['为了规范养犬，制定本条例。', '养犬应当向公安机关登记。', '禁止养烈性犬。', '遛犬应当牵绳。', '本条例自2020年7月1日起施行。'] },
    ]);
    const corpus = openCorpus(data);
    expect(describeChanges(corpus, newVersions)).toEqual([{
      law: '示例市养犬条例', from: '2010-03-01', to: '2020-07-01',
      added: ['第三条'], removed: [], changed: ['第二条', '第五条'], renumbered: [['第三条', '第四条'], ['第四条', '第五条']],
    }]);
    corpus.close();
  });
});

describe('an edited file', () => {
  test('replaces its text; numbers of provisions are never used again', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    const path = write(files, '1.md', OLD);
    await ingest(data, files);
    const idsBefore = rowsOf(data)['provision']!.map((row) => (row as { id: number }).id);
    writeFileSync(path, OLD.replace('养犬应当登记。', '养犬应当每年登记。'));
    const { newVersions, reports } = await ingest(data, files);
    expect(newVersions).toHaveLength(1);
    expect(versions(data, '示例市养犬条例')).toMatchObject([{ texts: expect.arrayContaining(['养犬应当每年登记。']) }]);
    expect(reports.get(path)!.problems.map(({ kind }) => kind)).toEqual(['other-text']);
    const idsAfter = rowsOf(data)['provision']!.map((row) => (row as { id: number }).id);
    expect(Math.min(...idsAfter)).toBeGreaterThan(Math.max(...idsBefore));
  });

  test('of which only the punctuation changed is no other version, yet its own text is stored', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    const path = write(files, '1.md', OLD);
    await ingest(data, files);
    writeFileSync(path, OLD.replace('养犬应当登记。', '养犬，应当登记。'));
    expect((await ingest(data, files)).newVersions).toEqual([]);
    expect(versions(data, '示例市养犬条例')).toMatchObject([{ texts: expect.arrayContaining(['养犬，应当登记。']) }]);
  });

  test('with another date leaves no trace of the version that it gave before', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    const path = write(files, '1.md', OLD);
    await ingest(data, files);
    writeFileSync(path, OLD.replace('2010年1月2日', '2010年1月3日'));
    await ingest(data, files);
    expect(versions(data, '示例市养犬条例').map(({ date }) => date)).toEqual(['2010-01-03']);
  });

  test('that cannot be read any more keeps what it gave', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    const path = write(files, '1.md', OLD);
    await ingest(data, files);
    const before = contentOf(data);
    writeFileSync(path, '');
    const { reports } = await ingest(data, files);
    expect(reports.get(path)?.refusal?.code).toBe('empty');
    expect(contentOf(data)).toEqual(before);
    expect(await ingest(data, files)).toMatchObject({ unchanged: 1 });
  });
});

describe('two sources of one version', () => {
  const STATED = OLD.replace(PASSED, `${PASSED}，自2010年4月1日起施行`).replace('本条例自2010年3月1日起施行。', '本条例由市公安局解释。');
  const BARE = OLD.replace('本条例自2010年3月1日起施行。', '本条例由市公安局解释。');

  test.each([[['a.md', STATED], ['b.md', BARE]], [['a.md', BARE], ['b.md', STATED]]])(
    'are one version, and what either says of it counts (%#)', async (...sources) => {
      const [files, data] = [temporaryFolder(), temporaryFolder()];
      for (const [name, text] of sources) write(files, name!, text!);
      const { newVersions } = await ingest(data, files);
      expect(newVersions).toHaveLength(1);
      expect(versions(data, '示例市养犬条例')).toMatchObject([{ date: '2010-01-02', from: '2010-04-01', fromBasis: 'text' }]);
      expect(rowsOf(data)['source_version']).toHaveLength(2);
    });

  test('with other words: the first stays, the fuller replaces, and it is said', async () => {
    const [files, data] = [temporaryFolder(), temporaryFolder()];
    const fuller = law('示例市养犬条例', PASSED, '为了规范养犬，制定本条例。', '养犬应当登记。', '遛犬应当牵绳。', '犬吠应当制止。', '本条例自2010年3月1日起施行。');
    write(files, '1.md', OLD);
    const other = write(files, '2.md', OLD.replace('遛犬应当牵绳。', '遛狗应当牵绳。'));
    const full = write(files, '3.md', fuller);
    const { reports } = await ingest(data, files);
    expect(versions(data, '示例市养犬条例').map(({ texts }) => texts.length)).toEqual([5]);
    expect(reports.get(other)!.problems[0]).toMatchObject({ kind: 'other-text', text: expect.stringContaining('保留') });
    expect(reports.get(full)!.problems[0]).toMatchObject({ kind: 'other-text', text: expect.stringContaining('替换') });
  });
});

describe('the order of files', () => {
  const files = [
    ['v1.md', OLD],
    ['v2.md', law('示例市养犬条例', `${PASSED} 2015年5月6日修正`, '为了规范养犬，制定本条例。', '养犬应当报备。', '遛犬应当牵绳。', '本条例自2010年3月1日起施行。')],
    ['decision.md', '# 示例市人民代表大会常务委员会关于修改《示例市养犬条例》的决定\n\n2015年5月6日示例市人民代表大会常务委员会通过\n\n<!-- INFO END -->\n\n一、将第二条修改为：“养犬应当报备。”\n\n本决定自2015年8月1日起施行。\n'],
    ['repeal.md', law('示例市动物条例', '2021年1月2日示例市人民代表大会常务委员会通过', '动物应当登记。', '本条例自2021年6月1日起施行。《示例市养犬条例》同时废止。')],
  ] as const;

  function permutations<T>(items: readonly T[]): T[][] {
    return items.length === 0 ? [[]] : items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
  }

  test('makes no difference to the final validity', async () => {
    const seen: unknown[] = [];
    for (const order of permutations(files)) {
      const [folder, data] = [temporaryFolder(), temporaryFolder()];
      // One ingest a file: each finds the corpus that the ones before it left.
      for (const [name, text] of order) await ingest(data, write(folder, name, text));
      seen.push(versions(data, '示例市养犬条例').map((version) => ({ ...version, texts: version.texts.length })));
    }
    expect(seen).toHaveLength(24);
    for (const one of seen) {
      expect(one).toEqual([
        { date: '2010-01-02', from: '2010-03-01', fromBasis: 'text', to: '2015-08-01', toBasis: 'superseded', texts: 4 },
        { date: '2015-05-06', from: '2015-08-01', fromBasis: 'amendment', to: '2021-06-01', toBasis: 'repealed', endedBy: '示例市动物条例', texts: 4 },
      ]);
    }
  });
});

describe('a code in several files', () => {
  const BOOKS = {
    national: {
      '总则.md': '# 示例法典\n\n# 总则\n\n2020年5月28日 示例会议通过\n\n<!-- INFO END -->\n\n## 第一章 基本规定\n\n第一条 甲。\n\n第二条 乙。\n',
      '侵权编.md': '# 示例法典\n\n# 侵权编\n\n2020年5月28日 示例会议通过\n\n<!-- INFO END -->\n\n## 第一章 一般规定\n\n第五条 戊。\n',
      '合同编.md': '# 示例法典\n\n# 合同编\n\n2020年5月28日 示例会议通过\n\n<!-- INFO END -->\n\n## 第一章 一般规定\n\n第三条 丙。\n\n第四条 丁。\n',
      '附则.md': '# 示例法典\n\n# 附则\n\n2020年5月28日 示例会议通过\n\n<!-- INFO END -->\n\n第六条 本法自2021年1月1日起施行。\n',
    },
    'just-laws': {
      'README.md': '---\nnext: /01.md\n---\n\n# 示例法典\n\n2020年5月28日示例会议通过\n',
      '00-supplementary.md': '# 附则\n\n**第六条**　本法自2021年1月1日起施行。\n',
      '01-general.md': '---\nprev: /\n---\n\n# 第一编　总则\n\n### 第一章　基本规定\n\n**第一条**　甲。\n\n**第二条**　乙。\n',
      '02-contracts.md': '# 第二编　合同\n\n### 第一章　一般规定\n\n**第三条**　丙。\n\n**第四条**　丁。\n',
      '03-torts.md': '# 第三编　侵权\n\n### 第一章　一般规定\n\n**第五条**　戊。\n',
    },
  };

  test.each(Object.entries(BOOKS))('is one version in the order of its articles: %s', async (_dialect, books) => {
    const [folder, data] = [temporaryFolder(), temporaryFolder()];
    for (const [name, text] of Object.entries(books)) write(folder, name, text);
    await ingest(data, folder);
    expect(Object.keys(contentOf(data))).toEqual(['示例法典 全国']);
    expect(versions(data, '示例法典')).toEqual([
      { date: '2020-05-28', from: '2021-01-01', fromBasis: 'text', texts: ['甲。', '乙。', '丙。', '丁。', '戊。', '本法自2021年1月1日起施行。'] },
    ]);
    const corpus = openCorpus(data);
    const path = corpus.provision(1, '第三条')!.path;
    expect(path.map((heading) => heading.replaceAll(/[\s编]|第二/g, ''))).toEqual(['合同', '第一章一般规定']);
    corpus.close();
  });

  test('takes in a book that comes later or is edited, with the neighbours that stayed as they were', async () => {
    const [folder, data] = [temporaryFolder(), temporaryFolder()];
    const { '02-contracts.md': contracts, ...rest } = BOOKS['just-laws'];
    for (const [name, text] of Object.entries(rest)) write(folder, name, text);
    write(folder, '别的条例.md', OLD);
    await ingest(data, folder);
    expect(versions(data, '示例法典')[0]!.texts).toHaveLength(4);
    write(folder, '02-contracts.md', contracts);
    const { unchanged } = await ingest(data, folder);
    expect(unchanged).toBe(1);
    expect(versions(data, '示例法典')[0]!.texts).toEqual(['甲。', '乙。', '丙。', '丁。', '戊。', '本法自2021年1月1日起施行。']);
    write(folder, '03-torts.md', BOOKS['just-laws']['03-torts.md'].replace('戊。', '戊戊。'));
    await ingest(data, folder);
    expect(versions(data, '示例法典')[0]!.texts).toEqual(['甲。', '乙。', '丙。', '丁。', '戊戊。', '本法自2021年1月1日起施行。']);
    const before = rowsOf(data);
    expect(await ingest(data, folder)).toMatchObject({ unchanged: 6 });
    expect(rowsOf(data)).toEqual(before);
  });
});

test('a load that is stopped keeps the files before the stop, and the next one completes it', async () => {
  const [folder, data, whole] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const files = Array.from({ length: 6 }, (_, index) => write(folder, `${index}.md`, law(`示例第${index}办法`, PASSED, `示例${index}。`)));
  const writer = openCorpusWriter(data);
  let done = 0;
  const stopped = await loadFiles(files, writer, {}, { onFile: () => (done += 1), isStopped: () => done === 3 });
  expect(stopped.stopped).toBe(true);
  expect(stopped.newVersions).toHaveLength(3);
  const completed = await loadFiles(files, writer, {});
  writer.close();
  expect(completed).toMatchObject({ stopped: false, unchanged: 3 });
  await ingest(whole, folder);
  expect(contentOf(data)).toEqual(contentOf(whole));
});

test('a file that is gone between two runs keeps what it gave until it is pruned', async () => {
  const [folder, data] = [temporaryFolder(), temporaryFolder()];
  write(folder, 'a.md', OLD);
  write(folder, 'b.md', NEW);
  await ingest(data, folder);
  rmSync(join(folder, 'a.md'));
  const before = rowsOf(data);
  await ingest(data, folder);
  expect(rowsOf(data)).toEqual(before);
});
