import type { Hit, Searcher, SearchOptions } from '../../knowledge/search/open-searcher.ts';

/** Between a question and what was added to it: facts that were asked for, follow-ups. */
const JOINT = '；';

/**
 * Searches for a question with what was added to it. Facts narrow a matter down and are no matters of their own: the
 * question that the resident came with counts as much as the whole, lest 没说理由 drown what it is about.
 */
export async function searchComposed(searcher: Pick<Searcher, 'search'>, question: string, options: SearchOptions): Promise<Hit[]> {
  const [core = '', ...added] = question.split(JOINT);
  if (added.length === 0) return searcher.search(question, options);
  const rankings = [await searcher.search([core, ...added].join('，'), options), await searcher.search(core, options)];
  const merged = new Map<number, Hit>();
  for (const hit of rankings.flat()) {
    const known = merged.get(hit.provision.id);
    merged.set(hit.provision.id, known ? { ...known, score: Math.max(known.score, hit.score), relative: known.relative + hit.relative / 2 } : { ...hit, relative: hit.relative / 2 });
  }
  const best = Math.max(...[...merged.values()].map(({ relative }) => relative));
  return [...merged.values()]
    .map((hit) => ({ ...hit, relative: hit.relative / best }))
    .sort((a, b) => b.relative - a.relative || a.provision.id - b.provision.id)
    .slice(0, options.limit);
}
