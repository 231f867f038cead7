import type { Finding as ResolutionFinding } from '../citation/resolution.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Day, Region, Status } from '../law.ts';
import type { TitleMatcher } from '../citation/title-matcher.ts';
import type { Figure } from './figures.ts';

/**
 * 核验结论 on one citation. A quote that is word for word in the same article of another version is `wrong-version`.
 * `no-such-law` says only that it is not held here: an invented law and one that was not ingested look the same.
 */
export type Finding = ResolutionFinding | 'quote-differs' | 'figure-not-in-article';

/** What is verified cannot be known where the law is not held, or the text does not say which place it means. */
export const UNVERIFIABLE: ReadonlySet<Finding> = new Set<Finding>(['no-such-law', 'ambiguous-title', 'incomplete']);

export interface VerifiedProvision {
  readonly id: number;
  /** As the law writes it: 第四十条. */
  readonly label: string;
  /** Of the whole article. */
  readonly text: string;
  /** The 款 or 项 that is cited; the whole text where none is. */
  readonly cited: string;
  readonly path: readonly string[];
  readonly version: { readonly title: string; readonly from: Day | null; readonly to: Day | null; readonly status: Status };
}

/** One citation of the text; members of a list and of a range each have their own, a range's with the span of the range. */
export interface VerifiedCitation {
  readonly text: string;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Title as the corpus has it, else as written. */
  readonly law: string | null;
  readonly article: string | null;
  /** 款, from 1; from the end when negative. */
  readonly paragraph: number | null;
  /** Label of the 项: （二）. */
  readonly item: string | null;
  readonly finding: Finding;
  /** One Chinese sentence; what is wrong, or what was checked. */
  readonly detail: string;
  /** Where the place exists on the day, also when what is said about it is wrong. */
  readonly provision: VerifiedProvision | null;
}

export interface Verification {
  /** In the order of the text. */
  readonly citations: readonly VerifiedCitation[];
  readonly summary: { readonly total: number; readonly ok: number; readonly wrong: number; readonly unverifiable: number };
}

export interface VerifyOptions {
  /** Day of the facts, or of the question. */
  readonly date: Day;
  readonly region?: Region;
  /** Titles to be recognised without 《》; by default those of the corpus. */
  readonly knownTitles?: TitleMatcher;
  /** Figures that the text may use without a source: those of the resident's own question. */
  readonly givenFigures?: readonly Figure[];
}

/** What verification asks of the corpus. */
export type VerificationCorpus =
  Pick<Corpus, 'generation' | 'lawsByKey' | 'lawKeys' | 'versionsOf' | 'version' | 'provision' | 'provisionsOf' | 'lastArticle' | 'everyProvision' | 'provisionsInContext'>;
