import { describe, expect, test } from 'vitest';
import { groupParts, mayBePart, type ParsedFile } from '../../ingest/group-parts.ts';
import { provisionsOf } from '../../ingest/statute/document.ts';
import { parseDocuments } from '../../ingest/statute/parse-document.ts';
import { linesFrom } from '../support/lines.ts';

const parsed = async (path: string, text: string): Promise<ParsedFile> => ({ path, parts: await parseDocuments(linesFrom(text), { path }) });

/** Groups as `paths: title: labels`. */
function outline(files: readonly ParsedFile[]): string[] {
  return groupParts(files).flatMap(({ paths, documents }) => documents.map((document) =>
    `${paths.join('+')}: ${document.head.title}: ${provisionsOf(document).map(({ label }) => label).join(' ')}`));
}

const whole = (path: string, title: string) => parsed(path, `# ${title}\n2020年1月2日通过\n---\n第一条 甲。`);

describe('files of a folder', () => {
  test('that are whole stand alone', async () => {
    const files = [await whole('a.md', '示例条例'), await whole('b.md', '另一条例')];
    expect(files.map(mayBePart)).toEqual([false, false]);
    expect(outline(files)).toEqual(['a.md: 示例条例: 第一条', 'b.md: 另一条例: 第一条']);
  });

  test('books with one title come together by their articles, those of another title apart', async () => {
    const book = (path: string, title: string, name: string, article: string) => parsed(path, `# ${title}\n# ${name}\n2020年1月2日通过\n---\n${article} 甲。`);
    const files = [
      await book('后.md', '示例法典', '附则', '第九条'), await book('中.md', '中华人民共和国示例法典', '合同编', '第五条'),
      await book('先.md', '示例法典', '总则', '第一条'), await book('别.md', '另一法典', '总则', '第一条'),
      await whole('旁.md', '示例条例'),
    ];
    expect(files.map(mayBePart)).toEqual([true, true, true, true, false]);
    expect(outline(files)).toEqual([
      '旁.md: 示例条例: 第一条',
      '后.md+中.md+先.md: 示例法典: 第一条 第五条 第九条',
      '别.md: 另一法典: 第一条',
    ]);
    const [, code] = groupParts(files);
    expect(provisionsOf(code!.documents[0]!).map(({ path }) => path)).toEqual([['总则'], ['合同编'], ['附则']]);
  });

  test('without a title belong to the one that has only a title; a preamble stays in front', async () => {
    const files = [
      await parsed('02.md', '# 第二章 权利\n第三条 丙。'), await parsed('README.md', '# 示例宪章\n2020年1月2日通过'),
      await parsed('01.md', '# 第一章 总纲\n第一条 甲。\n第二条 乙。'), await parsed('00.md', '# 序言\n我们，'),
    ];
    expect(outline(files)).toEqual(['README.md+02.md+01.md+00.md: 示例宪章: 序言 第一条 第二条 第三条']);
  });

  test('without a title and without company are named for the file, and it is said', async () => {
    const files = [await parsed('/x/示例条例(2020-01-02).md', '第一条 甲。')];
    expect(files.map(mayBePart)).toEqual([true]);
    expect(outline(files)).toEqual(['/x/示例条例(2020-01-02).md: 示例条例: 第一条']);
    expect(groupParts(files)[0]!.documents[0]!.problems).toMatchObject([{ kind: 'no-title', text: expect.stringContaining('示例条例') }]);
  });

  test.each(['示例条例_20200102.pdf', '示例条例（2020年修订）.docx', '示例条例(2016).txt'])('%s is named without its date', async (name) => {
    expect(outline([await parsed(name, '第一条 甲。')])).toEqual([`${name}: 示例条例: 第一条`]);
  });

  test('with several documents keep them in one group', async () => {
    const file = await parsed('all.md', '# 修正案\n## 示例法修正案（一）\n2001年1月2日示例会议通过\n一、甲。\n## 示例法修正案（二）\n2002年1月2日示例会议通过\n一、乙。');
    expect(outline([file]).slice(-2)).toEqual(['all.md: 示例法修正案（一）: 一', 'all.md: 示例法修正案（二）: 一']);
  });
});
