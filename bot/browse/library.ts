import type { TitleMatcher } from '../../knowledge/citation/title-matcher.ts';
import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import type { Day, Region } from '../../knowledge/law.ts';
import type { Readings } from './readings.ts';

/** What the law browser reads. */
export interface Library {
  readonly corpus: Corpus;
  readonly readings: Readings;
  /** Titles of all laws, and the short and old names that people use. */
  knownTitles(): TitleMatcher;
}

/** Who reads, and when. */
export interface Reader {
  readonly today: Day;
  /** Where the resident lives: decides between laws of one title. */
  readonly region: Region;
}
