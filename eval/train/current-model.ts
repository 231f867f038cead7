import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWeights, vocabularyOf, type EncoderWeights } from '../../knowledge/encoder/weights-file.ts';
import { readRanker, type RankerWeights } from '../../knowledge/ranker/ranker-file.ts';
import type { Network } from './network.ts';
import { readRecord, type TrainingRecord } from './record.ts';

export interface InstalledModel {
  readonly encoder: EncoderWeights;
  readonly ranker: RankerWeights;
  readonly record: TrainingRecord;
}

/** Files of a model below the folder `knowledge`. */
export function modelFiles(knowledge: string): Record<'weights' | 'ranker' | 'record' | 'card', string> {
  return {
    weights: join(knowledge, 'encoder', 'weights.bin'),
    ranker: join(knowledge, 'ranker', 'weights.json'),
    record: join(knowledge, 'encoder', 'record.json'),
    card: join(knowledge, 'encoder', 'MODEL.md'),
  };
}

/** The model in a folder; undefined where there is none, or one that this program cannot read. */
export function readInstalled(knowledge: string): InstalledModel | undefined {
  const files = modelFiles(knowledge);
  if (![files.weights, files.ranker, files.record].every((path) => existsSync(path))) return undefined;
  try {
    return {
      encoder: readWeights(readFileSync(files.weights)),
      ranker: readRanker(readFileSync(files.ranker, 'utf8')),
      record: readRecord(readFileSync(files.record, 'utf8')),
    };
  } catch {
    // Signals or format have changed since: there is nothing to compare with.
    return undefined;
  }
}

/** An installed encoder as a network over another vocabulary; features that it does not know say nothing. */
export function networkOf(weights: EncoderWeights, vocabulary: readonly string[]): Network {
  const { dimensions } = weights;
  const numbers = vocabularyOf(weights);
  const network: Network = {
    dimensions,
    table: new Float32Array(vocabulary.length * dimensions),
    question: new Float32Array(vocabulary.length),
    provision: new Float32Array(vocabulary.length),
  };
  vocabulary.forEach((feature, number) => {
    const known = numbers.get(feature);
    if (known === undefined) return;
    network.table.set(weights.table.subarray(known * dimensions, (known + 1) * dimensions), number * dimensions);
    network.question[number] = weights.question[known]!;
    network.provision[number] = weights.provision[known]!;
  });
  return network;
}
