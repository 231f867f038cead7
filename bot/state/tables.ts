import { sql, type Generated, type Kysely } from 'kysely';
import type { CaseState } from '../review/case.ts';
import type { LogEntry } from '../review/transition.ts';

/** Columns named `content`, `incoming`, `reasons`, `facts` and `reply` are JSON; instants are ISO 8601. Both dialects keep them as text. */
export interface Tables {
  conversation: { resident: string; content: string };
  inbox: { id: Generated<number>; resident: string; message_id: string; incoming: string; at: string; handled_at: Generated<string | null> };
  record: { id: string; resident: string; at: string; content: string };
  model_usage: { day: string; model: string; calls: number; input_tokens: number; output_tokens: number; cost: number };
  review_case: {
    number: Generated<number>;
    resident: string | null;
    record_id: string | null;
    opened_at: string;
    state: CaseState;
    claimed_by: string | null;
    claimed_until: string | null;
    reasons: string;
    answer_by: string;
    content: string | null;
  };
  case_event: { id: Generated<number>; case_number: number; at: string; actor: LogEntry['actor']; name: string | null; kind: LogEntry['kind']; facts: string };
  case_text: { event_id: number; text: string };
  outbox: {
    id: Generated<number>;
    resident: string;
    in_reply_to: Generated<string | null>;
    place: number;
    reply: string;
    at: string;
    delivered_at: Generated<string | null>;
  };
  telegram_message: { resident: string; message: string; slot: number; telegram_id: number };
  telegram_unreachable: { chat: string; since: string };
}

export type Db = Kysely<Tables>;

/** Whether a resident is at a channel. Not by comparison or LIKE: what they mean depends on dialect and locale. */
export const ofChannel = (channel: string) => sql<boolean>`substr(resident, 1, ${sql.lit(channel.length + 1)}) = ${`${channel}:`}`;

/** All or nothing; part of the transaction that is under way, where one is. */
export function inTransaction<T>(db: Db, work: (transaction: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
