import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDurably } from '../corpus/open-durably.ts';
import type { Binding, BoundAnswer } from './bind.ts';
import type { VettedAnswer } from './vetted-answer.ts';

/** Vetted answers of a deployment, in a file of their own: a corpus can be built anew, approvals cannot. */
export interface VettedStore {
  /** Adds answers, or replaces those of the same id: an approval binds to the provisions as they read now. */
  put(answers: readonly BoundAnswer[]): void;
  /** By id. */
  all(): BoundAnswer[];
  remove(id: string): boolean;
  /** Another value whenever this or another process has changed anything. */
  changes(): string;
  close(): void;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS vetted (
  id TEXT PRIMARY KEY,
  answer TEXT NOT NULL,     -- JSON: VettedAnswer
  bindings TEXT NOT NULL    -- JSON: Binding[]
) STRICT, WITHOUT ROWID;
`;

/** Opens `vetted.db` of a data folder, every change durable before it returns. */
export function openVettedStore(dataFolder: string): VettedStore {
  mkdirSync(dataFolder, { recursive: true });
  const database = openDurably(join(dataFolder, 'vetted.db'), 30_000);
  database.exec(SCHEMA);
  const put = database.prepare('INSERT OR REPLACE INTO vetted VALUES (?, ?, ?)');
  const all = database.prepare('SELECT answer, bindings FROM vetted ORDER BY id');
  const own = database.prepare('SELECT total_changes()').pluck();
  const others = database.prepare('PRAGMA data_version').pluck();
  const remove = database.prepare('DELETE FROM vetted WHERE id = ?');
  const putAll = database.transaction((answers: readonly BoundAnswer[]) => {
    for (const { answer, bindings } of answers) put.run(answer.id, JSON.stringify(answer), JSON.stringify(bindings));
  });
  return {
    put: (answers) => putAll.immediate(answers),
    all: () => (all.all() as { answer: string; bindings: string }[]).map((row) => ({
      answer: JSON.parse(row.answer) as VettedAnswer,
      bindings: JSON.parse(row.bindings) as Binding[],
    })),
    remove: (id) => remove.run(id).changes > 0,
    changes: () => `${String(others.get())} ${String(own.get())}`,
    close: () => void database.close(),
  };
}
