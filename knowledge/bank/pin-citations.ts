import { articleLabel } from '../citation/article-label.ts';
import type { Citation } from '../citation/citation.ts';
import { expandCitation } from '../citation/expand-citation.ts';
import { formatTitle } from '../citation/format-citation.ts';
import { parseCitations } from '../citation/parse-citations.ts';
import type { Resolution } from '../citation/resolution.ts';
import { resolveCitation } from '../citation/resolve-citation.ts';
import type { Corpus, ProvisionInContext } from '../corpus/corpus.ts';
import type { Day, Region } from '../law.ts';
import { splitTitle } from '../title.ts';
import { wordsHash } from '../words-hash.ts';
import type { PinnedDraft } from './bank.ts';
import type { ItemCitation, ItemDraft, MissingCitation, PinnedCitation } from './item.ts';

export interface Pinning {
  /** One for each article: 第三条至第五条 gives three. */
  readonly pinned: readonly PinnedCitation[];
  readonly missing: readonly MissingCitation[];
}

/**
 * Ties citations to the provisions that they mean on a day, with the words these have then.
 * @param region whose own law is meant where several places have one of that title
 */
export function pinCitations(citations: readonly ItemCitation[], corpus: Corpus, day: Day, region?: Region): Pinning {
  const pinned = new Map<string, PinnedCitation>();
  const missing: MissingCitation[] = [];
  for (const citation of citations) {
    const resolved = placesOf(citation).map((place) => ({ place, resolution: resolveCitation(place, corpus, { date: day, ...(region !== undefined && { region }) }) }));
    for (const { place, resolution } of resolved) {
      const found = resolution.finding === 'ok' ? resolution : undefined;
      const provision = found && (found.provision ?? corpus.provision(found.version.id, citation.article.trim()));
      const written = resolved.length > 1 && place.article ? { ...citation, article: articleLabel(place.article.number, place.article.sub) } : citation;
      if (!found || !provision) missing.push({ ...written, reason: reasonOf(resolution, citation) });
      else pinned.set(`${found.law.id} ${provision.label} ${written.article}`, pinProvision({ law: found.law, version: found.version, provision }, written));
    }
  }
  return { pinned: [...pinned.values()], missing };
}

/** A draft as the bank takes it. */
export function pinDraft({ citations, ...draft }: ItemDraft, corpus: Corpus, day: Day, region?: Region): PinnedDraft {
  const { pinned, missing } = pinCitations(citations, corpus, day, region);
  return { ...draft, citations: pinned, ...(missing.length > 0 && { missing }) };
}

const BARE_NUMBER = /^[\d０-９一二三四五六七八九十百千零〇]+$/u;

/** Every article that an author's words name; the law alone where they name none, as 附件 does. */
function placesOf({ law, article }: ItemCitation): Pick<Citation, 'law' | 'article' | 'paragraph' | 'item' | 'subitem'>[] {
  const title = law.trim().replace(/^《(.*)》/u, '$1');
  const place = article.trim();
  const read = parseCitations(`《${title}》${BARE_NUMBER.test(place) ? `第${place}条` : place}`).filter((found) => found.article).flatMap(expandCitation);
  const { key, versionYear } = splitTitle(title);
  return read.length > 0 ? read : [{ law: { title, key, ...(versionYear !== undefined && { versionYear }) } }];
}

/** A provision as it reads in its version. @param citation as the author wrote it; by default as the law does */
export function pinProvision({ law, version, provision: { label, text } }: Pick<ProvisionInContext, 'law' | 'version' | 'provision'>, citation: ItemCitation = { law: law.title, article: label }): PinnedCitation {
  const { from } = version.validity;
  return { ...citation, lawKey: law.key, region: law.region, label, ...(from !== undefined && { from }), words: wordsHash(text), text };
}

function reasonOf(resolution: Resolution, { law, article }: ItemCitation): string {
  if (law.trim() === '') return '没有写明是哪部法律。';
  if (resolution.finding !== 'ok') return resolution.detail;
  return article.trim() === '' ? `没有写明${formatTitle(resolution.law.title)}的哪一条。` : `${formatTitle(law.replace(/^《(.*)》/u, '$1'))}中没有“${article}”。`;
}
