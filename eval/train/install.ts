import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeWeights } from '../../knowledge/encoder/weights-file.ts';
import { writeRanker } from '../../knowledge/ranker/ranker-file.ts';
import { modelFiles, type InstalledModel } from './current-model.ts';
import { modelCard } from './model-card.ts';

/** Puts a model into a folder in place of the one that is there. */
export function installModel(knowledge: string, model: InstalledModel): void {
  const files = modelFiles(knowledge);
  install(files.weights, writeWeights(model.encoder));
  install(files.ranker, writeRanker(model.ranker));
  installRecord(knowledge, model);
}

/** Writes record and card of the model in a folder. */
export function installRecord(knowledge: string, { encoder, record }: Pick<InstalledModel, 'encoder' | 'record'>): void {
  const files = modelFiles(knowledge);
  const sizes = { features: encoder.features.length, dimensions: encoder.dimensions, bytes: writeWeights(encoder).length };
  install(files.card, modelCard(record, sizes));
  install(files.record, `${JSON.stringify(record)}\n`);
}

function install(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}
