import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnswerFigures, AnsweredQuestion } from '../../../eval/answers/evaluate-answers.ts';
import { draftOnWages, WAGES } from '../../bot/consult/draft/drafts.ts';
import { HOME, runBot, sampleLaw } from '../../bot/sample.ts';
import { write } from '../../ingest/run-ingest.ts';
import { startOpenAi } from '../../support/openai-stand-in.ts';
import { says } from '../../support/openai-stand-in/behaviour.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const sample = sampleLaw();
const QUESTIONS = ['工厂拖欠工资三个月，申请对账以后还不付清，能要迟付补偿吗？', '单位拖欠工钱，申请对账以后超过三十日不付清，要加付多少迟付补偿', '厂里拖欠工资，申请对账以后逾期不付清，有没有迟付补偿'];

/** `npm run eval -- answers` on questions about unpaid wages, which article 17 of the sample answers. */
async function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const folder = temporaryFolder();
  const gold = [{ law: WAGES, article: '第十七条', text: '雇主逾期超过三十日仍不付清的，除补足工钱外，按所欠工钱的百分之五十加付迟付补偿。' }];
  const questions = write(folder, 'questions.jsonl', QUESTIONS.map((question, id) => JSON.stringify({ id, question, gold, answer: '可以要求迟付补偿。' })).join('\n'));
  const details = join(folder, 'details.jsonl');
  const { code, out, err } = await runBot('../eval/main.ts', [
    'answers', questions, '--data', sample.data, '--date', '2026-01-01', '--region', HOME, '--json', '--details', details,
    ...args.map((arg) => (arg === 'THE QUESTIONS' ? questions : arg)),
  ], environment);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return {
    out,
    figures: JSON.parse(out.trim().split('\n').at(-1)!) as AnswerFigures,
    details: readFileSync(details, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as AnsweredQuestion),
  };
}

test('without a model: a table, the figures, what became of every question', async () => {
  const { out, figures, details } = await run([]);
  expect(out).toMatch(/^3 questions over \d+ provisions.*; no model\n/u);
  expect(out).toMatch(/^precision +\d\.\d{4}/mu);
  expect(out).toMatch(/^answered out of scope \(\d+ of \d+\): /mu);
  expect(figures).toMatchObject({ questions: 3, modes: { provisions: 1 }, recall: 1, anyRight: 1, refused: 0 });
  expect(figures.outOfScope.abstained).toBeGreaterThan(0.9);
  expect(details.map(({ question }) => question).sort()).toEqual([...QUESTIONS].sort());
});

test('some of the questions, the same ones every time', async () => {
  const [first, second] = [await run(['--limit', '2']), await run(['--limit', '2'])];
  expect(first.details.map(({ id }) => id)).toEqual(second.details.map(({ id }) => id));
  expect(first.figures.questions).toBe(2);
});

test('with the model that the environment names', async () => {
  const { baseUrl } = await startOpenAi(({ response_format }) => (response_format!.json_schema!.name === 'judge' ? says({ verdicts: [] }) : says(draftOnWages())));
  const { out, figures } = await run(['--limit', '1'], { LLM_BASE_URL: baseUrl, LLM_MODEL: 'model-a' });
  expect(out).toContain('; model model-a\n');
  expect(figures).toMatchObject({ modes: { drafted: 1 }, precision: 1 / 2, recall: 1 });
});

test('with vetted answers, and each without its own', async () => {
  expect((await run(['--vetted', 'THE QUESTIONS'])).figures.modes).toEqual({ vetted: 1 });
  expect((await run(['--vetted', 'THE QUESTIONS', '--leave-one-out'])).figures.modes).toEqual({ provisions: 1 });
});
