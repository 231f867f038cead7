import type { Day, Level, Region, Status } from '../../knowledge/law.ts';
import type { Guidance } from '../guidance/choose-guidance.ts';
import type { OfficeId } from '../guidance/offices.ts';

/**
 * How a question was dealt with: `lookup` quotes the article it names; `vetted` gives what an adviser approved for this
 * question; `drafted` gives what a model wrote and the gate let through; `provisions` quotes the articles that decide it;
 * `smalltalk` is a friendly word; `declined` says why there is no answer.
 */
export type AnswerMode = 'lookup' | 'vetted' | 'drafted' | 'provisions' | 'smalltalk' | 'declined';

/** Reasons for care, for people and programs. */
export type Flag =
  | 'weak-retrieval' // little of the question is in the provisions quoted
  | 'no-such-law'
  | 'no-such-article'
  | 'no-such-paragraph'
  | 'no-such-item'
  | 'ambiguous-title'
  | 'superseded-title' // the law named has been replaced by another
  | 'repealed'
  | 'not-yet-in-force'
  | 'wrong-version'
  | 'assumed-validity'; // the first day of force is not stated; the day of adoption stands in

/** One piece quoted word for word. */
export interface Quotation {
  readonly law: string;
  readonly level: Level;
  readonly region: Region;
  /** As the law writes it: 第一千零七十九条. */
  readonly article: string;
  /** Number of the 款, where the piece is one of several. */
  readonly paragraph: number | null;
  /** Label of the 项, as written, where the piece is one: （二）. */
  readonly item: string | null;
  readonly path: readonly string[];
  readonly version: { readonly from: Day | null; readonly to: Day | null; readonly status: Status };
  /** The first day of force is not stated anywhere: the day of adoption or amendment stands in. */
  readonly isAssumed: boolean;
  /** A substring of the provision's text. */
  readonly quote: string;
  /** Words of the provision are left out between the piece before this one, or the beginning, and this one. */
  readonly omittedBefore: boolean;
  /** Words of the provision are left out after this piece, the last one. */
  readonly omittedAfter: boolean;
  readonly provisionId: number;
  /** Official name of the document that the text comes from, with its number where known. */
  readonly source: string;
}

/** An article with the pieces of it that are quoted. */
export interface QuotedProvision {
  readonly pieces: readonly Quotation[];
  /** Why it was chosen, one short sentence. */
  readonly why: string;
}

/** What a model wrote, as far as the gate let it through: every citation, quote and figure in it stands in `provisions`. */
export interface Drafted {
  readonly model: string;
  readonly conclusion: string;
  /** `articles` are places in the answer's `provisions`, from 0. */
  readonly reasons: readonly { readonly text: string; readonly articles: readonly number[] }[];
  readonly steps: readonly { readonly text: string; readonly office?: OfficeId }[];
  readonly materials: readonly string[];
  /** Facts that would make the answer another one. */
  readonly wouldChange: readonly string[];
  readonly confidence: 'high' | 'medium' | 'low';
}

/** What an adviser approved for this question. */
export interface Approved {
  readonly id: string;
  /** The question that it was approved for. */
  readonly question: string;
  readonly text: string;
  readonly by?: string;
  readonly on?: Day;
}

export interface Answer {
  readonly mode: AnswerMode;
  readonly question: string;
  /** Day whose law is quoted: that of the facts where the question tells it, else that of the question. */
  readonly date: Day;
  /** Day of the question. */
  readonly today: Day;
  readonly region: Region;
  /** What is said before the quotations; the whole of the answer where there are none. */
  readonly opening: string;
  readonly drafted?: Drafted;
  readonly approved?: Approved;
  readonly provisions: readonly QuotedProvision[];
  /** What else the person must know, a sentence each: facts assumed, law changed since, norms that differ, periods that run out. */
  readonly notes: readonly string[];
  readonly guidance?: Guidance;
  readonly flags: readonly Flag[];
}
