import type { TitleMatcher } from '../../../knowledge/citation/title-matcher.ts';
import type { Hit } from '../../../knowledge/search/open-searcher.ts';
import type { VerificationCorpus } from '../../../knowledge/verify/verification.ts';
import type { Setting } from '../consultation.ts';
import type { Guidance } from '../../guidance/choose-guidance.ts';
import type { Office, OfficeId } from '../../guidance/offices.ts';

/** What a draft is held against. */
export interface Grounds {
  readonly setting: Setting;
  /** What the resident said and what was assumed for them. */
  readonly facts: string;
  /** The provisions that the model was given. */
  readonly hits: readonly Hit[];
  readonly guidance: Guidance | undefined;
  readonly offices: Readonly<Record<OfficeId, Office>>;
  readonly corpus: VerificationCorpus;
  readonly knownTitles: TitleMatcher;
}
