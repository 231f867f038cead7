import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDurably } from '../corpus/open-durably.ts';
import { remembering } from '../remembering.ts';
import { BankError, type Bank, type BankLogEntry, type By, type ItemFilter, type PinnedDraft, type SeenItem } from './bank.ts';
import { SCHEMA, SCHEMA_VERSION } from './bank-schema.ts';
import type { Item, ItemStatus, PinnedCitation } from './item.ts';
import { itemHash } from './item-hash.ts';
import { itemId, itemNumber } from './item-id.ts';

type Kind = BankLogEntry['kind'];

/** What a line of the log makes of the version that it is about. */
const STATUS_AFTER: Readonly<Record<Kind, ItemStatus>> = {
  added: 'draft', revised: 'draft', approved: 'approved', restored: 'approved', suspended: 'suspended', retired: 'retired',
};

/** What a version is for good; its status and who approved it are in the log. */
type Body = Omit<Item, 'id' | 'version' | 'status' | 'approvedBy'>;

interface Head {
  readonly item: number;
  readonly version: number;
  readonly kind: Kind;
  readonly approvedBy: string | null;
}

/** Versions that are kept once read: those of a large bank, some 1 kB each. */
const MOST_KEPT = 8192;
const PATIENCE_MS = 30_000;

export function bankPath(dataFolder: string): string {
  return join(dataFolder, 'bank.db');
}

/**
 * Opens `bank.db` of a data folder, new or not.
 * @throws DatabaseFileError; BankError `unusable` when a newer program has written it
 */
