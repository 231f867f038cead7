import type { Candidate } from '../sitting/sitting.ts';
import type { Blueprint } from './blueprint.ts';
import { formsOf, paperIdOf } from './draw.ts';
import { randomFrom } from './randomness.ts';

/**
 * The paper of somebody who comes on the roster, or to another type of post, after the draw: a form that the seed names
 * for their number (stream `forms/` and the staff number), so that nobody can choose it. undefined: everybody has one of their own.
 */
export function formOf({ arrangement, seed }: Pick<Blueprint, 'arrangement'> & { readonly seed: string }, { number, postType }: Pick<Candidate, 'number' | 'postType'>): string | undefined {
  return arrangement.kind === 'individual' ? undefined : paperIdOf(postType, randomFrom(seed, `forms/${number}`).below(formsOf({ arrangement })));
}
