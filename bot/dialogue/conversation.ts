import type { Day, Region } from '../../knowledge/law.ts';
import type { ResidentId } from '../resident.ts';
import type { CaseReason } from '../review/case.ts';
import type { PracticeMode } from '../practice/pick-item.ts';
import type { Choice } from './reply.ts';

/** What is remembered of one question and its answer; personal data in it is masked. */
export interface Turn {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly message: string;
  /** The question as it stands on its own, with what earlier turns add to it. */
  readonly standalone: string;
  /** Titles of the laws that the answer quotes. */
  readonly laws: readonly string[];
  /** Id of the guidance topic, where one was found. */
  readonly topic?: string;
  /** Day whose law was applied, where the facts name one. */
  readonly eventDay?: Day;
  readonly recordId: string;
  /** Facts that were asked for on the way to the answer, and what was taken for granted: a follow-up is not asked again. */
  readonly asked: readonly string[];
  readonly assumptions: readonly string[];
  /** The case of the matter, by the record that it was opened for, with its reasons: a follow-up opens no second one. */
  readonly handedOver?: { readonly recordId: string; readonly reasons: readonly CaseReason[] };
}

/** A clarifying question that waits for its answer. */
export interface PendingQuestion extends Pick<Turn, 'handedOver'> {
  /** The resident's question with what they have answered so far. */
  readonly standalone: string;
  /** Facts asked for so far, the open one last. */
  readonly asked: readonly string[];
  /** What is taken for granted where the resident skipped, a sentence each. */
  readonly assumptions: readonly string[];
  readonly text: string;
  /** `adds` is what a choice adds to the question. */
  readonly choices: readonly (Choice & { readonly adds: string })[];
}

/** An item of the bank that waits for its answer in practice. */
export interface OpenItem {
  readonly mode: PracticeMode;
  /** '' once it is answered: only the mode goes on. */
  readonly itemId: string;
  readonly version: number;
  /** Options chosen so far, where several may be. */
  readonly chosen: readonly number[];
}

export interface Conversation {
  readonly resident: ResidentId;
  /** Where the resident says to live; undefined: the configured place. */
  readonly region?: Region;
  /** Oldest first; only the last ones are kept. */
  readonly turns: readonly Turn[];
  readonly pending?: PendingQuestion;
  /** What is being practised. */
  readonly practice?: OpenItem;
}

/** Turns that are kept for follow-ups. */
export const MOST_TURNS = 6;
