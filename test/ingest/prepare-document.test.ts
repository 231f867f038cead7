import { expect, test } from 'vitest';
import { prepareDocument } from '../../ingest/prepare-document.ts';
import { parseDocuments } from '../../ingest/statute/parse-document.ts';
import { linesFrom } from '../support/lines.ts';

async function prepare(text: string, path = '/x/file.md') {
  const [parsed] = await parseDocuments(linesFrom(text));
  return prepareDocument(parsed!, path);
}

const HEAD = '2020年1月2日示例市人民代表大会常务委员会通过\n---';

test.each([
  ['a law of which only the head is there', '# 示例市养犬条例\n2020年1月2日通过', '《示例市养犬条例》没有正文'],
  ['a summary of a law', `# 中华人民共和国示例法\n${HEAD}\n这部法律讲的是养犬。`, '正文却没有一条条文'],
  ['a numbered summary of a law', `# 中华人民共和国示例法（2020年修正）\n${HEAD}\n一、养犬要登记。\n二、遛犬要牵绳。`, '正文却没有一条条文'],
])('%s is refused', async (_name, text, reason) => {
  expect(await prepare(text)).toMatchObject({ ok: false, refusal: { code: 'no-provision', reason: expect.stringContaining(reason) } });
});

test.each([
  ['a law', `# 中华人民共和国示例法\n${HEAD}\n第一条 甲。`],
  ['a decision on a law', `# 全国示例会议关于修改《中华人民共和国示例法》的决定\n${HEAD}\n一、删去第二条。`],
  ['an interpretation in numbered paragraphs', `# 示例法院关于示例问题的解释\n${HEAD}\n一、甲。`],
])('%s is taken', async (_name, text) => {
  expect(await prepare(text)).toMatchObject({ ok: true, problems: [] });
});

test.each([
  ['示例条例(2021-05-06).md', '2021-05-06'],
  ['示例条例（2021-05-06）.md', '2021-05-06'],
  ['示例条例_20210506.pdf', '2021-05-06'],
  ['示例条例-20210506.docx', '2021-05-06'],
  ['示例条例(2019-05-06).md', '2020-01-02'],
  ['示例条例(2021).txt', '2020-01-02'],
  ['示例条例_20211345.pdf', '2020-01-02'],
])('the date of a version from the head and from %s: %s', async (name, date) => {
  const prepared = await prepare(`# 示例市养犬条例\n${HEAD}\n第一条 甲。`, `/x/${name}`);
  expect(prepared).toMatchObject({ ok: true, document: { key: '示例市养犬条例', date } });
});

test('a document that names no day at all is taken, and it is said', async () => {
  expect(await prepare('# 示例市养犬条例\n---\n第一条 甲。')).toMatchObject({ ok: true, problems: [{ kind: 'no-date', text: expect.stringContaining('示例市养犬条例') }] });
});
