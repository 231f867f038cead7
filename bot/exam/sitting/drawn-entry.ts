import { hash } from 'node:crypto';
import { canonicalJson } from '../../../knowledge/bank/canonical-json.ts';
import type { NewEntry, NewSitting } from './exam-store.ts';

/** What the first line of a journal holds: hashes of everything that was fixed at the draw (SHA-256, hex, of canonical JSON). */
export interface DrawnFacts {
  readonly seedHash: string;
  readonly plan: string;
  readonly blueprint: string;
  readonly pool: string;
  /** Of the candidates, by staff number, papers included. */
  readonly roster: string;
  /** Hash of each paper, by its id. */
  readonly papers: Readonly<Record<string, string>>;
}

/** What the draw fixes, in one line: whoever changes a paper, the pool or the roster afterwards contradicts it. */
export function drawnFacts({ plan, blueprint, pool, candidates, papers }: Pick<NewSitting, 'plan' | 'blueprint' | 'pool' | 'candidates' | 'papers'>): DrawnFacts {
  const byNumber = candidates.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  return {
    seedHash: plan.seedHash, plan: hashOf(plan), blueprint: hashOf(blueprint), pool: hashOf(pool), roster: hashOf(byNumber),
    papers: Object.fromEntries(papers.map(({ id, hash: own }) => [id, own])),
  };
}

/** The journal's first line. */
export function drawnEntry(sitting: Parameters<typeof drawnFacts>[0], by: string, at: string): NewEntry {
  return { at, by, kind: 'drawn', facts: { ...drawnFacts(sitting) } };
}

const hashOf = (value: unknown): string => hash('sha256', canonicalJson(value));
