import type { Day, Level, Region } from '../law.ts';
import type { Provision } from '../provision.ts';

/** One version of one law, ready to be stored. */
export interface DocumentToStore {
  readonly key: string;
  readonly title: string;
  readonly level: Level;
  readonly region: Region;
  readonly documentNumber?: string;
  readonly issuer?: string;
  readonly date?: Day;
  readonly statedFrom?: Day;
  readonly expires?: Day;
  readonly front: readonly string[];
  readonly tail: readonly string[];
  readonly blocks: readonly ({ heading: { rank: number; text: string } } | { provision: Provision & { marker: string } })[];
  /** Normalised titles of the laws that this one repeals or amends. */
  readonly repeals: readonly string[];
  readonly amends: readonly string[];
}
