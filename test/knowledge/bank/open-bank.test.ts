import { spawn } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BankError, type Bank } from '../../../knowledge/bank/bank.ts';
import { itemHash } from '../../../knowledge/bank/item-hash.ts';
import type { ItemStatus } from '../../../knowledge/bank/item.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { ADVISER, draft, open, ORGANISER, pin } from './items.ts';

const ids = (bank: Bank): string[] => bank.list().map(({ id, version, status }) => `${id}/${version} ${status}`);

/** What was refused: the code, and what people read. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof BankError) return `${error.code}：${error.message}`;
    throw error;
  }
  return 'nothing';
}

describe('what the bank holds', () => {
  test('items by number, drafts of version 1, also when opened anew and beside another', () => {
    const data = temporaryFolder();
    const bank = open(data);
    const added = bank.add([draft('一'), draft('二', { source: '12', model: 'm-1' })], ORGANISER);
    expect(added).toEqual([
      { ...draft('一'), id: 'Q00001', version: 1, status: 'draft', author: '组织甲', createdAt: ORGANISER.at, hash: itemHash(draft('一')) },
      { ...draft('二'), source: '12', model: 'm-1', id: 'Q00002', version: 1, status: 'draft', author: '组织甲', createdAt: ORGANISER.at, hash: itemHash(draft('二')) },
    ]);
    expect(open(data).list()).toEqual(added);
    expect(open(data).add([draft('三')], ADVISER)).toMatchObject([{ id: 'Q00003' }]);
    expect([bank.get('Q00003')?.author, bank.get('Q00004'), bank.get('Q3'), bank.get('Q00001', 2)]).toEqual(['顾问乙', undefined, undefined, undefined]);
  });

  test('more than fits five digits, still in order', () => {
    const data = temporaryFolder();
    const bank = open(data);
    bank.add([draft('一')], ORGANISER);
    const database = new Database(join(data, 'bank.db'));
    database.exec("INSERT INTO item_version SELECT 99999, 1, body FROM item_version; INSERT INTO log (at, by, item, version, kind, note) VALUES ('', '', 99999, 1, 'added', '')");
    database.close();
    bank.add([draft('二')], ORGANISER);
    expect(bank.list().map(({ id }) => id)).toEqual(['Q00001', 'Q99999', 'Q100000']);
    expect(bank.get('Q100000')?.content.stem).toBe('二');
  });

  test('all that is added or nothing', () => {
    const bank = open(temporaryFolder());
    const circular: Record<string, unknown> = {};
    circular['itself'] = circular;
    expect(() => bank.add([draft('一'), draft('二', { content: circular as never })], ORGANISER)).toThrow('call stack');
    expect([bank.list(), bank.log()]).toEqual([[], []]);
    expect(bank.add([draft('三')], ORGANISER)).toMatchObject([{ id: 'Q00001', content: { stem: '三' } }]);
  });

  test('what a filter asks for', () => {
    const bank = open(temporaryFolder());
    bank.add([
      draft('一', { topic: '宪法' }), draft('二', { use: 'formal' }),
      draft('三', { content: { type: 'true-false', stem: '三', key: true }, use: 'practice' }),
    ], ORGANISER);
    bank.approve(['Q00002'], ADVISER);
    const of = (filter: Parameters<Bank['list']>[0]): string => bank.list(filter).map(({ id }) => id.slice(-1)).join('');
    expect(of({ topics: ['宪法'] })).toBe('1');
    expect(of({ types: ['true-false', 'multiple'] })).toBe('3');
    expect(of({ uses: ['formal', 'both'] })).toBe('12');
    expect(of({ status: ['approved'] })).toBe('2');
    expect(of({ ids: ['Q00003', 'Q00001', 'Q00009'], status: ['draft'] })).toBe('13');
    expect(of({ topics: [] })).toBe('');
  });

  test('says that it was changed, here or by another, and that it was not', () => {
    const data = temporaryFolder();
    const [bank, other] = [open(data), open(data)];
    const seen = [bank.changes()];
    expect(bank.changes()).toBe(seen[0]);
    bank.add([draft()], ORGANISER);
    seen.push(bank.changes());
    other.approve(['Q00001'], ADVISER);
    seen.push(bank.changes());
    expect(new Set(seen).size).toBe(3);
    bank.list();
    open(data);
    expect(bank.changes()).toBe(seen[2]);
  });
});

describe('versions', () => {
  test('a revision is a draft of its own, and the old version stays as it was, with its approval', () => {
    const bank = open(temporaryFolder());
    bank.add([draft('旧')], ORGANISER);
    bank.approve(['Q00001'], ADVISER);
    const before = bank.get('Q00001');
    const revised = bank.revise('Q00001', draft('新'), ADVISER);
    expect(revised).toMatchObject({ id: 'Q00001', version: 2, status: 'draft', author: '顾问乙', content: { stem: '新' } });
    expect(revised).not.toHaveProperty('approvedBy');
    expect(bank.get('Q00001')).toEqual(revised);
    expect(bank.list()).toEqual([revised]);
    expect(bank.get('Q00001', 1)).toEqual(before);
    expect(before).toMatchObject({ status: 'approved', approvedBy: '顾问乙' });
    expect(bank.revise('Q00009', draft(), ADVISER)).toBeUndefined();
  });

  test('a whole item that is handed back brings only what an author gives', () => {
    const bank = open(temporaryFolder());
    bank.add([draft('旧')], ORGANISER);
    bank.approve(['Q00001'], ADVISER);
    const revised = bank.revise('Q00001', { ...bank.get('Q00001')!, topic: '另一专题' }, ADVISER);
    expect(revised).toEqual({ ...draft('旧', { topic: '另一专题' }), id: 'Q00001', version: 2, status: 'draft', author: '顾问乙', createdAt: ADVISER.at, hash: itemHash(draft('旧')) });
    expect(bank.get('Q00001')).toEqual(revised);
  });

  test('who saw an older version neither approves nor revises the newer one', () => {
    const data = temporaryFolder();
    const bank = open(data);
    const [seen] = bank.add([draft('旧')], ORGANISER);
    open(data).revise(seen!, draft('新'), { by: '组织丙', at: ORGANISER.at });
    expect(refusal(() => bank.approve([seen!], ADVISER))).toBe('changed：试题 Q00001 已被他人修改为第 2 版，您看到的是第 1 版，请重新查看。');
    expect(refusal(() => bank.revise(seen!, draft('别的'), ORGANISER))).toContain('changed');
    expect(ids(bank)).toEqual(['Q00001/2 draft']);
  });

  test('no statement changes or deletes versions or lines of the log', () => {
    const data = temporaryFolder();
    open(data).add([draft()], ORGANISER);
    const database = new Database(join(data, 'bank.db'));
    for (const statement of [
      "UPDATE item_version SET body = ''", 'DELETE FROM item_version', "REPLACE INTO item_version VALUES (1, 1, '{}')",
      "UPDATE log SET by = ''", 'DELETE FROM log', "REPLACE INTO log VALUES (1, '', '', 1, 1, 'approved', '')",
    ]) expect(() => database.exec(statement)).toThrow('append-only');
    database.close();
  });
});

describe('approval by another person', () => {
  test('nobody approves what they wrote, and then nothing of the rest either', () => {
    const bank = open(temporaryFolder());
    bank.add([draft('一'), draft('二')], ORGANISER);
    bank.add([draft('三')], ADVISER);
    expect(refusal(() => bank.approve(['Q00001', 'Q00003'], ADVISER))).toBe('own-item：试题 Q00003 是您自己编写的，须由另一人审核。');
    expect(ids(bank)).toEqual(['Q00001/1 draft', 'Q00002/1 draft', 'Q00003/1 draft']);
    bank.approve(['Q00001', 'Q00002', 'Q00001'], ADVISER, '逐题看过');
    bank.approve(['Q00001'], { ...ADVISER, by: '顾问丁' });
    expect(bank.log().filter(({ kind }) => kind === 'approved')).toEqual([
      { ...ADVISER, itemId: 'Q00001', version: 1, kind: 'approved', note: '逐题看过' },
      { ...ADVISER, itemId: 'Q00002', version: 1, kind: 'approved', note: '逐题看过' },
    ]);
  });

  test('who revised a version is its author; the first author may approve it', () => {
    const bank = open(temporaryFolder());
    bank.add([draft('旧')], ORGANISER);
    bank.revise('Q00001', draft('新'), ADVISER);
    expect(refusal(() => bank.approve(['Q00001'], ADVISER))).toContain('own-item');
    bank.approve(['Q00001'], ORGANISER);
    expect(bank.get('Q00001')).toMatchObject({ status: 'approved', approvedBy: '组织甲', author: '顾问乙' });
  });

  test.each(['approve', 'suspend', 'retire'] as const)('%s names an item that is not there, and does nothing', (act) => {
    const bank = open(temporaryFolder());
    bank.add([draft()], ORGANISER);
    expect(refusal(() => bank[act](['Q00001', 'Q00007'], ADVISER, '看过'))).toBe('no-item：题库中没有试题 Q00007。');
    expect(bank.log()).toHaveLength(1);
  });
});

describe('suspension', () => {
  const suspended = (): Bank => {
    const bank = open(temporaryFolder());
    bank.add([draft('一'), draft('二')], ORGANISER);
    bank.approve(['Q00001'], ADVISER);
    bank.suspend(['Q00001', 'Q00002'], { ...ADVISER, by: '系统' }, '条文已修改');
    return bank;
  };

  test('takes what is approved, and leaves drafts drafts', () => {
    const bank = suspended();
    expect(ids(bank)).toEqual(['Q00001/1 suspended', 'Q00002/1 draft']);
    expect(bank.get('Q00001')?.approvedBy).toBe('顾问乙');
    expect(refusal(() => bank.approve(['Q00001'], ADVISER))).toContain('wrong-status');
    expect(refusal(() => bank.restore('Q00002', [pin()], ADVISER, ''))).toContain('wrong-status');
  });

  test('is undone with new pins in a new version, and with the same pins in the same one', () => {
    const bank = suspended();
    const changed = pin('第一条', '养犬应当在六十日内登记。');
    const restored = bank.restore('Q00001', [changed], { ...ADVISER, by: '顾问丁' }, '修改不涉及本题');
    expect(restored).toMatchObject({ version: 2, status: 'approved', author: '组织甲', approvedBy: '顾问丁', citations: [changed], content: { stem: '一' } });
    expect(bank.get('Q00001')).toEqual(restored);
    expect(bank.get('Q00001', 1)?.status).toBe('suspended');
    bank.suspend(['Q00001'], ADVISER, '再看');
    expect(bank.restore('Q00001', [changed], ADVISER, '无误')).toMatchObject({ version: 2, status: 'approved', approvedBy: '顾问乙' });
    expect(bank.log('Q00001').map(({ kind, version }) => `${kind} ${version}`)).toEqual(['added 1', 'approved 1', 'suspended 1', 'restored 2', 'suspended 2', 'restored 2']);
    expect(bank.restore('Q00009', [], ADVISER, '')).toBeUndefined();
  });

  test('is not undone by who wrote the item', () => {
    expect(refusal(() => suspended().restore('Q00001', [pin()], ORGANISER, ''))).toContain('own-item');
  });

  test('what is retired is neither approved nor suspended; revised, it is a draft again', () => {
    const bank = suspended();
    bank.retire(['Q00001', 'Q00001'], ADVISER, '过时');
    bank.retire(['Q00001'], ADVISER, '过时');
    bank.suspend(['Q00001'], ADVISER, '条文已修改');
    expect(bank.log('Q00001').map(({ kind }) => kind)).toEqual(['added', 'approved', 'suspended', 'retired']);
    expect(refusal(() => bank.approve(['Q00001'], ADVISER))).toContain('wrong-status');
    expect(bank.revise('Q00001', draft('新'), ORGANISER)?.status).toBe('draft');
  });
});

test('a bank of a newer program is left alone', () => {
  const data = temporaryFolder();
  open(data).close();
  const database = new Database(join(data, 'bank.db'));
  database.pragma('user_version = 99');
  database.close();
  expect(refusal(() => open(data))).toMatch(/^unusable：题库 .*bank\.db 由更新版本的程序写成/u);
});

test('whatever is done in whatever order: the log tells the statuses, versions never change, nobody approves their own', () => {
  const people = ['甲', '乙', '丙'];
  const command = fc.record({
    act: fc.constantFrom('add', 'revise', 'approve', 'suspend', 'restore', 'retire'), who: fc.constantFrom(...people), of: fc.integer({ min: 1, max: 4 }), mark: fc.string({ maxLength: 3 }),
  });
  const after: Record<string, ItemStatus> = { added: 'draft', revised: 'draft', approved: 'approved', restored: 'approved', suspended: 'suspended', retired: 'retired' };
  fc.assert(fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
    const bank = open(temporaryFolder());
    const versions = new Map<string, unknown>();
    for (const { act, who, of, mark } of commands) {
      const by = { by: who, at: '2026-01-05T01:00:00.000Z' };
      const id = `Q0000${of}`;
      const before = bank.log();
      let isRefused = false;
      try {
        if (act === 'add') bank.add([draft(mark)], by);
        else if (act === 'revise') bank.revise(id, draft(mark), by);
        else if (act === 'restore') bank.restore(id, [pin('第一条', mark)], by, '');
        else bank[act]([id], by, '');
      } catch (error) {
        if (!(error instanceof BankError)) throw error;
        isRefused = true;
      }
      const log = bank.log();
      expect(isRefused && log.length > before.length, 'a refusal left something').toBe(false);
      expect(log.slice(0, before.length)).toEqual(before);
      for (const item of bank.list()) {
        const lines = log.filter(({ itemId }) => itemId === item.id);
        expect(item.status).toBe(after[lines.at(-1)!.kind]);
        expect(lines.at(-1)!.version).toBe(item.version);
        expect(item.status === 'approved' && item.approvedBy === item.author, 'approved by its author').toBe(false);
        for (let version = 1; version <= item.version; version += 1) {
          const { status: _status, approvedBy: _approvedBy, ...fixed } = bank.get(item.id, version)!;
          const key = `${item.id}/${version}`;
          expect(fixed).toEqual(versions.get(key) ?? fixed);
          versions.set(key, fixed);
        }
      }
    }
    bank.close();
  }), { numRuns: 40 });
});

test('what several processes add at once is all there, and what was acknowledged survives their being killed', { timeout: 60_000 }, async () => {
  const data = temporaryFolder();
  const program = `
    const { openBank } = await import(${JSON.stringify(new URL('../../../knowledge/bank/open-bank.ts', import.meta.url).href)});
    const bank = openBank(${JSON.stringify(data)});
    for (;;) {
      const [item] = bank.add([${JSON.stringify(draft())}], { by: String(process.pid), at: '2026-01-05T01:00:00.000Z' });
      process.stdout.write(item.id + '\\n');
    }`;
  const told = await Promise.all([1, 2, 3].map(() => new Promise<string[]>((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split('\n').length > 8) child.kill('SIGKILL');
    });
    child.on('close', () => resolve(output.split('\n').slice(0, -1)));
  })));
  const acknowledged = told.flat();
  const stored = open(data).list().map(({ id }) => id);
  expect(acknowledged.length).toBeGreaterThanOrEqual(24);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  expect(stored).toEqual(expect.arrayContaining(acknowledged));
  expect(stored).toEqual(stored.map((_id, place) => `Q${String(place + 1).padStart(5, '0')}`));
});