export function openBank(dataFolder: string): Bank {
  mkdirSync(dataFolder, { recursive: true });
  const path = bankPath(dataFolder);
  const database = openDurably(path, PATIENCE_MS);
  const writtenBy = Number(database.pragma('user_version', { simple: true }));
  if (writtenBy > SCHEMA_VERSION) {
    database.close();
    throw new BankError('unusable', `题库 ${path} 由更新版本的程序写成，请升级本程序后再打开。`);
  }
  if (writtenBy < SCHEMA_VERSION) database.transaction(() => database.exec(SCHEMA)).immediate();

  const insert = database.prepare('INSERT INTO item_version (item, version, body) VALUES (?, ?, ?)');
  const write = database.prepare('INSERT INTO log (at, by, item, version, kind, note) VALUES (?, ?, ?, ?, ?, ?)');
  const last = database.prepare('SELECT coalesce(max(item), 0) FROM item_version').pluck();
  const body = database.prepare('SELECT body FROM item_version WHERE item = ? AND version = ?').pluck();
  const heads = database.prepare('SELECT item, version, kind, approved_by AS approvedBy FROM item_head WHERE is_newest ORDER BY item');
  const newest = database.prepare('SELECT item, version, kind, approved_by AS approvedBy FROM item_head WHERE item = ? AND is_newest');
  const one = database.prepare('SELECT item, version, kind, approved_by AS approvedBy FROM item_head WHERE item = ? AND version = ?');
  const log = database.prepare('SELECT at, by, item, version, kind, note FROM log ORDER BY place');
  const logOf = database.prepare('SELECT at, by, item, version, kind, note FROM log WHERE item = ? ORDER BY place');
  const own = database.prepare('SELECT total_changes()').pluck();
  const others = database.prepare('PRAGMA data_version').pluck();

  // Versions never change: what has been read holds for good.
  const bodyOf = remembering(MOST_KEPT, (key: string): Body => JSON.parse(body.get(...key.split('/').map(Number)) as string) as Body);
  const itemOf = ({ item, version, kind, approvedBy }: Head): Item => ({
    id: itemId(item), version, status: STATUS_AFTER[kind], ...bodyOf(`${item}/${version}`), ...(approvedBy !== null && { approvedBy }),
  });
  const orUndefined = (head: Head | undefined): Item | undefined => head && itemOf(head);
  const headOf = (id: string): Head | undefined => newest.get(itemNumber(id) ?? 0) as Head | undefined;
  const known = (seen: SeenItem): Head => {
    const id = typeof seen === 'string' ? seen : seen.id;
    const head = headOf(id);
    if (!head) throw new BankError('no-item', `题库中没有试题 ${id}。`);
    if (typeof seen !== 'string' && seen.version !== head.version) {
      throw new BankError('changed', `试题 ${id} 已被他人修改为第 ${head.version} 版，您看到的是第 ${seen.version} 版，请重新查看。`);
    }
    return head;
  };
  const logLine = ({ item, version }: Pick<Head, 'item' | 'version'>, kind: Kind, { by, at }: By, note = ''): void =>
    void write.run(at, by, item, version, kind, note);
  const store = (item: number, version: number, draft: PinnedDraft, author: string, at: string): Head => {
    const made: Body = { ...onlyDraft(draft), author, createdAt: at, hash: itemHash(draft) };
    insert.run(item, version, JSON.stringify(made));
    return { item, version, kind: 'added', approvedBy: null };
  };
  const refuseOwn = (mine: readonly Head[], { by }: By): void => {
    const ids = mine.filter(({ item, version }) => bodyOf(`${item}/${version}`).author === by).map(({ item }) => itemId(item));
    if (ids.length > 0) throw new BankError('own-item', `试题 ${named(ids)} 是您自己编写的，须由另一人审核。`);
  };
  const mark = (ids: readonly string[], kind: Kind, applies: (status: ItemStatus) => boolean, by: By, note: string): void => {
    const touched = [...new Set(ids)].map(known).filter((head) => applies(STATUS_AFTER[head.kind]));
    for (const head of touched) logLine(head, kind, by, note);
  };

  const add = database.transaction((drafts: readonly PinnedDraft[], by: By): Head[] => {
    const first = Number(last.get()) + 1;
    return drafts.map((draft, place) => {
      const head = store(first + place, 1, draft, by.by, by.at);
      logLine(head, 'added', by);
      return head;
    });
  });
  const revise = database.transaction((seen: SeenItem, draft: PinnedDraft, by: By): Head | undefined => {
    if (!headOf(typeof seen === 'string' ? seen : seen.id)) return undefined;
    const { item, version } = known(seen);
    const head = store(item, version + 1, draft, by.by, by.at);
    logLine(head, 'revised', by);
    return head;
  });
  const approve = database.transaction((items: readonly SeenItem[], by: By, note: string): void => {
    const found = items.map(known);
    const unfit = found.filter(({ kind }) => STATUS_AFTER[kind] === 'suspended' || STATUS_AFTER[kind] === 'retired');
    if (unfit.length > 0) {
      throw new BankError('wrong-status', `试题 ${named(unfit.map(({ item }) => itemId(item)))} 已停用或作废，不能直接审核通过：改动不影响题目的，请恢复（restore）；要改的，改好以后重新导入。`);
    }
    const drafts = [...new Map(found.map((head) => [head.item, head])).values()].filter(({ kind }) => STATUS_AFTER[kind] === 'draft');
    refuseOwn(drafts, by);
    for (const head of drafts) logLine(head, 'approved', by, note);
  });
  const restore = database.transaction((id: string, citations: readonly PinnedCitation[], by: By, note: string): Head | undefined => {
    const head = headOf(id);
    if (!head) return undefined;
    const before = itemOf(head);
    if (before.status !== 'suspended') throw new BankError('wrong-status', `试题 ${id} 没有被停用，不需要恢复。`);
    refuseOwn([head], by);
    const anew = { ...before, citations };
    const restored = itemHash(anew) === before.hash ? head : store(head.item, head.version + 1, anew, before.author, by.at);
    logLine(restored, 'restored', by, note);
    return { ...restored, kind: 'restored', approvedBy: by.by };
  });
  const suspend = database.transaction((ids: readonly string[], by: By, note: string) => mark(ids, 'suspended', (status) => status === 'approved', by, note));
  const retire = database.transaction((ids: readonly string[], by: By, note: string) => mark(ids, 'retired', (status) => status !== 'retired', by, note));

  return {
    // Read when they are stored for good: what a transaction takes back must not be remembered.
    add: (drafts, by) => add.immediate(drafts, by).map(itemOf),
    revise: (item, draft, by) => orUndefined(revise.immediate(item, draft, by)),
    approve: (items, by, note = '') => approve.immediate(items, by, note),
    suspend: (ids, by, note) => suspend.immediate(ids, by, note),
    restore: (id, citations, by, note) => orUndefined(restore.immediate(id, citations, by, note)),
    retire: (ids, by, note) => retire.immediate(ids, by, note),
    get: (id, version) => orUndefined(version === undefined ? headOf(id) : one.get(itemNumber(id) ?? 0, version) as Head | undefined),
    list: (filter = {}) => {
      const wanted = filter.ids && new Set(filter.ids);
      return (heads.all() as Head[])
        .filter(({ item, kind }) => (!wanted || wanted.has(itemId(item))) && (filter.status?.includes(STATUS_AFTER[kind]) ?? true))
        .map(itemOf)
        .filter((item) => fits(item, filter));
    },
    log: (id) => (id === undefined ? log.all() : logOf.all(itemNumber(id) ?? 0)).map((row) => {
      const { item, at, by, version, kind, note } = row as Omit<BankLogEntry, 'itemId'> & { item: number };
      return { at, by, itemId: itemId(item), version, kind, note };
    }),
    changes: () => `${String(others.get())} ${String(own.get())}`,
    close: () => void database.close(),
  };
}

/** Whoever changes an item hands over all of it: only what an author gives goes into the next version. */
function onlyDraft({ content, explanation, topic, difficulty, audience, use, citations, missing, source, model }: PinnedDraft): PinnedDraft {
  const rest = { ...(missing && missing.length > 0 && { missing }), ...(source !== undefined && { source }), ...(model !== undefined && { model }) };
  return { content, explanation, topic, difficulty, audience, use, citations, ...rest };
}

function fits({ content, topic, use }: Item, { types, topics, uses }: ItemFilter): boolean {
  return (types?.includes(content.type) ?? true) && (topics?.includes(topic) ?? true) && (uses?.includes(use) ?? true);
}

const SHOWN = 10;

function named(ids: readonly string[]): string {
  return ids.length <= SHOWN ? ids.join('、') : `${ids.slice(0, SHOWN).join('、')} 等 ${ids.length} 道`;
}
