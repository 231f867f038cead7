import type { ConversationStore, PersonalData, RecordStore } from '../dialogue/ports.ts';
import type { ShownReply } from '../dialogue/reply.ts';
import type { PracticeStore } from '../practice/practice-store.ts';
import type { CaseStore } from '../review/case-store.ts';
import type { OutboxEntry } from './outbox.ts';

/** What a dialogue reads and writes. */
export interface Stores {
  readonly conversations: ConversationStore;
  readonly records: RecordStore;
  readonly cases: CaseStore;
  readonly personalData: PersonalData;
  readonly practised: PracticeStore;
}

/**
 * One message being handled. What its stores are told to write is kept together with the replies and the mark that the
 * message is handled, or not at all: who is killed before `commit` has done nothing, who is killed after it owes only
 * the delivery. From the first write on other writers wait: what is slow comes before it.
 */
export interface Handling {
  readonly stores: Stores;
  /**
   * Puts a reply that cannot wait for the others; put again under its place, it is not put twice.
   * @returns undefined where it is there already, or can no longer go before the others: it belongs to what is committed
   */
  sayNow(reply: ShownReply, place: number): Promise<OutboxEntry | undefined>;
  /**
   * @param replies with their places among the replies to the message
   * @throws AlreadyHandled where another process has handled the message
   */
  commit(replies: readonly { readonly reply: ShownReply; readonly place: number }[]): Promise<OutboxEntry[]>;
  abandon(): Promise<void>;
}

/** Another process was faster; nothing is left to do. */
export class AlreadyHandled extends Error {
  override name = 'AlreadyHandled';
}
