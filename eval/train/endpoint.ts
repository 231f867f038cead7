import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import type { DenseEncoder } from '../../knowledge/embeddings/port.ts';
import { countVotes } from '../../knowledge/ranker/memory.ts';
import { createDescriber } from './candidates.ts';
import { figuresOf, untrainedRanksOf, type Figures } from './figures.ts';
import { lawCountsOf, type Material } from './material.ts';
import type { TrainingQuestion } from './pairs.ts';
import { passageVectors, type PassageVectors } from './vectors.ts';

/** What an endpoint in place of the built-in encoder makes of the passages and questions. */
export interface Endpoint {
  /** As it stands in tables. */
  readonly name: string;
  readonly passages: PassageVectors;
  /** Vector of every question, by its number. */
  readonly questions: readonly Float32Array[];
}

const TOGETHER = 256;

/**
 * Asks an endpoint for all vectors; those of provisions come from its cache where it has them.
 * @throws EncoderError when the endpoint fails
 */
export async function readEndpoint(
  name: string, encoder: Pick<DenseEncoder, 'dimensions' | 'encodeProvisions' | 'encodeQuestions'>,
  entries: readonly ProvisionInContext[], questions: readonly TrainingQuestion[], report: (line: string) => void,
): Promise<Endpoint> {
  const rows = new Float32Array(entries.length * encoder.dimensions);
  for (let first = 0; first < entries.length; first += TOGETHER) {
    const encoded = await encoder.encodeProvisions(entries.slice(first, first + TOGETHER).map(({ version, provision }) => (
      { title: version.title, path: provision.path, text: provision.text })));
    encoded.forEach(({ whole }, index) => rows.set(whole, (first + index) * encoder.dimensions));
    if (first % (TOGETHER * 20) === 0) report(`${name}: ${first} of ${entries.length} provisions`);
  }
  return {
    name,
    passages: passageVectors(rows, encoder.dimensions),
    questions: await encoder.encodeQuestions(questions.map(({ question }) => question)),
  };
}

/**
 * Figures of the endpoint alone, and fused with the words as search does it with such an encoder. Nothing is trained
 * but the prior on the law, which knows the questions `learn` only.
 */
export function endpointFigures(
  { name, passages, questions }: Endpoint, material: Material, learn: readonly number[], heldOut: readonly number[],
): Record<string, Figures> {
  const describe = createDescriber(material, passages, lawCountsOf(material, learn));
  const { alone, fused } = untrainedRanksOf(material, heldOut.map((number) => describe(number, questions[number]!, countVotes([]))));
  return { [`${name} alone`]: figuresOf(alone), [`${name} fused with BM25`]: figuresOf(fused) };
}
