import { openCorpus } from '../../../knowledge/corpus/corpus.ts';
import type { DocumentToStore } from '../../../knowledge/corpus/document-to-store.ts';
import { createTitleMatcher } from '../../../knowledge/citation/title-matcher.ts';
import { openLawBrowser, type LawBrowser } from '../../../bot/browse/open-law-browser.ts';
import { store } from '../../knowledge/corpus/documents.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { onTestFinished } from 'vitest';

export const TODAY = '2026-11-25';
export const READER = { today: TODAY, region: '陕西省/安康市/恒口示范区' };

/** The law browser over invented documents; its search finds nothing. */
export function browserOver(...documents: DocumentToStore[]): LawBrowser {
  const data = temporaryFolder();
  store(data, ...documents);
  return browserOf(data);
}

/** The law browser over a data folder, without an index. */
export function browserOf(data: string): LawBrowser {
  const corpus = openCorpus(data);
  onTestFinished(() => corpus.close());
  return openLawBrowser({ corpus, knownTitles: () => createTitleMatcher(corpus.lawKeys()), search: async () => [] });
}
