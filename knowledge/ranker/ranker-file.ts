import type { LawCounts } from './law-prior.ts';
import type { RankerNetwork } from './network.ts';
import { SIGNALS } from './signals.ts';

/** What ships beside the encoder. */
export interface RankerWeights {
  /** Their scores are added. */
  readonly networks: readonly RankerNetwork[];
  /** By {@link normaliseTitle | key} of the law. */
  readonly lawCounts: LawCounts<string>;
}

const ARRAYS = ['means', 'scales', 'hidden', 'bias', 'out', 'direct'] as const;

/** JSON with the names of the signals, so that weights of other signals are noticed. */
export function writeRanker({ networks, lawCounts }: RankerWeights): string {
  return `${JSON.stringify({
    signals: SIGNALS,
    networks: networks.map((network) => ({
      units: network.units,
      ...Object.fromEntries(ARRAYS.map((name) => [name, Array.from(network[name], (value) => Number(value.toPrecision(5)))])),
    })),
    lawCounts: { questions: lawCounts.questions, byLaw: Object.fromEntries([...lawCounts.byLaw].sort(([a], [b]) => (a < b ? -1 : 1))) },
  })}\n`;
}

/** @throws Error when the file was written for other signals. */
export function readRanker(json: string): RankerWeights {
  const file = JSON.parse(json) as {
    signals: string[];
    networks: ({ units: number } & Record<(typeof ARRAYS)[number], number[]>)[];
    lawCounts: { questions: number; byLaw: Record<string, number> };
  };
  if (file.signals.join() !== SIGNALS.join()) throw new Error('the weights of the ranker are for other signals: train it anew with `npm run train`');
  return {
    networks: file.networks.map((network) => ({
      inputs: SIGNALS.length,
      units: network.units,
      means: Float32Array.from(network.means),
      scales: Float32Array.from(network.scales),
      hidden: Float32Array.from(network.hidden),
      bias: Float32Array.from(network.bias),
      out: Float32Array.from(network.out),
      direct: Float32Array.from(network.direct),
    })),
    lawCounts: { questions: file.lawCounts.questions, byLaw: new Map(Object.entries(file.lawCounts.byLaw)) },
  };
}
