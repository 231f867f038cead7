import { expect, test } from 'vitest';
import { pinDraft } from '../../knowledge/bank/pin-citations.ts';
import { openCorpus } from '../../knowledge/corpus/corpus.ts';
import { ADVISER, open, ORGANISER, written } from '../knowledge/bank/items.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runIngest, statute, write } from './run-ingest.ts';

const dogs = (day: string, from: string, ...articles: string[]): string =>
  statute('示例养犬法', `${day}示例人民代表大会通过`, ...articles, `本法自${from}起施行。`);

async function report(...args: string[]): Promise<{ out: string; json: Record<string, unknown> }> {
  const { out, code, err } = await runIngest(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: expect.any(String) });
  return { out, json: JSON.parse(out.trimEnd().split('\n').at(-1)!) as Record<string, unknown> };
}

test('ingesting another text of a law suspends the items on what it changes, and lists them with old and new text', { timeout: 60_000 }, async () => {
  const [files, data] = [temporaryFolder(), temporaryFolder()];
  write(files, 'old.md', dogs('2010年1月2日', '2010年3月1日', '养犬应当在三十日内登记。', '携犬出户应当牵绳。'));
  expect((await report(files, '--data', data)).json, 'no bank is made').toMatchObject({ suspendedItems: [], itemsAffectedLater: [] });

  const bank = open(data);
  const corpus = openCorpus(data);
  bank.add(['第一条', '第二条'].map((article) => pinDraft(written(`关于${article}，下列说法正确的是`, { citations: [{ law: '示例养犬法', article }] }), corpus, '2015-01-01')), ORGANISER);
  corpus.close();
  bank.approve(['Q00001', 'Q00002'], ADVISER);

  write(files, 'later.md', dogs('2098年1月2日', '2098年3月1日', '养犬应当在六十日内登记。', '携犬出户可以不牵绳。'));
  write(files, 'new.md', dogs('2020年1月2日', '2020年3月1日', '养犬应当在六十日内登记。', '携犬出户应当牵绳。'));
  const dry = await report(files, '--data', data, '--dry-run');
  expect(dry.json['suspendedItems']).toMatchObject([{ id: 'Q00001' }]);
  expect(bank.list().map(({ status }) => status)).toEqual(['approved', 'approved']);

  const { out, json } = await report(files, '--data', data);
  expect(json['suspendedItems']).toMatchObject([{ id: 'Q00001', pins: [{
    standing: 'changed', pin: { text: '养犬应当在三十日内登记。' }, now: { text: '养犬应当在六十日内登记。', from: '2020-03-01' } }] }]);
  expect(json['itemsAffectedLater']).toMatchObject([{ id: 'Q00002', from: '2098-03-01' }]);
  expect(out).toContain('已暂停使用的试题，请法律顾问对照新旧条文处理（1）：\n  Q00001　关于第一条，下列说法正确的是　《示例养犬法》第一条的文字已经修改。');
  expect(out).toContain('将来受影响的试题（1）：\n  自2098年3月1日起：Q00002　');
  expect(bank.list().map(({ status }) => status)).toEqual(['suspended', 'approved']);
  expect(bank.log('Q00001').at(-1)).toMatchObject({ by: '法规入库', kind: 'suspended' });
  expect((await report(files, '--data', data)).json['suspendedItems']).toEqual([]);
});
