import type { Hit } from '../../knowledge/search/open-searcher.ts';
import { chooseGuidance, type Guidance } from '../guidance/choose-guidance.ts';

/** The guidance that fits a question and what was found for it. */
export function guidanceFor(question: string, hits: readonly Pick<Hit, 'law' | 'provision' | 'relative'>[]): Guidance | undefined {
  return chooseGuidance(question, hits.map((hit) => {
    const book = hit.provision.path[0];
    return { title: hit.law.title, score: hit.relative, ...(book !== undefined && { book }) };
  }));
}
