import type { ArticleNumber, Citation } from '../../knowledge/citation/citation.ts';
import { findLaw } from '../../knowledge/citation/find-law.ts';
import type { Unresolved } from '../../knowledge/citation/resolution.ts';
import { resolveCitation } from '../../knowledge/citation/resolve-citation.ts';
import type { Day, Law, Region, Version } from '../../knowledge/law.ts';
import { splitTitle } from '../../knowledge/title.ts';
import { labelsMeant, readNumber, type TextChoice } from './law-path.ts';
import type { Library, Reader } from './library.ts';
import { noSuchArticle, noSuchVersion, noText, type Asked, type NoText } from './no-text.ts';
import { versionNamed, versionsOf } from './versions-of.ts';

/** A law as people name it: full, short or old title, with or without 《》; by default in the text in force today. */
export interface LawQuery extends TextChoice {
  readonly law: string;
  /** Place of the law, where several have one of this title; the reader's own by default. */
  readonly region?: Region;
}

export interface ChosenText {
  readonly law: Law;
  readonly version: Version;
  /** The day that it was chosen for. */
  readonly on: Day;
  /** The article asked for, as the text calls it. */
  readonly label?: string;
}

/** The text that is meant, and the article of it, or why there is none. */
export function chooseText(query: LawQuery, article: string | undefined, library: Library, reader: Reader): ChosenText | { readonly none: NoText } {
  const { corpus } = library;
  const on = query.on ?? reader.today;
  const region = query.region ?? reader.region;
  const mention = mentionOf(query.law, library);
  const labels = article === undefined ? [] : labelsMeant(article);
  const asked: Asked = { law: mention.title, key: mention.key, ...(labels[0] !== undefined && { label: labels[0] }) };
  const none = (why: Unresolved) => ({ none: noText(why, asked, on, library, reader) });

  // An address that names the place means the law of that very place.
  const ofPlace = query.region === undefined ? undefined : corpus.lawsByKey(mention.key).find((law) => law.region === region);
  const named = ofPlace ? { law: ofPlace } : findLaw(mention.key, corpus, region);
  if (query.version !== undefined && 'law' in named) {
    const version = versionNamed(versionsOf(named.law, corpus), query.version);
    return version ? withLabel({ law: named.law, version, on }, labels, asked, library) : { none: noSuchVersion(named.law, corpus) };
  }
  const isShared = corpus.lawsByKey(mention.key).length > 1;
  const within = ofPlace && isShared ? { law: ofPlace } : undefined;
  const resolve = (number?: ArticleNumber) => resolveCitation(
    { law: mention, ...(number && { article: number }), ...(within && { relation: 'this-law' }) }, corpus, { date: on, region, ...(within && { within }) },
  );
  const found = resolve();
  if (found.finding !== 'ok') return none(found);
  const chosen = withLabel({ law: found.law, version: found.version, on }, labels, asked, library);
  if (!('none' in chosen)) return chosen;
  // The resolver knows whether another version has it.
  const number = readNumber(article!.normalize('NFKC').replace(/\s/g, ''));
  const missing = number && resolve(number);
  return missing && missing.finding === 'wrong-version' ? none(missing) : chosen;
}

function withLabel(chosen: ChosenText, labels: readonly string[], asked: Asked, library: Library): ChosenText | { readonly none: NoText } {
  if (labels.length === 0) return chosen;
  const label = labels.find((one) => library.corpus.provision(chosen.version.id, one)) ?? countedThrough(labels, chosen.version, library);
  return label === undefined ? { none: noSuchArticle(chosen.law, chosen.version, asked, library) } : { ...chosen, label };
}

/** 27 of a document whose numbers go on through its parts, where we call it 五27; not where every part begins anew. */
function countedThrough(labels: readonly string[], { id }: Version, { readings }: Library): string | undefined {
  const number = labels.find((label) => /^\d+$/.test(label));
  if (number === undefined) return undefined;
  const found = readings.provisionsOf(id).filter(({ label }) => /^[一二三四五六七八九十]+(\d+)$/.exec(label)?.[1] === number);
  return found.length === 1 ? found[0]!.label : undefined;
}

/** A title that a law of the corpus bears means that law; only then is it a short name of another. */
function mentionOf(name: string, { corpus, knownTitles }: Library): NonNullable<Citation['law']> {
  const title = name.trim().replace(/^《([^《》]*)》$/, '$1');
  const { key, versionYear } = splitTitle(title);
  const meant = corpus.lawsByKey(key).length > 0 ? undefined : knownTitles().meaning(key);
  return { title, key: meant?.key ?? key, ...(versionYear !== undefined && { versionYear }) };
}
