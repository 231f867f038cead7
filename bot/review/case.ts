import type { ResidentId } from '../resident.ts';

/** Why a person should look at an answer. */
export type CaseReason =
  | 'citation-withheld' // a sentence of the model's draft did not stand up to the check
  | 'weak-retrieval' // nothing in the law books is close to the question
  | 'model-disagrees' // the model built on other provisions than the ones found, or found them not to answer
  | 'no-local-rule' // the question is about a local standard, and no local rule is held
  | 'conflict-of-norms' // a local rule and the superior one say different things
  | 'recently-amended' // a provision quoted changed in the 90 days before, or will in the 90 days to come
  | 'high-stakes' // criminal liability, minors, injury or death, expropriation, detention, large sums
  | 'deadline-near' // a statutory period runs out within days
  | 'asked-for-person'
  | 'thumbs-down';

/**
 * 复核件: an answer on its way through the review desk.
 * open → claimed (falls back to open when the claim runs out) → answered | declined | waiting (for the resident's
 * reply, then open again); answered and declined can be reopened; withdrawn when the resident asks to be forgotten.
 */
export type CaseState = 'open' | 'claimed' | 'waiting' | 'answered' | 'declined' | 'withdrawn';

/** States in which somebody still has something to do. */
export const PENDING: readonly CaseState[] = ['open', 'claimed', 'waiting'];

/** Where a case stands: what transitions read and write. */
export interface CaseStatus {
  readonly state: CaseState;
  /** Who works on it and until when (ISO 8601, UTC); there only while claimed. */
  readonly claim?: { readonly by: string; readonly until: string };
  readonly reasons: readonly CaseReason[];
  /** Until when the resident was promised an answer, ISO 8601 in China time: 2026-11-26T18:00:00+08:00. */
  readonly answerBy: string;
}

/** A case as it is kept. */
export interface Case extends CaseStatus {
  /** Short enough to be said on the phone: A0421. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  /** Gone, as the next two are, when the resident has asked to be forgotten. */
  readonly resident?: ResidentId;
  readonly recordId?: string;
  readonly content?: CaseContent;
}

/** What is put before an adviser; personal data is masked. */
export interface NewCase {
  readonly resident: ResidentId;
  readonly recordId?: string;
  readonly reasons: readonly CaseReason[];
  /** The resident's question, as it stands on its own. */
  readonly question: string;
  /** The conversation so far, one line a message: 问：…, 答：…. */
  readonly conversation: readonly string[];
  /** The answer that the resident got, as text. */
  readonly answer: string;
  /** What was wrong with the draft, one Chinese line each. */
  readonly findings: readonly string[];
  /** Ids of the provisions that were found. */
  readonly provisionIds: readonly number[];
}

/** What an adviser reads. */
export type CaseContent = Omit<NewCase, 'resident' | 'recordId' | 'reasons'>;
