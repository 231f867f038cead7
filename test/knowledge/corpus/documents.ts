import { formatNumeral } from '../../../knowledge/numerals.ts';
import { openCorpusWriter, type Stored } from '../../../knowledge/corpus/corpus-writer.ts';
import type { DocumentToStore } from '../../../knowledge/corpus/document-to-store.ts';

export interface Sample extends Partial<Omit<DocumentToStore, 'blocks'>> {
  readonly title: string;
  readonly articles: readonly string[];
}

/** A document of invented articles; whatever is not given is that of a national law without dates. */
export function document({ articles, ...given }: Sample): DocumentToStore {
  return {
    key: given.title,
    level: '法律',
    region: '全国',
    front: [given.title],
    tail: [],
    repeals: [],
    amends: [],
    ...given,
    blocks: articles.map((text, index) => {
      const label = `第${formatNumeral(index + 1)}条`;
      return { provision: { kind: 'article', label, marker: label, path: [], text } };
    }),
  };
}

/** Stores each document as if it came from a file of its own, named for its title, place and date. */
export function store(data: string, ...documents: DocumentToStore[]): Stored[] {
  const writer = openCorpusWriter(data);
  const stored = documents.flatMap((one) => writer.store([source(`/files/${one.region}/${one.title}-${one.date ?? ''}`)], [one]));
  writer.close();
  return stored;
}

export const source = (path: string) => ({ path, fingerprint: path, report: '{"problems":[]}' });
