import { describe, expect, it } from 'vitest';
import { describeCandidates } from '../../../eval/train/candidates.ts';
import { figuresOf, ranksOf } from '../../../eval/train/figures.ts';
import { mineHardNegatives } from '../../../eval/train/hard-negatives.ts';
import { lawCountsOf } from '../../../eval/train/material.ts';
import { createNetwork } from '../../../eval/train/network.ts';
import { createPool } from '../../../eval/train/pool.ts';
import { learnCorpus, learnQuestions } from '../../../eval/train/train-encoder.ts';
import { trainModel, trainOnCorpus } from '../../../eval/train/train-model.ts';
import { inventedMaterial } from './invented.ts';

const material = inventedMaterial();
const all = material.questions.map((_, number) => number);
const heldOut = all.filter((number) => number % 5 === 0);
const learn = all.filter((number) => number % 5 !== 0);
const quiet = (): void => {};

describe('training on an invented corpus', () => {
  it('finds by meaning what no word leads to, for questions never seen', () => {
    const network = createNetwork(material.idf, material.inCorpus, 24, 1);
    learnCorpus(network, material, { steps: 60, rate: 0.05, seed: 1 }, quiet);
    const hard = mineHardNegatives(network, material);
    learnQuestions(network, material, learn, hard, { steps: 120, rate: 0.05, seed: 1 }, quiet);
    const described = describeCandidates(network, material, heldOut, learn, lawCountsOf(material, learn));
    const ranks = ranksOf(material, described, []);
    expect(figuresOf(ranks['BM25 alone'])['recall@10']).toBeLessThan(0.1);
    expect(figuresOf(ranks['encoder alone'])['recall@10']).toBeGreaterThan(0.8);
  });

  it('runs on worker threads, with ranker, and gives the same twice', async () => {
    const options = { dimensions: 16, corpusSteps: 20, questionSteps: 30, seed: 1 };
    const run = async () => {
      const pool = createPool(material, 2, quiet);
      const corpus = await trainOnCorpus(pool, options);
      const model = await trainModel(pool, material, corpus, learn, heldOut, options, 'test');
      await pool.close();
      return model;
    };
    const [first, second] = [await run(), await run()];
    expect(first.network.table).toEqual(second.network.table);
    expect(first.rankers).toEqual(second.rankers);
    expect(first.rankers.length).toBeGreaterThan(1);
    expect(first.heldOut.map(({ without }) => without.question)).toEqual(heldOut);
  });

  it('passes a failure of a worker on', async () => {
    const pool = createPool(material, 1, quiet);
    await expect(pool.run({ kind: 'corpus', dimensions: -1, options: { steps: 1, rate: 0.1, seed: 1 } }, 'broken')).rejects.toThrow('length');
    await pool.close();
  });
});
