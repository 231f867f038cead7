import { ConfigError } from '../config.ts';
import type { ConversationStore, PersonalData, RecordStore } from '../dialogue/ports.ts';
import type { Handling } from '../delivery/handling.ts';
import type { Inbox, InboxEntry } from '../delivery/inbox.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { TelegramStore } from '../delivery/telegram-store.ts';
import type { ExamStore } from '../exam/sitting/exam-store.ts';
import type { StaffStore } from '../exam/staff/staff-store.ts';
import type { UsageLedger } from '../model/chat-model.ts';
import type { PracticeStore } from '../practice/practice-store.ts';
import type { CaseStore } from '../review/case-store.ts';
import { askedQuestions, type AskedQuestion } from './asked-questions.ts';
import { caseStore } from './case-store.ts';
import { conversationStore } from './conversation-store.ts';
import { examStore } from './exam-store.ts';
import { openHandling } from './handling.ts';
import { inbox } from './inbox.ts';
import { migrate } from './migrate.ts';
import { openSqlite } from './open-sqlite.ts';
import { outbox } from './outbox.ts';
import { personalData } from './personal-data.ts';
import { practiceStore } from './practice-store.ts';
import { recordStore } from './record-store.ts';
import { staffStore } from './staff-store.ts';
import { StateError } from './state-error.ts';
import { telegramStore } from './telegram-store.ts';
import { usageLedger } from './usage-ledger.ts';

/** Everything that the bot remembers; what a call has stored when it returns survives a kill and a power cut. */
export interface State {
  readonly conversations: ConversationStore;
  readonly records: RecordStore;
  readonly cases: CaseStore;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly telegram: TelegramStore;
  readonly staff: StaffStore;
  /** Everything that handling one message reads and writes. */
  handling(entry: InboxEntry): Handling;
  readonly practised: PracticeStore;
  readonly exams: ExamStore;
  readonly usage: UsageLedger;
  readonly personalData: PersonalData;
  /** See {@link askedQuestions}. */
  asked(): Promise<AskedQuestion[]>;
  close(): Promise<void>;
}

/**
 * Opens the state and brings it to the present layout: the PostgreSQL database that `DATABASE_URL` names, else
 * `bot.db` in the data folder. Several processes may have it open, and open it, at once.
 * @param now the clock; tests bring their own
 * @throws ConfigError when the variable is no PostgreSQL address; StateError when the database cannot be used
 */
export async function openState(dataFolder: string, variables: { readonly DATABASE_URL?: string } = {}, now: () => Date = () => new Date()): Promise<State> {
  const databaseUrl = variables.DATABASE_URL === '' ? undefined : variables.DATABASE_URL;
  if (databaseUrl !== undefined && !/^postgres(?:ql)?:\/\//u.test(databaseUrl)) {
    throw new ConfigError('环境变量 DATABASE_URL 不对：应为 postgres://用户:密码@主机/库名 这样的地址；不设则用数据文件夹里的 bot.db。');
  }
  // The driver of PostgreSQL is loaded where it is used.
  const db = databaseUrl === undefined ? openSqlite(dataFolder) : (await import('./open-postgres.ts')).openPostgres(databaseUrl);
  try {
    await migrate(db, databaseUrl === undefined ? 'sqlite' : 'postgres');
  } catch (error) {
    await db.destroy();
    if (error instanceof StateError || databaseUrl === undefined) throw error;
    throw new StateError('unreachable', `打不开 DATABASE_URL 指向的数据库（${(error as Error).message}）。请检查地址、密码和数据库是否已启动。`, { cause: error });
  }
  return {
    conversations: conversationStore(db),
    records: recordStore(db),
    cases: caseStore(db),
    inbox: inbox(db, now),
    outbox: outbox(db, now),
    telegram: telegramStore(db, now),
    staff: staffStore(db),
    handling: (entry) => openHandling(db, entry, now),
    practised: practiceStore(db),
    exams: examStore(db),
    usage: usageLedger(db),
    personalData: personalData(db, now),
    asked: () => askedQuestions(db),
    close: () => db.destroy(),
  };
}
