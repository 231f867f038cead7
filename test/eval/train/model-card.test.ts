import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { modelFiles, readInstalled } from '../../../eval/train/current-model.ts';
import { modelCard } from '../../../eval/train/model-card.ts';

const KNOWLEDGE = fileURLToPath(new URL('../../../knowledge', import.meta.url));

it('ships a model that this program can read, with the card that belongs to it, within 12 MB', () => {
  const { encoder, record } = readInstalled(KNOWLEDGE)!;
  const files = modelFiles(KNOWLEDGE);
  const bytes = readFileSync(files.weights).length;
  expect(bytes + readFileSync(files.ranker).length).toBeLessThan(12e6);
  expect(readFileSync(files.card, 'utf8')).toBe(modelCard(record, { features: encoder.features.length, dimensions: encoder.dimensions, bytes }));
});
