import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { Document } from '@langchain/core/documents';
import { statusOn } from '../law.ts';
import type { Hit, Searcher, SearchOptions } from './open-searcher.ts';

/** What a program needs to cite a retrieved provision. */
export interface LawMetadata {
  readonly law: string;
  /** As the law writes it: 第一千零七十九条. */
  readonly article: string;
  readonly path: readonly string[];
  readonly level: string;
  readonly region: string;
  readonly version: { readonly from: string | null; readonly to: string | null; readonly status: string };
  readonly score: number;
}

/**
 * Search as a LangChain retriever: one document a provision, its text word for word, with the metadata of its
 * citation.
 */
export class LawRetriever extends BaseRetriever<LawMetadata> {
  override lc_namespace = ['fazhi', 'retrievers'];
  readonly #searcher: Pick<Searcher, 'search'>;
  readonly #options: SearchOptions;

  static override lc_name(): string {
    return 'LawRetriever';
  }

  constructor(searcher: Pick<Searcher, 'search'>, options: SearchOptions, fields?: BaseRetrieverInput) {
    super(fields);
    this.#searcher = searcher;
    this.#options = options;
  }

  override async _getRelevantDocuments(question: string): Promise<Document<LawMetadata>[]> {
    const hits = await this.#searcher.search(question, this.#options);
    return hits.map((hit) => toDocument(hit, this.#options.date));
  }
}

function toDocument({ law, version, provision, score }: Hit, day: string): Document<LawMetadata> {
  const { validity } = version;
  return new Document({
    id: String(provision.id),
    pageContent: provision.text,
    metadata: {
      law: version.title,
      article: provision.label,
      path: provision.path,
      level: version.level,
      region: law.region,
      version: { from: validity.from ?? null, to: validity.to ?? null, status: statusOn(validity, day) },
      score,
    },
  });
}
