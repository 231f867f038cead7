import { describe, expect, it } from 'vitest';
import { describeCandidates } from '../../../eval/train/candidates.ts';
import { crossValidate } from '../../../eval/train/cross-validate.ts';
import { endpointFigures, readEndpoint } from '../../../eval/train/endpoint.ts';
import { WAYS } from '../../../eval/train/figures.ts';
import { modelCard } from '../../../eval/train/model-card.ts';
import { createNetwork } from '../../../eval/train/network.ts';
import type { Pool } from '../../../eval/train/pool.ts';
import type { Task } from '../../../eval/train/worker.ts';
import type { DenseEncoder } from '../../../knowledge/embeddings/port.ts';
import { SIGNALS } from '../../../knowledge/ranker/signals.ts';
import { inventedEntries, inventedMaterial } from './invented.ts';

const material = inventedMaterial();
const entries = inventedEntries();
const questions = material.questions.map(({ gold }, number) => ({ question: `问题${number}`, answer: '', gold }));
const flat = new Float32Array(SIGNALS.length);
const none = new Float32Array();
const quiet = (): void => {};

/** Vectors along one axis each; `shift` says how far a question's points beside that of its provision. */
function axes(shift: number): Pick<DenseEncoder, 'dimensions' | 'encodeProvisions' | 'encodeQuestions'> & { asked: string[] } {
  const asked: string[] = [];
  const axis = (number: number): Float32Array => Float32Array.from(entries, (_, index) => Number(index === number % entries.length));
  return {
    asked,
    dimensions: entries.length,
    encodeProvisions: async (provisions) => provisions.map(({ title, path, text }) => {
      asked.push([title, ...path, text].join('\n'));
      return { whole: axis(asked.length - 1), sentences: [] };
    }),
    encodeQuestions: async (texts) => texts.map((_, number) => axis(number + shift)),
  };
}

const untrained = createNetwork(material.idf, material.inCorpus, 8, 1);
/** Learns nothing, and describes all the same. */
const lazyPool = {
  run: async (task: Task) => task.kind === 'questions'
    ? { network: untrained, candidates: describeCandidates(untrained, material, task.describe, task.memory, { questions: 0, byLaw: new Map() }) }
    : { inputs: SIGNALS.length, units: 0, means: flat, scales: flat, hidden: none, bias: none, out: none, direct: flat },
  close: async () => {},
} as unknown as Pool;

describe('an endpoint beside the folds', () => {
  it('is asked for every provision once, in order, with title and headings', async () => {
    const encoder = axes(0);
    await readEndpoint('服务', encoder, entries, questions, quiet);
    expect(encoder.asked).toEqual(entries.map(({ version, provision }) => [version.title, ...provision.path, provision.text].join('\n')));
  });

  it('is as good as its vectors: right ones find all, alone and fused; wrong ones nothing first', async () => {
    const all = questions.map((_, number) => number);
    const figures = async (shift: number) => endpointFigures(await readEndpoint('服务', axes(shift), entries, questions, quiet), material, all, all);
    const right = await figures(0);
    expect(Object.keys(right)).toEqual(['服务 alone', '服务 fused with BM25']);
    for (const { 'recall@1': first } of Object.values(right)) expect(first).toBe(1);
    for (const { 'recall@1': first } of Object.values(await figures(1))) expect(first).toBe(0);
  });

  it('stands in one table with the others, by fold, and on the card', async () => {
    const endpoint = await readEndpoint('服务', axes(0), entries, questions, quiet);
    const options = { dimensions: 8, corpusSteps: 0, questionSteps: 0, seed: 1 };
    const folds = await crossValidate(lazyPool, material, { network: untrained, hard: [] }, endpoint, options, quiet);
    expect(Object.keys(folds)).toEqual([...WAYS, '服务 alone', '服务 fused with BM25']);
    for (const each of Object.values(folds)) expect(each).toHaveLength(5);
    const card = modelCard({
      date: '2026-01-01', seed: 1, pairs: 'x', questions: 144, provisions: 144, heldOut: {}, seen: [],
      crossValidation: { date: '2026-02-01', provisions: 143, folds },
    }, { features: 1, dimensions: 8, bytes: 1 });
    expect(card).toContain('Measured on 2026-02-01 over 143 provisions');
    expect(card).toContain('| 服务 alone | 1.000 | 1.000 | 1.000 | 1.000 |');
  });
});
