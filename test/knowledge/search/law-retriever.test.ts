import { RunnableLambda } from '@langchain/core/runnables';
import { expect, onTestFinished, test } from 'vitest';
import { LawRetriever } from '../../../knowledge/search/law-retriever.ts';
import { openSearcher } from '../../../knowledge/search/open-searcher.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { document as law, store } from '../corpus/documents.ts';

const HERE = { date: '2026-01-01', region: '陕西省/安康市', limit: 2 };

async function retriever(): Promise<LawRetriever> {
  const data = temporaryFolder();
  store(data, law({ title: '中华人民共和国示例养犬法', date: '2010-01-01', statedFrom: '2010-03-01', articles: ['养犬应当登记。', '携犬出户应当牵绳。'] }));
  const searcher = await openSearcher(data);
  onTestFinished(() => searcher.close());
  return new LawRetriever(searcher, HERE);
}

test('gives provisions word for word with what a citation of them needs', async () => {
  const [document] = await (await retriever()).invoke('养犬要登记吗');
  expect(document?.pageContent).toBe('养犬应当登记。');
  expect(document?.metadata).toMatchObject({
    law: '中华人民共和国示例养犬法', article: '第一条', path: [], region: '全国',
    version: { from: '2010-03-01', to: null, status: '现行有效' },
  });
  expect(document?.metadata.score).toBeGreaterThan(0);
});

test('is a link in a chain like any other retriever', async () => {
  const cite = RunnableLambda.from((documents: Awaited<ReturnType<LawRetriever['invoke']>>) =>
    documents.map(({ metadata }) => `《${metadata.law}》${metadata.article}`).join('、'));
  expect(await (await retriever()).pipe(cite).invoke('遛狗要牵绳吗，携犬出户')).toBe('《中华人民共和国示例养犬法》第二条');
});
