import { afterAll, describe, expect, it } from 'vitest';
import { compareWithInstalled } from '../../../eval/train/compare.ts';
import type { InstalledModel } from '../../../eval/train/current-model.ts';
import { WAYS, type Figures, type RanksByWay } from '../../../eval/train/figures.ts';
import { createNetwork } from '../../../eval/train/network.ts';
import { createPool } from '../../../eval/train/pool.ts';
import { quantise } from '../../../eval/train/quantise.ts';
import { isHeldOut, markOf } from '../../../eval/train/record.ts';
import { inventedEntries, inventedMaterial } from './invented.ts';

const material = inventedMaterial();
const entries = inventedEntries();
const pool = createPool(material, 1, () => {});
afterAll(() => pool.close());

const heldOut = Array.from({ length: 30 }, (_, index) => index);
const questions = material.questions.map(({ gold }, index) => ({ question: `问题${index}`, answer: '', gold }));

/** Untrained: it finds next to nothing. */
function installedModel(seen: readonly number[], before: number): InstalledModel {
  const figures: Figures = { 'recall@1': before, 'recall@10': before, 'recall@100': before, 'mrr@10': before };
  return {
    encoder: quantise(createNetwork(material.idf, material.inCorpus, 8, 1), material.vocabulary),
    ranker: { networks: [], lawCounts: { questions: 0, byLaw: new Map() } },
    record: {
      date: '2026-01-01', seed: 1, pairs: '', questions: 0, provisions: 0, heldOut: { fused: figures },
      seen: seen.map((number) => markOf(questions[number]!.question)),
    },
  };
}

/** Ranks of a new model that finds every gold article at one rank. */
function ranksAt(rank: number | undefined): RanksByWay {
  return Object.fromEntries(WAYS.map((way) => [way, heldOut.map(() => [rank])])) as unknown as RanksByWay;
}

const compare = (installed: InstalledModel, ranks: RanksByWay) =>
  compareWithInstalled({ pool, material, entries, questions, installed, heldOut, ranks });

describe('compareWithInstalled', () => {
  it('asks both the questions that neither has seen', async () => {
    expect(await compare(installedModel([], 1), ranksAt(1))).toMatchObject({ isWorse: false, reason: expect.stringContaining('30 questions that neither has seen') });
    expect(await compare(installedModel([], 0), ranksAt(undefined))).toMatchObject({ isWorse: true });
  });

  it('leans on the figures kept where the installed one has seen the questions', async () => {
    const seenAll = installedModel(heldOut, 0.6);
    expect(await compare(seenAll, ranksAt(1))).toMatchObject({ isWorse: false, reason: expect.stringContaining('installed 1.200') });
    expect(await compare(seenAll, ranksAt(5))).toMatchObject({ isWorse: false });
    expect(await compare(seenAll, ranksAt(11))).toMatchObject({ isWorse: true });
  });
});

describe('isHeldOut', () => {
  it('takes about a tenth, always the same', () => {
    const taken = Array.from({ length: 2000 }, (_, index) => `问题${index}`).filter(isHeldOut);
    expect(taken.length).toBeGreaterThan(150);
    expect(taken.length).toBeLessThan(250);
    expect(taken.every(isHeldOut)).toBe(true);
  });
});
