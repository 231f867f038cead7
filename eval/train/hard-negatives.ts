import { bestOf } from './candidates.ts';
import { lexicalSums, scoreOf } from './lexical.ts';
import type { Material } from './material.ts';
import type { Network } from './network.ts';
import { embedPassages, embedQuestion } from './vectors.ts';

/** Passages taken from each side. */
const MINED = 40;

/**
 * For every question the passages that a network which has seen no question, or BM25, puts first and that are not
 * gold. One set serves all folds: nothing but the question's own gold goes into it.
 */
export function mineHardNegatives(network: Network, material: Material): Uint32Array[] {
  const vectors = embedPassages(network, material.passages);
  return material.questions.map(({ bag, lexical, gold }) => {
    const near = bestOf(vectors.cosines(embedQuestion(network, bag)), MINED);
    const scores = scoreOf(lexicalSums(material.lexical, lexical));
    const alike = bestOf(scores, MINED).filter((passage) => scores[passage]! > 0);
    const right = new Set(gold.flat());
    return Uint32Array.from(new Set([...near, ...alike].filter((passage) => !right.has(passage))));
  });
}
