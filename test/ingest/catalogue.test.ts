import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { CatalogueError, parseCatalogue } from '../../ingest/catalogue.ts';
import { describeShared, shared } from '../support/shared.ts';

const TEXT = ['level\tname\tpublished\teffective\trepealed', '法律\t中华人民共和国示例法\t2000-01-02\t2000-03-01\t0', '法规\t示例条例\t2001-01-02\t\t1', '法规\t没有日期\t\t2001-01-02\t0', '法规\t日期不对\t2001年\t\t0', ''].join('\n');
const ENTRIES = [
  { key: '示例法', published: '2000-01-02', effective: '2000-03-01', repealed: false },
  { key: '示例条例', published: '2001-01-02', repealed: true },
];

test.each([
  ['UTF-8', new TextEncoder().encode(TEXT)],
  ['UTF-8 with a mark, lines of Windows', new TextEncoder().encode(`\ufeff${TEXT.replaceAll('\n', '\r\n')}`)],
  ['GB 18030', new Uint8Array(iconv.encode(TEXT, 'gb18030'))],
])('%s', (_name, bytes) => {
  expect(parseCatalogue(bytes, 'list.tsv')).toEqual(ENTRIES);
});

test('a missing column is named', () => {
  const parse = () => parseCatalogue(new TextEncoder().encode('name\teffective\n'), 'list.tsv');
  expect(parse).toThrow(CatalogueError);
  expect(parse).toThrow('目录文件 list.tsv 缺少列：published、repealed（第一行应为以制表符分隔的列名）');
});

describeShared('the real catalogue', () => {
  test('is read whole', () => {
    const entries = parseCatalogue(readFileSync(shared('laws/catalogue.tsv')), 'catalogue.tsv');
    expect(entries.length).toBeGreaterThan(1400);
    expect(entries.filter(({ key }) => key === '劳动合同法')).toEqual([{ key: '劳动合同法', published: '2012-12-28', effective: '2013-07-01', repealed: false }]);
  });
});
