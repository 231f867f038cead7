import { endpointFigures, type Endpoint } from './endpoint.ts';
import { ranksOf, table, type Figures } from './figures.ts';
import type { Material } from './material.ts';
import { figuresByWay } from './model-card.ts';
import type { Pool } from './pool.ts';
import { createRandom, shuffled } from './random.ts';
import { trainModel, type CorpusModel, type ModelOptions } from './train-model.ts';

const FOLDS = 5;
/** The folds stay the same whatever the seed of the training, so that runs can be compared. */
const FOLD_SEED = 7;

/**
 * Figures of five models, by way of finding and fold, each on the fifth of the questions that nothing in it has seen.
 * @param endpoint measured on the same folds
 */
export async function crossValidate(
  pool: Pool, material: Material, corpus: CorpusModel, endpoint: Endpoint | undefined, options: ModelOptions, report: (line: string) => void,
): Promise<Record<string, Figures[]>> {
  const order = shuffled(material.questions.map((_, number) => number), createRandom(FOLD_SEED));
  const folds: Record<string, Figures>[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const learn = order.filter((_, index) => index % FOLDS !== fold);
    const heldOut = order.filter((_, index) => index % FOLDS === fold);
    const model = await trainModel(pool, material, corpus, learn, heldOut, options, `fold ${fold + 1}`);
    const figures = figuresByWay(ranksOf(material, model.heldOut, model.rankers));
    folds.push({ ...figures, ...(endpoint && endpointFigures(endpoint, material, learn, heldOut)) });
    report(`fold ${fold + 1} of ${FOLDS}\n${table(Object.entries(folds.at(-1)!))}`);
  }
  return Object.fromEntries(Object.keys(folds[0]!).map((way) => [way, folds.map((fold) => fold[way]!)]));
}
