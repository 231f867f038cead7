import type { CaseReason, NewCase } from '../review/case.ts';
import type { ResidentId } from '../resident.ts';
import type { Conversation } from './conversation.ts';

/** Conversations of residents, as they were after the last message handled. */
export interface ConversationStore {
  load(resident: ResidentId): Promise<Conversation | undefined>;
  save(conversation: Conversation): Promise<void>;
}

/** Everything that decided one answer: `content` is JSON of the writer's own form. */
export interface StoredRecord {
  readonly id: string;
  readonly resident: ResidentId;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly content: unknown;
}

export interface RecordStore {
  put(record: StoredRecord): Promise<void>;
  get(id: string): Promise<StoredRecord | undefined>;
}

/** Takes cases in; what becomes of them is the review desk's. */
export interface CaseIntake {
  /** @returns the case's short id, which people can say on the phone, and the day and hour until which it is to be answered (ISO 8601) */
  open(newCase: NewCase): Promise<{ readonly id: string; readonly answerBy: string }>;
  /** A reason more for the case of this record, or a new case. */
  addReason(recordId: string, reason: CaseReason): Promise<{ readonly id: string; readonly answerBy: string } | undefined>;
  /** The resident went on with the matter of this record's case; nothing happens where there is none, or it is closed. */
  followUp(recordId: string, text: string): Promise<void>;
  /** Takes a resident's message as the reply that a case of theirs waits for; the case is open again. */
  replyToWaiting(resident: ResidentId, text: string): Promise<{ readonly id: string; readonly answerBy: string } | undefined>;
}

/** A resident's right to their own data (个人信息保护法 articles 45 and 47). */
export interface PersonalData {
  /** Everything that is kept of a resident, as JSON. */
  export(resident: ResidentId): Promise<unknown>;
  /** Deletes it; what the review log must keep stays without the person. */
  forget(resident: ResidentId): Promise<void>;
}
