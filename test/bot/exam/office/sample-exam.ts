import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openBank } from '../../../../knowledge/bank/open-bank.ts';
import { planImport } from '../../../../knowledge/bank/import/plan-import.ts';
import { readQuestionFile } from '../../../../knowledge/bank/import/read-question-file.ts';
import { runImport } from '../../../../knowledge/bank/import/run-import.ts';
import { openCorpus } from '../../../../knowledge/corpus/corpus.ts';
import { drawSitting, type DrawOrder, type DrawOutcome, type OfficeParts } from '../../../../bot/exam/office/draw-sitting.ts';
import { parseBlueprint } from '../../../../bot/exam/paper/parse-blueprint.ts';
import { readRoster } from '../../../../bot/exam/roster/read-roster.ts';
import { createExamHall } from '../../../../bot/exam/sitting/create-hall.ts';
import { openState } from '../../../../bot/state/open-state.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { HOME, ROOT } from '../../sample.ts';

const FOLDER = join(ROOT, 'knowledge/sample/exam');
const sampleFile = (name: string): Uint8Array => readFileSync(join(FOLDER, name));
export const OPENS_AT = '2026-12-01T01:00:00.000Z';

/** An office over the invented sample: bank filled and approved, roster and blueprint read, a clock that the test sets. */
export async function sampleOffice(lawData: string, database: { readonly variables?: { readonly DATABASE_URL?: string } } = {}) {
  const data = temporaryFolder();
  const bank = openBank(data);
  const corpus = openCorpus(lawData);
  const state = await openState(data, database.variables);
  onTestFinished(async () => {
    bank.close();
    corpus.close();
    await state.close();
  });
  const clock = { now: new Date('2026-11-25T02:00:00.000Z') };
  const now = (): Date => clock.now;
  const read = await readQuestionFile(sampleFile('items.csv'), 'items.csv', {});
  if (!read.ok) throw new Error(read.reason);
  const at = now().toISOString();
  const { added, missing } = runImport(planImport(read.file, bank), bank, corpus, { by: '出题人', at }, { day: '2026-11-25', region: HOME });
  if (missing.length > 0 || read.file.rejected.length > 0) throw new Error(JSON.stringify([missing, read.file.rejected]));
  bank.approve(added.map(({ id }) => id), { by: '审题人', at });
  const parsed = parseBlueprint(new TextDecoder().decode(sampleFile('blueprint.yaml')), 'blueprint.yaml');
  if (!parsed.isOk) throw new Error(parsed.problems.join('\n'));
  const roster = await readRoster(sampleFile('roster.csv'));
  if (!roster.ok) throw new Error(roster.reason);
  const parts: OfficeParts = { bank, corpus, exams: state.exams, practised: state.practised, now, random: randomBytes };
  const order: DrawOrder = {
    blueprint: parsed.blueprint, candidates: roster.candidates, opensAt: OPENS_AT, lateStart: { until: 30, hasFullTime: false }, paging: 'one', by: '组织者',
  };
  const errors: unknown[] = [];
  return {
    ...parts, data, clock, state, errors, order, parts,
    hall: createExamHall({ store: state.exams, now, onError: (error) => void errors.push(error) }),
    draw: async (more: Partial<DrawOrder> = {}): Promise<Extract<DrawOutcome, { isOk: true }>> => {
      const drawn = await drawSitting({ ...order, ...more }, parts);
      if (!drawn.isOk) throw new Error(drawn.check.problems.join('\n'));
      return drawn;
    },
  };
}
