import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFiles } from '../../ingest/find-files.ts';
import { groupParts, type ParsedFile } from '../../ingest/group-parts.ts';
import { loadFiles, type LoadResult } from '../../ingest/load.ts';
import { prepareDocument } from '../../ingest/prepare-document.ts';
import { readSource } from '../../knowledge/documents/read-source.ts';
import { linesOf, provisionsOf } from '../../ingest/statute/document.ts';
import { parseDocuments } from '../../ingest/statute/parse-document.ts';
import { openCorpus, type Corpus } from '../../knowledge/corpus/corpus.ts';
import { openCorpusWriter } from '../../knowledge/corpus/corpus-writer.ts';
import { formatNumeral } from '../../knowledge/numerals.ts';
import { describeShared, shared } from '../support/shared.ts';

const words = (lines: readonly string[]): string => lines.join('').replaceAll(/\s/g, '');

describeShared('every file of ../shared/laws', () => {
  const refusedFiles: string[] = [];
  const lost: string[] = [];
  const repeated: string[] = [];
  const parsed: ParsedFile[] = [];
  const laws = (path: string): string => path.slice(shared('laws/').length);

  beforeAll(async () => {
    const names = readdirSync(shared('laws'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    for (const path of names.map((name) => shared(`laws/${name}`))) {
      const result = await readSource(path);
      if (!result.ok) {
        refusedFiles.push(`${laws(path)}: ${result.refusal.code}`);
        continue;
      }
      const parts = await parseDocuments(result.document.lines, { path });
      parsed.push({ path, parts });
      if (words(parts.flatMap((part) => linesOf(part))) !== words(result.document.lines.map((line) => line.text))) lost.push(laws(path));
      for (const part of parts) {
        const labels = provisionsOf(part).map((provision) => provision.label);
        if (new Set(labels).size !== labels.length) repeated.push(laws(path));
      }
    }
  }, 60_000);

  test('no word is lost and no label is used twice', () => {
    expect(parsed.length).toBe(3769);
    expect(lost).toEqual([]);
    expect(repeated).toEqual([]);
  });

  test('only the index page of a collection cannot be read', () => {
    expect(refusedFiles).toEqual(['just-laws/README.md: html-shell']);
  });

  test('the documents refused are these: nothing below the head, and somebody\'s advice that is no law', () => {
    const refused: string[] = [];
    for (const [folder, files] of Map.groupBy(parsed, (file) => dirname(file.path))) {
      for (const { paths, documents } of groupParts(files)) {
        for (const document of documents) {
          const prepared = prepareDocument(document, paths[0]!);
          if (!prepared.ok) refused.push(`${laws(folder)}: ${document.head.title}: ${prepared.refusal.code}`);
        }
      }
    }
    expect(refused.sort()).toEqual([
      'just-laws/constitution: 修正案: no-provision',
      'just-laws/constitutional-relevance/hong-kong-special-administrative-region-basic-law: 中华人民共和国香港特别行政区基本法附件一香港特别行政区行政长官的产生办法: no-provision',
      'just-laws/criminal-law/criminal-law: 修正案: no-provision',
      'local/广东: 汕头经济特区突发公共卫生事件应急条例: no-provision',
      'local/重庆: 重庆市实施《中华人民共和国农业技术推广法》办法: no-provision',
      'local/重庆: 重庆市实施《中华人民共和国国家赔偿法》办法: no-provision',
      'local/重庆: 重庆市实施《中华人民共和国母婴保健法》办法: no-provision',
      'national/其他: 劳动仲裁和劳动诉讼的攻略: no-provision',
    ]);
  });
});

describeShared('the Civil Code and the Criminal Law, each from two collections', () => {
  let data: string;
  let corpus: Corpus;
  let result: LoadResult;

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'fazhi-test-'));
    const { files } = findFiles(['national/民法典', 'national/刑法', 'just-laws/civil-and-commercial/civil-code', 'just-laws/criminal-law/criminal-law']
      .map((folder) => shared(`laws/${folder}`)));
    const writer = openCorpusWriter(data);
    result = await loadFiles(files, writer, {});
    writer.close();
    corpus = openCorpus(data);
  });

  afterAll(() => {
    corpus.close();
    rmSync(data, { recursive: true, force: true });
  });

  const versionsOf = (key: string) => {
    const laws = corpus.lawsByKey(key);
    expect(laws).toHaveLength(1);
    return corpus.versionsOf(laws[0]!.id);
  };
  const articlesOf = (versionId: number): string[] =>
    corpus.provisionsOf(versionId).filter(({ kind }) => kind === 'article').map(({ label }) => label);

  test('the Civil Code has every article once, in order, in its one version', () => {
    const [version, ...others] = versionsOf('民法典');
    expect(others).toEqual([]);
    expect(corpus.provisionsOf(version!.id).map(({ label }) => label))
      .toEqual(Array.from({ length: 1260 }, (_, index) => `第${formatNumeral(index + 1)}条`));
    expect(version).toMatchObject({ date: '2020-05-28', level: '法律', region: '全国', validity: { from: '2021-01-01', fromBasis: 'text' } });
    expect(corpus.provision(version!.id, '第一千零七十九条')!.path.at(-1)).toMatch(/^第四章 离婚$/);
  });

  test('two sources of the Civil Code agree word for word', () => {
    const problems = [...result.reports].flatMap(([, report]) => report.problems);
    expect(problems.filter(({ kind, text }) => kind === 'other-text' && text.includes('民法典'))).toEqual([]);
  });

  test('the Criminal Law has the articles that amendments put between others, in both versions', () => {
    const file = readFileSync(shared('laws/national/刑法/刑法.md'), 'utf8');
    const expected = [...file.matchAll(/^(第[一二三四五六七八九十百零]+条之[一二三四五六七八九十]+)[ 　]/gm)].map((match) => match[1]!);
    expect(expected).toHaveLength(53);
    const versions = versionsOf('刑法');
    expect(versions.map(({ date, validity }) => [date, validity.from, validity.to])).toEqual([
      ['2020-12-26', '2021-03-01', '2024-03-01'],
      ['2023-12-29', '2024-03-01', undefined],
    ]);
    for (const { id } of versions) {
      const articles = articlesOf(id);
      expect(articles.filter((label) => label.includes('之'))).toEqual(expected);
      expect(articles.filter((label) => !label.includes('之')))
        .toEqual(Array.from({ length: 452 }, (_, index) => `第${formatNumeral(index + 1)}条`));
    }
  });

  test('each amendment to the Criminal Law is a law of its own', () => {
    const keys = corpus.laws().map((law) => law.key).filter((key) => key.startsWith('刑法修正案'));
    expect(keys.sort()).toEqual(
      ['刑法修正案', ...Array.from({ length: 11 }, (_, index) => `刑法修正案（${formatNumeral(index + 2)}）`)].sort());
  });
});
