import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCorpus, type Corpus } from '../../../knowledge/corpus/corpus.ts';
import { verifyText } from '../../../knowledge/verify/verify-text.ts';
import { ingest } from '../../ingest/run-ingest.ts';
import { describeShared, shared } from '../../support/shared.ts';

const DATE = '2026-01-01';

describeShared('the labour contract law and the criminal law', () => {
  let data = '';
  let corpus: Corpus;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'fazhi-test-verify-'));
    await ingest(data, shared('laws/national/社会法/劳动合同法(2012-12-28).md'), shared('laws/national/刑法/刑法.md'));
    corpus = openCorpus(data);
  });
  afterAll(() => {
    corpus.close();
    rmSync(data, { recursive: true, force: true });
  });

  const findings = (text: string): string[] => verifyText(text, corpus, { date: DATE }).citations.map(({ finding }) => finding);
  const articlesOf = (key: string) => {
    const law = corpus.lawsByKey(key)[0]!;
    const version = corpus.versionsOf(law.id).at(-1)!;
    return { title: version.title, articles: corpus.provisionsOf(version.id).filter(({ kind }) => kind === 'article') };
  };

  test('every article of theirs, quoted whole, is itself, and is not the one behind it', () => {
    for (const key of ['劳动合同法', '刑法']) {
      const { title, articles } = articlesOf(key);
      expect(articles.length).toBeGreaterThan(90);
      const doubted = articles.filter(({ label, text }) => findings(`《${title}》${label}规定：“${text}”`)[0] !== 'ok').map(({ label }) => label);
      expect(doubted).toEqual([]);
      const believed = articles.slice(1).filter(({ text }, index) => findings(`《${title}》${articles[index]!.label}规定：“${text}”`)[0] === 'ok').map(({ label }) => label);
      expect(believed).toEqual([]);
    }
  });

  test.each([
    ['劳动合同法第八十二条规定，应当向劳动者每月支付二倍的工资。', 'ok'],
    ['劳动合同法第八十二条规定，应当向劳动者每月支付三倍的工资。', 'figure-not-in-article'],
    ['劳动合同法第三十七条规定，劳动者提前30天书面通知用人单位就可以解除劳动合同。', 'ok'],
    ['劳动合同法第三十七条规定，劳动者提前15天书面通知用人单位就可以解除劳动合同。', 'figure-not-in-article'],
    ['刑法第一百三十三条规定，在道路上驾驶机动车，追逐竞驶，情节恶劣的，处拘役，并处罚金。', 'quote-differs'],
    ['刑法第一百三十三条之一规定，在道路上驾驶机动车追逐竞驶，情节恶劣的，处拘役，并处罚金。', 'ok'],
    ['劳动合同法第二百条', 'no-such-article'],
  ])('%s', (text, finding) => {
    expect(findings(text)).toEqual([finding]);
  });
});
