import { normaliseTitle } from '../../../knowledge/title.ts';
import type { PoolItem } from '../sitting/exam-store.ts';
import type { Blueprint, Part, Section } from './blueprint.ts';

/** What keeps an item out of a section. */
export type Misfit = 'type' | 'audience' | 'topic' | 'law' | 'difficulty';

/**
 * Everything that keeps an item out of a section; empty: it fits. An item must be for everybody, or for each type of post
 * that sits the part. Where a part for certain posts names neither topics nor laws in a section, only items written for
 * those posts fit: nothing else would make it a professional part.
 * @param postTypes types of post that sit the part, of those that there are
 */
export function misfits(section: Section, part: Part, postTypes: readonly string[]): (item: PoolItem) => Misfit[] {
  const topics = new Set(section.topics);
  const laws = new Set(section.laws.map(normaliseTitle));
  const [least, most] = section.difficulty;
  const isForThemAlone = part.postTypes.length > 0 && topics.size === 0 && laws.size === 0;
  const checks: readonly [Misfit, (item: PoolItem) => boolean][] = [
    ['type', ({ type }) => type === section.type],
    ['audience', ({ audience }) => (audience.length === 0 ? !isForThemAlone : postTypes.every((type) => audience.includes(type)))],
    ['topic', ({ topic }) => topics.size === 0 || topics.has(topic)],
    ['law', (item) => laws.size === 0 || item.laws.some((law) => laws.has(law))],
    ['difficulty', ({ difficulty }) => difficulty >= least && difficulty <= most],
  ];
  return (item) => checks.flatMap(([misfit, fits]) => (fits(item) ? [] : [misfit]));
}

/** The parts that somebody of this type of post sits. */
export function partsFor({ parts }: Pick<Blueprint, 'parts'>, postType: string): Part[] {
  return parts.filter(({ postTypes }) => postTypes.length === 0 || postTypes.includes(postType));
}
