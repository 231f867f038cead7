import { normaliseTitle } from '../../../knowledge/title.ts';
import type { PoolItem } from '../sitting/exam-store.ts';
import type { Part, Section } from './blueprint.ts';

/** What keeps an item out of a section, the coarsest first. */
export type Misfit = 'type' | 'audience' | 'topic' | 'law' | 'difficulty';

/**
 * The first thing that keeps an item out of a section; undefined: it fits. An item must be for everybody, or for each
 * type of post that sits the part. Where a part for certain posts names neither topics nor laws in a section, only items
 * written for those posts fit: nothing else would make it a professional part.
 * @param postTypes types of post that sit the part, of those that there are
 */
export function misfits(section: Section, part: Part, postTypes: readonly string[]): (item: PoolItem) => Misfit | undefined {
  const laws = new Set(section.laws.map(normaliseTitle));
  const [least, most] = section.difficulty;
  const isForThemAlone = part.postTypes.length > 0 && section.topics.length === 0 && laws.size === 0;
  return (item) => {
    if (item.type !== section.type) return 'type';
    if (item.audience.length === 0 ? isForThemAlone : !postTypes.every((type) => item.audience.includes(type))) return 'audience';
    if (section.topics.length > 0 && !section.topics.includes(item.topic)) return 'topic';
    if (laws.size > 0 && !item.laws.some((law) => laws.has(law))) return 'law';
    return item.difficulty < least || item.difficulty > most ? 'difficulty' : undefined;
  };
}

/** The parts that somebody of this type of post sits. */
export function partsFor({ parts }: { readonly parts: readonly Part[] }, postType: string): Part[] {
  return parts.filter(({ postTypes }) => postTypes.length === 0 || postTypes.includes(postType));
}
