import { onTestFinished } from 'vitest';
import type { Bank, By, PinnedDraft } from '../../../knowledge/bank/bank.ts';
import type { ItemDraft, PinnedCitation } from '../../../knowledge/bank/item.ts';
import { openBank } from '../../../knowledge/bank/open-bank.ts';
import { openCorpus, type Corpus } from '../../../knowledge/corpus/corpus.ts';
import { wordsHash } from '../../../knowledge/words-hash.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { document, store, type Sample } from '../corpus/documents.ts';

/** Invented, as every law and name here. */
export const DOGS: Sample = { title: '示例养犬法', date: '2010-01-01', statedFrom: '2010-03-01', articles: ['养犬应当在三十日内登记。', '携犬出户应当牵绳。'] };

export const ORGANISER: By = { by: '组织甲', at: '2026-01-05T01:00:00.000Z' };
export const ADVISER: By = { by: '顾问乙', at: '2026-01-06T01:00:00.000Z' };

export function pin(article = '第一条', text = '养犬应当在三十日内登记。'): PinnedCitation {
  return { law: '示例养犬法', article, lawKey: '示例养犬法', region: '全国', label: article, from: '2010-03-01', words: wordsHash(text), text };
}

export function draft(stem = '养犬应当在（ ）日内登记。', rest: Partial<PinnedDraft> = {}): PinnedDraft {
  return {
    content: { type: 'single', stem, options: ['十', '二十', '三十', '六十'], key: [2] },
    explanation: '养犬应当在三十日内登记。', topic: '养犬', difficulty: 2, audience: [], use: 'both', citations: [pin()], ...rest,
  };
}

/** As the readers of files give it: citations not yet looked up. */
export function written(stem: string, rest: Partial<ItemDraft> = {}): ItemDraft {
  return { ...draft(stem), citations: [{ law: '示例养犬法', article: '第一条' }], ...rest };
}

export function open(data: string): Bank {
  const bank = openBank(data);
  onTestFinished(() => bank.close());
  return bank;
}

export function corpusOf(...documents: Sample[]): { data: string; corpus: Corpus } {
  const data = temporaryFolder();
  store(data, ...documents.map(document));
  const corpus = openCorpus(data);
  onTestFinished(() => corpus.close());
  return { data, corpus };
}
