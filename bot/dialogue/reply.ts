import type { Answer } from '../consult/answer.ts';
import type { OfficeId } from '../guidance/offices.ts';
import type { CaseReason } from '../review/case.ts';

/** What the dialogue says; data, which every channel renders in its own way. */
export type Reply =
  /** Work goes on; shown while nothing else can be. */
  | { readonly kind: 'progress'; readonly stage: 'searching' | 'drafting' | 'checking' }
  /** Plain words: a courtesy, a refusal, a confirmation. */
  | { readonly kind: 'text'; readonly text: string; readonly offices: readonly OfficeId[] }
  /** Who comes for the first time; a channel adds topics to tap. */
  | { readonly kind: 'welcome'; readonly text: string }
  /** Danger to life, a child or money: what to do at once, before anything else. */
  | { readonly kind: 'crisis'; readonly crisis: 'violence' | 'suicide' | 'missing-child' | 'fraud'; readonly text: string; readonly offices: readonly OfficeId[] }
  /** A fact decides the outcome: one question with answers to tap. */
  | { readonly kind: 'question'; readonly text: string; readonly choices: readonly Choice[] }
  | { readonly kind: 'answer'; readonly answer: Answer; readonly recordId: string }
  /** An adviser will look, and by when. */
  | { readonly kind: 'hand-over'; readonly caseId: string; readonly reasons: readonly CaseReason[]; readonly answerBy: string }
  /** Everything that is kept of the resident, on their request. */
  | { readonly kind: 'own-data'; readonly data: unknown }
  /** What an adviser wrote: the answer to a case, or a question back. */
  | { readonly kind: 'reviewed'; readonly caseId: string; readonly text: string; readonly isQuestion: boolean };

/** A reply that stays; all but the signs of progress. */
export type ShownReply = Exclude<Reply, { kind: 'progress' }>;

export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** Plain words as a reply. */
export const say = (text: string): ShownReply => ({ kind: 'text', text, offices: [] });
