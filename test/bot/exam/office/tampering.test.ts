import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyArchive } from '../../../../bot/exam/archive/verify-archive.ts';
import { chained } from '../../../../bot/exam/sitting/journal.ts';
import { heldOffice, markAll, questionsOf } from './held-exam.ts';
import { sampleLaw } from '../../sample.ts';

const sample = sampleLaw();

/** Changes the database behind the program's back, as whoever has the file can. */
function change(data: string, statement: string, ...values: unknown[]): void {
  const database = new Database(join(data, 'bot.db'));
  for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as { name: string }[]) database.exec(`DROP TRIGGER ${name}`);
  expect(database.prepare(statement).run(...values).changes).toBeGreaterThan(0);
  database.close();
}

test.each([
  ['the pass mark', "UPDATE exam_sitting SET plan = replace(plan, '\"passMark\":60', '\"passMark\":10')", '安排'],
  ['a key on a paper', "UPDATE exam_paper SET content = replace(content, '\"key\":[1]', '\"key\":[0]')", '试卷'],
  ['an answer in the journal', "UPDATE exam_journal SET facts = replace(facts, '\"chosen\":[0]', '\"chosen\":[1]') WHERE kind = 'answered'", '日志从第'],
  ['somebody on the roster', "UPDATE exam_candidate SET content = replace(content, '李示例', '李替考') WHERE number = '10001'", '名册'],
])('marks are not fixed over %s that was changed in the database', async (_what, statement, says) => {
  const { office, id, desk } = await heldOffice(sample.data);
  for (const marker of ['甲', '乙']) await markAll(desk, id, marker);
  change(office.data, statement);
  expect(await desk.mark(id, '组织者', { showsAnswers: false })).toEqual({ refusal: 'tampered', problems: expect.arrayContaining([expect.stringContaining(says)]) });
});

test('a journal whose end was cut off takes nothing more', async () => {
  const { office, id, desk } = await heldOffice(sample.data);
  change(office.data, 'DELETE FROM exam_journal WHERE place = (SELECT max(place) FROM exam_journal)');
  const asked = questionsOf((await office.exams.papers(id))[0]!)[0]!;
  await expect(desk.challenge(id, { itemId: asked.itemId, version: asked.version, why: '示例', by: '组织者' })).rejects.toThrow('journal');
});

test('a receipt proves which journal somebody handed in to: a chain that is forged whole lacks it', async () => {
  const { office, id, desk } = await heldOffice(sample.data);
  const { receipt } = await office.hall.view({ sittingId: id, candidate: '10002', device: 'device-10002' });
  expect(receipt).toMatch(/^[0-9a-f]{4}(?:-[0-9a-f]{4}){4}$/u);
  const honest = await office.exams.journal(id);
  // Somebody answers another way, and every later line is chained anew.
  let previous: { place: number; hash: string } = { place: 0, hash: '0'.repeat(64) };
  for (const { hash: _own, place, ...entry } of honest) {
    const facts = entry.kind === 'answered' && entry.candidate === '10002' && 'chosen' in (entry.facts['answer'] as object) ? { ...entry.facts, answer: { chosen: [0] } } : entry.facts;
    const forged = chained(previous, { ...entry, facts });
    if (facts !== entry.facts || forged.hash !== honest[place - 1]!.hash) change(office.data, 'UPDATE exam_journal SET facts = ?, hash = ? WHERE place = ?', JSON.stringify(facts), forged.hash, place);
    previous = forged;
  }
  change(office.data, 'UPDATE exam_sitting SET head_hash = ?', previous.hash);
  for (const marker of ['甲', '乙']) await markAll(desk, id, marker);
  expect(await desk.mark(id, '组织者', { showsAnswers: false })).toHaveProperty('results');
  const archived = await desk.archive(id, '组织者');
  if (!archived || 'refusal' in archived) throw new Error('not archived');
  expect(verifyArchive(archived.bundle).isOk, 'nothing in it contradicts itself').toBe(true);
  expect(verifyArchive(archived.bundle, { codes: [receipt!] }).checks.find((check) => check.id === 'codes')).toMatchObject({ outcome: 'failed' });
});
