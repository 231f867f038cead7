import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { checkItem } from '../../../knowledge/bank/check/check-item.ts';
import { planImport } from '../../../knowledge/bank/import/plan-import.ts';
import { readQuestionFile } from '../../../knowledge/bank/import/read-question-file.ts';
import { runImport } from '../../../knowledge/bank/import/run-import.ts';
import { describeShared, shared } from '../../support/shared.ts';
import { corpusOf, DOGS, open, ORGANISER } from './items.ts';

describeShared('real question sets', () => {
  const files = [
    ...['danxuan', 'duoxuan', 'panduan', 'anlifenxi'].map((name) => shared(`bench/exams/xingzhengzhifa/${name}_data.txt`)),
    ...readdirSync(shared('bench/exams/disc_lawllm')).map((name) => shared(`bench/exams/disc_lawllm/${name}`)),
    shared('bench/exams/licang_pufa/all.docx'),
  ];

  test('go into one bank once, whatever is imported again; few are called wrong, and rightly', { timeout: 120_000 }, async () => {
    const { data, corpus } = corpusOf(DOGS);
    const bank = open(data);
    const duplicates: Record<string, number> = {};
    for (const path of files) {
      const result = await readQuestionFile(readFileSync(path), basename(path));
      if (!result.ok) throw new Error(result.reason);
      const plan = planImport(result.file, bank);
      const { added } = runImport(plan, bank, corpus, ORGANISER, { day: '2026-01-01' });
      duplicates[basename(path)] = plan.duplicates.length;
      expect(added.length + plan.duplicates.length + plan.rejected.length).toBe(plan.read);
      expect(planImport(result.file, bank)).toMatchObject({ fresh: [], duplicates: { length: result.file.items.length } });
    }
    // Each of the pairs was read: all ask the same with the same answer.
    expect(duplicates).toEqual({
      'danxuan_data.txt': 3, 'duoxuan_data.txt': 3, 'panduan_data.txt': 1, 'anlifenxi_data.txt': 0,
      'mcq_mult_cpa.csv': 0, 'mcq_mult_pae.csv': 2, 'mcq_mult_ungee.csv': 0, 'mcq_sing_cpa.csv': 0, 'mcq_sing_lbk.csv': 0,
      'mcq_sing_pae.csv': 0, 'mcq_sing_pfe.csv': 2, 'mcq_sing_ungee.csv': 0, 'all.docx': 11,
    });
    const wrong = bank.list().flatMap((item) => checkItem(item).filter(({ weight, kind }) => weight === 'problem' && kind !== 'citation-missing'));
    // Six items with two options of the same words: so they stand in the files.
    expect(wrong.map(({ kind }) => kind)).toEqual(Array<string>(6).fill('equal-options'));
  });
});
