import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { networkOf, type InstalledModel } from './current-model.ts';
import { figuresOf, ranksOf, type RanksByWay } from './figures.ts';
import type { Material } from './material.ts';
import type { TrainingQuestion } from './pairs.ts';
import type { Pool } from './pool.ts';
import { markOf, worth } from './record.ts';

interface Comparison {
  readonly pool: Pool;
  readonly material: Material;
  readonly entries: readonly ProvisionInContext[];
  readonly questions: readonly TrainingQuestion[];
  readonly installed: InstalledModel;
  /** Numbers of the held-out questions, and how the new model ranks their gold. */
  readonly heldOut: readonly number[];
  readonly ranks: RanksByWay;
}

/** Fewer questions than this tell nothing. */
const LEAST = 20;
/** Two runs of the same training differ by this much. */
const NOISE = 0.015;

/**
 * Whether the new model is worse than the installed one: on the held-out questions that neither has seen, or, where
 * the installed one has seen them, by the figures of its own held-out tenth.
 */
export async function compareWithInstalled(
  { pool, material, entries, questions, installed, heldOut, ranks }: Comparison,
): Promise<{ isWorse: boolean; reason: string }> {
  const seen = new Set(installed.record.seen);
  const fair = heldOut.filter((number) => !seen.has(markOf(questions[number]!.question)));
  const isEnough = fair.length >= LEAST;
  const before = isEnough ? await installedWorth() : worth(installed.record.heldOut['fused']!);
  const judged = isEnough ? ranks.fused.filter((_, index) => fair.includes(heldOut[index]!)) : ranks.fused;
  const now = worth(figuresOf(judged));
  const on = isEnough ? `${fair.length} questions that neither has seen` : 'the held-out tenth of each';
  return {
    isWorse: now < before - NOISE,
    reason: `recall@10 + MRR@10 on ${on}: new ${now.toFixed(3)}, installed ${before.toFixed(3)}`,
  };

  async function installedWorth(): Promise<number> {
    const ids = new Map(entries.map(({ law }) => [law.key, law.id]));
    const { questions: total, byLaw } = installed.ranker.lawCounts;
    const lawCounts = { questions: total, byLaw: new Map([...byLaw].flatMap(([key, count]) => (ids.has(key) ? [[ids.get(key)!, count] as const] : []))) };
    const described = await pool.run({
      kind: 'describe', network: networkOf(installed.encoder, material.vocabulary), describe: fair, memory: [], lawCounts,
    }, 'installed model');
    return worth(figuresOf(ranksOf(material, described, installed.ranker.networks).fused));
  }
}
