import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { runBot, sampleLaw } from '../sample.ts';

const sample = sampleLaw();

function file(text: string): string {
  const path = join(temporaryFolder(), '答复.md');
  writeFileSync(path, text);
  return path;
}

describe('npm run verify', () => {
  test('prints the view for advisers, and with --json one object on the last line', async () => {
    const { corpus } = sample.searcher;
    const law = corpus.lawsByKey('恒口示范区房屋租住便民规定（示例文本）')[0]!;
    const provision = corpus.provisionsOf(corpus.versionsOf(law.id)[0]!.id).find(({ kind }) => kind === 'article');
    const path = file(`《恒口示范区房屋租住便民规定（示例文本）》${provision!.label}规定：“${provision!.text}”另见同规定第九百条，以及《火星法》第三条。`);
    const { code, out, err } = await runBot('commands/verify.ts', [path, '--json', '--data', sample.data]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('共 3 处引注，1 处无误，1 处有误，1 处无法核验。');
    const json = JSON.parse(out.trimEnd().split('\n').at(-1)!) as { citations: Record<string, unknown>[]; summary: unknown };
    expect(json.summary).toEqual({ total: 3, ok: 1, wrong: 1, unverifiable: 1 });
    expect(json.citations.map(({ finding }) => finding)).toEqual(['ok', 'no-such-article', 'no-such-law']);
    for (const citation of json.citations) {
      expect(Object.keys(citation)).toEqual(['text', 'start', 'end', 'law', 'article', 'paragraph', 'item', 'finding', 'detail', 'provision']);
    }
    expect(json.citations[0]).toMatchObject({ article: provision!.label, paragraph: null, item: null, provision: { label: provision!.label, text: provision!.text, version: { to: null, status: '现行有效' } } });
    expect(json.citations[2]).toMatchObject({ provision: null, detail: expect.stringContaining('无法核验') });
  });

  test.each<[string, string[], string]>([
    ['no file', [], '还没有写 file。用法见 --help。'],
    ['a file that is not there', ['没有这个文件.md'], '打不开 没有这个文件.md，请检查路径。'],
    ['two files', ['甲.md', '乙.md'], '一次核验一个文件。'],
  ])('%s: one line of Chinese, and exit code 2', async (_name, args, message) => {
    expect(await runBot('commands/verify.ts', [...args, '--data', sample.data])).toEqual({ code: 2, signal: null, out: '', err: `${message}\n` });
  });
});
