import type { Resolution } from '../citation/resolution.ts';
import type { StoredProvision } from '../corpus/rows.ts';
import type { Finding } from './verification.ts';

/** What is wrong with what a citation is made to say. */
export interface Problem {
  readonly finding: Extract<Finding, 'quote-differs' | 'figure-not-in-article' | 'wrong-version'>;
  /** One Chinese sentence. */
  readonly detail: string;
  /** The one of several citations that it is about; all where it is left out. */
  readonly about?: Resolution<StoredProvision>;
}
