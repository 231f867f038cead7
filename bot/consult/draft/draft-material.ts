import type { TitleMatcher } from '../../../knowledge/citation/title-matcher.ts';
import type { Corpus } from '../../../knowledge/corpus/corpus.ts';
import type { Hit } from '../../../knowledge/search/open-searcher.ts';
import type { Answer } from '../answer.ts';
import type { Office, OfficeId } from '../../guidance/offices.ts';

/** What a model drafts an answer from. */
export interface DraftMaterial {
  readonly question: string;
  readonly assumptions: readonly string[];
  readonly hits: readonly Hit[];
  /** The answer without a model; what the draft is measured against, and falls back to. */
  readonly quoted: Answer;
  readonly offices: Readonly<Record<OfficeId, Office>>;
  readonly corpus: Corpus;
  readonly knownTitles: TitleMatcher;
}
