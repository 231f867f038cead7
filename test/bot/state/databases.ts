import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { describe, onTestFinished } from 'vitest';
import { openState, type State } from '../../../bot/state/open-state.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** An empty database, gone when the test is over. */
export interface TestDatabase {
  /** Opens the state in it; several may be open at once. */
  open(now?: () => Date): Promise<State>;
  /** For a process of its own: the arguments of `openState`. */
  readonly dataFolder: string;
  readonly variables: { readonly DATABASE_URL?: string };
  /** A statement by another program. */
  execute(statement: string): Promise<void>;
}

const server = process.env['DATABASE_URL'] || undefined;

/** Runs a suite over every dialect: SQLite always, PostgreSQL where `DATABASE_URL` is set. */
export function describeDatabases(name: string, suite: (create: () => Promise<TestDatabase>) => void): void {
  describe(`${name}: SQLite`, () => {
    suite(async () => database(temporaryFolder(), {}));
  });
  describe.skipIf(server === undefined)(`${name}: PostgreSQL${server === undefined ? ' (skipped: DATABASE_URL is not set)' : ''}`, () => {
    suite(async () => database('', { DATABASE_URL: await newSchema(server!) }));
  });
}

function database(dataFolder: string, variables: TestDatabase['variables']): TestDatabase {
  return {
    dataFolder,
    variables,
    async open(now) {
      const state = await openState(dataFolder, variables, now);
      onTestFinished(() => state.close());
      return state;
    },
    async execute(statement) {
      if (variables.DATABASE_URL !== undefined) return executeIn(variables.DATABASE_URL, statement);
      const sqlite = new Database(join(dataFolder, 'bot.db'));
      try {
        sqlite.exec(statement);
      } finally {
        sqlite.close();
      }
    },
  };
}

/** @returns the address of the server with a schema of its own as the place of every table */
async function newSchema(url: string): Promise<string> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  await executeIn(url, `CREATE SCHEMA ${schema}`);
  onTestFinished(() => executeIn(url, `DROP SCHEMA ${schema} CASCADE`));
  const own = new URL(url);
  own.searchParams.set('options', `-c search_path=${schema}`);
  return own.href;
}

async function executeIn(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
