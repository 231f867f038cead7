import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { figureLines, headLine, readBaseline, writeBaseline } from '../../eval/baseline.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const KEPT = { date: '2026-01-01', questions: 'stard/questions.jsonl', corpus: { laws: 1, versions: 2, provisions: 3 }, figures: { questions: 9, recall: 0.123_46, p50: 3.2 } };

test('figures are kept to four places and shown beside the new ones', () => {
  const file = pathToFileURL(join(temporaryFolder(), 'kept.json'));
  expect(readBaseline(file)).toBeUndefined();
  writeBaseline(file, KEPT);
  const kept = readBaseline(file);
  expect(kept).toEqual({ ...KEPT, figures: { questions: 9, recall: 0.1235, p50: 3.2 } });
  expect(headLine(9, 4, kept)).toBe('9 questions over 4 provisions; baseline of 2026-01-01: stard/questions.jsonl over 3 provisions');
  expect(figureLines({ questions: 9, recall: 0.5, p50: 4, precision: 1 }, kept)).toEqual([
    'recall         0.5000   baseline 0.1235',
    'p50           4.00 ms   baseline 3.20 ms',
    'precision      1.0000',
  ]);
});
