import { sql, type Generated, type Kysely } from 'kysely';
import type { AttemptState, SittingState } from '../exam/sitting/sitting.ts';
import type { CaseState } from '../review/case.ts';
import type { LogEntry } from '../review/transition.ts';

/** Columns named `content`, `incoming`, `reasons`, `facts`, `reply`, `plan`, `blueprint`, `pauses`, `suspended`, `pool`, `arrangement` and `roles` are JSON; instants are ISO 8601. Both dialects keep them as text. */
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
  exam_sitting: { number: Generated<number>; plan: string; blueprint: string; state: SittingState; opened_at: string | null; pauses: string; suspended: string | null; head_place: number; head_hash: string };
  exam_sealed: { sitting: number; seed: string; pool: string };
  exam_paper: { sitting: number; id: string; content: string };
  exam_item: { sitting: number; item: string; version: number };
  exam_candidate: { sitting: number; number: string; content: string; code: string | null; resident: string | null };
  exam_attempt: { sitting: number; candidate: string; state: AttemptState; arrangement: string | null; content: string };
  exam_session: { secret_hash: string; sitting: number; candidate: string; at: string };
  exam_journal: { sitting: number; place: number; at: string; candidate: string | null; by_name: string | null; kind: string; facts: string; hash: string };
  staff: { name: string; roles: string; code: string; ended_at: string | null };
  staff_session: { secret_hash: string; name: string; until: string };
  staff_event: { id: Generated<number>; at: string; by_name: string; kind: string; facts: string };
  practice_answer: { id: Generated<number>; person: string; item: string; version: number; is_right: number; at: string };
  practice_card: { person: string; item: string; due: string; content: string };
}

export type Db = Kysely<Tables>;

/** Whether a resident is at a channel. Not by comparison or LIKE: what they mean depends on dialect and locale. */
export const ofChannel = (channel: string) => sql<boolean>`substr(resident, 1, ${sql.lit(channel.length + 1)}) = ${`${channel}:`}`;

/** All or nothing; part of the transaction that is under way, where one is. */
export function inTransaction<T>(db: Db, work: (transaction: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
