import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linearScores } from '../../../knowledge/ranker/linear-score.ts';
import { scoreRows, type RankerNetwork } from '../../../knowledge/ranker/network.ts';
import { listedVectors } from '../../../knowledge/ranker/listed-vectors.ts';
import { openRanker } from '../../../knowledge/ranker/open-ranker.ts';
import { readRanker, writeRanker, type RankerWeights } from '../../../knowledge/ranker/ranker-file.ts';
import { SIGNALS, signalsOf, type RankCandidate } from '../../../knowledge/ranker/signals.ts';

const inputs = SIGNALS.length;
const wave = (length: number, speed: number): Float32Array => Float32Array.from({ length }, (_, index) => Math.sin(index * speed));
const network: RankerNetwork = {
  inputs, units: 2, means: wave(inputs, 1), scales: wave(inputs, 2).map(Math.abs), hidden: wave(2 * inputs, 3), bias: wave(2, 4), out: wave(2, 5), direct: wave(inputs, 6),
};
const weights: RankerWeights = { networks: [network, network], lawCounts: { questions: 10, byLaw: new Map([['刑法', 2], ['民法典', 7]]) } };

const candidates = [0.9, 0.2].map((cosine): RankCandidate => ({
  lawId: 1, chapter: '1', level: '法律', length: 80, amending: false, named: false, lexical: { words: 3, bigrams: 4, heading: 0 },
  cosine, sentenceCosine: cosine, lawPrior: -1, votes: undefined,
}));
const vectors = listedVectors([0.9, 0.2].map((cosine) => Float32Array.of(cosine, 1 - cosine)));
const ceiling = { words: 10, bigrams: 10, heading: 10 };

describe('the file of the ranker', () => {
  it('scores as before after a round trip', () => {
    const rows = wave(5 * inputs, 7);
    const read = readRanker(writeRanker(weights));
    expect(read.lawCounts).toEqual(weights.lawCounts);
    scoreRows(read.networks[0]!, rows).forEach((score, index) => expect(score).toBeCloseTo(scoreRows(network, rows)[index]!, 3));
  });

  it('is refused when it was trained for other signals', () => {
    expect(() => readRanker(writeRanker(weights).replace('"cosine"', '"other"'))).toThrow('npm run train');
  });
});

describe('openRanker', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'fazhi-')), 'weights.json');
  writeFileSync(path, writeRanker(weights));
  const ranker = openRanker(path);

  it('gives every candidate a score and names its signals', () => {
    const { scores, signalsAt } = ranker.score(candidates, vectors, ceiling);
    expect(scores).toHaveLength(2);
    expect(signalsAt(0).cosine).toBeCloseTo(0.9);
    expect(Object.keys(signalsAt(0))).toEqual([...SIGNALS]);
    expect(scores[0]).toBeCloseTo(scoreRows(network, signalsOf(candidates, vectors, ceiling))[0]!, 3);
    expect(ranker.score([], listedVectors([]), ceiling).scores).toHaveLength(0);
  });

  it('knows laws by key', () => expect(ranker.lawPrior('民法典')).toBeGreaterThan(ranker.lawPrior('刑法')));
});

describe('linearScores', () => {
  it('puts the nearer of two first', () => {
    const [near, far] = linearScores(signalsOf(candidates, vectors, ceiling));
    expect(near).toBeGreaterThan(far!);
  });

  it('goes by words where there are no vectors', () => {
    const silent = candidates.map((candidate, index) => ({
      ...candidate, cosine: 0, sentenceCosine: 0, lexical: { words: index * 5, bigrams: 0, heading: 0 },
    }));
    const [first, second] = linearScores(signalsOf(silent, listedVectors(silent.map(() => new Float32Array())), ceiling));
    expect(second).toBeGreaterThan(first!);
  });
});
