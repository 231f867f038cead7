import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import type { Law, Level, Region } from '../../knowledge/law.ts';
import { lawPath, type LawAddress, type TextChoice, type VersionName } from './law-path.ts';

/** A law as lists name it. */
export interface LawLink {
  /** The law's full title, without 《》. */
  readonly title: string;
  readonly level: Level;
  readonly region: Region;
  /** Its page, see {@link lawPath}. */
  readonly href: string;
}

type Laws = Pick<Corpus, 'lawsByKey'>;

export function linkTo(law: Law, corpus: Laws, chosen: TextChoice = {}): LawLink {
  const { title, level, region } = law;
  return { title, level, region, href: lawPath({ page: 'law', ...nameIn(law, corpus), ...chosen }) };
}

export function articleHref(law: Law, article: string, corpus: Laws, chosen: TextChoice = {}): string {
  return lawPath({ page: 'article', ...nameIn(law, corpus), article, ...chosen });
}

export function compareHref(law: Law, from: VersionName, to: VersionName, corpus: Laws): string {
  return lawPath({ page: 'compare', ...nameIn(law, corpus), from, to });
}

/** The place is part of the address only where several places have a law of this title. */
function nameIn({ key, region }: Law, corpus: Laws): Pick<LawAddress, 'title' | 'region'> {
  return corpus.lawsByKey(key).length > 1 ? { title: key, region } : { title: key };
}
