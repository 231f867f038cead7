import { bestOf, passageVectors } from './candidates.ts';
import { lexicalSums } from './lexical.ts';
import type { Material } from './material.ts';
import { embed, type Network } from './network.ts';

/** Passages taken from each side. */
const MINED = 40;

/**
 * For every question the passages that a network which has seen no question, or BM25, puts first and that are not
 * gold. One set serves all folds: nothing but the question's own gold goes into it.
 */
export function mineHardNegatives(network: Network, material: Material): Uint32Array[] {
  const { dimensions } = network;
  const vectors = passageVectors(network, material.passages);
  const asking = new Float32Array(dimensions);
  return material.questions.map(({ bag, lexical, gold }) => {
    embed(network, bag, 'question', asking, 0);
    const cosines = new Float32Array(material.passages.size);
    for (let passage = 0; passage < cosines.length; passage += 1) {
      let sum = 0;
      for (let index = 0; index < dimensions; index += 1) sum += asking[index]! * vectors[passage * dimensions + index]!;
      cosines[passage] = sum;
    }
    const { words, bigrams, heading } = lexicalSums(material.lexical, lexical);
    const lexicalScores = words.map((value, passage) => value + bigrams[passage]! + 0.6 * heading[passage]!);
    const right = new Set(gold.flat());
    return Uint32Array.from(new Set([...bestOf(cosines, MINED), ...bestOf(lexicalScores, MINED)].filter((passage) => !right.has(passage))));
  });
}
